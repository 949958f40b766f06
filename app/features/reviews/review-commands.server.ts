import { databaseDate, dateIn } from "#app/domain/calendar-date.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import { isSettled, moveBetween } from "#app/domain/draft-state.ts";
import { can } from "#app/domain/permissions.ts";
import { notFound, Refusal } from "#app/domain/refusal.ts";
import { versionTitle } from "#app/domain/version.ts";
import { findActor } from "#app/features/access/actor.server.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { findFacts } from "#app/features/access/facts.server.ts";
import { draftTitle } from "#app/features/drafts/draft-title.server.ts";
import { countSuggestions, decideAll } from "#app/features/drafts/suggestions.server.ts";
import { readText, storeVersion } from "#app/features/versions/version-store.server.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";
import { wordsOfDate } from "#app/ui/date-words.ts";
import type { AnswerInput, AskInput, MoveInput, ReviewInput } from "./review-input.ts";

/** Does what a form of the review page asked for. Refuses what its command refuses. */
export function changeReview(
  ctx: ActorContext,
  draftId: string,
  input: ReviewInput,
): Promise<void> {
  switch (input.intent) {
    case "move":
      return moveDraft(ctx, draftId, input);
    case "ask":
      return askForReview(ctx, draftId, input);
    case "answer":
      return answerReview(ctx, draftId, input);
    case "withdraw":
      return withdrawReview(ctx, draftId, input.reviewId);
  }
}

/**
 * Moves a draft from one state to the next. A text that becomes final is kept as a version of that
 * name, and sockets are judged again, for nobody may change it any more. Refuses "forbidden" to whom
 * the step is not given, "conflict" when there is no such step from where the draft is, "invalid"
 * when it would be final with suggestions in it and nothing is said of what becomes of them.
 */
export async function moveDraft(
  ctx: ActorContext,
  draftId: string,
  { to, suggestions }: MoveInput,
): Promise<void> {
  await authorize(ctx, "draft.view", draftId);
  const { state } = await ctx.db.draft.findUniqueOrThrow({
    where: { id: draftId },
    select: { state: true },
  });
  if (state === to) return;
  const move = moveBetween(state, to);
  if (!move) throw goneOn();
  const { campaignId } = await authorize(ctx, move.action, draftId);
  const isFinished = to === "final" && !isSettled(state);
  if (isFinished) await settleSuggestions(ctx, draftId, suggestions);
  const text = isFinished ? await readText(ctx, draftId) : null;
  await transact(ctx, async (tx, recording) => {
    const { count } = await tx.draft.updateMany({
      where: { id: draftId, state },
      data: { state: to },
    });
    if (count === 0) throw goneOn();
    if (text) {
      await storeVersion(ctx, tx, text, {
        reason: "named",
        name: "Final text",
        madeById: ctx.actor.personId,
      });
    }
    await record(recording, {
      type: `draft.${to}`,
      campaignId,
      draftId,
      details: { title: await draftTitle(tx, draftId) },
    });
  });
  ctx.live.revalidate({ draftId });
}

/** What is kept stays a suggestion, and is no part of the final text. */
async function settleSuggestions(
  ctx: ActorContext,
  draftId: string,
  fate: MoveInput["suggestions"],
): Promise<void> {
  if (fate === "keep") return;
  if (fate !== "") return decideAll(ctx, draftId, fate);
  const open = await countSuggestions(ctx, draftId);
  if (open > 0) {
    throw new Refusal("invalid", "Say what becomes of the suggestions first.", {
      field: "suggestions",
    });
  }
}

/**
 * Asks people and cities what they say to the text as it stands now, which is kept as a version. A
 * draft that is being written is in review from then on. Who was asked and has not answered is asked
 * about the new text instead. Refuses "invalid" when somebody asked may not see the draft.
 */
export async function askForReview(
  ctx: ActorContext,
  draftId: string,
  input: AskInput,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "draft.askReview", draftId);
  if (input.dueOn && input.dueOn < dateIn("UTC", ctx.now())) {
    throw new Refusal("invalid", "Choose a day that is still to come.", {
      field: "dueOn",
    });
  }
  const asked = await whoIsAsked(ctx, draftId, input);
  const text = await readText(ctx, draftId);
  const today = wordsOfDate(dateIn("UTC", ctx.now()), "long");
  await transact(ctx, async (tx, recording) => {
    const version = await storeVersion(ctx, tx, text, {
      reason: "named",
      name: `For review, ${today}`,
      keepsName: true,
      madeById: ctx.actor.personId,
    });
    await tx.reviewRequest.deleteMany({
      where: {
        draftId,
        answer: null,
        OR: asked.map(({ personId, cityId }) => ({ personId, cityId })),
      },
    });
    await tx.reviewRequest.createMany({
      data: asked.map(({ personId, cityId }) => ({
        draftId,
        versionId: version.id,
        personId,
        cityId,
        askedById: ctx.actor.personId,
        askedAt: ctx.now(),
        dueOn: input.dueOn ? databaseDate(input.dueOn) : null,
        note: input.note,
      })),
    });
    await tx.draft.updateMany({
      where: { id: draftId, state: "drafting" },
      data: { state: "inReview" },
    });
    await record(recording, {
      type: "review.asked",
      campaignId,
      draftId,
      details: {
        title: await draftTitle(tx, draftId),
        names: asked.map(({ name }) => name).join(", "),
      },
    });
  });
}

/**
 * Says yes or no to the version that was asked about, for oneself or for a city one speaks for; the
 * last word counts. Refuses "forbidden" to whoever was not asked.
 */
export async function answerReview(
  ctx: ActorContext,
  draftId: string,
  input: AnswerInput,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "review.answer", input.reviewId);
  await transact(ctx, async (tx, recording) => {
    const { count } = await tx.reviewRequest.updateMany({
      where: { id: input.reviewId, draftId },
      data: {
        answer: input.answer,
        reason: input.reason,
        answeredById: ctx.actor.personId,
        answeredAt: ctx.now(),
      },
    });
    if (count === 0) throw notFound();
    const { asked, cityId, version } = await askedIn(tx, input.reviewId);
    await record(recording, {
      type: input.answer === "approve" ? "review.approved" : "review.objected",
      campaignId,
      draftId,
      cityId,
      details: { title: await draftTitle(tx, draftId), asked, version },
    });
  });
}

/** Takes a question back. What was answered already stays. Refuses "conflict" then. */
export async function withdrawReview(
  ctx: ActorContext,
  draftId: string,
  reviewId: string,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "review.withdraw", reviewId);
  await transact(ctx, async (tx, recording) => {
    const { asked } = await askedIn(tx, reviewId);
    const { count } = await tx.reviewRequest.deleteMany({
      where: { id: reviewId, draftId, answer: null },
    });
    if (count === 0) {
      throw new Refusal("conflict", "This was answered meanwhile, and the answer stays.");
    }
    await record(recording, {
      type: "review.withdrawn",
      campaignId,
      draftId,
      details: { title: await draftTitle(tx, draftId), asked },
    });
  });
}

interface Asked {
  personId: string | null;
  cityId: string | null;
  name: string;
}

async function whoIsAsked(
  ctx: ActorContext,
  draftId: string,
  { personIds, cityIds, email }: AskInput,
): Promise<Asked[]> {
  const [people, cities] = await Promise.all([
    ctx.db.person.findMany({
      where: {
        suspendedAt: null,
        OR: [{ id: { in: personIds } }, { email: email || "nobody" }],
      },
      orderBy: { name: "asc" },
      select: { id: true, name: true, email: true },
    }),
    ctx.db.city.findMany({
      where: { id: { in: cityIds } },
      orderBy: { name: "asc" },
      select: { id: true, name: true, state: true },
    }),
  ]);
  if (email && !people.some((person) => person.email === email)) {
    throw new Refusal(
      "invalid",
      "Nobody in the network has this address. Invite them first.",
      { field: "email" },
    );
  }
  const found = new Set([...people, ...cities].map(({ id }) => id));
  if (![...personIds, ...cityIds].every((id) => found.has(id))) {
    throw new Refusal("invalid", "Somebody you chose is not in the network any more.", {
      field: "personIds",
    });
  }
  for (const { id, name } of people) {
    const actor = await findActor(ctx, id);
    const known = actor && (await findFacts({ ...ctx, actor }, "draft", draftId));
    if (!known || !can("draft.view", known.facts)) {
      throw new Refusal(
        "invalid",
        `${name} may not see this draft. Share it with them first, in its settings.`,
        { field: personIds.includes(id) ? "personIds" : "email" },
      );
    }
  }
  return [
    ...people.map(({ id, name }) => ({ personId: id, cityId: null, name })),
    ...cities.map((city) => ({ personId: null, cityId: city.id, name: cityLabel(city) })),
  ];
}

async function askedIn(tx: Transaction, reviewId: string) {
  const row = await tx.reviewRequest.findUnique({
    where: { id: reviewId },
    select: {
      cityId: true,
      person: { select: { name: true } },
      city: { select: { name: true, state: true } },
      version: { select: { number: true, name: true } },
    },
  });
  if (!row) throw notFound();
  return {
    cityId: row.cityId,
    asked: row.city ? cityLabel(row.city) : (row.person?.name ?? ""),
    version: versionTitle(row.version),
  };
}

function goneOn(): Refusal {
  return new Refusal(
    "conflict",
    "The draft has moved on meanwhile. Look at where it is now.",
  );
}
