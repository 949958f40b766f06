import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readerZone } from "#app/features/access/reader-zone.server.ts";
import { ActivityList } from "#app/features/campaigns/activity-list.tsx";
import { listActivity } from "#app/features/campaigns/activity-queries.server.ts";
import { DueSteps } from "#app/features/campaigns/due-steps.tsx";
import { campaignsForHome } from "#app/features/campaigns/status-queries.server.ts";
import { DecidedSuggestions } from "#app/features/drafts/decided-suggestions.tsx";
import { DraftList } from "#app/features/drafts/draft-list.tsx";
import { listDrafts } from "#app/features/drafts/draft-queries.server.ts";
import { listDecidedForMe } from "#app/features/drafts/suggestions.server.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { OwedReviews } from "#app/features/reviews/owed-reviews.tsx";
import { listOwedReviews } from "#app/features/reviews/review-queries.server.ts";
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
    const [steps, reviews, decided, drafts, activity, timeZone] = await Promise.all([
      campaignsForHome(ctx),
      listOwedReviews(ctx),
      listDecidedForMe(ctx),
      listDrafts(ctx, { limit: DRAFTS_SHOWN }),
      listActivity(ctx, { limit: ACTIVITY_SHOWN }),
      readerZone(ctx),
    ]);
    const work = { steps, reviews, decided, drafts, activity };
    return { name: ctx.actor.name, ...work, timeZone, now: ctx.now() };
  });
}

export default function MyWork() {
  const { name, steps, reviews, decided, drafts, activity, timeZone, now } =
    useLoaderData<typeof loader>();
  useLive(["network"]);
  return (
    <Page>
      <PageHeader title="My work" lead={leadOf(name, steps.length, reviews.length)} />
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
        {reviews.length > 0 && (
          <Section title="Answers you owe" count={reviews.length}>
            <OwedReviews reviews={reviews} />
          </Section>
        )}
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
        {decided.length > 0 && (
          <Section title="What became of your suggestions" count={decided.length}>
            <DecidedSuggestions decided={decided} timeZone={timeZone} now={now} />
          </Section>
        )}
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

function leadOf(name: string, steps: number, reviews: number): string {
  const first = name.split(" ")[0] ?? name;
  const waiting = [
    reviews > 0 && (reviews === 1 ? "one answer" : `${reviews} answers`),
    steps > 0 && (steps === 1 ? "one next step" : `${steps} next steps`),
  ].filter(Boolean);
  if (waiting.length === 0) return `Nothing waits for you, ${first}.`;
  const words = waiting.join(" and ");
  const verb = steps + reviews === 1 ? "waits" : "wait";
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${verb} for you, ${first}.`;
}
