import type { ActionFunctionArgs } from "@remix-run/node";
import { DecisionInput } from "#app/features/drafts/suggestion-input.ts";
import { recordDecision } from "#app/features/drafts/suggestions.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { idParam } from "#app/paths.ts";

/** What a steward decided in the text is put on record. */
export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const draftId = idParam(args.params, "draftId");
    const form = await readForm(args.request, DecisionInput, ["suggestionIds", "words"]);
    if (!form.ok) return form.reply;
    await recordDecision(ctx, draftId, form.value);
    return Response.json({ ok: true });
  });
}
