import type { ActionFunctionArgs } from "@remix-run/node";
import { arrange } from "#app/features/convenings/agenda-commands.server.ts";
import { ArrangeInput } from "#app/features/convenings/convening-input.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { idParam } from "#app/paths.ts";

/** The door for moving and removing items; answers in JSON. */
export function action(args: ActionFunctionArgs): Promise<Response> {
  return signedIn(args, async (ctx) => {
    const conveningId = idParam(args.params, "conveningId");
    const form = await readForm(args.request, ArrangeInput);
    if (!form.ok) return Response.json(form.reply.data, form.reply.init ?? undefined);
    await arrange(ctx, conveningId, form.value);
    return Response.json({ ok: true });
  });
}
