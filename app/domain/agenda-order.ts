import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** An item as far as its place goes. */
export interface PlacedItem {
  id: string;
  dayId: string;
  /** Fractional index; compared letter by letter, never by the database's own order. */
  orderKey: string;
  isParallel: boolean;
}

/**
 * Where an item shall go. It is told by its neighbours rather than by a number, so that it
 * still means the same when somebody else has moved something meanwhile.
 */
export interface Move {
  itemId: string;
  dayId: string;
  /** The item it shall stand after; null for the start of the day. */
  afterId: string | null;
  /** The item it shall stand before; null for the end of the day. */
  beforeId: string | null;
  /** An item it shall run at the same time as; null to stand alone. */
  besideId: string | null;
}

/** The order of an agenda within a day. Equal keys are told apart by id, for everybody alike. */
export function compareOrder(
  a: Pick<PlacedItem, "orderKey" | "id">,
  b: Pick<PlacedItem, "orderKey" | "id">,
): number {
  if (a.orderKey !== b.orderKey) return a.orderKey < b.orderKey ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The items of a day in order. */
export function itemsOfDay<Item extends PlacedItem>(
  items: readonly Item[],
  dayId: string,
): Item[] {
  return items.filter((item) => item.dayId === dayId).sort(compareOrder);
}

/**
 * The agenda after a move, and which items that changed. Whoever leaves a group of parallel
 * items leaves the others together; whoever stands alone never splits a group. Neighbours
 * that have gone are passed over: after the first, else before the second, else at the end.
 * An item that is no longer there changes nothing.
 */
export function applyMove<Item extends PlacedItem>(
  items: readonly Item[],
  move: Move,
): { items: Item[]; changed: Item[] } {
  const moved = items.find((item) => item.id === move.itemId);
  if (!moved) return { items: [...items], changed: [] };
  const rest = withoutItem(items, move.itemId);
  const day = itemsOfDay(rest, move.dayId);
  const group = move.besideId === null ? null : groupOf(day, move.besideId);
  const asked = placeAmong(day, move);
  const place = group
    ? Math.min(Math.max(asked, group.start), group.end)
    : outsideGroup(day, asked);
  const placed: Item = {
    ...moved,
    dayId: move.dayId,
    isParallel: group !== null && place > group.start,
  };
  const order = day.toSpliced(place, 0, placed);
  const next = order[place + 1];
  if (next && group && place === group.start) {
    // It takes the head of the group: the old head now runs beside it.
    order[place + 1] = { ...next, isParallel: true };
  } else if (next && place === 0) {
    // What opened the day alone must not run beside what now stands before it.
    order[place + 1] = { ...next, isParallel: false };
  }
  const keyed = withKeyAt(order, place);
  const after = [...rest.filter((item) => item.dayId !== move.dayId), ...keyed];
  return { items: after, changed: after.filter((item) => differs(item, items)) };
}

/** The agenda without an item; the first of those that ran beside it takes its place. */
export function withoutItem<Item extends PlacedItem>(
  items: readonly Item[],
  itemId: string,
): Item[] {
  const gone = items.find((item) => item.id === itemId);
  if (!gone) return [...items];
  const day = itemsOfDay(items, gone.dayId);
  const place = day.findIndex((item) => item.id === itemId);
  const heir = isHead(day, place) ? day[place + 1] : undefined;
  return items
    .filter((item) => item.id !== itemId)
    .map((item) => (item === heir ? { ...item, isParallel: false } : item));
}

export type Direction = "up" | "down";

/**
 * One step of the keyboard: within a group past its neighbour, from the edge of a group out
 * of it, alone past a whole group, and from the edge of a day into the next. Null at the very
 * start and end. `dayIds` are in the order of the calendar.
 */
export function stepMove(
  items: readonly PlacedItem[],
  dayIds: readonly string[],
  itemId: string,
  direction: Direction,
): Move | null {
  const item = items.find((one) => one.id === itemId);
  if (!item) return null;
  const day = itemsOfDay(items, item.dayId);
  const group = groupOf(day, itemId);
  if (!group) return null;
  const place = day.findIndex((one) => one.id === itemId);
  const isUp = direction === "up";
  const others = day.filter((one) => one.id !== itemId);
  const to = (
    at: number,
    besideId: string | null,
    among = others,
    dayId = item.dayId,
  ) => ({
    itemId,
    dayId,
    afterId: among[at - 1]?.id ?? null,
    beforeId: among[at]?.id ?? null,
    besideId,
  });
  const isEdge = isUp ? place === group.start : place === group.end - 1;
  if (!isEdge) {
    const neighbour = day[isUp ? place - 1 : place + 1];
    return to(isUp ? place - 1 : place + 1, neighbour?.id ?? null);
  }
  // Out of a group: where it stands now, but alone.
  if (group.end - group.start > 1) return to(isUp ? group.start : group.end - 1, null);
  const neighbour = others[isUp ? place - 1 : place];
  const passed = neighbour && groupOf(others, neighbour.id);
  if (passed) return to(isUp ? passed.start : passed.end, null);
  const nextDay = dayIds[dayIds.indexOf(item.dayId) + (isUp ? -1 : 1)];
  if (nextDay === undefined) return null;
  const there = itemsOfDay(items, nextDay);
  return to(isUp ? there.length : 0, null, there, nextDay);
}

interface Span {
  start: number;
  /** Exclusive. */
  end: number;
}

/** Where the group of parallel items that `id` belongs to begins and ends in a day. */
function groupOf(day: readonly PlacedItem[], id: string): Span | null {
  const place = day.findIndex((item) => item.id === id);
  if (place < 0) return null;
  let start = place;
  while (start > 0 && day[start]?.isParallel) start -= 1;
  let end = place + 1;
  while (day[end]?.isParallel) end += 1;
  return { start, end };
}

function isHead(day: readonly PlacedItem[], place: number): boolean {
  return place === 0 || day[place]?.isParallel === false;
}

function placeAmong(day: readonly PlacedItem[], move: Move): number {
  const after = day.findIndex((item) => item.id === move.afterId);
  if (after >= 0) return after + 1;
  const before = day.findIndex((item) => item.id === move.beforeId);
  if (before >= 0) return before;
  return move.afterId === null ? 0 : day.length;
}

/** The end of the group the place would split, or the place itself. */
function outsideGroup(day: readonly PlacedItem[], place: number): number {
  let outside = place;
  while (outside > 0 && day[outside]?.isParallel) outside += 1;
  return outside;
}

/** A key for the item at `place`; the whole day is keyed anew where keys leave no room. */
function withKeyAt<Item extends PlacedItem>(
  order: readonly Item[],
  place: number,
): Item[] {
  const before = order[place - 1]?.orderKey ?? null;
  const after = order[place + 1]?.orderKey ?? null;
  try {
    const orderKey = generateKeyBetween(before, after);
    return order.map((item, at) => (at === place ? { ...item, orderKey } : item));
  } catch {
    // Two equal keys, or one that was never a key: give the day fresh ones.
    const keys = generateNKeysBetween(null, null, order.length);
    return order.map((item, at) => ({ ...item, orderKey: keys[at] ?? item.orderKey }));
  }
}

function differs(item: PlacedItem, among: readonly PlacedItem[]): boolean {
  const was = among.find((one) => one.id === item.id);
  return (
    was?.dayId !== item.dayId ||
    was.orderKey !== item.orderKey ||
    was.isParallel !== item.isParallel
  );
}
