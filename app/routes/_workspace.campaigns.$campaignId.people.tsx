import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { revokeInvitation } from "#app/features/access/invitation-commands.server.ts";
import { listInvitations } from "#app/features/access/invitation-queries.server.ts";
import { PeopleForms } from "#app/features/campaigns/campaign-input.ts";
import { CampaignPeoplePage } from "#app/features/campaigns/campaign-people.tsx";
import { campaignTitleIn } from "#app/features/campaigns/campaign-title.ts";
import {
  giveRight,
  takeRightBack,
} from "#app/features/campaigns/people-commands.server.ts";
import { getCampaignPeople } from "#app/features/campaigns/people-queries.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { campaignPeoplePath, idParam } from "#app/paths.ts";

export const meta: MetaFunction = ({ matches }) => [
  { title: `People · ${campaignTitleIn(matches)} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    const people = await getCampaignPeople(ctx, campaignId);
    const invitations = people.may.grant
      ? await listInvitations(ctx, [
          {
            scope: `campaign:${campaignId}`,
            kind: "campaign",
            title: "This campaign",
            campaignId,
            draftId: null,
          },
        ])
      : [];
    return { campaignId, people, invitations };
  });
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    const form = await readForm(args.request, PeopleForms);
    if (!form.ok) return form.reply;
    const { value } = form;
    try {
      switch (value.intent) {
        case "give":
          await giveRight(ctx, campaignId, value);
          break;
        case "takeBack":
          await takeRightBack(ctx, campaignId, value.personId);
          break;
        case "revokeInvitation":
          await revokeInvitation(ctx, value.invitationId);
          break;
      }
    } catch (error) {
      return refusedForm(error, form.typed);
    }
    return redirect(`${campaignPeoplePath(campaignId)}?done=${ctx.now().getTime()}`);
  });
}

export default function People() {
  const { campaignId, people, invitations } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [params] = useSearchParams();
  return (
    <CampaignPeoplePage
      campaignId={campaignId}
      people={people}
      invitations={invitations}
      reply={reply}
      done={params.get("done") ?? ""}
    />
  );
}
