import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#app/domain/new-id.ts";
import type { Right } from "#app/domain/rights.ts";
import {
  attachThread,
  changeComments,
  deleteComment,
  editComment,
  reopenThread,
  reply,
  resolveThread,
  startThread,
} from "#app/features/comments/comment-commands.server.ts";
import { CommentInput } from "#app/features/comments/comment-input.ts";
import { listThreads } from "#app/features/comments/comment-queries.server.ts";
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

const withRight = async (right: Right) =>
  make.contextFor(await make.person({ right, city: await make.city() }));

async function agendaItem() {
  const convening = await make.convening();
  return database.db.agendaItem.create({
    data: {
      conveningId: convening.id,
      dayId: convening.days[0]!.id,
      orderKey: "a0",
      kind: "plenary",
      title: "Welcome to Austin",
      minutes: 30,
    },
  });
}

const words = (body = "Could the evidence come first?") => ({
  threadId: newId(),
  commentId: newId(),
  quote: "",
  body,
});

async function startedOnDraft(ctx: ActorContext) {
  const draft = await make.draft();
  const input = { ...words(), draftId: draft.id, quote: "sanctuary", blockId: "b1" };
  await startThread(ctx, input);
  return { draft, ...input };
}

describe("on words of a draft", () => {
  test("a comment keeps its quote and is told with name and city", async () => {
    const ctx = await withRight("comment");
    const { draft, threadId } = await startedOnDraft(ctx);
    const { threads, mayStart } = await listThreads(ctx, { draftId: draft.id });
    expect(mayStart).toBe(true);
    expect(threads).toHaveLength(1);
    expect(threads[0]).toMatchObject({
      id: threadId,
      quote: "sanctuary",
      blockId: "b1",
      resolvedAt: null,
      mayReply: true,
      mayResolve: true,
      comments: [
        {
          body: "Could the evidence come first?",
          author: { name: ctx.actor.name, city: expect.stringContaining(", TX") },
          isOwn: true,
          mayEdit: true,
          mayDelete: true,
          isDeleted: false,
        },
      ],
    });
    expect(ctx.live.announced).toContain(`draft:${draft.id}`);
  });

  test("a viewer sees comments but may neither start nor answer nor resolve one", async () => {
    const { draft, threadId } = await startedOnDraft(await withRight("comment"));
    const viewer = await withRight("view");
    const { threads, mayStart } = await listThreads(viewer, { draftId: draft.id });
    expect(mayStart).toBe(false);
    expect(threads[0]).toMatchObject({ mayReply: false, mayResolve: false });
    const refused = { reason: "forbidden" };
    await expect(
      startThread(viewer, { ...words(), draftId: draft.id }),
    ).rejects.toMatchObject(refused);
    await expect(
      reply(viewer, { threadId, commentId: newId(), body: "x" }),
    ).rejects.toMatchObject(refused);
    await expect(resolveThread(viewer, threadId)).rejects.toMatchObject(refused);
  });

  test("a comment on a block and one on the whole draft say so, and one whose words went is given others", async () => {
    const ctx = await withRight("comment");
    const draft = await make.draft();
    const [onBlock, onAll] = [words("On this."), words("On all.")];
    await startThread(ctx, {
      ...onBlock,
      draftId: draft.id,
      reach: "block",
      quote: "The city gives …",
      blockId: "b1",
    });
    await startThread(ctx, { ...onAll, draftId: draft.id, reach: "whole" });
    const reaches = async () =>
      (await listThreads(ctx, { draftId: draft.id })).threads.map(({ reach }) => reach);
    expect(await reaches()).toEqual(["block", "whole"]);
    await attachThread(ctx, {
      threadId: onBlock.threadId,
      quote: "notice",
      blockId: "b2",
    });
    const { threads } = await listThreads(ctx, { draftId: draft.id });
    expect(threads[0]).toMatchObject({ reach: "words", quote: "notice", blockId: "b2" });
    const viewer = await withRight("view");
    await expect(
      attachThread(viewer, { threadId: onAll.threadId, quote: "notice" }),
    ).rejects.toMatchObject({ reason: "forbidden" });
  });

  test("somebody it is not shared with is told that nothing is there", async () => {
    const { draft, threadId, commentId } = await startedOnDraft(
      await withRight("comment"),
    );
    const stranger = await make.contextFor(await make.guest());
    const gone = { reason: "notFound" };
    await expect(listThreads(stranger, { draftId: draft.id })).rejects.toMatchObject(
      gone,
    );
    await expect(
      startThread(stranger, { ...words(), draftId: draft.id }),
    ).rejects.toMatchObject(gone);
    await expect(
      reply(stranger, { threadId, commentId: newId(), body: "x" }),
    ).rejects.toMatchObject(gone);
    await expect(deleteComment(stranger, commentId)).rejects.toMatchObject(gone);
    await expect(reopenThread(stranger, newId())).rejects.toMatchObject(gone);
  });

  test("a guest to whom only this draft was shown for comments may comment", async () => {
    const draft = await make.draft();
    const guest = await make.guest();
    await make.grant(guest.id, { draftId: draft.id }, "comment");
    const ctx = await make.contextFor(guest);
    await startThread(ctx, { ...words(), draftId: draft.id });
    const { threads } = await listThreads(ctx, { draftId: draft.id });
    expect(threads[0]?.comments[0]?.author?.city).toBeNull();
  });

  test("nobody comments on an archived draft", async () => {
    const draft = await make.draft({ archivedAt: new Date() });
    const ctx = await withRight("steward");
    await expect(
      startThread(ctx, { ...words(), draftId: draft.id }),
    ).rejects.toMatchObject({ reason: "forbidden" });
  });
});

describe("sending twice", () => {
  test("the same thread makes one, even at the same moment", async () => {
    const ctx = await withRight("comment");
    const item = await agendaItem();
    const input = { ...words(), agendaItemId: item.id };
    await Promise.all([startThread(ctx, input), startThread(ctx, input)]);
    await startThread(ctx, input);
    const { threads } = await listThreads(ctx, { agendaItemId: item.id });
    expect(threads.map((thread) => thread.comments.length)).toEqual([1]);
    const events = await database.db.activity.count({
      where: { type: "comment.posted", conveningId: item.conveningId },
    });
    expect(events).toBe(1);
  });

  test("the same answer makes one", async () => {
    const ctx = await withRight("comment");
    const { draft, threadId } = await startedOnDraft(ctx);
    const answer = { threadId, commentId: newId(), body: "Yes." };
    await Promise.all([reply(ctx, answer), reply(ctx, answer)]);
    const { threads } = await listThreads(ctx, { draftId: draft.id });
    expect(threads[0]?.comments.map((comment) => comment.body)).toEqual([
      "Could the evidence come first?",
      "Yes.",
    ]);
  });

  test("an id that is somebody else's is refused and shows nothing of theirs", async () => {
    const mine = await startedOnDraft(await withRight("comment"));
    const other = await withRight("comment");
    const draft = await make.draft();
    const stolen = { ...words(), draftId: draft.id, threadId: mine.threadId };
    await expect(startThread(other, stolen)).rejects.toMatchObject({
      reason: "conflict",
    });
    const doubled = { ...words(), draftId: draft.id, commentId: mine.commentId };
    await expect(startThread(other, doubled)).rejects.toMatchObject({
      reason: "conflict",
    });
    expect((await listThreads(other, { draftId: draft.id })).threads).toEqual([]);
  });
});

describe("a thread on an agenda item", () => {
  test("is answered, resolved, reopened, and an answer to a resolved one reopens it", async () => {
    const author = await withRight("comment");
    const other = await withRight("comment");
    const item = await agendaItem();
    const { threadId, ...rest } = words();
    await startThread(author, { threadId, ...rest, agendaItemId: item.id });
    await reply(other, { threadId, commentId: newId(), body: "I can bring it." });
    await resolveThread(author, threadId);
    await resolveThread(other, threadId);
    const resolved = (await listThreads(other, { agendaItemId: item.id })).threads[0];
    expect(resolved).toMatchObject({
      resolvedBy: author.actor.name,
      resolvedAt: expect.any(Date),
    });
    await reply(other, { threadId, commentId: newId(), body: "One more thing." });
    const open = (await listThreads(other, { agendaItemId: item.id })).threads[0];
    expect(open).toMatchObject({ resolvedAt: null, resolvedBy: null });
    const types = await database.db.activity.findMany({
      where: { conveningId: item.conveningId },
      orderBy: { sequence: "asc" },
      select: { type: true, details: true },
    });
    expect(types.map((event) => event.type)).toEqual([
      "comment.posted",
      "comment.replied",
      "comment.resolved",
      "comment.reopened",
      "comment.replied",
    ]);
    expect(types[0]?.details).toMatchObject({ subject: "Welcome to Austin" });
    expect(JSON.stringify(types)).not.toContain("evidence");
    expect(other.live.announced).toContain(`convening:${item.conveningId}`);
  });

  test("one's own words are changed and marked; another's are not one's to change", async () => {
    const author = await withRight("comment");
    const editor = await withRight("edit");
    const { draft, commentId } = await startedOnDraft(author);
    await editComment(author, { commentId, body: "Put the evidence first." });
    const { threads } = await listThreads(editor, { draftId: draft.id });
    expect(threads[0]?.comments[0]).toMatchObject({
      body: "Put the evidence first.",
      editedAt: expect.any(Date),
      isOwn: false,
      mayEdit: false,
      mayDelete: false,
    });
    await expect(editComment(editor, { commentId, body: "x" })).rejects.toMatchObject({
      reason: "forbidden",
    });
    await expect(deleteComment(editor, commentId)).rejects.toMatchObject({
      reason: "forbidden",
    });
  });
});

describe("deleting", () => {
  test("an answered comment leaves its place without its words", async () => {
    const ctx = await withRight("comment");
    const { draft, threadId, commentId } = await startedOnDraft(ctx);
    await reply(ctx, { threadId, commentId: newId(), body: "Agreed." });
    const { isThreadGone } = await deleteComment(ctx, commentId);
    expect(isThreadGone).toBe(false);
    const { threads } = await listThreads(ctx, { draftId: draft.id });
    expect(threads[0]?.comments).toMatchObject([
      { isDeleted: true, body: "", mayEdit: false, mayDelete: false },
      { isDeleted: false, body: "Agreed." },
    ]);
    const row = await database.db.comment.findUnique({ where: { id: commentId } });
    expect(row?.body).toBe("");
    await expect(deleteComment(ctx, commentId)).rejects.toMatchObject({
      reason: "notFound",
    });
  });

  test("the last living comment takes the thread with it", async () => {
    const ctx = await withRight("comment");
    const { draft, threadId, commentId } = await startedOnDraft(ctx);
    const answerId = newId();
    await reply(ctx, { threadId, commentId: answerId, body: "Agreed." });
    await deleteComment(ctx, commentId);
    expect((await deleteComment(ctx, answerId)).isThreadGone).toBe(true);
    expect((await listThreads(ctx, { draftId: draft.id })).threads).toEqual([]);
  });

  test("a steward may take away what somebody else wrote", async () => {
    const { draft, commentId } = await startedOnDraft(await withRight("comment"));
    const steward = await withRight("steward");
    const { threads } = await listThreads(steward, { draftId: draft.id });
    expect(threads[0]?.comments[0]).toMatchObject({ mayEdit: false, mayDelete: true });
    expect((await deleteComment(steward, commentId)).isThreadGone).toBe(true);
  });

  test("and answering at once end in one of two orders, never with a lost answer", async () => {
    const ctx = await withRight("comment");
    const { draft, threadId, commentId } = await startedOnDraft(ctx);
    const answer = reply(ctx, { threadId, commentId: newId(), body: "Wait." });
    const [deleted, answered] = await Promise.allSettled([
      deleteComment(ctx, commentId),
      answer,
    ]);
    expect(deleted.status).toBe("fulfilled");
    const { threads } = await listThreads(ctx, { draftId: draft.id });
    const bodies = threads.flatMap((thread) => thread.comments.map((c) => c.body));
    if (answered.status === "fulfilled") expect(bodies).toEqual(["", "Wait."]);
    else expect(bodies).toEqual([]);
  });
});

describe("what the form takes", () => {
  const start = { intent: "start", threadId: newId(), commentId: newId() };
  test.each([
    ["nothing but spaces", { body: "  \n " }, "Write something first."],
    [
      "too much",
      { body: "x".repeat(5_001) },
      "A comment holds at most 5,000 characters.",
    ],
  ])("a comment of %s is refused at its field", (_, fields, message) => {
    const parsed = CommentInput.safeParse({ ...start, draftId: newId(), ...fields });
    expect(parsed.error?.issues[0]).toMatchObject({ path: ["body"], message });
  });

  test("a comment about nothing, about two things, or with a strange field is refused", () => {
    const body = "x";
    const both = { draftId: newId(), agendaItemId: newId() };
    for (const fields of [{}, both, { draftId: newId(), authorId: newId() }]) {
      expect(CommentInput.safeParse({ ...start, body, ...fields }).success).toBe(false);
    }
  });

  test("line breaks are kept, and what a database refuses is taken out", async () => {
    const ctx = await withRight("comment");
    const item = await agendaItem();
    const input = CommentInput.parse({
      ...start,
      agendaItemId: item.id,
      body: " one\r\ntwo\u0000 ",
    });
    await changeComments(ctx, input);
    const { threads } = await listThreads(ctx, { agendaItemId: item.id });
    expect(threads[0]?.comments[0]?.body).toBe("one\ntwo");
  });
});
