import type { Move } from "#app/domain/agenda-order.ts";

/** A rectangle on the screen, in px. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What is on the screen of a day: its blocks, and the items in each from left to right. */
export interface DayLayout {
  dayId: string;
  blocks: readonly {
    box: Box;
    items: readonly { id: string; box: Box }[];
  }[];
}

export interface Drop {
  place: Omit<Move, "itemId">;
  /** Where the line is drawn that shows it: on which item, on which side. */
  mark: { itemId: string; side: "before" | "after" | "left" | "right" } | null;
}

/** The outer part of a group's height in which a drop means before or after, not beside. */
const EDGE = 0.22;
/** From this part of a lone item's width on a drop means beside it. */
const BESIDE_FROM = 0.7;

/**
 * What letting go at a point means. Over the upper half of an item: before it; over the lower:
 * after it; over its right third, or within a group that runs in parallel: at the same time.
 * Null where it would change nothing.
 */
export function dropAt(
  day: DayLayout,
  point: { x: number; y: number },
  draggedId: string,
): Drop | null {
  const { dayId, blocks } = day;
  const at = blocks.findIndex((block) => point.y <= block.box.bottom);
  const index = at < 0 ? blocks.length - 1 : at;
  const block = blocks[index];
  if (!block) {
    return {
      place: { dayId, afterId: null, beforeId: null, besideId: null },
      mark: null,
    };
  }
  const only = block.items.length === 1 ? block.items[0] : undefined;
  if (only?.id === draggedId) return null;
  const height = block.box.bottom - block.box.top;
  const down = (point.y - block.box.top) / Math.max(height, 1);
  const across =
    (point.x - block.box.left) / Math.max(block.box.right - block.box.left, 1);
  const isInside = down >= 0 && down <= 1;
  const joins =
    isInside && (only ? across > BESIDE_FROM : down > EDGE && down < 1 - EDGE);
  if (joins) return beside(dayId, block.items, point, draggedId);
  const first = block.items[0];
  const last = block.items.at(-1);
  if (!first || !last) return null;
  if (down < 0.5) {
    return {
      place: {
        dayId,
        afterId: blocks[index - 1]?.items.at(-1)?.id ?? null,
        beforeId: first.id,
        besideId: null,
      },
      mark: { itemId: first.id, side: "before" },
    };
  }
  return {
    place: {
      dayId,
      afterId: last.id,
      beforeId: blocks[index + 1]?.items[0]?.id ?? null,
      besideId: null,
    },
    mark: { itemId: first.id, side: "after" },
  };
}

/** Within a group: before or after the item nearest to the point, by the way they are laid out. */
function beside(
  dayId: string,
  items: DayLayout["blocks"][number]["items"],
  point: { x: number; y: number },
  draggedId: string,
): Drop | null {
  const others = items.filter((item) => item.id !== draggedId);
  const isRow = items.every((item) => item.box.top < (items[0]?.box.bottom ?? 0));
  const middle = ({ box }: { box: Box }) =>
    isRow ? (box.left + box.right) / 2 : (box.top + box.bottom) / 2;
  const along = isRow ? point.x : point.y;
  const isLone = items.length === 1;
  const next = isLone ? -1 : others.findIndex((item) => along < middle(item));
  const after = next < 0 ? others.at(-1) : others[next - 1];
  const before = next < 0 ? undefined : others[next];
  const shown = before ?? after;
  if (!shown) return null;
  return {
    place: {
      dayId,
      afterId: after?.id ?? null,
      beforeId: before?.id ?? null,
      besideId: shown.id,
    },
    mark: { itemId: shown.id, side: before ? "left" : "right" },
  };
}
