import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#app/domain/new-id.ts";
import { startThread } from "#app/features/comments/comment-commands.server.ts";
import { listThreads } from "#app/features/comments/comment-queries.server.ts";
import {
  changeTask,
  changeTasks,
  makeTask,
  removeTask,
} from "#app/features/tasks/task-commands.server.ts";
import { TaskInput } from "#app/features/tasks/task-input.ts";
import { listOwners } from "#app/features/tasks/task-owners.server.ts";
import { listMyTasks } from "#app/features/tasks/task-queries.server.ts";
import { draftCommentPath } from "#app/paths.ts";
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

async function thread(ctx: ActorContext, draftId: string): Promise<string> {
  const threadId = newId();
  const words = { commentId: newId(), quote: "", body: "Who asks the clerk?" };
  await startThread(ctx, { threadId, ...words, draftId });
  return threadId;
}

const task = (threadId: string, ownerId: string, more = {}) => ({
  intent: "make" as const,
  taskId: newId(),
  threadId,
  title: "Ask the clerk",
  ownerId,
  dueOn: "2018-06-14",
  ...more,
});

describe("a task made of a comment", () => {
  test("stands in its card, is found by whoever has it, and is done with one press", async () => {
    const ada = await make.contextFor(await make.official({ right: "edit" }));
    const tomas = await make.official({ right: "comment" });
    const draft = await make.draft();
    const threadId = await thread(ada, draft.id);
    const input = task(threadId, tomas.id);
    await makeTask(ada, input);
    await makeTask(ada, input); // sent twice
    const now = () => new Date("2018-06-20T12:00:00Z");
    const his = await make.contextFor(tomas, { now });
    const { mine, given } = await listMyTasks(his);
    expect(given).toEqual([]);
    expect(mine).toMatchObject([
      {
        id: input.taskId,
        title: "Ask the clerk",
        dueOn: "2018-06-14",
        isOverdue: true,
        about: draft.title,
        href: draftCommentPath(draft.id, threadId),
      },
    ]);
    expect((await listMyTasks(ada)).given).toHaveLength(1);
    await changeTasks(his, { intent: "finish", taskId: input.taskId });
    await changeTasks(his, { intent: "finish", taskId: input.taskId });
    const after = await listMyTasks(his);
    expect(after.mine).toEqual([]);
    expect(after.done).toHaveLength(1);
    const { threads } = await listThreads(ada, { draftId: draft.id });
    expect(threads[0]?.tasks).toMatchObject([
      { title: "Ask the clerk", doneBy: tomas.name, isOverdue: false, mayChange: true },
    ]);
    await changeTasks(his, { intent: "reopen", taskId: input.taskId });
    expect((await listMyTasks(his)).mine).toHaveLength(1);
    const events = await database.db.activity.findMany({
      where: { draftId: draft.id, type: { startsWith: "task." } },
      orderBy: { sequence: "asc" },
    });
    expect(events.map(({ type }) => type)).toEqual([
      "task.made",
      "task.done",
      "task.reopened",
    ]);
  });

  test("is given to nobody who may not read what it is about", async () => {
    const ada = await make.contextFor(await make.official({ right: "edit" }));
    const stranger = await make.guest();
    const draft = await make.draft();
    const threadId = await thread(ada, draft.id);
    await expect(makeTask(ada, task(threadId, stranger.id))).rejects.toMatchObject({
      reason: "invalid",
      field: "ownerId",
    });
    await expect(makeTask(ada, task(threadId, newId()))).rejects.toMatchObject({
      field: "ownerId",
    });
    await make.grant(stranger.id, { draftId: draft.id }, "view");
    const input = task(threadId, stranger.id);
    await makeTask(ada, input);
    const theirs = await make.contextFor(stranger);
    expect((await listMyTasks(theirs)).mine).toHaveLength(1);
    // Without the right to read it they are told of it no more.
    await database.db.grant.deleteMany({ where: { personId: stranger.id } });
    expect((await listMyTasks(await make.contextFor(stranger))).mine).toEqual([]);
    await expect(
      changeTasks(await make.contextFor(stranger), {
        intent: "finish",
        taskId: input.taskId,
      }),
    ).rejects.toMatchObject({ reason: "notFound" });
  });

  test("tells a guest of nobody who did not write in the thread", async () => {
    const ada = await make.contextFor(await make.official({ right: "edit" }));
    const other = await make.official({ right: "edit" });
    const draft = await make.draft();
    const guest = await make.guest();
    await make.grant(guest.id, { draftId: draft.id }, "comment");
    const threadId = await thread(ada, draft.id);
    const theirs = await make.contextFor(guest);
    const owners = (await listOwners(theirs, threadId)).map(({ id }) => id);
    expect(owners).toEqual([guest.id, ada.actor.personId]);
    await expect(makeTask(theirs, task(threadId, other.id))).rejects.toMatchObject({
      field: "ownerId",
    });
    const all = (await listOwners(ada, threadId)).map(({ id }) => id);
    expect(all[0]).toBe(ada.actor.personId);
    expect(all).toEqual(expect.arrayContaining([guest.id, other.id]));
  });

  test("is changed by whoever gave or has it, by who writes the text, and by nobody else", async () => {
    const ada = await make.contextFor(await make.official({ right: "comment" }));
    const tomas = await make.contextFor(await make.official({ right: "comment" }));
    const other = await make.contextFor(await make.official({ right: "comment" }));
    const draft = await make.draft();
    const threadId = await thread(ada, draft.id);
    const input = task(threadId, tomas.actor.personId);
    await makeTask(ada, input);
    const change = {
      ...input,
      intent: "change" as const,
      title: "Ask twice",
      dueOn: null,
    };
    for (const ctx of [ada, tomas]) await changeTask(ctx, change);
    await expect(changeTask(other, change)).rejects.toMatchObject({
      reason: "forbidden",
    });
    await expect(removeTask(other, input.taskId)).rejects.toMatchObject({
      reason: "forbidden",
    });
    const writer = await make.contextFor(await make.official({ right: "edit" }));
    await removeTask(writer, input.taskId);
    expect((await listMyTasks(tomas)).mine).toEqual([]);
    await expect(removeTask(writer, input.taskId)).rejects.toMatchObject({
      reason: "notFound",
    });
  });
});

test.each([
  ["title", "  ", "Write what is to be done."],
  ["title", "x".repeat(201), "Keep this under 200 characters."],
  ["ownerId", "", "Choose who does it."],
  ["dueOn", "2018-02-30", "Choose a day of the calendar."],
])("a form with %s %j says what is wrong there", (field, value, words) => {
  const parsed = TaskInput.safeParse({ ...task(newId(), newId()), [field]: value });
  expect(parsed.error?.issues[0]).toMatchObject({ path: [field], message: words });
});
