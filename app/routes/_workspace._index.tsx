import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { capital, listed } from "#app/domain/wording.ts";
import { readerZone } from "#app/features/access/reader-zone.server.ts";
import { ActivityList } from "#app/features/campaigns/activity-list.tsx";
import { listActivity } from "#app/features/campaigns/activity-queries.server.ts";
import { DueSteps } from "#app/features/campaigns/due-steps.tsx";
import { campaignsForHome } from "#app/features/campaigns/status-queries.server.ts";
import { MentionLines } from "#app/features/comments/mention-lines.tsx";
import { listMentionsOfMe } from "#app/features/comments/mentioned-queries.server.ts";
import { DecidedSuggestions } from "#app/features/drafts/decided-suggestions.tsx";
import { DraftList } from "#app/features/drafts/draft-list.tsx";
import { listDrafts } from "#app/features/drafts/draft-queries.server.ts";
import { listDecidedForMe } from "#app/features/drafts/suggestions.server.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { OwedReviews } from "#app/features/reviews/owed-reviews.tsx";
import { listOwedReviews } from "#app/features/reviews/review-queries.server.ts";
import { MyTaskLists } from "#app/features/tasks/task-list.tsx";
import { listMyTasks } from "#app/features/tasks/task-queries.server.ts";
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
    const [steps, reviews, tasks, mentions, decided, drafts, activity, timeZone] =
      await Promise.all([
        campaignsForHome(ctx),
        listOwedReviews(ctx),
        listMyTasks(ctx),
        listMentionsOfMe(ctx),
        listDecidedForMe(ctx),
        listDrafts(ctx, { limit: DRAFTS_SHOWN }),
        listActivity(ctx, { limit: ACTIVITY_SHOWN }),
        readerZone(ctx),
      ]);
    const work = { steps, reviews, tasks, mentions, decided, drafts, activity };
    return { name: ctx.actor.name, ...work, timeZone, now: ctx.now() };
  });
}

export default function MyWork() {
  const { name, steps, reviews, tasks, mentions, decided, ...rest } =
    useLoaderData<typeof loader>();
  const { drafts, activity, timeZone, now } = rest;
  const isAnyTask = Object.values(tasks).some((list) => list.length > 0);
  useLive(["network"]);
  return (
    <Page>
      <PageHeader
        title="My work"
        lead={leadOf(name, [
          [reviews.length, "answer", "answers"],
          [tasks.mine.length, "task", "tasks"],
          [mentions.length, "mention", "mentions"],
          [steps.length, "next step", "next steps"],
        ])}
      />
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
        {isAnyTask && (
          <Section title="Tasks" count={tasks.mine.length || undefined}>
            <MyTaskLists tasks={tasks} />
          </Section>
        )}
        {mentions.length > 0 && (
          <Section title="Mentions" count={mentions.length}>
            <MentionLines mentions={mentions} timeZone={timeZone} now={now} />
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

/** How many of a thing wait, and what one and several of it are called. */
type Waiting = readonly [count: number, one: string, several: string];

function leadOf(name: string, waiting: readonly Waiting[]): string {
  const first = name.split(" ")[0] ?? name;
  const some = waiting.filter(([count]) => count > 0);
  if (some.length === 0) return `Nothing waits for you, ${first}.`;
  const words = some.map(([count, one, several]) =>
    count === 1 ? `one ${one}` : `${count} ${several}`,
  );
  const isOne = some.length === 1 && some[0]?.[0] === 1;
  return `${capital(listed(words))} ${isOne ? "waits" : "wait"} for you, ${first}.`;
}
