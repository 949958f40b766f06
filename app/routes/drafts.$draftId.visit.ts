import type { ActionFunctionArgs } from "@remix-run/node";
import { DraftVisitInput } from "#app/features/drafts/draft-input.ts";
import { recordVisit } from "#app/features/drafts/draft-visits.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { idParam } from "#app/paths.ts";

/** A screen that is left says what it has shown. */
export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const draftId = idParam(args.params, "draftId");
    const form = await readForm(args.request, DraftVisitInput);
    if (!form.ok) return form.reply;
    await recordVisit(ctx, draftId, form.value);
    return new Response(null, { status: 204 });
  });
}
