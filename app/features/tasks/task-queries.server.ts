import { type CalendarDate, calendarDate, dateIn } from "#app/domain/calendar-date.ts";
import { can, type Facts } from "#app/domain/permissions.ts";
import { readerZone } from "#app/features/access/reader-zone.server.ts";
import { aboutInSight } from "#app/features/access/visible-drafts.server.ts";
import { commentedPath } from "#app/paths.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { TaskLine, TaskView } from "./task-view.ts";

const select = {
  id: true,
  title: true,
  owner: { select: { id: true, name: true } },
  makerId: true,
  threadId: true,
  dueOn: true,
  doneAt: true,
  doneBy: { select: { name: true } },
} satisfies Prisma.TaskSelect;

type TaskRow = Prisma.TaskGetPayload<{ select: typeof select }>;

/**
 * The tasks made of threads, by thread, in the order they were made. `facts` are those of what the
 * threads are about: whoever calls has asked whether the actor may read it.
 */
export async function tasksOfThreads(
  ctx: ActorContext,
  facts: Facts,
  threadIds: readonly string[],
): Promise<ReadonlyMap<string, TaskView[]>> {
  const rows = await ctx.db.task.findMany({
    where: { threadId: { in: [...threadIds] } },
    orderBy: [{ madeAt: "asc" }, { id: "asc" }],
    select,
  });
  const tasks = new Map<string, TaskView[]>();
  if (rows.length === 0) return tasks;
  const today = await todayOf(ctx);
  for (const row of rows) {
    if (!row.threadId) continue;
    const { personId } = ctx.actor;
    const isOwn = row.owner?.id === personId || row.makerId === personId;
    const rights = {
      mayFinish: can("task.finish", { ...facts, isOwn }),
      mayChange: can("task.change", { ...facts, isOwn }),
    };
    const list = tasks.get(row.threadId) ?? [];
    tasks.set(row.threadId, [...list, viewOf(row, today, rights)]);
  }
  return tasks;
}

export interface MyTasks {
  /** Open ones of one's own: those with a day first, the earliest on top. */
  mine: TaskLine[];
  /** Open ones one gave to others. */
  given: TaskLine[];
  /** One's own of the last days, the latest first. */
  done: TaskLine[];
}

const DONE_SHOWN_DAYS = 7;
const MOST_SHOWN = 100;

/** The actor's tasks about what they may still read. */
export async function listMyTasks(ctx: ActorContext): Promise<MyTasks> {
  const { personId } = ctx.actor;
  const since = new Date(ctx.now().getTime() - DONE_SHOWN_DAYS * 86_400_000);
  const rows = await ctx.db.task.findMany({
    where: {
      AND: [
        { OR: [{ ownerId: personId }, { makerId: personId, doneAt: null }] },
        { OR: [{ doneAt: null }, { doneAt: { gte: since } }] },
        await aboutInSight(ctx),
      ],
    },
    orderBy: [
      { dueOn: { sort: "asc", nulls: "last" } },
      { madeAt: "asc" },
      { id: "asc" },
    ],
    take: MOST_SHOWN,
    select: {
      ...select,
      draft: { select: { id: true, title: true } },
      agendaItem: { select: { id: true, title: true, conveningId: true } },
    },
  });
  const today = await todayOf(ctx);
  // They are one's own, or one gave them: whoever may read what they are about may finish them.
  const lines = rows.map((row) => ({
    ...viewOf(row, today, { mayFinish: true, mayChange: false }),
    about: row.draft?.title ?? row.agendaItem?.title ?? "",
    href: commentedPath(row, row.threadId),
  }));
  const isMine = (line: TaskLine) => line.owner?.id === personId;
  return {
    mine: lines.filter((line) => isMine(line) && line.doneAt === null),
    given: lines.filter((line) => !isMine(line)),
    done: lines
      .filter((line) => line.doneAt !== null)
      .sort((one, other) => Number(other.doneAt) - Number(one.doneAt)),
  };
}

function viewOf(
  row: TaskRow,
  today: CalendarDate,
  rights: Pick<TaskView, "mayFinish" | "mayChange">,
): TaskView {
  const dueOn = row.dueOn ? calendarDate(row.dueOn) : null;
  return {
    id: row.id,
    title: row.title,
    owner: row.owner,
    dueOn,
    isOverdue: row.doneAt === null && dueOn !== null && dueOn < today,
    doneAt: row.doneAt,
    doneBy: row.doneBy?.name ?? null,
    ...rights,
  };
}

async function todayOf(ctx: ActorContext): Promise<CalendarDate> {
  return dateIn(await readerZone(ctx), ctx.now());
}
