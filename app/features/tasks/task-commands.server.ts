import { databaseDate } from "#app/domain/calendar-date.ts";
import { notFound, Refusal } from "#app/domain/refusal.ts";
import { type Authorized, authorize } from "#app/features/access/authorize.server.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";
import type { ChangeTaskInput, MakeTaskInput, TaskInput } from "./task-input.ts";
import { canOwn } from "./task-owners.server.ts";

/** Does what a form of a task asked for. Refuses what its command refuses. */
export function changeTasks(ctx: ActorContext, input: TaskInput): Promise<void> {
  switch (input.intent) {
    case "make":
      return makeTask(ctx, input);
    case "change":
      return changeTask(ctx, input);
    case "finish":
      return setDone(ctx, input.taskId, true);
    case "reopen":
      return setDone(ctx, input.taskId, false);
    case "remove":
      return removeTask(ctx, input.taskId);
  }
}

/**
 * Makes a task of a comment. Sending the same id again changes nothing. Refuses "invalid" when
 * whoever shall do it may not read what it is about, "conflict" when the id belongs to another task.
 */
export async function makeTask(ctx: ActorContext, input: MakeTaskInput): Promise<void> {
  const { taskId, threadId, title, ownerId, dueOn } = input;
  const subject = await authorize(ctx, "task.make", threadId);
  await refuseStranger(ctx, { ...subject, threadId }, ownerId);
  await transact(ctx, async (tx, recording) => {
    const thread = await tx.commentThread.findUnique({
      where: { id: threadId },
      select: { draftId: true, agendaItemId: true },
    });
    if (!thread) throw notFound();
    const { count } = await tx.task.createMany({
      data: {
        id: taskId,
        title,
        ownerId,
        makerId: ctx.actor.personId,
        threadId,
        ...thread,
        dueOn: dueOn ? databaseDate(dueOn) : null,
        madeAt: ctx.now(),
      },
      skipDuplicates: true,
    });
    if (count === 0) {
      const standing = await tx.task.findUnique({ where: { id: taskId } });
      const isSame =
        standing?.threadId === threadId && standing.makerId === ctx.actor.personId;
      if (isSame) return;
      throw new Refusal(
        "conflict",
        "This task could not be made. Reload the page and try again.",
      );
    }
    await record(recording, { type: "task.made", ...(await about(tx, subject, taskId)) });
  });
}

/** Says otherwise what is to be done, by whom and when. Refuses as `makeTask` does. */
export async function changeTask(
  ctx: ActorContext,
  { taskId, title, ownerId, dueOn }: ChangeTaskInput,
): Promise<void> {
  const subject = await authorize(ctx, "task.change", taskId);
  const task = await ctx.db.task.findUnique({
    where: { id: taskId },
    select: { threadId: true, ownerId: true },
  });
  if (!task) throw notFound();
  // Who has it already keeps it, whatever they may read by now.
  if (task.ownerId !== ownerId)
    await refuseStranger(ctx, { ...subject, threadId: task.threadId }, ownerId);
  await transact(ctx, async (tx, recording) => {
    const { count } = await tx.task.updateMany({
      where: { id: taskId },
      data: { title, ownerId, dueOn: dueOn ? databaseDate(dueOn) : null },
    });
    if (count === 0) throw notFound();
    await record(recording, {
      type: "task.changed",
      ...(await about(tx, subject, taskId)),
    });
  });
}

/** Finishing a finished task, or taking up an open one, changes nothing. */
async function setDone(
  ctx: ActorContext,
  taskId: string,
  isDone: boolean,
): Promise<void> {
  const subject = await authorize(ctx, "task.finish", taskId);
  await transact(ctx, async (tx, recording) => {
    const { count } = await tx.task.updateMany({
      where: { id: taskId, doneAt: isDone ? null : { not: null } },
      data: isDone
        ? { doneAt: ctx.now(), doneById: ctx.actor.personId }
        : { doneAt: null, doneById: null },
    });
    if (count === 0) return;
    await record(recording, {
      type: isDone ? "task.done" : "task.reopened",
      ...(await about(tx, subject, taskId)),
    });
  });
}

/** Takes a task away for good. */
export async function removeTask(ctx: ActorContext, taskId: string): Promise<void> {
  const subject = await authorize(ctx, "task.change", taskId);
  await transact(ctx, async (tx, recording) => {
    const event = await about(tx, subject, taskId);
    await tx.task.deleteMany({ where: { id: taskId } });
    await record(recording, { type: "task.removed", ...event });
  });
}

async function refuseStranger(
  ctx: ActorContext,
  { draftId, campaignId, threadId }: Authorized & { threadId: string | null },
  ownerId: string,
): Promise<void> {
  if (await canOwn(ctx, { threadId, draftId, campaignId }, ownerId)) return;
  const words = "Choose somebody who may read this.";
  throw new Refusal("invalid", words, { field: "ownerId" });
}

/** Where an event about a task belongs, and the title of what the task is about. */
async function about(tx: Transaction, subject: Authorized, taskId: string) {
  const task = await tx.task.findUnique({
    where: { id: taskId },
    select: {
      threadId: true,
      draft: { select: { title: true } },
      agendaItem: { select: { id: true, title: true } },
    },
  });
  if (!task) throw notFound();
  return {
    campaignId: subject.campaignId,
    draftId: subject.draftId,
    conveningId: subject.conveningId,
    details: {
      subject: task.draft?.title ?? task.agendaItem?.title ?? "",
      ...(task.threadId ? { threadId: task.threadId } : {}),
      ...(task.agendaItem ? { agendaItemId: task.agendaItem.id } : {}),
    },
  };
}
