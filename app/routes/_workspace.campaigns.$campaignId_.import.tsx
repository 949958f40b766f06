import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Refusal } from "#app/domain/refusal.ts";
import { getCampaignFrame } from "#app/features/campaigns/campaign-queries.server.ts";
import { readForImport } from "#app/features/sheets/sheet-commands.server.ts";
import { SheetForm } from "#app/features/sheets/sheet-form.tsx";
import { ReadSheetInput } from "#app/features/sheets/sheet-input.ts";
import { formReply } from "#app/http/read-form.server.ts";
import { readUpload } from "#app/http/read-upload.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import {
  campaignPath,
  campaignSheetPath,
  campaignStatusPath,
  idParam,
} from "#app/paths.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Import actions · ${data?.campaign.title ?? "Campaign"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => ({
    campaign: await getCampaignFrame(ctx, idParam(args.params, "campaignId")),
    hasExpired: new URL(args.request.url).searchParams.get("expired") === "yes",
  }));
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    const { form, file } = await readUpload(args.request, ReadSheetInput, "file");
    if (!form.ok) return form.reply;
    const { text } = form.value;
    const pasted = { name: "Pasted table.csv", bytes: new TextEncoder().encode(text) };
    const sent = file ?? (text.trim() === "" ? null : pasted);
    if (!sent)
      return formReply(form.typed, { file: "Choose a file, or paste a table below." });
    try {
      return redirect(
        campaignSheetPath(campaignId, await readForImport(ctx, campaignId, sent)),
      );
    } catch (error) {
      if (!(error instanceof Refusal) || error.field !== "file") throw error;
      return formReply(form.typed, { file: error.message });
    }
  });
}

export default function ImportActions() {
  const { campaign, hasExpired } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { label: campaign.title, to: campaignPath(campaign.id) },
          { label: "Status", to: campaignStatusPath(campaign.id) },
        ]}
        title="Import actions"
        lead="Bring in the table you kept until now. You see what would be recorded, row by row, before anything is."
      />
      {hasExpired && !reply && (
        <Notice tone="warning" title="What was read of your table is gone">
          <p>It is kept for an hour. Choose the file once more.</p>
        </Notice>
      )}
      <SheetForm campaignId={campaign.id} reply={reply} />
    </Page>
  );
}
