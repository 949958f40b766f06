// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { TextSelection } from "@tiptap/pm/state";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { manuscriptExtensions } from "#app/manuscript/extensions.ts";
import { type ManuscriptJson, withFreshIds } from "#app/manuscript/manuscript-json.ts";
import { MANUSCRIPT_FRAGMENT, manuscriptSchema } from "#app/manuscript/schema.ts";
import { docFromJson, jsonFromFragment } from "#app/manuscript/state.ts";
import { manuscript, provision, quotedCode, section } from "#app/manuscript/write.ts";
import { chooseSeed, RandomEditor, seeded } from "#tests/support/random-editor.ts";
import { bindFinely } from "./fine-binding.ts";
import { turnInto } from "./manuscript-keys.ts";

const made: { editor: Editor; doc: Y.Doc }[] = [];
afterEach(() => {
  for (const { editor, doc } of made.splice(0)) {
    editor.destroy();
    doc.destroy();
  }
});

/** Somebody at an editor, as the page makes it but for the network. */
function deskWith(state: Uint8Array): { editor: Editor; doc: Y.Doc } {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const editor = new Editor({
    element: document.createElement("div"),
    injectCSS: false,
    content: { type: "doc", content: [{ type: "paragraph" }] },
    extensions: [
      ...manuscriptExtensions(),
      Collaboration.configure({
        fragment: doc.getXmlFragment(MANUSCRIPT_FRAGMENT),
        yUndoOptions: { protectedNodes: new Set(Object.keys(manuscriptSchema.nodes)) },
      }),
    ],
  });
  bindFinely(editor);
  made.push({ editor, doc });
  return { editor, doc };
}

function connect(a: Y.Doc, b: Y.Doc): void {
  const pass = (from: Y.Doc, to: Y.Doc) =>
    from.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "line") Y.applyUpdate(to, update, "line");
    });
  pass(a, b);
  pass(b, a);
}

const text: ManuscriptJson = withFreshIds(
  manuscript(
    section("Findings"),
    provision(1, "The council finds that rents rise."),
    provision(2, "They rise faster than wages."),
    quotedCode("add", "Section 1", section("Code"), provision(1, "quoted words")),
    provision(1, "The last one."),
  ),
);

function linesOf(editor: Editor): string[] {
  const lines: string[] = [];
  editor.state.doc.descendants((node) => {
    if (node.isTextblock) lines.push(node.textContent);
    return !node.isTextblock;
  });
  return lines;
}

/** Puts the caret before the first of these words. */
function caretBefore(editor: Editor, words: string): void {
  let found = -1;
  editor.state.doc.descendants((node, pos) => {
    const at = node.isText ? (node.text ?? "").indexOf(words) : -1;
    if (at >= 0 && found < 0) found = pos + at;
  });
  if (found < 0) throw new Error(`no "${words}"`);
  const { tr, doc } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, found)));
}

function afterCaret(editor: Editor): string {
  const { $head } = editor.state.selection;
  return $head.parent.textContent.slice($head.parentOffset);
}

test("a caret keeps its place while others write before it, after it, and at it", () => {
  const state = docFromJson(text, 1);
  const ada = deskWith(state);
  const tomas = deskWith(state);
  connect(ada.doc, tomas.doc);
  caretBefore(ada.editor, "rents rise");
  for (const place of ["The council", "finds that", "rise.", "They rise", "Findings"]) {
    caretBefore(tomas.editor, place);
    tomas.editor.commands.insertContent("NEW ");
  }
  expect(afterCaret(ada.editor)).toBe("rents NEW rise.");
  caretBefore(tomas.editor, "rents");
  tomas.editor.commands.insertContent("x");
  expect(afterCaret(ada.editor)).toBe("xrents NEW rise.");
});

test("a caret stays in a block that somebody turned into another kind", () => {
  const state = docFromJson(text, 1);
  const ada = deskWith(state);
  const tomas = deskWith(state);
  connect(ada.doc, tomas.doc);
  caretBefore(ada.editor, "faster");
  caretBefore(tomas.editor, "They");
  turnInto("recital")(tomas.editor.state, tomas.editor.view.dispatch);
  expect(ada.editor.state.selection.$head.parent.type.name).toBe("recital");
  expect(afterCaret(ada.editor)).toBe("faster than wages.");
});

test("what is typed after a remote change arrives whole, and nothing of the other's is lost", () => {
  const state = docFromJson(text, 1);
  const ada = deskWith(state);
  const tomas = deskWith(state);
  connect(ada.doc, tomas.doc);
  for (let round = 0; round < 20; round += 1) {
    caretBefore(tomas.editor, "quoted");
    tomas.editor.commands.insertContent("q");
    caretBefore(ada.editor, "The last");
    ada.editor.commands.insertContent("a");
    ada.editor.commands.splitBlock();
  }
  expect(linesOf(ada.editor)).toEqual(linesOf(tomas.editor));
  expect(linesOf(ada.editor).filter((line) => line === "a")).toHaveLength(20);
  expect(linesOf(ada.editor)).toContain(`${"q".repeat(20)}quoted words`);
});

test("undo takes back one's own words and leaves the other's, and the caret goes where they were", () => {
  const state = docFromJson(text, 1);
  const ada = deskWith(state);
  const tomas = deskWith(state);
  connect(ada.doc, tomas.doc);
  caretBefore(ada.editor, "rents");
  ada.editor.commands.insertContent("high ");
  caretBefore(tomas.editor, "The council");
  tomas.editor.commands.insertContent("Whereas ");
  caretBefore(ada.editor, "Findings");
  ada.editor.commands.undo();
  expect(linesOf(ada.editor)[1]).toBe("Whereas The council finds that rents rise.");
  expect(afterCaret(ada.editor)).toBe("rents rise.");
  expect(linesOf(tomas.editor)).toEqual(linesOf(ada.editor));
});

test("whatever others do at random, the editor shows what Yjs holds and writes nothing back", () => {
  const seed = chooseSeed();
  const random = seeded(seed);
  const { editor, doc } = deskWith(docFromJson(text, 1));
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const written: unknown[] = [];
  const remote = new RandomEditor(other, random, true);
  doc.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin !== "line") written.push(origin);
  });
  for (let step = 0; step < 600; step += 1) {
    remote.step();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), "line");
    const shown = manuscriptSchema.nodeFromJSON(
      jsonFromFragment(doc.getXmlFragment(MANUSCRIPT_FRAGMENT)),
    );
    expect(editor.state.doc.toJSON(), `seed ${seed}, step ${step}`).toEqual(
      shown.toJSON(),
    );
  }
  expect(written, `seed ${seed}`).toEqual([]);
});
