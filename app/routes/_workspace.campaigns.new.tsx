import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { openCampaign } from "#app/features/campaigns/campaign-commands.server.ts";
import { CampaignFields } from "#app/features/campaigns/campaign-form.tsx";
import { getNewCampaignForm } from "#app/features/campaigns/campaign-form-queries.server.ts";
import { OpenCampaignInput } from "#app/features/campaigns/campaign-input.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { campaignPath, campaignsPath } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { FormActions, FormError } from "#app/ui/form.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Open a campaign · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, (ctx) => getNewCampaignForm(ctx));
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const form = await readForm(args.request, OpenCampaignInput);
    if (!form.ok) return form.reply;
    try {
      return redirect(campaignPath(await openCampaign(ctx, form.value)));
    } catch (error) {
      return refusedForm(error, form.typed);
    }
  });
}

export default function NewCampaign() {
  const { areas, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { label: "Campaigns", to: campaignsPath() },
          { label: "Open a campaign" },
        ]}
        title="Open a campaign"
        lead="You lead it and are its first steward; both can be given on."
      />
      <Form method="post">
        <FormError>{reply?.formError}</FormError>
        <CampaignFields areas={areas} stored={{ startsOn: today }} reply={reply} />
        <FormActions>
          <Button type="submit" variant="primary" isPending={isPending}>
            Open the campaign
          </Button>
          <ButtonLink to={campaignsPath()} variant="quiet">
            Cancel
          </ButtonLink>
        </FormActions>
      </Form>
    </Page>
  );
}
