import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteLoaderData } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { campaignTitleIn } from "#app/features/campaigns/campaign-title.ts";
import { DraftList } from "#app/features/drafts/draft-list.tsx";
import { listDrafts } from "#app/features/drafts/draft-queries.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { idParam, newDraftPath } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader as frameLoader } from "./_workspace.campaigns.$campaignId.tsx";

export const meta: MetaFunction = ({ matches }) => [
  { title: `Drafts · ${campaignTitleIn(matches)} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    return {
      campaignId,
      drafts: await listDrafts(ctx, { campaignId }),
      now: ctx.now(),
    };
  });
}

export default function CampaignDrafts() {
  const { campaignId, drafts, now } = useLoaderData<typeof loader>();
  const frame = useRouteLoaderData<typeof frameLoader>(
    "routes/_workspace.campaigns.$campaignId",
  );
  const start = frame?.campaign.may.startDraft && (
    <ButtonLink to={newDraftPath(campaignId)} icon={Plus} size="small">
      Start a draft
    </ButtonLink>
  );
  if (drafts.length === 0) {
    return (
      <Empty
        title="No draft yet"
        example={
          <p>
            <strong>Model ordinance: discretionary arrests</strong> · written by officials
            of two cities at once, then adapted by each
          </p>
        }
        action={start}
      >
        A draft is one text that people of several cities write together: a model
        ordinance, a resolution, a response plan.
      </Empty>
    );
  }
  return (
    <Section title="Drafts" count={drafts.length} actions={start}>
      <DraftList drafts={drafts} now={now} isOfOneCampaign />
    </Section>
  );
}
