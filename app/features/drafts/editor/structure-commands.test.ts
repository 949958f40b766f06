import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import type { BlockJson, PartJson } from "#app/manuscript/manuscript-json.ts";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import {
  findingsPassage,
  severabilityPassage,
} from "#app/manuscript/starters/passages.ts";
import {
  heading,
  headRow,
  manuscript,
  paragraph,
  provision,
  quotedCode,
  recital,
  row,
  section,
  table,
} from "#app/manuscript/write.ts";
import { INSERTIONS, insert, insertionsFor } from "./insertions.ts";
import { changeLevel } from "./manuscript-keys.ts";
import { putBlocks } from "./put-blocks.ts";
import { moveRun } from "./subtrees.ts";
import {
  addColumn,
  addRow,
  deleteColumn,
  deleteRow,
  goToCell,
} from "./table-commands.ts";

/** A text with the caret before the words, or before all when none are given. */
function textWith(words: string, ...blocks: BlockJson[]): EditorState {
  const doc = manuscriptSchema.nodeFromJSON(manuscript(...blocks));
  let at = 0;
  doc.descendants((node, pos) => {
    const found = node.isText ? (node.text ?? "").indexOf(words) : -1;
    if (words && found >= 0 && at === 0) at = pos + found;
  });
  return EditorState.create({ doc, selection: TextSelection.create(doc, at || 1) });
}

type Command = (state: EditorState, dispatch?: (tr: Transaction) => void) => boolean;

function after(state: EditorState, command: Command): EditorState {
  let next = state;
  command(state, (tr) => {
    next = state.apply(tr);
  });
  return next;
}

const changed = (
  state: EditorState,
  change: (tr: Transaction) => boolean,
): EditorState => {
  const { tr } = state;
  change(tr);
  return state.apply(tr);
};

function linesOf(state: EditorState): string[] {
  const lines: string[] = [];
  state.doc.forEach((node) => {
    lines.push(`${node.type.name}${node.attrs.level ?? ""}:${node.textContent}`);
  });
  return lines;
}

const ladder = [
  section("One"),
  provision(1, "a"),
  provision(2, "a1"),
  provision(3, "a1A"),
  provision(1, "b"),
  section("Two"),
  paragraph("words of two"),
  heading(1, "Plan"),
];

test("a provision goes in and out with everything under it", () => {
  const inner = after(textWith("a1", ...ladder), changeLevel(1));
  expect(linesOf(inner).slice(1, 5)).toEqual([
    "provision1:a",
    "provision3:a1",
    "provision4:a1A",
    "provision1:b",
  ]);
  const outer = after(textWith("a1", ...ladder), changeLevel(-1));
  expect(linesOf(outer).slice(2, 4)).toEqual(["provision1:a1", "provision2:a1A"]);
});

test("nothing goes in when the deepest of them could not", () => {
  const state = textWith("top", provision(5, "top"), provision(6, "deepest"));
  expect(changeLevel(1)(state)).toBe(false);
});

test("a section goes in with its provisions", () => {
  const state = after(textWith("One", ...ladder), changeLevel(1));
  expect(linesOf(state).slice(0, 5)).toEqual([
    "provision1:One",
    "provision2:a",
    "provision3:a1",
    "provision4:a1A",
    "provision2:b",
  ]);
});

test("a provision moves over its neighbour with everything under both, and the caret goes along", () => {
  const moved = after(textWith("a", ...ladder), moveRun(1));
  expect(linesOf(moved).slice(0, 5)).toEqual([
    "section:One",
    "provision1:b",
    "provision1:a",
    "provision2:a1",
    "provision3:a1A",
  ]);
  expect(moved.selection.$from.parent.textContent).toBe("a");
  expect(linesOf(after(moved, moveRun(-1)))).toEqual(linesOf(textWith("", ...ladder)));
});

test("a section moves over another with its words, and stops at the end", () => {
  const moved = after(textWith("One", ...ladder), moveRun(1));
  expect(linesOf(moved).map((line) => line.split(":")[1])).toEqual([
    "Two",
    "words of two",
    "One",
    "a",
    "a1",
    "a1A",
    "b",
    "Plan",
  ]);
  expect(moveRun(1)(textWith("Plan", ...ladder))).toBe(false);
  expect(moveRun(-1)(textWith("", ...ladder))).toBe(false);
});

test("moving keeps ids and words, whatever is moved where", () => {
  const named = ladder.map((block, nth) => ({
    ...block,
    attrs: { ...block.attrs, id: `b${nth}` },
  }));
  const ids = (state: EditorState) =>
    state.doc.children.map((node) => node.attrs.id).sort();
  for (const words of ["One", "a1A", "b", "Two", "words", "Plan"]) {
    for (const step of [1, -1] as const) {
      const before = textWith(words, ...named);
      expect(ids(after(before, moveRun(step)))).toEqual(ids(before));
    }
  }
});

test("inside quoted code blocks move and stay inside it", () => {
  const code = quotedCode(
    "add",
    "Section 1",
    section("Code"),
    provision(1, "x"),
    provision(1, "y"),
  );
  const moved = after(textWith("x", code), moveRun(1));
  expect(moved.doc.child(0).children.map((node) => node.textContent)).toEqual([
    "Code",
    "y",
    "x",
  ]);
  expect(moveRun(1)(moved)).toBe(false);
});

test("an empty block becomes what is put in; another stays, and the new one follows it", () => {
  const empty = changed(textWith("", paragraph()), (tr) => putBlocks(tr, [section()]));
  expect(linesOf(empty)).toEqual(["section:"]);
  const full = changed(textWith("words", paragraph("words")), (tr) =>
    putBlocks(tr, [section()]),
  );
  expect(linesOf(full)).toEqual(["paragraph0:words", "section:"]);
  expect(full.selection.$from.parent.type.name).toBe("section");
});

test("every insertion that asks nothing leaves a text the schema takes, with an id on every block", () => {
  for (const insertion of INSERTIONS) {
    if (insertion.puts.type === "asks") continue;
    const state = changed(textWith("words", paragraph("words")), (tr) =>
      insert(tr, insertion),
    );
    state.doc.check();
    expect(state.doc.childCount, insertion.name).toBeGreaterThan(1);
    for (const block of state.doc.children.slice(1)) {
      expect(block.attrs.id, insertion.name).toMatch(/^[0-9a-v]{12}$/);
    }
  }
});

test("what cannot stand in quoted code is put after it", () => {
  const code = quotedCode("add", "Section 1", provision(1, "inside"));
  const state = changed(textWith("inside", code), (tr) =>
    putBlocks(tr, [quotedCode("add", "Section 2", provision(1, "second"))]),
  );
  expect(state.doc.children.map((node) => node.textContent)).toEqual([
    "inside",
    "second",
  ]);
});

test("the menu finds by name first, then by other words", () => {
  const names = (typed: string) => insertionsFor(typed).map(({ name }) => name);
  expect(names("sec")[0]).toBe("Section");
  expect(names("cross ref")).toEqual(["Cross-reference"]);
  expect(names("whereas")).toEqual(["Recital"]);
  expect(names("list")).toEqual(["Bulleted list", "Numbered list"]);
  expect(names("zebra")).toEqual([]);
});

test("passages name nothing outside themselves, and severability has its five parts", () => {
  for (const passage of [findingsPassage(), severabilityPassage()]) {
    const ids = new Set(passage.map((block) => block.attrs?.id));
    const parts = passage.flatMap((block): PartJson[] => block.content ?? []);
    for (const part of parts) {
      if (part.type === "crossReference") expect(ids).toContain(part.attrs?.target);
    }
  }
  const severability = severabilityPassage();
  expect(severability.filter(({ type }) => type === "provision")).toHaveLength(5);
});

const grid = table(headRow("Fee", "Amount"), row("Alpha", "1"), row("Beta", "2"));
const cellsOf = (state: EditorState) =>
  state.doc
    .child(0)
    .children.map((line) => line.children.map((cell) => cell.textContent));

test("Tab goes from cell to cell and not out of the table", () => {
  const next = after(textWith("Fee", grid), goToCell(1));
  expect(next.selection.$from.parent.textContent).toBe("Amount");
  expect(after(next, goToCell(1)).selection.$from.parent.textContent).toBe("Alpha");
  expect(goToCell(1)(textWith("2", grid))).toBe(false);
  expect(goToCell(-1)(textWith("Fee", grid))).toBe(false);
});

test("rows and columns come and go where the caret is", () => {
  expect(cellsOf(changed(textWith("Alpha", grid), (tr) => addRow(tr, 1)))).toEqual([
    ["Fee", "Amount"],
    ["Alpha", "1"],
    ["", ""],
    ["Beta", "2"],
  ]);
  expect(cellsOf(changed(textWith("Alpha", grid), (tr) => addColumn(tr, -1)))).toEqual([
    ["", "Fee", "Amount"],
    ["", "Alpha", "1"],
    ["", "Beta", "2"],
  ]);
  expect(cellsOf(changed(textWith("Alpha", grid), deleteRow))).toEqual([
    ["Fee", "Amount"],
    ["Beta", "2"],
  ]);
  expect(cellsOf(changed(textWith("1", grid), deleteColumn))).toEqual([
    ["Fee"],
    ["Alpha"],
    ["Beta"],
  ]);
});

test("with its last row or column a table goes", () => {
  const single = table(row("only"));
  const text = [recital("before"), single];
  expect(changed(textWith("only", ...text), deleteRow).doc.childCount).toBe(1);
  expect(changed(textWith("only", ...text), deleteColumn).doc.childCount).toBe(1);
});
