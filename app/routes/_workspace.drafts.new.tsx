import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import FileUp from "lucide-react/icons/file-up";
import { DRAFT_KIND_WORDS, DRAFT_KINDS } from "#app/domain/draft.ts";
import { startDraft } from "#app/features/drafts/draft-commands.server.ts";
import { StartDraftInput } from "#app/features/drafts/draft-input.ts";
import { listCampaignsToDraftIn } from "#app/features/drafts/draft-queries.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { campaignsPath, draftPath, draftsPath, importPath, isId } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { RadioGroupField, SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions, FormError, FormFields } from "#app/ui/form.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Start a draft · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const asked = new URL(args.request.url).searchParams.get("campaign");
    const campaigns = await listCampaignsToDraftIn(ctx);
    return { campaigns, campaignId: isId(asked) ? asked : undefined };
  });
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const form = await readForm(args.request, StartDraftInput);
    if (!form.ok) return form.reply;
    return redirect(draftPath(await startDraft(ctx, form.value)));
  });
}

export default function NewDraft() {
  const { campaigns, campaignId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  return (
    <Page width="text">
      <PageHeader
        crumbs={[{ label: "Drafts", to: draftsPath() }, { label: "Start a draft" }]}
        title="Start a draft"
        lead="You begin with the parts this kind of text needs, and are its steward."
        actions={
          campaigns.length > 0 && (
            <ButtonLink to={importPath(campaignId)} icon={FileUp}>
              Import a file instead
            </ButtonLink>
          )
        }
      />
      {campaigns.length === 0 ? (
        <Empty
          title="You may not start a draft in any campaign yet"
          action={<ButtonLink to={campaignsPath()}>See the campaigns</ButtonLink>}
        >
          A draft belongs to a campaign in which you have the right to edit. Ask one of
          the campaign's leads for it.
        </Empty>
      ) : (
        <Form method="post">
          <FormError>{reply?.formError}</FormError>
          <FormFields>
            <TextField
              name="title"
              label="Title"
              hint="As people will speak of it; the law's own title stands in the text."
              defaultValue={reply?.typed.title}
              error={reply?.errors.title}
              maxLength={300}
              required
            />
            <SelectField
              name="campaignId"
              label="Campaign"
              placeholder="Choose a campaign"
              options={campaigns.map(({ id, title }) => ({ value: id, label: title }))}
              defaultValue={reply?.typed.campaignId ?? campaignId ?? ""}
              error={reply?.errors.campaignId}
              required
            />
            <RadioGroupField
              name="kind"
              label="Kind"
              options={DRAFT_KINDS.map((value) => ({
                value,
                label: DRAFT_KIND_WORDS[value].name,
                hint: DRAFT_KIND_WORDS[value].means,
              }))}
              defaultValue={reply?.typed.kind ?? "modelOrdinance"}
              error={reply?.errors.kind}
              required
            />
          </FormFields>
          <FormActions>
            <Button type="submit" variant="primary" isPending={isPending}>
              Start the draft
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
