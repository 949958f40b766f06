import { expect, test } from "vitest";
import type { OutlineEntry } from "#app/manuscript/outline.ts";
import { outlineMove, outlineRows } from "./outline-tree.ts";

const entry = (id: string, depth: number): OutlineEntry => ({
  id,
  depth,
  kind: "section",
  label: "",
  text: id,
  count: 1,
});
const entries = [
  entry("title", 0),
  entry("plan", 0),
  entry("one", 1),
  entry("code", 2),
  entry("two", 1),
  entry("end", 0),
];
const shown = (folded: string[]) =>
  outlineRows(entries, new Set(folded)).map(({ key, level }) => `${level} ${key}`);

test("every line says how deep it stands, and a folded one hides what is under it", () => {
  expect(shown([])).toEqual(["1 title", "1 plan", "2 one", "3 code", "2 two", "1 end"]);
  expect(shown(["one"])).toEqual(["1 title", "1 plan", "2 one", "2 two", "1 end"]);
  expect(shown(["plan", "one"])).toEqual(["1 title", "1 plan", "1 end"]);
});

test("the arrows move as in every tree", () => {
  const rows = outlineRows(entries, new Set(["one"]));
  const move = (at: string, key: string) => {
    const asked = outlineMove(
      rows,
      rows.findIndex((row) => row.key === at),
      key,
    );
    return asked && "row" in asked ? `${asked.type} ${rows[asked.row]?.key}` : asked;
  };
  expect(move("title", "ArrowDown")).toBe("focus plan");
  expect(move("title", "ArrowUp")).toBeNull();
  expect(move("plan", "ArrowRight")).toBe("focus one");
  expect(move("one", "ArrowRight")).toEqual({ type: "unfold", key: "one" });
  expect(move("one", "ArrowLeft")).toBe("focus plan");
  expect(move("plan", "ArrowLeft")).toEqual({ type: "fold", key: "plan" });
  expect(move("two", "End")).toBe("focus end");
  expect(move("two", "Enter")).toBe("go two");
});
