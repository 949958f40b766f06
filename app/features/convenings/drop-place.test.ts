import { expect, test } from "vitest";
import { applyMove, type PlacedItem } from "#app/domain/agenda-order.ts";
import { type DayLayout, dropAt } from "./drop-place.ts";

const box = (left: number, right: number, top: number, bottom: number) => ({
  left,
  right,
  top,
  bottom,
});

/** a over (b beside c) over d, each 100 px high and 300 px wide together. */
const layout: DayLayout = {
  dayId: "thu",
  blocks: [
    { box: box(0, 300, 0, 100), items: [{ id: "a", box: box(0, 300, 0, 100) }] },
    {
      box: box(0, 300, 100, 200),
      items: [
        { id: "b", box: box(0, 150, 100, 200) },
        { id: "c", box: box(150, 300, 100, 200) },
      ],
    },
    { box: box(0, 300, 200, 300), items: [{ id: "d", box: box(0, 300, 200, 300) }] },
  ],
};
const items: PlacedItem[] = ["a", "b", "c", "d"].map((id, at) => ({
  id,
  dayId: "thu",
  orderKey: `a${at}`,
  isParallel: id === "c",
}));

function afterDrop(id: string, x: number, y: number): string | null {
  const drop = dropAt(layout, { x, y }, id);
  if (!drop) return null;
  const after = applyMove(items, { itemId: id, ...drop.place }).items;
  return after
    .sort((one, other) => (one.orderKey < other.orderKey ? -1 : 1))
    .map((item) => (item.isParallel ? `|${item.id}` : item.id))
    .join(" ");
}

test.each([
  ["the upper half of an item", "d", 20, 10, "d a b |c"],
  ["the lower half of an item", "d", 20, 90, "a d b |c"],
  ["the right third of an item", "d", 290, 40, "a |d b |c"],
  ["a group, left of its first", "d", 20, 150, "a d |b |c"],
  ["a group, between the two", "d", 140, 150, "a b |d |c"],
  ["a group, right of its last", "d", 290, 150, "a b |c |d"],
  ["the lower edge of a group it belongs to", "b", 20, 195, "a c b d"],
  ["below everything", "a", 20, 900, "b |c d a"],
  ["above everything", "d", 20, -30, "d a b |c"],
  ["its own neighbour in the group, from the left", "b", 290, 150, "a c |b d"],
  ["itself", "a", 20, 40, null],
])("letting go over %s", (_, id, x, y, after) => {
  expect(afterDrop(id, x, y)).toBe(after);
});

test("an empty day takes what is let go over it", () => {
  const drop = dropAt({ dayId: "fri", blocks: [] }, { x: 0, y: 0 }, "a");
  expect(drop?.place).toMatchObject({ dayId: "fri", afterId: null, beforeId: null });
});
