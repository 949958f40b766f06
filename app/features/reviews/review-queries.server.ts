import { calendarDate, dateIn } from "#app/domain/calendar-date.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import { type DraftState, movesFrom, type StateMove } from "#app/domain/draft-state.ts";
import { can } from "#app/domain/permissions.ts";
import { versionTitle } from "#app/domain/version.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { countSuggestions } from "#app/features/drafts/suggestions.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** What somebody, or a city, was asked, and what they said. */
export interface ReviewLine {
  id: string;
  /** The person or the city. */
  asked: string;
  isCity: boolean;
  askedBy: string | null;
  askedAt: Date;
  /** `YYYY-MM-DD`, or null. */
  dueOn: string | null;
  isOverdue: boolean;
  note: string;
  version: { id: string; title: string };
  /** The text was changed since that version. */
  isStale: boolean;
  answer: "approve" | "object" | null;
  reason: string;
  answeredBy: string | null;
  answeredAt: Date | null;
  mayAnswer: boolean;
  mayWithdraw: boolean;
}

export interface ReviewPage {
  draft: { id: string; title: string; state: DraftState };
  moves: StateMove[];
  /** Those who still owe an answer first, then the latest answers. */
  lines: ReviewLine[];
  counts: { approve: number; object: number; owed: number };
  /** Suggestions that stand in the text. */
  suggestions: number;
  mayAsk: boolean;
  /** Who can be asked: people and cities of the draft and its campaign. */
  people: { id: string; name: string; about: string }[];
  cities: { id: string; label: string }[];
}

const reviewSelect = {
  id: true,
  personId: true,
  cityId: true,
  person: { select: { name: true } },
  city: { select: { name: true, state: true } },
  askedBy: { select: { name: true } },
  askedAt: true,
  dueOn: true,
  note: true,
  version: { select: { id: true, number: true, name: true, textEditedAt: true } },
  answer: true,
  reason: true,
  answeredBy: { select: { name: true } },
  answeredAt: true,
} satisfies Prisma.ReviewRequestSelect;

type ReviewRow = Prisma.ReviewRequestGetPayload<{ select: typeof reviewSelect }>;

/** Where a draft stands and who owes an answer. Refuses "notFound" like the draft. */
export async function getReviewPage(
  ctx: ActorContext,
  draftId: string,
): Promise<ReviewPage> {
  const { facts, campaignId } = await authorize(ctx, "draft.view", draftId);
  const mayAsk = can("draft.askReview", facts);
  const [draft, rows, suggestions, people, cities] = await Promise.all([
    ctx.db.draft.findUniqueOrThrow({
      where: { id: draftId },
      select: { id: true, title: true, state: true, editedAt: true },
    }),
    ctx.db.reviewRequest.findMany({
      where: { draftId },
      orderBy: [{ answeredAt: { sort: "desc", nulls: "first" } }, { askedAt: "asc" }],
      select: reviewSelect,
    }),
    countSuggestions(ctx, draftId),
    mayAsk ? peopleToAsk(ctx, draftId, campaignId) : [],
    mayAsk && campaignId ? citiesToAsk(ctx, campaignId) : [],
  ]);
  const lines = rows.map((row): ReviewLine => {
    const isOwn =
      row.personId === ctx.actor.personId ||
      (row.cityId !== null && ctx.actor.cityIds.includes(row.cityId));
    return {
      ...lineOf(row, draft.editedAt, ctx.now()),
      mayAnswer: can("review.answer", { ...facts, isOwn }),
      mayWithdraw: row.answer === null && can("review.withdraw", facts),
    };
  });
  const count = (answer: ReviewLine["answer"]) =>
    lines.filter((line) => line.answer === answer).length;
  return {
    draft: { id: draft.id, title: draft.title, state: draft.state },
    moves: movesFrom(draft.state).filter(({ action }) => can(action, facts)),
    lines,
    counts: { approve: count("approve"), object: count("object"), owed: count(null) },
    suggestions,
    mayAsk,
    people,
    cities,
  };
}

/** A review the actor was asked for and has not answered, wherever it is. */
export interface OwedReview {
  draft: { id: string; title: string };
  asked: string;
  isCity: boolean;
  dueOn: string | null;
  isOverdue: boolean;
}

/** What the actor owes an answer to, the most urgent first; drafts they may not see any more are left out. */
export async function listOwedReviews(ctx: ActorContext): Promise<OwedReview[]> {
  const { actor } = ctx;
  const rows = await ctx.db.reviewRequest.findMany({
    where: {
      answer: null,
      draft: { archivedAt: null },
      OR: [{ personId: actor.personId }, { cityId: { in: [...actor.cityIds] } }],
    },
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { askedAt: "asc" }],
    take: 50,
    select: {
      ...reviewSelect,
      draft: { select: { id: true, title: true, editedAt: true } },
    },
  });
  const seen = await Promise.all(
    rows.map(({ draft }) =>
      authorize(ctx, "draft.view", draft.id).then(
        () => true,
        () => false,
      ),
    ),
  );
  return rows
    .filter((_, at) => seen[at])
    .map((row) => {
      const { asked, isCity, dueOn, isOverdue } = lineOf(
        row,
        row.draft.editedAt,
        ctx.now(),
      );
      return { draft: row.draft, asked, isCity, dueOn, isOverdue };
    });
}

function lineOf(row: ReviewRow, editedAt: Date, now: Date) {
  const dueOn = row.dueOn ? calendarDate(row.dueOn) : null;
  return {
    id: row.id,
    asked: row.city ? cityLabel(row.city) : (row.person?.name ?? ""),
    isCity: row.cityId !== null,
    askedBy: row.askedBy?.name ?? null,
    askedAt: row.askedAt,
    dueOn,
    isOverdue: row.answer === null && dueOn !== null && dueOn < dateIn("UTC", now),
    note: row.note,
    version: { id: row.version.id, title: versionTitle(row.version) },
    isStale: editedAt > row.version.textEditedAt,
    answer: row.answer,
    reason: row.reason,
    answeredBy: row.answeredBy?.name ?? null,
    answeredAt: row.answeredAt,
  };
}

/** Whoever was given a right on the draft or its campaign. */
async function peopleToAsk(
  ctx: ActorContext,
  draftId: string,
  campaignId: string | null,
) {
  const scopes = [`draft:${draftId}`, ...(campaignId ? [`campaign:${campaignId}`] : [])];
  const rows = await ctx.db.person.findMany({
    where: {
      suspendedAt: null,
      grants: {
        some: {
          scope: { in: scopes },
          OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }],
        },
      },
    },
    orderBy: { name: "asc" },
    take: 100,
    select: {
      id: true,
      name: true,
      offices: {
        orderBy: { startsOn: "desc" },
        take: 1,
        select: { title: true, city: { select: { name: true, state: true } } },
      },
    },
  });
  return rows.map(({ id, name, offices: [office] }) => ({
    id,
    name,
    about: office ? `${office.title}, ${cityLabel(office.city)}` : "",
  }));
}

async function citiesToAsk(ctx: ActorContext, campaignId: string) {
  const rows = await ctx.db.campaignCity.findMany({
    where: { campaignId, leftOn: null },
    orderBy: { city: { name: "asc" } },
    select: { city: { select: { id: true, name: true, state: true } } },
  });
  return rows.map(({ city }) => ({ id: city.id, label: cityLabel(city) }));
}
