import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Refusal } from "#app/domain/refusal.ts";
import { changeDraftSettings } from "#app/features/drafts/draft-commands.server.ts";
import { DraftSettingsInput } from "#app/features/drafts/draft-input.ts";
import { getDraftSettings } from "#app/features/drafts/draft-queries.server.ts";
import {
  DraftRights,
  DraftState,
  RenameDraft,
} from "#app/features/drafts/draft-settings.tsx";
import { useLive } from "#app/features/live/use-live.ts";
import { formReply, readForm } from "#app/http/read-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { draftPath, draftSettingsPath, draftsPath, idParam } from "#app/paths.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Settings · ${data?.draft.title ?? "Draft"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => ({
    draft: await getDraftSettings(ctx, idParam(args.params, "draftId")),
  }));
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const draftId = idParam(args.params, "draftId");
    const form = await readForm(args.request, DraftSettingsInput);
    if (!form.ok) return form.reply;
    try {
      await changeDraftSettings(ctx, draftId, form.value);
    } catch (error) {
      if (!(error instanceof Refusal) || !["invalid", "conflict"].includes(error.reason))
        throw error;
      const errors = error.field ? { [error.field]: error.message } : {};
      return formReply(form.typed, errors, error.field ? null : error.message);
    }
    return redirect(draftSettingsPath(draftId));
  });
}

export default function Settings() {
  const { draft } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  useLive([`draft:${draft.id}`]);
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { label: "Drafts", to: draftsPath() },
          { label: draft.title, to: draftPath(draft.id) },
          { label: "Settings" },
        ]}
        title="Settings of the draft"
      />
      <RenameDraft draft={draft} reply={reply} />
      <DraftRights draft={draft} reply={reply} />
      <DraftState draft={draft} />
    </Page>
  );
}
