import { joinBackward } from "@tiptap/pm/commands";
import { Fragment, Node, Slice } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import type { BlockJson } from "#app/manuscript/manuscript-json.ts";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import {
  manuscript,
  named,
  paragraph,
  provision,
  quotedCode,
  reference,
  section,
} from "#app/manuscript/write.ts";
import { giveMissingIds } from "./block-identity.ts";
import { blockIdsPlugin } from "./block-ids.ts";
import { continueBlock } from "./manuscript-keys.ts";

function open(...blocks: BlockJson[]): EditorState {
  const doc = Node.fromJSON(manuscriptSchema, manuscript(blocks));
  return EditorState.create({ doc, plugins: [blockIdsPlugin()] });
}

/** "a: x" a line; a reference reads "→target"; a new id reads "new". */
function read(state: EditorState, known: string): string[] {
  const name = (id: unknown) =>
    typeof id === "string" && (id.length === 1 || known.includes(id)) ? id : "new";
  const lines: string[] = [];
  state.doc.descendants((node) => {
    if (node.isBlock && node.attrs.id !== undefined) {
      let words = "";
      node.forEach((part) => {
        words += part.isText
          ? part.text
          : part.isInline
            ? `→${name(part.attrs.target)}`
            : "";
      });
      lines.push(`${name(node.attrs.id)}: ${words}`);
    }
    return !node.isTextblock;
  });
  return lines;
}

const text = () =>
  open(
    named("a", section("one ", reference("b"))),
    named("b", provision(1, "two ", reference("a"))),
    named("c", paragraph("three ", reference("b"))),
  );

const placeOf = (state: EditorState, id: string): number => {
  let place = -1;
  state.doc.descendants((node, pos) => {
    if (node.attrs.id === id) place = pos;
  });
  return place;
};
const rangeOf = (state: EditorState, id: string): [number, number] => {
  const pos = placeOf(state, id);
  return [pos, pos + (state.doc.nodeAt(pos)?.nodeSize ?? 0)];
};
const copied = (state: EditorState, first: string, last = first): Slice =>
  state.doc.slice(rangeOf(state, first)[0], rangeOf(state, last)[1]);
const paste = (state: EditorState, at: number, slice: Slice): Transaction =>
  state.tr.replace(at, at, slice);

describe("what somebody does to blocks", () => {
  it("a copy gets a new id also when it is pasted above, and the original keeps its own", () => {
    const state = text();
    expect(read(state.apply(paste(state, 0, copied(state, "b"))), "")).toEqual([
      "new: two →a",
      "a: one →b",
      "b: two →a",
      "c: three →b",
    ]);
  });

  it("references inside a copy follow the copies, and those outside stay with the original", () => {
    const state = text();
    const after = state.apply(
      paste(state, state.doc.content.size, copied(state, "a", "b")),
    );
    expect(read(after, "").slice(0, 3)).toEqual(read(state, ""));
    const [, , , one, two] = after.doc.content.content;
    expect(one?.attrs.id).not.toBe("a");
    expect(one?.lastChild?.attrs.target).toBe(two?.attrs.id);
    expect(two?.lastChild?.attrs.target).toBe(one?.attrs.id);
  });

  it("what is cut and pasted stays who it is; pasted once more it is a copy", () => {
    const state = text();
    const slice = copied(state, "b");
    const cut = state.apply(state.tr.delete(...rangeOf(state, "b")));
    expect(read(cut, "")).toEqual(["a: one →b", "c: three →b"]);
    const moved = cut.apply(paste(cut, cut.doc.content.size, slice));
    expect(read(moved, "")).toEqual(["a: one →b", "c: three →b", "b: two →a"]);
    const again = moved.apply(paste(moved, 0, slice));
    expect(read(again, "")[0]).toBe("new: two →a");
    expect(read(again, "").slice(1)).toEqual(read(moved, ""));
  });

  it("what is dragged stays who it is", () => {
    const state = text();
    const slice = copied(state, "c");
    const tr = state.tr.delete(...rangeOf(state, "c"));
    tr.replace(0, 0, slice);
    expect(read(state.apply(tr), "")).toEqual(["c: three →b", "a: one →b", "b: two →a"]);
  });

  it("of a block that is split the first part keeps the id", () => {
    let state = text();
    const at = placeOf(state, "b") + 3;
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
    continueBlock(state, (tr) => {
      state = state.apply(tr);
    });
    expect(read(state, "")).toEqual(["a: one →b", "b: tw", "new: o →a", "c: three →b"]);
    const foreign = text();
    const split = foreign.apply(foreign.tr.split(placeOf(foreign, "b") + 3));
    expect(read(split, "")).toEqual(["a: one →b", "b: tw", "new: o →a", "c: three →b"]);
  });

  it("references to a block that is joined to the one above follow its words", () => {
    let state = text();
    const at = placeOf(state, "b") + 1;
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
    joinBackward(state, (tr) => {
      state = state.apply(tr);
    });
    expect(read(state, "")).toEqual(["a: one →atwo →a", "c: three →a"]);
  });

  it("references to a block that is deleted point at nothing", () => {
    const state = text();
    const after = state.apply(state.tr.delete(...rangeOf(state, "b")));
    expect(read(after, "")).toEqual(["a: one →b", "c: three →b"]);
  });

  it("blocks inside quoted code are kept apart the same way", () => {
    const state = open(
      named("a", paragraph("x")),
      named("q", quotedCode("add", "1", named("r", provision(1, reference("r"))))),
    );
    const after = state.apply(paste(state, 0, copied(state, "q")));
    expect(read(after, "")).toEqual(["new: ", "new: →new", "a: x", "q: ", "r: →r"]);
    const inner = after.doc.child(0).child(0);
    expect(inner.lastChild?.attrs.target).toBe(inner.attrs.id);
  });

  it("a block without an id gets one", () => {
    const state = text();
    const block = manuscriptSchema.nodes.paragraph?.create();
    const after = state.apply(state.tr.insert(0, Fragment.from(block)));
    expect(read(after, "")[0]).toBe("new: ");
  });

  it("a block an undo left without an id gets one, and nobody else another", () => {
    const state = open(named("a", paragraph("x")), paragraph("y"));
    const tr = giveMissingIds(state);
    expect(tr && read(state.apply(tr), "")).toEqual(["a: x", "new: y"]);
    expect(giveMissingIds(text())).toBeNull();
  });

  it("two blocks with one id that others left are not touched by typing", () => {
    const state = open(named("a", paragraph("x")), named("a", paragraph("y")));
    const after = state.apply(state.tr.insertText("z", 2));
    expect(read(after, "")).toEqual(["a: xz", "a: y"]);
  });

  it("nor by moving both of them", () => {
    const state = open(
      named("a", paragraph("x")),
      named("a", paragraph("y")),
      named("b", paragraph("z")),
    );
    const slice = state.doc.slice(0, 6);
    const tr = state.tr.delete(0, 6);
    tr.replace(tr.doc.content.size, tr.doc.content.size, slice);
    expect(read(state.apply(tr), "")).toEqual(["b: z", "a: x", "a: y"]);
  });

  it("typing changes nobody's id", () => {
    const state = text();
    const after = state.apply(state.tr.insertText("z", 2));
    expect(read(after, "")).toEqual(["a: ozne →b", "b: two →a", "c: three →b"]);
  });

  it("nobody's id is lost or doubled when all of it is replaced", () => {
    const state = text();
    const whole = new Slice(state.doc.content, 0, 0);
    const after = state.apply(state.tr.replace(0, state.doc.content.size, whole));
    expect(read(after, "")).toEqual(read(state, ""));
  });
});
