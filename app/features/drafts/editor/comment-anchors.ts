import { type Editor, Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import type { RelativePosition } from "yjs";

/** Which threads are drawn on their words, and which one is being looked at. */
export interface ShownThreads {
  open: ReadonlySet<string>;
  active: string | null;
  /** Words a comment is being written about: shown until it is sent or given up. */
  asked: { from: number; to: number } | null;
}

interface AnchorState {
  shown: ShownThreads;
  /** The asked words as Yjs knows them. */
  askedInText: RelativeRange | null;
  decorations: DecorationSet;
}

/**
 * A range that survives others' typing: their keystroke arrives as one step over the whole
 * document, through which no position can be mapped.
 */
interface RelativeRange {
  from: RelativePosition;
  to: RelativePosition;
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
            askedInText: null,
            decorations: drawn(doc, nothing),
          }),
          apply(tr, before, _old, state) {
            const told: ShownThreads | undefined = tr.getMeta(key);
            if (!told && !tr.docChanged) return before;
            const shown = told ?? before.shown;
            const askedInText = told || !isChangeOrigin(tr) ? null : before.askedInText;
            const asked = askedInText
              ? resolved(state, askedInText)
              : mapped(tr, told ? null : shown.asked, shown.asked);
            const now = { ...shown, asked };
            return {
              shown: now,
              askedInText: askedInText ?? relative(state, asked),
              decorations: drawn(tr.doc, now),
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

type Range = ShownThreads["asked"];

/** Told ranges stand in the new document already; others move with this reader's own steps. */
function mapped(tr: Transaction, old: Range, now: Range): Range {
  if (!old) return now;
  const range = { from: tr.mapping.map(old.from, 1), to: tr.mapping.map(old.to, -1) };
  return range.from < range.to ? range : null;
}

function relative(state: EditorState, range: Range): RelativeRange | null {
  const sync = ySyncPluginKey.getState(state);
  if (!range || !sync?.binding) return null;
  const { type, binding } = sync;
  return {
    from: absolutePositionToRelativePosition(range.from, type, binding.mapping),
    to: absolutePositionToRelativePosition(range.to, type, binding.mapping),
  };
}

function resolved(state: EditorState, range: RelativeRange): Range {
  const sync = ySyncPluginKey.getState(state);
  if (!sync?.binding) return null;
  const { doc, type, binding } = sync;
  const from = relativePositionToAbsolutePosition(doc, type, range.from, binding.mapping);
  const to = relativePositionToAbsolutePosition(doc, type, range.to, binding.mapping);
  return from !== null && to !== null && from < to ? { from, to } : null;
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

function drawn(doc: Node, shown: ShownThreads): DecorationSet {
  const decorations: Decoration[] = [];
  doc.descendants((node, pos) => {
    for (const mark of node.marks) {
      if (mark.type.name !== "comment" || !shown.open.has(mark.attrs.id)) continue;
      const state = mark.attrs.id === shown.active ? "active" : "open";
      decorations.push(
        Decoration.inline(pos, pos + node.nodeSize, { "data-thread": state }),
      );
    }
    return true;
  });
  if (shown.asked) {
    const { from, to } = shown.asked;
    decorations.push(Decoration.inline(from, to, { "data-thread": "active" }));
  }
  return DecorationSet.create(doc, decorations);
}
