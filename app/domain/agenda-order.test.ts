import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parallelGroups } from "./agenda.ts";
import {
  applyMove,
  compareOrder,
  type Direction,
  itemsOfDay,
  type Move,
  type PlacedItem,
  stepMove,
  withoutItem,
} from "./agenda-order.ts";

const DAYS = ["thu", "fri"];

/** "a b|c d" is a, then b with c beside it, then d. */
function day(words: string, dayId = "thu"): PlacedItem[] {
  return words.split(" ").flatMap((group) =>
    group === ""
      ? []
      : group.split("|").map((id, at) => ({
          id,
          dayId,
          orderKey: `a${words.replace(/[ |]/g, "").indexOf(id)}`,
          isParallel: at > 0,
        })),
  );
}

function written(items: readonly PlacedItem[], dayId = "thu"): string {
  return parallelGroups(itemsOfDay(items, dayId))
    .map((group) => group.map((item) => item.id).join("|"))
    .join(" ");
}

const move = (itemId: string, to: Partial<Move> = {}): Move => ({
  itemId,
  dayId: "thu",
  afterId: null,
  beforeId: null,
  besideId: null,
  ...to,
});

describe("moving an item", () => {
  test.each([
    ["to the front", "a b c", move("c", { beforeId: "a" }), "c a b"],
    ["behind another", "a b c", move("a", { afterId: "b", beforeId: "c" }), "b a c"],
    ["to the end", "a b c", move("a", { afterId: "c" }), "b c a"],
    ["beside another", "a b c", move("a", { afterId: "b", besideId: "b" }), "b|a c"],
    [
      "to the head of a group",
      "a b|c d",
      move("d", { afterId: "a", beforeId: "b", besideId: "b" }),
      "a d|b|c",
    ],
    [
      "into the middle of a group it does not join: it stands after the group",
      "a b|c|d e",
      move("e", { afterId: "b", beforeId: "c" }),
      "a b|c|d e",
    ],
    [
      "out of a group it led: the next one leads",
      "a b|c|d",
      move("b", { beforeId: "a" }),
      "b a c|d",
    ],
    [
      "beside an item of its own group: it stays in it",
      "a b|c|d",
      move("d", { afterId: "a", beforeId: "b", besideId: "b" }),
      "a d|b|c",
    ],
    [
      "after one that has gone: before the other neighbour",
      "a b c",
      move("c", { afterId: "gone", beforeId: "a" }),
      "c a b",
    ],
    [
      "between two that have both gone: to the end",
      "a b c",
      move("a", { afterId: "gone", beforeId: "lost" }),
      "b c a",
    ],
    [
      "beside one that has gone: alone",
      "a b c",
      move("a", { afterId: "b", besideId: "gone" }),
      "b a c",
    ],
    ["that is no longer there", "a b", move("z", { beforeId: "a" }), "a b"],
  ])("%s", (_, before, asked, after) => {
    expect(written(applyMove(day(before), asked).items)).toBe(after);
  });

  test("to another day it takes nobody along", () => {
    const items = [...day("a b|c"), ...day("d", "fri")];
    const after = applyMove(items, move("b", { dayId: "fri", afterId: "d" }));
    expect(written(after.items)).toBe("a c");
    expect(written(after.items, "fri")).toBe("d b");
    expect(after.changed.map((item) => item.id).sort()).toEqual(["b", "c"]);
  });

  test("changes only its own row when the keys leave room", () => {
    const { changed } = applyMove(
      day("a b c d"),
      move("d", { afterId: "a", beforeId: "b" }),
    );
    expect(changed.map((item) => item.id)).toEqual(["d"]);
  });

  test.each([
    ["equal keys", "a0"],
    ["words that never were keys", "!"],
  ])("finds a place even between %s", (_, orderKey) => {
    const items = day("a b c d").map((item) => ({ ...item, orderKey }));
    const after = applyMove(items, move("d", { afterId: "a", beforeId: "b" })).items;
    expect(written(after)).toBe("a d b c");
  });
});

test("when the first of a group is removed the next takes its place", () => {
  expect(written(withoutItem(day("a b|c|d e"), "b"))).toBe("a c|d e");
  expect(written(withoutItem(day("a b|c|d e"), "c"))).toBe("a b|d e");
  expect(written(withoutItem(day("a"), "a"))).toBe("");
});

describe("a step of the keyboard", () => {
  test.each<[string, string, Direction, string]>([
    ["a b c", "b", "up", "b a c"],
    ["a b c", "b", "down", "a c b"],
    ["a b|c d", "d", "up", "a d b|c"],
    ["a b|c d", "a", "down", "b|c a d"],
    ["a b|c|d e", "c", "up", "a c|b|d e"],
    ["a b|c|d e", "c", "down", "a b|d|c e"],
    ["a b|c|d e", "b", "up", "a b c|d e"],
    ["a b|c|d e", "d", "down", "a b|c d e"],
    ["a b|c|d", "b", "down", "a c|b|d"],
  ])("%s: %s goes %s, %s", (before, id, direction, after) => {
    const items = day(before);
    const step = stepMove(items, DAYS, id, direction);
    expect(step && written(applyMove(items, step).items)).toBe(after);
  });

  test("goes over midnight into the next day and back", () => {
    const items = [...day("a b"), ...day("c d", "fri")];
    const down = stepMove(items, DAYS, "b", "down");
    const next = applyMove(items, down ?? move("")).items;
    expect([written(next), written(next, "fri")]).toEqual(["a", "b c d"]);
    const up = stepMove(next, DAYS, "b", "up");
    const back = applyMove(next, up ?? move("")).items;
    expect([written(back), written(back, "fri")]).toEqual(["a b", "c d"]);
  });

  test("ends at the first and the last place", () => {
    expect(stepMove(day("a b"), ["thu"], "a", "up")).toBeNull();
    expect(stepMove(day("a b"), ["thu"], "b", "down")).toBeNull();
    expect(stepMove(day("a b"), DAYS, "z", "down")).toBeNull();
  });
});

const ids = [..."abcdefg"];
const anyMove: fc.Arbitrary<Move> = fc.record({
  itemId: fc.constantFrom(...ids),
  dayId: fc.constantFrom(...DAYS),
  afterId: fc.option(fc.constantFrom(...ids, "gone")),
  beforeId: fc.option(fc.constantFrom(...ids, "gone")),
  besideId: fc.option(fc.constantFrom(...ids, "gone")),
});

test("no series of moves loses, doubles or mixes up an item", () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
      let items = [...day("a b|c d"), ...day("e|f g", "fri")];
      for (const one of moves) {
        const before = items;
        const result = applyMove(items, one);
        items = result.items;
        expect(items.map((item) => item.id).sort()).toEqual(ids);
        expect(items.find((item) => item.id === one.itemId)?.dayId).toBe(one.dayId);
        for (const dayId of DAYS) {
          const keys = itemsOfDay(items, dayId).map((item) => item.orderKey);
          expect(new Set(keys).size).toBe(keys.length);
          // The others stand in the order they stood in.
          const others = (list: PlacedItem[]) =>
            itemsOfDay(list, dayId)
              .map((item) => item.id)
              .filter((id) => id !== one.itemId);
          expect(others(items)).toEqual(others(before));
        }
        // What changed is all that has to be written.
        const patched = before
          .map((item) => result.changed.find(({ id }) => id === item.id) ?? item)
          .sort(compareOrder);
        expect(patched).toEqual([...items].sort(compareOrder));
      }
    }),
    { numRuns: 150 },
  );
});
