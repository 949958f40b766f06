import { type Editor, Extension } from "@tiptap/core";
import { Fragment, type Node } from "@tiptap/pm/model";
import {
  type EditorState,
  Plugin,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { changedBlocks } from "#app/features/drafts/editor/changed-blocks.ts";
import { stopCapturing } from "#app/features/drafts/editor/undo-step.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import { decideText, type FateOf } from "#app/manuscript/suggestions/decide.ts";
import {
  clientOf,
  entriesOf,
  newSuggestionId,
} from "#app/manuscript/suggestions/entries.ts";
import {
  asSuggestion,
  CannotSuggest,
  type ReplacedWords,
  type Suggester,
} from "./as-suggestion.ts";
import { suggestionIdsBetween } from "./use-suggestions.ts";

interface SuggestOptions {
  /** The Yjs client id this screen writes under now. */
  clientId(): number;
  /** Every client id that is one's own, here and before. */
  ownClients(): ReadonlySet<number>;
  /** A change could not be proposed: said to the person. */
  onRefused(words: string): void;
  /** A suggestion was pressed in the text. */
  onActivate(suggestionId: string): void;
}

interface SuggestStorage {
  isOn: boolean;
}

declare module "@tiptap/core" {
  interface Storage {
    suggestMode: SuggestStorage;
  }
}

const DECISION = "suggestionDecision";

/**
 * While it is on, whatever changes the text here becomes a proposal to change it. What arrives from
 * others, what an undo brings back and what a steward decides pass as they are.
 */
export const SuggestMode = Extension.create<SuggestOptions, SuggestStorage>({
  name: "suggestMode",
  priority: 2_000,
  addOptions: () => ({
    clientId: () => 0,
    ownClients: () => new Set(),
    onRefused: () => {},
    onActivate: () => {},
  }),
  addStorage: () => ({ isOn: false }),
  addProseMirrorPlugins() {
    const { onActivate } = this.options;
    return [
      new Plugin({
        props: {
          handleClick({ state: { doc } }, pos) {
            // The last is the innermost: words in a block that is proposed itself.
            const id = suggestionIdsBetween(doc, Math.max(0, pos - 1), pos + 1).at(-1);
            if (id) onActivate(id);
            return false;
          },
        },
      }),
    ];
  },
  dispatchTransaction({ transaction, next }) {
    const { state } = this.editor;
    const isWritten = transaction.docChanged && !transaction.getMeta(ySyncPluginKey);
    if (!this.storage.isOn || !isWritten || transaction.getMeta(DECISION)) {
      next(transaction);
      return;
    }
    const suggester: Suggester = {
      newId: () => newSuggestionId(this.options.clientId(), Date.now()),
      isOwn: (id) => {
        const client = clientOf(id);
        return client !== null && this.options.ownClients().has(client);
      },
    };
    try {
      next(proposal(state, transaction, suggester));
    } catch (error) {
      if (!(error instanceof CannotSuggest)) throw error;
      this.options.onRefused(error.message);
    }
  },
});

/** Turns suggesting on or off on this screen. */
export function setSuggesting(editor: Editor, isOn: boolean): void {
  editor.storage.suggestMode.isOn = isOn;
}

/** The transaction that proposes what another would have done. */
function proposal(
  state: EditorState,
  transaction: Transaction,
  suggester: Suggester,
): Transaction {
  const { state: done } = state.applyTransaction(transaction);
  const target = asSuggestion(state.doc, done.doc, suggester, replacedIn(state, done));
  const tr = replaced(state.tr, target).setMeta(DECISION, true);
  for (const name of ["addToHistory", "uiEvent", "paste"]) {
    const value = transaction.getMeta(name);
    if (value !== undefined) tr.setMeta(name, value);
  }
  const caret = caretIn(tr.doc, state, done);
  tr.setSelection(TextSelection.near(tr.doc.resolve(caret)));
  return transaction.scrolledIntoView ? tr.scrollIntoView() : tr;
}

/** The selected words, if something took their place. */
function replacedIn(before: EditorState, done: EditorState): ReplacedWords | null {
  const { $from, $to, empty } = before.selection;
  if (empty || !$from.sameParent($to) || !$from.parent.isTextblock) return null;
  const grown = done.doc.content.size - before.doc.content.size;
  if (grown + $to.pos - $from.pos <= 0) return null;
  const { parentOffset: from } = $from;
  return { blockId: $from.parent.attrs.id, from, to: $to.parentOffset };
}

/** Makes the document another one, in one step over the blocks that differ. */
function replaced(tr: Transaction, target: Node): Transaction {
  const { first, lastBefore, lastAfter, start } = changedBlocks(tr.doc, target);
  let end = start;
  for (let at = first; at < lastBefore; at += 1) end += tr.doc.child(at).nodeSize;
  const blocks = Array.from({ length: lastAfter - first }, (_, at) =>
    target.child(first + at),
  );
  return end === start && blocks.length === 0
    ? tr
    : tr.replaceWith(start, end, Fragment.from(blocks));
}

/**
 * Where the caret stands in the proposal: where it would stand, counted from the beginning of the
 * block as far as both are alike, else from its end. After Delete it goes on behind what was taken
 * out, after Backspace before it.
 */
function caretIn(target: Node, before: EditorState, done: EditorState): number {
  const { $head } = done.selection;
  const old = before.selection;
  const id: unknown = $head.parent.attrs.id;
  const isCell = $head.parent.type.name === "tableCell";
  if (isCell) return Math.min(done.selection.head, target.content.size);
  let found: { node: Node; pos: number } | null = null;
  let place: number | null = null;
  target.descendants((node, pos) => {
    if (node.attrs.id === id && !found) found = { node, pos };
    const isPlace = entriesOf(node.attrs.suggestions).some(
      (entry) => entry.op === "put" && entry.block === id,
    );
    if (isPlace) place = pos;
    return node.type.name === "quotedCode" || node.type.name === "doc";
  });
  const hadPlace = hasPlace(before.doc, id);
  if (place !== null && !hadPlace) return place + 1;
  const block = found as { node: Node; pos: number } | null; // set in the callback
  if (!block) return Math.min(done.selection.head, target.content.size);
  const offset = $head.parentOffset;
  const alike = $head.parent.content.findDiffStart(block.node.content, 0) ?? offset;
  const isForward =
    old.empty && old.$head.parentOffset === offset && old.$head.parent.attrs.id === id;
  const isShorter = old.$head.parent.content.size > $head.parent.content.size;
  if (offset <= alike && !(isForward && isShorter)) return block.pos + 1 + offset;
  const fromEnd = $head.parent.content.size - offset;
  return block.pos + 1 + Math.max(0, block.node.content.size - fromEnd);
}

function hasPlace(doc: Node, id: unknown): boolean {
  let has = false;
  doc.descendants((node) => {
    has ||= entriesOf(node.attrs.suggestions).some(
      (entry) => entry.op === "put" && entry.block === id,
    );
    return node.type.name === "quotedCode";
  });
  return has;
}

/** Accepts or rejects suggestions in one step of undo; answers whether there was any. */
export function decideSuggestions(editor: Editor, fateOf: FateOf): boolean {
  const { state, view } = editor;
  // The JSON of a document of our schema is a manuscript.
  const decided = decideText(state.doc.toJSON() as ManuscriptJson, fateOf);
  const tr = becomes(state, decided);
  if (!tr.docChanged) return false;
  stopCapturing(state);
  view.dispatch(tr.setMeta(DECISION, true));
  stopCapturing(view.state);
  return true;
}

/** Makes the text another one; blocks that are equal stay the nodes they are. */
export function becomes(state: EditorState, text: ManuscriptJson): Transaction {
  return replaced(state.tr, shared(state.doc, state.schema.nodeFromJSON(text)));
}

/** The same text with the nodes of before where they are equal, so that they are not written anew. */
function shared(before: Node, after: Node): Node {
  const known = new Map<unknown, Node>();
  before.forEach((node) => {
    known.set(node.attrs.id, node);
  });
  const blocks: Node[] = [];
  after.forEach((node) => {
    const old = known.get(node.attrs.id);
    blocks.push(old?.eq(node) ? old : node);
  });
  return after.copy(Fragment.from(blocks));
}
