import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useState } from "react";
import {
  archiveCampaign,
  editCampaign,
  restoreCampaign,
} from "#app/features/campaigns/campaign-commands.server.ts";
import { CampaignFields } from "#app/features/campaigns/campaign-form.tsx";
import { getCampaignForm } from "#app/features/campaigns/campaign-form-queries.server.ts";
import { EditCampaignForms } from "#app/features/campaigns/campaign-input.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { campaignEditPath, campaignPath, campaignsPath, idParam } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Dialog, DialogTrigger } from "#app/ui/dialog.tsx";
import { FormActions, FormError, HiddenFields } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit · ${data?.campaign.title ?? "Campaign"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => ({
    campaign: await getCampaignForm(ctx, idParam(args.params, "campaignId")),
  }));
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    const form = await readForm(args.request, EditCampaignForms);
    if (!form.ok) return form.reply;
    try {
      switch (form.value.intent) {
        case "save": {
          const { intent: _, ...input } = form.value;
          await editCampaign(ctx, campaignId, input);
          return redirect(campaignPath(campaignId));
        }
        case "archive":
          await archiveCampaign(ctx, campaignId);
          return redirect(campaignPath(campaignId));
        case "restore":
          await restoreCampaign(ctx, campaignId);
          return redirect(campaignPath(campaignId));
      }
    } catch (error) {
      // Whoever saves again has read what the others wrote: their revision is the base now.
      const { revision } = await getCampaignForm(ctx, campaignId);
      return refusedForm(error, { ...form.typed, revision: String(revision) });
    }
  });
}

export default function EditCampaign() {
  const { campaign } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isPending = useNavigation().formData?.get("intent") === "save";
  // The page may go live under the form; what it was opened on must not change with it.
  const [revision] = useState(campaign.revision);
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { label: "Campaigns", to: campaignsPath() },
          { label: campaign.title, to: campaignPath(campaign.id) },
          { label: "Edit" },
        ]}
        title="Edit the campaign"
      />
      {campaign.may.edit && (
        <Form method="post">
          <FormError>{reply?.formError}</FormError>
          <HiddenFields
            values={{ intent: "save", revision: reply?.typed.revision ?? revision }}
          />
          <CampaignFields areas={campaign.areas} stored={campaign} reply={reply} />
          <FormActions>
            <Button type="submit" variant="primary" isPending={isPending}>
              Save
            </Button>
            <ButtonLink to={campaignPath(campaign.id)} variant="quiet">
              Cancel
            </ButtonLink>
            {reply?.formError && (
              <ButtonLink to={campaignEditPath(campaign.id)} reloadDocument>
                Open the page anew
              </ButtonLink>
            )}
          </FormActions>
        </Form>
      )}
      {campaign.isArchived && (
        <Notice title="This campaign is archived">
          All of it can be read; nothing in it can be changed until it is taken out of the
          archive.
        </Notice>
      )}
      {campaign.may.archive &&
        (campaign.isArchived ? <Restore /> : <Archive title={campaign.title} />)}
    </Page>
  );
}

function Archive({ title }: { title: string }) {
  return (
    <Section title="Archive">
      <p>
        An archived campaign leaves the lists. It stays readable, and nothing in it can be
        changed.
      </p>
      <div>
        <DialogTrigger button={<Button variant="danger">Archive the campaign</Button>}>
          <Dialog title={`Archive “${title}”?`} role="alertdialog" size="small">
            {(close) => (
              <Form method="post" onSubmit={close}>
                <HiddenFields values={{ intent: "archive" }} />
                <p>
                  Its drafts close to edits and its status stands still. A steward can
                  take it out again.
                </p>
                <FormActions>
                  <Button type="submit" variant="danger">
                    Archive it
                  </Button>
                  <Button onClick={close}>Keep it open</Button>
                </FormActions>
              </Form>
            )}
          </Dialog>
        </DialogTrigger>
      </div>
    </Section>
  );
}

function Restore() {
  return (
    <Form method="post">
      <HiddenFields values={{ intent: "restore" }} />
      <Button type="submit" variant="primary">
        Take it out of the archive
      </Button>
    </Form>
  );
}
