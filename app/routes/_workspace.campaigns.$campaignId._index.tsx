import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { ActivityList } from "#app/features/campaigns/activity-list.tsx";
import { listActivity } from "#app/features/campaigns/activity-queries.server.ts";
import {
  CitiesByStage,
  Headline,
  Leads,
  NextSteps,
} from "#app/features/campaigns/campaign-overview.tsx";
import { getCampaignOverview } from "#app/features/campaigns/campaign-queries.server.ts";
import { campaignTitleIn } from "#app/features/campaigns/campaign-title.ts";
import { ConveningList } from "#app/features/convenings/convening-list.tsx";
import { listConveningsOf } from "#app/features/convenings/convening-queries.server.ts";
import { DraftList } from "#app/features/drafts/draft-list.tsx";
import { listDrafts } from "#app/features/drafts/draft-queries.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import {
  campaignAgendasPath,
  campaignCitiesPath,
  campaignDraftsPath,
  campaignStatusPath,
  idParam,
} from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Columns } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader as frameLoader } from "./_workspace.campaigns.$campaignId.tsx";

export const meta: MetaFunction = ({ matches }) => [
  { title: `${campaignTitleIn(matches)} · Translocal` },
];

const EVENTS_SHOWN = 8;
const DRAFTS_SHOWN = 4;
const CONVENINGS_SHOWN = 3;

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    const [overview, activity, drafts, convenings] = await Promise.all([
      getCampaignOverview(ctx, campaignId),
      listActivity(ctx, { campaignId, limit: EVENTS_SHOWN }),
      listDrafts(ctx, { campaignId, limit: DRAFTS_SHOWN }),
      listConveningsOf(ctx, { campaignId }),
    ]);
    return {
      campaignId,
      overview,
      activity,
      drafts,
      convenings: convenings.slice(0, CONVENINGS_SHOWN),
      now: ctx.now(),
    };
  });
}

export default function Overview() {
  const { campaignId, overview, activity, drafts, convenings, now } =
    useLoaderData<typeof loader>();
  const frame = useRouteLoaderData<typeof frameLoader>(
    "routes/_workspace.campaigns.$campaignId",
  );
  return (
    <Columns
      aside={
        <>
          <Leads campaignId={campaignId} leads={overview.leads} />
          <Section title="What has happened">
            {activity.length > 0 ? (
              <ActivityList lines={activity} now={now} isOfOneCampaign />
            ) : (
              <p>Nothing yet.</p>
            )}
          </Section>
        </>
      }
    >
      <Headline overview={overview} />
      <Section title="Goal">
        <p>{frame?.campaign.goal}</p>
        {overview.summary && <p style={{ whiteSpace: "pre-line" }}>{overview.summary}</p>}
        <p>
          Since <DateText on={overview.startsOn} />.
        </p>
      </Section>
      {overview.steps.length > 0 && (
        <Section title="Next steps">
          <NextSteps steps={overview.steps} />
        </Section>
      )}
      <Section
        title="Cities"
        count={overview.cityCount}
        actions={
          overview.cityCount > 0 && (
            <Link to={campaignStatusPath(campaignId)}>See every city's status</Link>
          )
        }
      >
        {overview.cityCount > 0 ? (
          <CitiesByStage campaignId={campaignId} overview={overview} />
        ) : (
          <Empty
            level={3}
            title="No city has joined yet"
            action={
              frame?.campaign.may.addCity && (
                <ButtonLink to={campaignCitiesPath(campaignId)}>Add a city</ButtonLink>
              )
            }
          >
            A city joins with its own procedure: whatever it does from then on is recorded
            here in its own words, with the day and the body that did it.
          </Empty>
        )}
      </Section>
      {drafts.length > 0 && (
        <Section
          title="Drafts"
          actions={<Link to={campaignDraftsPath(campaignId)}>See all drafts</Link>}
        >
          <DraftList drafts={drafts} now={now} isOfOneCampaign />
        </Section>
      )}
      {convenings.length > 0 && (
        <Section
          title="Agendas"
          actions={<Link to={campaignAgendasPath(campaignId)}>See all agendas</Link>}
        >
          <ConveningList convenings={convenings} isCampaignHidden />
        </Section>
      )}
    </Columns>
  );
}
