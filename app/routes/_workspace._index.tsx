import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ActivityList } from "#app/features/campaigns/activity-list.tsx";
import { listActivity } from "#app/features/campaigns/activity-queries.server.ts";
import { DueSteps } from "#app/features/campaigns/due-steps.tsx";
import { campaignsForHome } from "#app/features/campaigns/status-queries.server.ts";
import { DraftList } from "#app/features/drafts/draft-list.tsx";
import { listDrafts } from "#app/features/drafts/draft-queries.server.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { activityPath, draftsPath } from "#app/paths.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Columns, Page, PageHeader } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";

const DRAFTS_SHOWN = 6;
const ACTIVITY_SHOWN = 12;

export const meta: MetaFunction = () => [{ title: "My work · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const [steps, drafts, activity] = await Promise.all([
      campaignsForHome(ctx),
      listDrafts(ctx, { limit: DRAFTS_SHOWN }),
      listActivity(ctx, { limit: ACTIVITY_SHOWN }),
    ]);
    return { name: ctx.actor.name, steps, drafts, activity, now: ctx.now() };
  });
}

export default function MyWork() {
  const { name, steps, drafts, activity, now } = useLoaderData<typeof loader>();
  useLive(["network"]);
  return (
    <Page>
      <PageHeader title="My work" lead={leadOf(name, steps.length)} />
      <Columns
        aside={
          <Section
            title="What happened"
            actions={<Link to={activityPath()}>All of it</Link>}
          >
            <ActivityList lines={activity} now={now} />
          </Section>
        }
      >
        <Section title="Next steps due" count={steps.length}>
          {steps.length > 0 ? (
            <DueSteps steps={steps} />
          ) : (
            <Empty title="Nothing is due in the next two weeks" level={3}>
              A next step written beside a city's action appears here when its day is
              near, for the cities you hold office in and the campaigns you lead.
            </Empty>
          )}
        </Section>
        <Section title="Drafts" actions={<Link to={draftsPath()}>All drafts</Link>}>
          {drafts.length > 0 ? (
            <DraftList drafts={drafts} now={now} />
          ) : (
            <Empty title="No draft is shared with you yet" level={3} />
          )}
        </Section>
      </Columns>
    </Page>
  );
}

function leadOf(name: string, due: number): string {
  const first = name.split(" ")[0] ?? name;
  if (due === 0) return `Nothing waits for you, ${first}.`;
  return due === 1
    ? `One next step waits for you, ${first}.`
    : `${due} next steps wait for you, ${first}.`;
}
