import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import { changeLevel, continueBlock, turnInto } from "./manuscript-keys.ts";

interface Line {
  type: string;
  level?: number;
  text?: string;
}

/** A text of such lines with the caret after `at` characters of the n-th. */
function textOf(lines: Line[], nth: number, at: number): EditorState {
  const doc = manuscriptSchema.nodeFromJSON({
    type: "doc",
    content: lines.map(({ type, level, text }, place) => ({
      type,
      attrs: { id: `b${place}`, ...(level === undefined ? {} : { level }) },
      ...(text ? { content: [{ type: "text", text }] } : {}),
    })),
  });
  let start = 0;
  for (let place = 0; place < nth; place += 1) start += doc.child(place).nodeSize;
  const selection = TextSelection.create(doc, start + 1 + at);
  return EditorState.create({ doc, selection });
}

type Command = (state: EditorState, dispatch?: (tr: Transaction) => void) => boolean;

function after(state: EditorState, command: Command): string[] {
  let next = state;
  command(state, (tr) => {
    next = state.apply(tr);
  });
  const lines: string[] = [];
  next.doc.forEach((node) => {
    lines.push(`${node.type.name}${node.attrs.level ?? ""}:${node.textContent}`);
  });
  return lines;
}

test("Enter goes on with the next of its kind", () => {
  const provision = [{ type: "provision", level: 2, text: "to reserve custody" }];
  expect(after(textOf(provision, 0, 18), continueBlock)).toEqual([
    "provision2:to reserve custody",
    "provision2:",
  ]);
});

test("Enter after a caption begins the section's first provision", () => {
  expect(
    after(textOf([{ type: "section", text: "Findings" }], 0, 8), continueBlock),
  ).toEqual(["section:Findings", "provision1:"]);
});

test("Enter inside words splits them, and each half keeps kind and level", () => {
  const recital = [{ type: "recital", text: "one; two" }];
  expect(after(textOf(recital, 0, 5), continueBlock)).toEqual([
    "recital:one; ",
    "recital:two",
  ]);
});

test("Enter before the first word opens a block above and leaves the words their id", () => {
  const state = textOf([{ type: "provision", level: 1, text: "words" }], 0, 0);
  let next = state;
  continueBlock(state, (tr) => {
    next = state.apply(tr);
  });
  expect(next.doc.childCount).toBe(2);
  expect(next.doc.child(1).attrs.id).toBe("b0");
  expect(next.doc.child(0).attrs.id).not.toBe("b0");
});

test("Enter in an empty provision steps out, level by level, to a section", () => {
  expect(after(textOf([{ type: "provision", level: 3 }], 0, 0), continueBlock)).toEqual([
    "provision2:",
  ]);
  expect(after(textOf([{ type: "provision", level: 1 }], 0, 0), continueBlock)).toEqual([
    "section:",
  ]);
});

test("an empty recital becomes the enacting clause", () => {
  expect(after(textOf([{ type: "recital" }], 0, 0), continueBlock)).toEqual([
    "enactingClause:",
  ]);
});

test("Tab stops at the sixth level, Shift-Tab turns the first into a section and back", () => {
  const deepest = textOf([{ type: "provision", level: 6, text: "x" }], 0, 0);
  expect(changeLevel(1)(deepest)).toBe(false);
  const first = textOf([{ type: "provision", level: 1, text: "x" }], 0, 0);
  expect(after(first, changeLevel(-1))).toEqual(["section:x"]);
  const section = textOf([{ type: "section", text: "x" }], 0, 0);
  expect(after(section, changeLevel(1))).toEqual(["provision1:x"]);
});

test("turning a block into another keeps its id and fits its level", () => {
  const state = textOf([{ type: "provision", level: 5, text: "x" }], 0, 0);
  let next = state;
  turnInto("listItem")(state, (tr) => {
    next = state.apply(tr);
  });
  expect(next.doc.child(0).attrs).toMatchObject({ id: "b0", level: 3 });
});
