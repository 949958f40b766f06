import type { ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { REFUSAL_STATUS, Refusal } from "#app/domain/refusal.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { formReply, readForm } from "./read-form.server.ts";
import { signedIn } from "./signed-in.server.ts";

/**
 * A door that is knocked at from many pages: it takes a form and answers in JSON, with what the command
 * gave, or with what was wrong and what was typed kept.
 */
export function jsonDoor<Input extends z.ZodType>(
  args: ActionFunctionArgs,
  input: Input,
  change: (ctx: ActorContext, input: z.output<Input>) => Promise<unknown>,
): Promise<Response> {
  return signedIn(args, async (ctx) => {
    const form = await readForm(args.request, input);
    if (!form.ok) return Response.json(form.reply.data, form.reply.init ?? undefined);
    try {
      return Response.json(await change(ctx, form.value));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = REFUSAL_STATUS[error.reason];
      const errors = error.field ? { [error.field]: error.message } : {};
      const formError = error.field ? null : error.message;
      const reply = formReply(form.typed, errors, formError, status);
      return Response.json(reply.data, { status });
    }
  });
}
