import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { can } from "#app/domain/permissions.ts";
import { findFacts } from "#app/features/access/facts.server.ts";
import { getDraft, listDrafts } from "#app/features/drafts/draft-queries.server.ts";
import {
  answerReview,
  askForReview,
  moveDraft,
  withdrawReview,
} from "#app/features/reviews/review-commands.server.ts";
import type { AskInput } from "#app/features/reviews/review-input.ts";
import {
  getReviewPage,
  listOwedReviews,
} from "#app/features/reviews/review-queries.server.ts";
import { docFromJson } from "#app/manuscript/state.ts";
import { manuscript, paragraph } from "#app/manuscript/write.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { City, Draft, Person } from "#prisma/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { fakeLive, makersFor } from "#tests/support/makers.ts";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;
let draft: Draft;
let city: City;
let steward: ActorContext;
let counsel: Person;
let words: string;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
});
afterAll(() => database.close());

/** The person at work; the draft's text is whatever `words` says. */
async function asPerson(person: Pick<Person, "id">): Promise<ActorContext> {
  const ctx = await make.contextFor(person);
  const read = async () => docFromJson(manuscript(paragraph(words)));
  return { ...ctx, live: { ...fakeLive(), read } };
}

beforeEach(async () => {
  words = "The text as it stands.";
  city = await make.city();
  const campaign = await make.campaign({ cities: [city] });
  draft = await make.draft({ campaignId: campaign.id });
  const person = await make.guest();
  await make.grant(person.id, { campaignId: campaign.id }, "steward");
  steward = await asPerson(person);
  counsel = await make.guest();
  await make.grant(counsel.id, { draftId: draft.id }, "comment");
});

const question: AskInput = {
  intent: "ask",
  personIds: [],
  cityIds: [],
  email: "",
  dueOn: "",
  note: "",
};
const ask = (wish: Partial<AskInput>) =>
  askForReview(steward, draft.id, { ...question, ...wish });
const page = (ctx = steward) => getReviewPage(ctx, draft.id);

describe("how far a draft is", () => {
  test("it goes from drafting to review to final, and a final text can be changed by nobody", async () => {
    await moveDraft(steward, draft.id, { to: "inReview", suggestions: "" });
    await moveDraft(steward, draft.id, { to: "final", suggestions: "" });
    expect(await getDraft(steward, draft.id)).toMatchObject({
      state: "final",
      may: { edit: false, comment: true, steward: true },
    });
    const known = await findFacts(steward, "draft", draft.id);
    expect(known && can("draft.suggest", known.facts)).toBe(false);
    const [version] = await database.db.draftVersion.findMany({
      where: { draftId: draft.id },
    });
    expect(version?.name).toBe("Final text");
    const [line] = await listDrafts(steward);
    expect(line?.state).toBe("final");
    await moveDraft(steward, draft.id, { to: "superseded", suggestions: "" });
    await moveDraft(steward, draft.id, { to: "final", suggestions: "" });
    await moveDraft(steward, draft.id, { to: "drafting", suggestions: "" });
    expect((await getDraft(steward, draft.id)).may.edit).toBe(true);
  });

  test("sockets are judged again when it moves, so that nobody writes on", async () => {
    await moveDraft(steward, draft.id, { to: "final", suggestions: "" });
    const { revalidated } = steward.live as ReturnType<typeof fakeLive>;
    expect(revalidated).toContainEqual({ draftId: draft.id });
  });

  test("there is no step that is not on the list, and a second steward is told who was first", async () => {
    await expect(
      moveDraft(steward, draft.id, { to: "superseded", suggestions: "" }),
    ).rejects.toMatchObject({
      reason: "conflict",
    });
    // Either may be first, and both may go through when the second comes after the first.
    const moved = await Promise.allSettled([
      moveDraft(steward, draft.id, { to: "inReview", suggestions: "" }),
      moveDraft(steward, draft.id, { to: "inReview", suggestions: "" }),
    ]);
    expect(moved.map(({ status }) => status)).toContain("fulfilled");
    expect((await page()).draft.state).toBe("inReview");
    const events = await database.db.activity.count({
      where: { draftId: draft.id, type: "draft.inReview" },
    });
    expect(events).toBe(1);
  });

  test("whoever writes puts it in review, and only a steward makes it final", async () => {
    const writer = await make.guest();
    await make.grant(writer.id, { draftId: draft.id }, "edit");
    const ctx = await asPerson(writer);
    await moveDraft(ctx, draft.id, { to: "inReview", suggestions: "" });
    expect((await page(ctx)).moves.map(({ to }) => to)).toEqual(["drafting"]);
    await expect(
      moveDraft(ctx, draft.id, { to: "final", suggestions: "" }),
    ).rejects.toMatchObject({
      reason: "forbidden",
    });
  });
});

describe("asking", () => {
  test("keeps the text that is asked about, puts the draft in review, and says who owes an answer", async () => {
    await ask({ personIds: [counsel.id], cityIds: [city.id], dueOn: "2999-01-01" });
    const { draft: shown, lines, counts } = await page();
    expect(shown.state).toBe("inReview");
    expect(counts).toEqual({ approve: 0, object: 0, owed: 2 });
    expect(lines.map(({ asked, answer }) => [asked, answer])).toEqual([
      [counsel.name, null],
      [`${city.name}, TX`, null],
    ]);
    expect(lines[0]?.version.title).toMatch(/^For review, /);
    const owed = await listOwedReviews(await asPerson(counsel));
    expect(owed).toMatchObject([{ draft: { id: draft.id }, dueOn: "2999-01-01" }]);
  });

  test("does not ask somebody who may not see the draft, nor by a day that is over", async () => {
    const stranger = await make.guest();
    await expect(ask({ personIds: [stranger.id] })).rejects.toMatchObject({
      reason: "invalid",
      field: "personIds",
    });
    await expect(ask({ email: stranger.email })).rejects.toMatchObject({
      field: "email",
    });
    await expect(ask({ email: "nobody@example.org" })).rejects.toMatchObject({
      field: "email",
    });
    await expect(
      ask({ personIds: [counsel.id], dueOn: "2001-01-01" }),
    ).rejects.toMatchObject({ field: "dueOn" });
    expect((await page()).lines).toEqual([]);
  });

  test("asks by address, and again about the new text whoever has not answered", async () => {
    await ask({ email: counsel.email });
    words = "Another text.";
    await ask({ email: counsel.email });
    const { lines } = await page();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ asked: counsel.name, isStale: false });
  });

  test("can be taken back until it is answered, and is not for those who only suggest", async () => {
    await ask({ personIds: [counsel.id] });
    const { lines } = await page();
    const reviewId = lines[0]?.id ?? "";
    const asCounsel = await asPerson(counsel);
    await expect(withdrawReview(asCounsel, draft.id, reviewId)).rejects.toMatchObject({
      reason: "forbidden",
    });
    await withdrawReview(steward, draft.id, reviewId);
    expect((await page()).lines).toEqual([]);
    await ask({ personIds: [counsel.id] });
    const again = (await page()).lines[0]?.id ?? "";
    await answerReview(asCounsel, draft.id, {
      intent: "answer",
      reviewId: again,
      answer: "approve",
      reason: "",
    });
    await expect(withdrawReview(steward, draft.id, again)).rejects.toMatchObject({
      reason: "conflict",
    });
  });
});

describe("answering", () => {
  const yes = { intent: "answer", answer: "approve", reason: "" } as const;

  test("whoever was asked approves or objects with a reason, and the last word counts", async () => {
    await ask({ personIds: [counsel.id] });
    const ctx = await asPerson(counsel);
    const reviewId = (await page()).lines[0]?.id ?? "";
    await answerReview(ctx, draft.id, {
      intent: "answer",
      reviewId,
      answer: "object",
      reason: "Section 3 is preempted.",
    });
    expect((await page()).counts).toEqual({ approve: 0, object: 1, owed: 0 });
    await answerReview(ctx, draft.id, { ...yes, reviewId });
    const { lines } = await page();
    expect(lines[0]).toMatchObject({ answer: "approve", answeredBy: counsel.name });
    expect(await listOwedReviews(ctx)).toEqual([]);
    const types = await database.db.activity.findMany({
      where: { draftId: draft.id, type: { startsWith: "review." } },
      orderBy: { sequence: "asc" },
      select: { type: true },
    });
    expect(types.map(({ type }) => type)).toEqual([
      "review.asked",
      "review.objected",
      "review.approved",
    ]);
  });

  test("anybody who holds office in a city that was asked answers for it, and nobody else", async () => {
    const speaker = await make.guest({ city });
    await make.grant(speaker.id, { draftId: draft.id }, "view");
    await ask({ cityIds: [city.id] });
    const reviewId = (await page()).lines[0]?.id ?? "";
    await expect(
      answerReview(await asPerson(counsel), draft.id, { ...yes, reviewId }),
    ).rejects.toMatchObject({ reason: "forbidden" });
    await expect(
      answerReview(steward, draft.id, { ...yes, reviewId }),
    ).rejects.toMatchObject({ reason: "forbidden" });
    await answerReview(await asPerson(speaker), draft.id, { ...yes, reviewId });
    expect((await page()).lines[0]).toMatchObject({
      answer: "approve",
      answeredBy: speaker.name,
    });
  });

  test("says when the text has changed since, and is refused for a question of another draft", async () => {
    await ask({ personIds: [counsel.id] });
    const ctx = await asPerson(counsel);
    const reviewId = (await page()).lines[0]?.id ?? "";
    const other = await make.draft({ campaignId: draft.campaignId });
    await expect(answerReview(ctx, other.id, { ...yes, reviewId })).rejects.toMatchObject(
      {
        reason: "notFound",
      },
    );
    await answerReview(ctx, draft.id, { ...yes, reviewId });
    await database.db.draft.update({
      where: { id: draft.id },
      data: { editedAt: new Date(Date.now() + 1_000) },
    });
    expect((await page()).lines[0]?.isStale).toBe(true);
  });

  test("whoever may not see the draft any more owes no answer and gives none", async () => {
    await ask({ personIds: [counsel.id] });
    const reviewId = (await page()).lines[0]?.id ?? "";
    await database.db.grant.deleteMany({ where: { personId: counsel.id } });
    const ctx = await asPerson(counsel);
    expect(await listOwedReviews(ctx)).toEqual([]);
    await expect(answerReview(ctx, draft.id, { ...yes, reviewId })).rejects.toMatchObject(
      {
        reason: "notFound",
      },
    );
  });
});
