import { Extension } from "@tiptap/core";
import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { isBlockNode } from "#app/manuscript/blocks.ts";
import { newBlockId } from "#app/manuscript/manuscript-json.ts";
import { type LadderAbove, readTypedLabel, type TypedBlock } from "./typed-label.ts";
import { asOneStep } from "./undo-step.ts";

/** Longest label that is looked at, in characters. */
const MAX_LABEL = 16;

/**
 * "(a) ", "Section 3. ", "WHEREAS, ", "# ", "- " at the beginning of a block turn it into what
 * they say; "**words**" and "*words*" become bold and italic. The characters are typed first and
 * turned after that, so one undo gives them back as they were typed.
 */
export const TypingShortcuts = Extension.create({
  name: "typingShortcuts",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleTextInput(view, from, to, text) {
          if (view.composing || !view.editable || from !== to) return false;
          if (text === " ") return takeLabel(view, from);
          return text === "*" ? takeStars(view, from) : false;
        },
      },
    }),
  ],
});

function takeLabel(view: EditorView, pos: number): boolean {
  const $pos = view.state.doc.resolve(pos);
  const { parent, parentOffset } = $pos;
  if (!parent.isTextblock || !isBlockNode(parent) || parentOffset > MAX_LABEL)
    return false;
  const label = parent.textBetween(0, parentOffset, "", "\ufffc");
  const block = readTypedLabel(label, ladderAbove($pos));
  if (!block || !isChange(block, parent) || !mayBecome(block, $pos)) return false;
  view.dispatch(view.state.tr.insertText(" ", pos));
  return asOneStep(view, (tr) => {
    tr.delete($pos.start(), pos + 1);
    become(tr, block, $pos.before());
    return true;
  });
}

/** In a list "- " is what somebody writes; in a section "Section 3." may be a caption's words. */
function isChange(block: TypedBlock, now: Node): boolean {
  return (
    block.type !== now.type.name ||
    (block.type === "provision" && now.attrs.level !== block.level)
  );
}

function mayBecome({ type }: TypedBlock, $pos: ResolvedPos): boolean {
  const around = $pos.node($pos.depth - 1);
  const wanted = $pos.doc.type.schema.nodes[type];
  return wanted !== undefined && around.type.contentMatch.matchType(wanted) !== null;
}

function become(tr: Transaction, block: TypedBlock, pos: number): void {
  const node = tr.doc.nodeAt(pos);
  const type = tr.doc.type.schema.nodes[block.type];
  if (!node || !type) return;
  if (block.type === "quotedCode") {
    const inside = tr.doc.type.schema.nodes.paragraph?.create(
      { id: node.attrs.id },
      node.content,
    );
    tr.replaceWith(pos, pos + node.nodeSize, type.create({ id: newBlockId() }, inside));
    tr.setSelection(TextSelection.create(tr.doc, pos + 2));
    return;
  }
  const { level, style } = block;
  tr.setNodeMarkup(pos, type, {
    id: node.attrs.id,
    ...(level === undefined ? {} : { level }),
    ...(style === undefined ? {} : { style }),
  });
}

/** The provisions above in the same section, counted on each level. */
function ladderAbove($pos: ResolvedPos): LadderAbove {
  const parent = $pos.node($pos.depth - 1);
  const counts: (number | undefined)[] = [];
  let level = 0;
  let first = $pos.index($pos.depth - 1);
  while (first > 0 && parent.child(first - 1).type.name !== "section") first -= 1;
  for (let nth = first; nth < $pos.index($pos.depth - 1); nth += 1) {
    const block = parent.child(nth);
    if (block.type.name !== "provision") continue;
    level = Number(block.attrs.level);
    counts[level] = (counts[level] ?? 0) + 1;
    counts.length = level + 1;
  }
  return { level, counts };
}

const bold = /(?:^|[\s([“"'])(\*\*)((?!\s)[^*]*[^*\s])\*$/u;
const italic = /(?:^|[\s([“"'])(\*)((?!\s)[^*]*[^*\s])$/u;

function takeStars(view: EditorView, pos: number): boolean {
  const $pos = view.state.doc.resolve(pos);
  const { parent, parentOffset } = $pos;
  if (!parent.inlineContent) return false;
  const before = parent.textBetween(0, parentOffset, "", "\ufffc");
  const loud = bold.exec(before);
  const found = loud ?? italic.exec(before);
  const mark = view.state.schema.marks[loud ? "bold" : "italic"];
  const [, stars, words] = found ?? [];
  if (!stars || !words || !mark) return false;
  const end = pos + 1;
  const start = end - stars.length - words.length - stars.length;
  view.dispatch(view.state.tr.insertText("*", pos));
  return asOneStep(view, (tr) => {
    tr.addMark(start + stars.length, end - stars.length, mark.create());
    tr.delete(end - stars.length, end);
    tr.delete(start, start + stars.length);
    tr.removeStoredMark(mark);
    return true;
  });
}
