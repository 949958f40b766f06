import {
  applyMove,
  itemsOfDay,
  type Move,
  type PlacedItem,
  withoutItem,
} from "#app/domain/agenda-order.ts";
import { notFound, Refusal } from "#app/domain/refusal.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";
import { peopleToPresent } from "./convening-form-queries.server.ts";
import {
  type AgendaItemInput,
  type ArrangeInput,
  KEEP_DRAFT,
} from "./convening-input.ts";

const STALE =
  "Somebody changed this item while you were typing. What you typed is still here: save again to keep yours, or take theirs.";

/**
 * Puts an item at the end of a day; returns its id. Refuses "invalid" for a day, presenter,
 * issue area or draft that is not there for the actor.
 */
export async function addItem(
  ctx: ActorContext,
  conveningId: string,
  input: AgendaItemInput,
): Promise<string> {
  const { campaignId } = await authorize(ctx, "convening.edit", conveningId);
  await checkLinks(ctx, input, { campaignId, presenterIds: [], draftId: null });
  return transact(ctx, async (tx, recording) => {
    const title = await lockAgenda(tx, conveningId);
    await checkDay(tx, conveningId, input.dayId);
    const { id } = await tx.agendaItem.create({
      data: {
        ...fieldsOf(input),
        draftId: input.draftId === KEEP_DRAFT ? null : input.draftId || null,
        conveningId,
        dayId: input.dayId,
        orderKey: "",
        createdAt: ctx.now(),
        presenters: { create: input.presenterIds.map((personId) => ({ personId })) },
      },
      select: { id: true },
    });
    await placeAtEnd(tx, conveningId, id, input);
    await record(recording, {
      type: "agenda.itemAdded",
      conveningId,
      campaignId,
      details: { item: input.title, title, itemId: id },
    });
    return id;
  });
}

/**
 * Changes an item. On another day it goes to that day's end. Refuses "conflict" when it was
 * changed, or moved to another day, since the form was opened.
 */
export async function editItem(
  ctx: ActorContext,
  itemId: string,
  input: AgendaItemInput,
): Promise<void> {
  const subject = await authorize(ctx, "agendaItem.edit", itemId);
  const conveningId = subject.conveningId ?? "";
  const { campaignId } = subject;
  const standing = await ctx.db.agendaItem.findUnique({
    where: { id: itemId },
    select: { draftId: true, presenters: { select: { personId: true } } },
  });
  if (!standing) throw notFound();
  await checkLinks(ctx, input, {
    campaignId,
    draftId: standing.draftId,
    presenterIds: standing.presenters.map((presenter) => presenter.personId),
  });
  await transact(ctx, async (tx, recording) => {
    const title = await lockAgenda(tx, conveningId);
    await checkDay(tx, conveningId, input.dayId);
    const before = await tx.agendaItem.findUnique({
      where: { id: itemId },
      select: { dayId: true, revision: true, isParallel: true },
    });
    if (!before) throw notFound();
    if (before.revision !== input.revision)
      throw new Refusal("conflict", STALE, { field: "revision" });
    await tx.agendaItem.update({
      where: { id: itemId },
      data: {
        ...fieldsOf(input),
        // On leaving its day it first leaves its group in order, as it stood in it.
        ...(before.dayId === input.dayId ? {} : { isParallel: before.isParallel }),
        ...(input.draftId === KEEP_DRAFT ? {} : { draftId: input.draftId || null }),
        revision: { increment: 1 },
        presenters: {
          deleteMany: {},
          create: input.presenterIds.map((personId) => ({ personId })),
        },
      },
    });
    if (before.dayId !== input.dayId) await placeAtEnd(tx, conveningId, itemId, input);
    await record(recording, {
      type: "agenda.itemEdited",
      conveningId,
      campaignId,
      details: { item: input.title, title, itemId },
    });
  });
}

/** Does what the door for arranging was asked, in the convening it was asked for. */
export async function arrange(
  ctx: ActorContext,
  conveningId: string,
  input: ArrangeInput,
): Promise<void> {
  switch (input.intent) {
    case "move":
      return moveItem(ctx, conveningId, input);
    case "remove":
      return removeItem(ctx, conveningId, input.itemId);
  }
}

/**
 * Moves an item among its neighbours, also to another day. Moves of one agenda wait for each
 * other, and each is read against the agenda as it then stands, so that of two people who
 * move at once neither loses their move. Refuses "notFound" when the item has gone.
 */
export async function moveItem(
  ctx: ActorContext,
  conveningId: string,
  move: Move,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "convening.edit", conveningId);
  await transact(ctx, async (tx, recording) => {
    const title = await lockAgenda(tx, conveningId);
    await checkDay(tx, conveningId, move.dayId);
    const items = await placedItems(tx, conveningId);
    const moved = items.find((item) => item.id === move.itemId);
    if (!moved) throw notFound();
    const { changed } = applyMove(items, move);
    if (changed.length === 0) return;
    await write(tx, items, changed);
    await record(recording, {
      type: "agenda.itemMoved",
      conveningId,
      campaignId,
      details: { item: moved.title, title, itemId: move.itemId },
    });
  });
}

/** Takes an item off the agenda with its comments. Refuses "notFound" when it has gone already. */
export async function removeItem(
  ctx: ActorContext,
  conveningId: string,
  itemId: string,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "convening.edit", conveningId);
  await transact(ctx, async (tx, recording) => {
    const title = await lockAgenda(tx, conveningId);
    const items = await placedItems(tx, conveningId);
    const removed = items.find((item) => item.id === itemId);
    if (!removed) throw notFound();
    await write(tx, items, withoutItem(items, itemId));
    await tx.agendaItem.delete({ where: { id: itemId } });
    await record(recording, {
      type: "agenda.itemRemoved",
      conveningId,
      campaignId,
      details: { item: removed.title, title },
    });
  });
}

function fieldsOf(input: AgendaItemInput) {
  const { kind, title, description, minutes, room, isParallel, issueAreaId } = input;
  return { kind, title, description, minutes, room, isParallel, issueAreaId };
}

/** Whoever changes an agenda's order waits here for the one before; returns its title. */
async function lockAgenda(tx: Transaction, conveningId: string): Promise<string> {
  await tx.$queryRaw`SELECT 1 FROM convening WHERE id = ${conveningId}::uuid FOR UPDATE`;
  const convening = await tx.convening.findUnique({
    where: { id: conveningId },
    select: { title: true },
  });
  if (!convening) throw notFound();
  return convening.title;
}

function placedItems(tx: Transaction, conveningId: string) {
  return tx.agendaItem.findMany({
    where: { conveningId },
    select: { id: true, dayId: true, orderKey: true, isParallel: true, title: true },
  });
}

/** Writes places that differ; a form that was opened on another day or group is out of date. */
async function write(
  tx: Transaction,
  before: readonly PlacedItem[],
  after: readonly PlacedItem[],
): Promise<void> {
  for (const { id, dayId, orderKey, isParallel } of after) {
    const was = before.find((item) => item.id === id);
    const isElsewhere = was?.dayId !== dayId || was.isParallel !== isParallel;
    if (!isElsewhere && was.orderKey === orderKey) continue;
    await tx.agendaItem.update({
      where: { id },
      data: {
        dayId,
        orderKey,
        isParallel,
        ...(isElsewhere ? { revision: { increment: 1 } } : {}),
      },
    });
  }
}

/** Puts an item last on the day that was asked for, beside the item before it if so wanted. */
async function placeAtEnd(
  tx: Transaction,
  conveningId: string,
  itemId: string,
  input: Pick<AgendaItemInput, "dayId" | "isParallel">,
): Promise<void> {
  const items = await placedItems(tx, conveningId);
  const others = items.filter((item) => item.id !== itemId);
  const last = itemsOfDay(others, input.dayId).at(-1)?.id ?? null;
  const { changed } = applyMove(items, {
    itemId,
    dayId: input.dayId,
    afterId: last,
    beforeId: null,
    besideId: input.isParallel ? last : null,
  });
  await write(tx, items, changed);
}

async function checkDay(
  tx: Transaction,
  conveningId: string,
  dayId: string,
): Promise<void> {
  const day = await tx.conveningDay.findFirst({
    where: { id: dayId, conveningId },
    select: { id: true },
  });
  if (!day)
    throw new Refusal("invalid", "Choose a day of this convening.", { field: "dayId" });
}

/** Everything an item points to must be there for the actor, or have stood there before. */
async function checkLinks(
  ctx: ActorContext,
  input: AgendaItemInput,
  standing: {
    campaignId: string | null;
    presenterIds: readonly string[];
    draftId: string | null;
  },
): Promise<void> {
  const people = await peopleToPresent(ctx, standing.campaignId, standing.presenterIds);
  const known = new Set(people.map((person) => person.personId));
  if (!input.presenterIds.every((id) => known.has(id)))
    throw new Refusal("invalid", "Choose people from the list.", {
      field: "presenterIds",
    });
  if (input.issueAreaId) {
    const area = await ctx.db.issueArea.findUnique({ where: { id: input.issueAreaId } });
    if (!area)
      throw new Refusal("invalid", "Choose an issue area from the list.", {
        field: "issueAreaId",
      });
  }
  const isNewDraft =
    input.draftId !== "" &&
    input.draftId !== KEEP_DRAFT &&
    input.draftId !== standing.draftId;
  if (isNewDraft) {
    await authorize(ctx, "draft.view", input.draftId).catch((error) => {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal("invalid", "Choose a draft from the list.", { field: "draftId" });
    });
  }
}
