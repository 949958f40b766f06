import type { ActionFunctionArgs } from "@remix-run/node";
import { REFUSAL_STATUS, Refusal } from "#app/domain/refusal.ts";
import { changeComments } from "#app/features/comments/comment-commands.server.ts";
import { CommentInput } from "#app/features/comments/comment-input.ts";
import { formReply, readForm } from "#app/http/read-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";

/**
 * The one door for changes to comments, wherever they are shown. It answers in JSON: `{ ok }`,
 * or what was wrong with what was typed kept.
 */
export function action(args: ActionFunctionArgs): Promise<Response> {
  return signedIn(args, async (ctx) => {
    const form = await readForm(args.request, CommentInput);
    if (!form.ok) return Response.json(form.reply.data, form.reply.init ?? undefined);
    try {
      return Response.json(await changeComments(ctx, form.value));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = REFUSAL_STATUS[error.reason];
      const reply = formReply(form.typed, {}, error.message, status);
      return Response.json(reply.data, { status });
    }
  });
}
