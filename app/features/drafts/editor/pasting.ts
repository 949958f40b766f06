import { Extension } from "@tiptap/core";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { isBlockNode } from "#app/manuscript/blocks.ts";
import { type BlockJson, withFreshIds } from "#app/manuscript/manuscript-json.ts";
import { manuscript } from "#app/manuscript/write.ts";
import { blocksOfPaste, linesOfText } from "./paste/blocks-of-paste.ts";
import { linesOfHtml } from "./paste/html-lines.ts";
import { agreedUnless } from "./suggesting/pasted-suggestions.ts";
import { suggestionIdsBetween } from "./suggesting/use-suggestions.ts";
import { asOneStep } from "./undo-step.ts";

/** Longest source that is read at all, in characters; a long book from Word is a tenth of it. */
const MAX_SOURCE = 12_000_000;
/** Most that goes to the room in one update, which has a bound of its own (C10). */
const MAX_TEXT = 250_000;
const MAX_BLOCKS = 3_000;

const TOO_MUCH =
  "That is too much to paste at once: nothing was put in. Paste it in parts, or import it as a file.";

/**
 * What is pasted from other programs becomes structure; what comes from a manuscript stays as it
 * is. One step of undo.
 */
export const Pasting = Extension.create<{ onRefused(words: string): void }>({
  name: "pasting",
  addOptions: () => ({ onRefused: () => {} }),
  addProseMirrorPlugins() {
    const { onRefused } = this.options;
    /** Suggestions about what was last cut here: they come along when it is pasted. */
    let cut: ReadonlySet<string> = new Set();
    /** What is being dragged from one place here to another, and so is no copy. */
    let moved: Slice | null = null;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            cut({ state: { doc, selection } }) {
              cut = new Set(suggestionIdsBetween(doc, selection.from, selection.to));
              return false;
            },
            drop({ dragging }, event) {
              const isCopied = event.altKey || event.ctrlKey;
              moved = dragging && !isCopied ? dragging.slice : null;
              return false;
            },
            // Before the library's own reading, which would build the page with its styles and
            // handlers in our document, where the browser complains of each.
            paste(view, event) {
              const html = event.clipboardData?.getData("text/html") ?? "";
              const text = event.clipboardData?.getData("text/plain") ?? "";
              if (!view.editable || (html === "" && text === "")) return false;
              if (html.length > MAX_SOURCE || text.length > MAX_TEXT) {
                event.preventDefault();
                onRefused(TOO_MUCH);
                return true;
              }
              // What a manuscript put on the clipboard says so.
              if (/data-pm-slice/.test(html)) return false;
              const blocks = blocksOf(html, text);
              if (blocks === null) return false;
              event.preventDefault();
              if (isTooLong(blocks)) onRefused(TOO_MUCH);
              else paste(view, blocks);
              return true;
            },
          },
          transformPasted(slice, { state: { doc } }) {
            if (slice === moved) return slice;
            const carried = cut;
            cut = new Set(); // pasted a second time it is a copy
            return agreedUnless(withoutDoubledAnchors(slice, doc), (id) =>
              carried.has(id),
            );
          },
        },
      }),
    ];
  },
});

/** Null for words that are no more than words: those go in as they are. */
function blocksOf(html: string, text: string): BlockJson[] | null {
  if (html.trim() !== "") {
    const blocks = blocksOfPaste(linesOfHtml(html));
    if (blocks.length > 0) return blocks;
  }
  const lines = linesOfText(text);
  return lines.length > 1 ? blocksOfPaste(lines) : null;
}

function isTooLong(blocks: readonly BlockJson[]): boolean {
  return blocks.length > MAX_BLOCKS || JSON.stringify(blocks).length > 3 * MAX_TEXT;
}

function paste(view: EditorView, blocks: readonly BlockJson[]): boolean {
  const nodes = withFreshIds(manuscript(...blocks)).content.map((block) =>
    view.state.schema.nodeFromJSON(block),
  );
  return asOneStep(view, (tr) => pasteNodes(tr, nodes));
}

/**
 * One paragraph is words in the line where the caret is. Blocks take the place of an empty block,
 * or go between the two halves of a full one, a plain paragraph at either end joining its half.
 */
export function pasteNodes(tr: Transaction, nodes: readonly Node[]): boolean {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last) return false;
  const inCell = tr.selection.$from.parent.type.name === "tableCell";
  if (inCell) return pasteWords(tr, nodes);
  if (nodes.length === 1 && isPlain(first)) {
    tr.replaceSelection(new Slice(first.content, 0, 0));
    return true;
  }
  const { $from, empty } = tr.selection;
  if (empty && isBlockNode($from.parent) && $from.parent.content.size === 0) {
    const before = $from.before();
    const fits = holds($from.node(-1), nodes);
    tr.replaceWith(before, $from.after(), fits ? nodes : flat(nodes));
    const end = tr.mapping.map($from.after());
    tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1));
    return true;
  }
  const fitting = holds($from.node(-1), nodes) ? nodes : flat(nodes);
  tr.replaceSelection(
    new Slice(
      Fragment.fromArray([...fitting]),
      isPlain(first) ? 1 : 0,
      isPlain(last) ? 1 : 0,
    ),
  );
  return true;
}

function holds(parent: Node, nodes: readonly Node[]): boolean {
  return nodes.every((node) => parent.type.contentMatch.matchType(node.type));
}

/** In quoted code only flat blocks can stand; a table's cells become lines there if it cannot. */
function flat(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => (node.isTextblock ? [node] : linesWithin(node)));
}

function linesWithin(node: Node): Node[] {
  const lines: Node[] = [];
  node.descendants((inner) => {
    const paragraph = inner.type.schema.nodes.paragraph;
    if (inner.isTextblock && paragraph) lines.push(paragraph.create(null, inner.content));
    return !inner.isTextblock;
  });
  return lines;
}

/** In a cell everything is one line of words with breaks in it. */
function pasteWords(tr: Transaction, nodes: readonly Node[]): boolean {
  const hardBreak = tr.doc.type.schema.nodes.hardBreak;
  let words = Fragment.empty;
  for (const line of nodes.flatMap((node) =>
    node.isTextblock ? [node] : linesWithin(node),
  )) {
    if (words.size > 0 && hardBreak) words = words.addToEnd(hardBreak.create());
    words = words.append(line.content);
  }
  tr.replaceSelection(new Slice(words, 0, 0));
  return true;
}

function isPlain(node: Node): boolean {
  return node.type.name === "paragraph" && node.attrs.level === 0;
}

/**
 * Words that were cut take their comments along; of words that were copied the comments stay
 * where they are.
 */
function withoutDoubledAnchors(slice: Slice, doc: Node): Slice {
  const present = new Set<unknown>();
  doc.descendants((node) => {
    for (const mark of node.marks) {
      if (mark.type.name === "comment") present.add(mark.attrs.id);
    }
  });
  if (present.size === 0) return slice;
  const strip = (fragment: Fragment): Fragment => {
    const nodes: Node[] = [];
    fragment.forEach((node) => {
      const marks = node.marks.filter(
        (mark) => mark.type.name !== "comment" || !present.has(mark.attrs.id),
      );
      nodes.push((node.isText ? node : node.copy(strip(node.content))).mark(marks));
    });
    return Fragment.fromArray(nodes);
  };
  return new Slice(strip(slice.content), slice.openStart, slice.openEnd);
}
