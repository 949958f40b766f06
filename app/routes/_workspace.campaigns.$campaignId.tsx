import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useMatches } from "@remix-run/react";
import { getCampaignFrame } from "#app/features/campaigns/campaign-queries.server.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import {
  campaignAgendasPath,
  campaignDraftsPath,
  campaignEditPath,
  campaignPath,
  campaignPeoplePath,
  campaignStatusPath,
  campaignsPath,
  idParam,
} from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { TabNav } from "#app/ui/tab-nav.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.campaign.title ?? "Campaign"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => ({
    campaign: await getCampaignFrame(ctx, idParam(args.params, "campaignId")),
  }));
}

/** A page under the frame may ask for the whole width, as tables and boards do. */
function isWide(handle: unknown): boolean {
  return typeof handle === "object" && handle !== null && "isWide" in handle;
}

export default function CampaignFrame() {
  const { campaign } = useLoaderData<typeof loader>();
  const matches = useMatches();
  useLive([`campaign:${campaign.id}`]);
  const { id, may } = campaign;
  return (
    <Page width={matches.some((match) => isWide(match.handle)) ? "wide" : "normal"}>
      <PageHeader
        crumbs={[
          { label: "Campaigns", to: campaignsPath() },
          {
            label: campaign.issueArea.name,
            to: `${campaignsPath()}#area-${campaign.issueArea.id}`,
          },
        ]}
        title={campaign.title}
        actions={
          (may.edit || may.archive) && (
            <ButtonLink to={campaignEditPath(id)}>
              {may.edit ? "Edit" : "Archive"}
            </ButtonLink>
          )
        }
      />
      {campaign.archivedAt && (
        <Notice title="This campaign is archived">
          Put away on <DateText on={campaign.archivedAt.toISOString()} />. All of it can
          be read; nothing in it can be changed.
        </Notice>
      )}
      <TabNav
        label={campaign.title}
        tabs={[
          { to: campaignPath(id), label: "Overview", end: true },
          { to: campaignStatusPath(id), label: "Status", count: campaign.cityCount },
          { to: campaignDraftsPath(id), label: "Drafts", count: campaign.draftCount },
          {
            to: campaignAgendasPath(id),
            label: "Agendas",
            count: campaign.conveningCount,
          },
          { to: campaignPeoplePath(id), label: "People", count: campaign.peopleCount },
        ]}
      />
      <Outlet />
    </Page>
  );
}
