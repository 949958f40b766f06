import { type Editor, Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { changedBlocks } from "./changed-blocks.ts";

/** Which threads are drawn on their words, and which one is being looked at. */
export interface ShownThreads {
  open: ReadonlySet<string>;
  active: string | null;
  /** Words a comment is being written about: shown until it is sent or given up. */
  asked: { from: number; to: number } | null;
}

interface AnchorState {
  shown: ShownThreads;
  decorations: DecorationSet;
}

const key = new PluginKey<AnchorState>("commentAnchors");
const nothing: ShownThreads = { open: new Set(), active: null, asked: null };

/**
 * Draws comments on their words. The mark in the text is only an id; whether its thread is
 * open or active is this reader's view, so it is decoration and reaches nobody else.
 */
export const CommentAnchors = Extension.create<{ onActivate(threadId: string): void }>({
  name: "commentAnchors",
  addOptions: () => ({ onActivate: () => {} }),
  addProseMirrorPlugins() {
    const { onActivate } = this.options;
    return [
      new Plugin<AnchorState>({
        key,
        state: {
          init: (_config, { doc }) => ({
            shown: nothing,
            decorations: DecorationSet.create(doc, drawn(doc, nothing)),
          }),
          apply(tr, before, old) {
            const told: ShownThreads | undefined = tr.getMeta(key);
            if (told) {
              const decorations = DecorationSet.create(tr.doc, drawn(tr.doc, told));
              return { shown: told, decorations };
            }
            if (!tr.docChanged) return before;
            const shown = { ...before.shown, asked: mapped(tr, before.shown.asked) };
            return {
              shown,
              decorations: redrawn(tr, old.doc, before.decorations, shown),
            };
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
          handleClick(view, pos) {
            const open = key.getState(view.state)?.shown.open;
            const id = threadsAt(view.state, pos).find((threadId) => open?.has(threadId));
            if (id) onActivate(id);
            return false;
          },
        },
      }),
    ];
  },
});

function mapped(tr: Transaction, asked: ShownThreads["asked"]): ShownThreads["asked"] {
  if (!asked) return null;
  const from = tr.mapping.map(asked.from, 1);
  const to = tr.mapping.map(asked.to, -1);
  return from < to ? { from, to } : null;
}

/** The words of untouched blocks keep their drawing; those of the others are drawn anew. */
function redrawn(
  tr: Transaction,
  before: Node,
  decorations: DecorationSet,
  shown: ShownThreads,
): DecorationSet {
  const { first, lastAfter, start } = changedBlocks(before, tr.doc);
  const carried = decorations.map(tr.mapping, tr.doc);
  let end = start;
  for (let nth = first; nth < lastAfter; nth += 1) end += tr.doc.child(nth).nodeSize;
  if (end === start) return carried;
  return carried
    .remove(carried.find(start, end))
    .add(tr.doc, drawn(tr.doc, shown, { from: start, to: end }));
}

/** Tells the editor which threads to draw. */
export function showThreads(editor: Editor, shown: ShownThreads): void {
  editor.view.dispatch(
    editor.state.tr.setMeta(key, shown).setMeta("addToHistory", false),
  );
}

/** The words a comment is being written about, where they stand now. */
export function askedWords(state: EditorState): ShownThreads["asked"] {
  return key.getState(state)?.shown.asked ?? null;
}

/** Where each thread's words begin and end, by id; a thread whose words are gone is missing. */
export function anchorRanges(doc: Node): Map<string, { from: number; to: number }> {
  const ranges = new Map<string, { from: number; to: number }>();
  doc.descendants((node, pos) => {
    for (const mark of node.marks) {
      if (mark.type.name !== "comment" || typeof mark.attrs.id !== "string") continue;
      const range = ranges.get(mark.attrs.id);
      const to = pos + node.nodeSize;
      if (range) range.to = to;
      else ranges.set(mark.attrs.id, { from: pos, to });
    }
    return true;
  });
  return ranges;
}

function threadsAt(state: EditorState, pos: number): string[] {
  const $pos = state.doc.resolve(pos);
  const marks = [...($pos.nodeBefore?.marks ?? []), ...($pos.nodeAfter?.marks ?? [])];
  return marks.flatMap((mark) =>
    mark.type.name === "comment" ? [String(mark.attrs.id)] : [],
  );
}

function drawn(
  doc: Node,
  shown: ShownThreads,
  within = { from: 0, to: doc.content.size },
): Decoration[] {
  const decorations: Decoration[] = [];
  doc.nodesBetween(within.from, within.to, (node, pos) => {
    for (const mark of node.marks) {
      if (mark.type.name !== "comment" || !shown.open.has(mark.attrs.id)) continue;
      const state = mark.attrs.id === shown.active ? "active" : "open";
      decorations.push(
        Decoration.inline(pos, pos + node.nodeSize, { "data-thread": state }),
      );
    }
    return true;
  });
  const { asked } = shown;
  if (asked && asked.to > within.from && asked.from < within.to) {
    decorations.push(
      Decoration.inline(asked.from, asked.to, { "data-thread": "active" }),
    );
  }
  return decorations;
}
