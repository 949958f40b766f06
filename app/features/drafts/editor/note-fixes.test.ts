import { EditorState } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import type { NoteFix } from "#app/manuscript/notes/note.ts";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import {
  blank,
  bold,
  manuscript,
  named,
  provision,
  recital,
  section,
  signature,
  vote,
} from "#app/manuscript/write.ts";
import { applyFix, fixWords } from "./note-fixes.ts";

const doc = manuscriptSchema.nodeFromJSON(
  manuscript(
    named("r", recital("rents rise;")),
    named("s", section("Duty")),
    named(
      "p",
      provision(3, "It ", bold("must"), " and must, by ", blank("date"), " must."),
    ),
    vote("ayes"),
    signature("Attest"),
  ),
);

/** The lines after the fix, or null when it did nothing. */
function fixed(fix: NoteFix): string[] | null {
  const { tr } = EditorState.create({ doc });
  if (!applyFix(tr, fix)) return null;
  tr.doc.check();
  return tr.doc.children.map(
    (node) => `${node.type.name}${node.attrs.level ?? ""}:${node.textContent}`,
  );
}

test("the nth place of the words is changed, with its marks", () => {
  const { tr } = EditorState.create({ doc });
  const fix = { type: "replaceWords", blockId: "p", words: "must", to: "shall" } as const;
  applyFix(tr, { ...fix, nth: 0 });
  expect(
    tr.doc
      .child(2)
      .child(1)
      .marks.map(({ type }) => type.name),
  ).toEqual(["bold"]);
  expect(fixed({ ...fix, nth: 2 })?.[2]).toBe("provision3:It must and must, by  shall.");
  expect(fixed({ ...fix, nth: 3 })).toBeNull();
});

test("a block ends as the house ends it, if it still ends as it did", () => {
  const fix = { type: "replaceEnd", blockId: "r", words: ";", to: "; and" } as const;
  expect(fixed(fix)?.[0]).toBe("recital:rents rise; and");
  expect(fixed({ ...fix, words: "." })).toBeNull();
  expect(fixed({ ...fix, words: "", to: " and" })?.[0]).toBe("recital:rents rise; and");
});

test("a level is set, and a block that is gone is left alone", () => {
  expect(fixed({ type: "setLevel", blockId: "p", level: 1 })?.[2]).toMatch(
    /^provision1:/,
  );
  expect(fixed({ type: "setLevel", blockId: "gone", level: 1 })).toBeNull();
});

test("a missing section is added before votes and signatures", () => {
  const lines = fixed({ type: "addSection", caption: "Severability" }) ?? [];
  expect(lines.slice(3, 4)).toEqual(["section:Severability"]);
  expect(lines.slice(-2)).toEqual(["vote:", "signature:Attest"]);
});

test("each fix says what it does", () => {
  expect(
    fixWords({ type: "replaceWords", blockId: "p", words: "must", nth: 0, to: "shall" }),
  ).toBe("Change “must” to “shall”");
  expect(
    fixWords({ type: "replaceWords", blockId: "p", words: "(a) ", nth: 0, to: "" }),
  ).toBe("Take out “(a)”");
});
