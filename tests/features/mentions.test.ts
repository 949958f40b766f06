import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#app/domain/new-id.ts";
import {
  editComment,
  reply,
  resolveThread,
  startThread,
} from "#app/features/comments/comment-commands.server.ts";
import { listThreads } from "#app/features/comments/comment-queries.server.ts";
import { listMentionsOfMe } from "#app/features/comments/mentioned-queries.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
});
afterAll(() => database.close());

async function comment(ctx: ActorContext, body: string, mentions: string[]) {
  const draft = await make.draft();
  const ids = { threadId: newId(), commentId: newId() };
  await startThread(ctx, { ...ids, draftId: draft.id, quote: "", body, mentions });
  return { draft, ...ids };
}

const mentionsIn = async (ctx: ActorContext, draftId: string) => {
  const { threads } = await listThreads(ctx, { draftId });
  return threads.flatMap(({ comments }) => comments.flatMap(({ mentions }) => mentions));
};

test("a person who is named finds the comment until they answer or it is resolved", async () => {
  const ada = await make.contextFor(await make.official({ right: "comment" }));
  const tomas = await make.official({ right: "comment" });
  const his = await make.contextFor(tomas);
  const body = `Could you look at this, @${tomas.name}?`;
  const { draft, threadId } = await comment(ada, body, [`person:${tomas.id}`]);
  expect(await mentionsIn(his, draft.id)).toEqual([
    {
      ref: `person:${tomas.id}`,
      name: tomas.name,
      href: `/people/${tomas.id}`,
      isMe: true,
    },
  ]);
  expect(await listMentionsOfMe(his)).toMatchObject([
    { body, author: ada.actor.name, city: null, about: draft.title },
  ]);
  expect(await listMentionsOfMe(ada)).toEqual([]);
  await reply(his, { threadId, commentId: newId(), body: "I will." });
  expect(await listMentionsOfMe(his)).toEqual([]);
  await reply(ada, {
    threadId,
    commentId: newId(),
    body,
    mentions: [`person:${tomas.id}`],
  });
  expect(await listMentionsOfMe(his)).toHaveLength(1);
  await resolveThread(ada, threadId);
  expect(await listMentionsOfMe(his)).toEqual([]);
});

test("a city that is named is told to those who speak for it today", async () => {
  const ada = await make.contextFor(await make.official({ right: "comment" }));
  const city = await make.city();
  const speaker = await make.contextFor(await make.official({ city, right: "comment" }));
  const label = `${city.name}, ${city.state}`;
  await comment(ada, `What does @${label} do?`, [`city:${city.id}`]);
  expect(await listMentionsOfMe(speaker)).toMatchObject([{ city: label }]);
  expect(await listMentionsOfMe(ada)).toEqual([]);
});

test("what the words do not say, what nobody is, and what a guest claims stay plain words", async () => {
  const ada = await make.contextFor(await make.official({ right: "comment" }));
  const tomas = await make.official({ right: "comment" });
  const gone = await make.person({ right: "comment", suspendedAt: new Date() });
  const { draft } = await comment(ada, `Not named. @${gone.name}`, [
    `person:${tomas.id}`,
    `person:${gone.id}`,
    `person:${newId()}`,
  ]);
  expect(await mentionsIn(ada, draft.id)).toEqual([]);
  const guest = await make.guest();
  await make.grant(guest.id, { draftId: draft.id }, "comment");
  const theirs = await make.contextFor(guest);
  const ids = { threadId: newId(), commentId: newId() };
  const body = `Dear @${tomas.name}`;
  const mentions = [`person:${tomas.id}`];
  await startThread(theirs, { ...ids, draftId: draft.id, quote: "", body, mentions });
  expect(await mentionsIn(ada, draft.id)).toEqual([]);
  expect(await listMentionsOfMe(await make.contextFor(tomas))).toEqual([]);
});

test("who may not read the draft is not told, and a changed comment names whom it says now", async () => {
  const ada = await make.contextFor(await make.official({ right: "comment" }));
  const guest = await make.guest();
  const body = `@${guest.name} knows this.`;
  const mentions = [`person:${guest.id}`];
  const { draft, commentId } = await comment(ada, body, mentions);
  expect(await listMentionsOfMe(await make.contextFor(guest))).toEqual([]);
  await make.grant(guest.id, { draftId: draft.id }, "view");
  const theirs = await make.contextFor(guest);
  expect(await listMentionsOfMe(theirs)).toHaveLength(1);
  expect(await mentionsIn(theirs, draft.id)).toMatchObject([{ href: null, isMe: true }]);
  await editComment(ada, { commentId, body: "Somebody knows this.", mentions });
  expect(await listMentionsOfMe(theirs)).toEqual([]);
  expect(await mentionsIn(theirs, draft.id)).toEqual([]);
});
