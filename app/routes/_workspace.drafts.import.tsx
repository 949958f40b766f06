import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Refusal } from "#app/domain/refusal.ts";
import { listCampaignsToDraftIn } from "#app/features/drafts/draft-queries.server.ts";
import { readForPreview } from "#app/features/imports/import-commands.server.ts";
import { MAX_PASTED, ReadFileInput } from "#app/features/imports/import-input.ts";
import { formReply } from "#app/http/read-form.server.ts";
import { readUpload } from "#app/http/read-upload.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { campaignsPath, draftsPath, importPreviewPath, isId } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { FormActions, FormError, FormFields } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Import a file · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const asked = new URL(args.request.url).searchParams;
    const campaignId = asked.get("campaign");
    return {
      campaigns: await listCampaignsToDraftIn(ctx),
      campaignId: isId(campaignId) ? campaignId : undefined,
      hasExpired: asked.get("expired") === "yes",
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const { form, file } = await readUpload(args.request, ReadFileInput, "file");
    if (!form.ok) return form.reply;
    const { campaignId, text } = form.value;
    const pasted = { name: "Pasted text.txt", bytes: new TextEncoder().encode(text) };
    const sent = file ?? (text.trim() === "" ? null : pasted);
    if (!sent) {
      return formReply(form.typed, { file: "Choose a file, or paste a text below." });
    }
    try {
      return redirect(importPreviewPath(await readForPreview(ctx, campaignId, sent)));
    } catch (error) {
      if (!(error instanceof Refusal) || error.field !== "file") throw error;
      const status = error.reason === "unavailable" ? 503 : 400;
      return formReply(form.typed, { file: error.message }, null, status);
    }
  });
}

export default function ImportFile() {
  const { campaigns, campaignId, hasExpired } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  return (
    <Page width="text">
      <PageHeader
        crumbs={[{ label: "Drafts", to: draftsPath() }, { label: "Import a file" }]}
        title="Import a file"
        lead="Bring in an ordinance, resolution or plan you have. You see what was recognised before anything is created."
      />
      {hasExpired && !reply && (
        <Notice tone="warning" title="What was read of your file is gone">
          <p>It is kept for an hour. Choose the file once more.</p>
        </Notice>
      )}
      {campaigns.length === 0 ? (
        <Empty
          title="You may not start a draft in any campaign yet"
          action={<ButtonLink to={campaignsPath()}>See the campaigns</ButtonLink>}
        >
          A draft belongs to a campaign in which you have the right to edit. Ask one of
          the campaign's leads for it.
        </Empty>
      ) : (
        <Form method="post" encType="multipart/form-data">
          <FormError title="This could not be read">{reply?.formError}</FormError>
          <FormFields>
            <SelectField
              name="campaignId"
              label="Campaign"
              placeholder="Choose a campaign"
              options={campaigns.map(({ id, title }) => ({ value: id, label: title }))}
              defaultValue={reply?.typed.campaignId ?? campaignId ?? ""}
              error={reply?.errors.campaignId}
              required
            />
            <TextField
              type="file"
              name="file"
              label="File"
              hint="Word (.docx), a web page (.html), Markdown (.md), Akoma Ntoso (.xml) or plain text (.txt), up to 12 MB."
              accept=".docx,.html,.htm,.md,.markdown,.xml,.akn,.txt"
              error={reply?.errors.file}
            />
            <TextArea
              name="text"
              label="Or paste a text"
              hint="For what stands on a web page or in an e-mail."
              defaultValue={reply?.typed.text}
              error={reply?.errors.text}
              maxLength={MAX_PASTED}
              isOptional
            />
          </FormFields>
          <FormActions>
            <Button type="submit" variant="primary" isPending={isPending}>
              Read it
            </Button>
            <ButtonLink to={draftsPath()} variant="quiet">
              Cancel
            </ButtonLink>
          </FormActions>
        </Form>
      )}
    </Page>
  );
}
