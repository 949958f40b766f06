import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getCampaignFrame } from "#app/features/campaigns/campaign-queries.server.ts";
import { readColumns } from "#app/features/sheets/sheet.ts";
import {
  discardSheet,
  previewSheet,
  recordSheet,
} from "#app/features/sheets/sheet-commands.server.ts";
import { SheetForms } from "#app/features/sheets/sheet-input.ts";
import { SheetPreviewView } from "#app/features/sheets/sheet-preview.tsx";
import { readForm } from "#app/http/read-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import {
  campaignImportPath,
  campaignPath,
  campaignStatusPath,
  idParam,
} from "#app/paths.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.preview.fileName ?? "Import actions"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    const sheetId = idParam(args.params, "sheetId");
    const columns = readColumns(new URL(args.request.url).searchParams);
    const campaign = await getCampaignFrame(ctx, campaignId);
    const preview = await previewSheet(ctx, campaignId, sheetId, columns);
    if (!preview) throw redirect(`${campaignImportPath(campaignId)}?expired=yes`);
    return { campaign, preview };
  });
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    const sheetId = idParam(args.params, "sheetId");
    const form = await readForm(args.request, SheetForms);
    if (!form.ok) return form.reply;
    const columns = readColumns(new URL(args.request.url).searchParams);
    if (form.value.intent === "discard") {
      await getCampaignFrame(ctx, campaignId);
      discardSheet(ctx, sheetId);
      return redirect(campaignImportPath(campaignId));
    }
    const count = await recordSheet(ctx, campaignId, sheetId, columns);
    return redirect(
      count === null
        ? `${campaignImportPath(campaignId)}?expired=yes`
        : `${campaignStatusPath(campaignId)}?imported=${count}`,
    );
  });
}

export default function ImportPreview() {
  const { campaign, preview } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        crumbs={[
          { label: campaign.title, to: campaignPath(campaign.id) },
          { label: "Import actions", to: campaignImportPath(campaign.id) },
        ]}
        title={preview.fileName}
        lead="Nothing is recorded yet."
      />
      <SheetPreviewView preview={preview} />
    </Page>
  );
}
