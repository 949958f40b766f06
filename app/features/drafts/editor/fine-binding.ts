import type { Editor } from "@tiptap/core";
import {
  Fragment,
  Node as ProseNode,
  type ResolvedPos,
  type Schema,
  Slice,
} from "@tiptap/pm/model";
import {
  type EditorState,
  NodeSelection,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import {
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { markNameOf } from "#app/manuscript/state.ts";

/**
 * What others write, brought into the editor as the smallest step that says it. The binding of
 * y-tiptap makes every block anew and replaces the whole text with each remote keystroke, which
 * took seconds in a text of three hundred pages with four people typing, and left nobody's
 * decorations where they were. Here only the blocks that changed are made, and the rest of the
 * editor can go by the step: carets, comments and labels are mapped through it.
 *
 * Everything else stays the library's: what is typed here is written to Yjs by it, and a change
 * this file cannot place is handed to it.
 */
export function bindFinely(editor: Editor): void {
  const binding: Binding | undefined = ySyncPluginKey.getState(editor.state)?.binding;
  if (!binding) return;
  const takeWhole = binding._observeFunction;
  binding.type.unobserveDeep(takeWhole);
  binding._observeFunction = (events, transaction) => {
    if (!takeIn(binding, transaction)) takeWhole(events, transaction);
  };
  binding.type.observeDeep(binding._observeFunction);
}

type Observe = (events: Y.YEvent<Y.XmlFragment>[], transaction: Y.Transaction) => void;

/** As much of y-tiptap's binding as is used here. */
interface Binding {
  type: Y.XmlFragment;
  doc: Y.Doc;
  /** What each Yjs type was last seen as: a node, or the text nodes of a text. */
  mapping: ProsemirrorBinding["mapping"];
  prosemirrorView: { state: EditorState; dispatch(tr: Transaction): void } | null;
  beforeTransactionSelection: KeptSelection | null;
  mux(work: () => void): void;
  _observeFunction: Observe;
}

interface KeptSelection {
  type: string;
  anchor: Y.RelativePosition | null;
  head: Y.RelativePosition | null;
}

/** False when this change cannot be placed here; nothing is done then. */
function takeIn(binding: Binding, transaction: Y.Transaction): boolean {
  let isTaken = true;
  binding.mux(() => {
    const view = binding.prosemirrorView;
    if (!view) return;
    const before = view.state.doc;
    forgetChanged(binding, transaction);
    const after = currentDocument(binding, view.state.schema, before);
    if (!after) {
      isTaken = false;
      return;
    }
    const tr = view.state.tr;
    replaceDifference(tr, before, after);
    rememberBlocks(binding, tr.doc);
    const isUndoRedoOperation = transaction.origin instanceof Y.UndoManager;
    placeSelection(tr, view.state, binding, transaction);
    tr.setMeta("addToHistory", false);
    tr.setMeta(ySyncPluginKey, { isChangeOrigin: true, isUndoRedoOperation });
    if (isUndoRedoOperation) tr.scrollIntoView();
    view.dispatch(tr);
  });
  return isTaken;
}

function forgetChanged({ mapping }: Binding, transaction: Y.Transaction): void {
  for (const type of transaction.changed.keys()) mapping.delete(type);
  for (const type of transaction.changedParentTypes.keys()) mapping.delete(type);
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) {
      mapping.delete(struct.content.type);
    }
  });
}

/** The text as it is in Yjs now. Blocks nobody touched are the very nodes of before. */
function currentDocument(
  binding: Binding,
  schema: Schema,
  before: ProseNode,
): ProseNode | null {
  try {
    const blocks = binding.type.toArray().map((block) => {
      const known = binding.mapping.get(block);
      if (known instanceof ProseNode) return known;
      return nodeOf(block, schema, binding);
    });
    return before.copy(Fragment.fromArray(blocks));
  } catch {
    return null;
  }
}

/** Throws when the schema has no such part, or it may not stand there. */
function nodeOf(
  element: Y.XmlElement | Y.XmlText | Y.XmlHook,
  schema: Schema,
  binding: Binding,
): ProseNode {
  if (!(element instanceof Y.XmlElement)) throw new Error("words outside a block");
  const children = element
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText
        ? textNodesOf(child, schema)
        : [nodeOf(child, schema, binding)],
    );
  const node = schema.node(element.nodeName, element.getAttributes(), children);
  binding.mapping.set(element, node);
  return node;
}

function textNodesOf(text: Y.XmlText, schema: Schema): ProseNode[] {
  joinOwnNeighbour(text);
  // toDelta is typed `any`; what is no text makes `schema.text` throw.
  const runs: { insert: string; attributes?: Record<string, object> }[] = text.toDelta();
  return runs.map(({ insert, attributes }) =>
    schema.text(
      insert,
      Object.entries(attributes ?? {}).map(([format, attrs]) =>
        schema.mark(markNameOf(format), attrs),
      ),
    ),
  );
}

/**
 * Two people who begin an empty block at once make two texts side by side, and the editor knows
 * one. Whoever wrote the second moves its words into the first (y-prosemirror, issue 160).
 */
function joinOwnNeighbour(text: Y.XmlText): void {
  const right = text._item?.right;
  if (!right || right.deleted || !(right.content instanceof Y.ContentType)) return;
  const neighbour = right.content.type;
  if (!(neighbour instanceof Y.XmlText) || !neighbour.doc) return;
  if (right.id.client !== neighbour.doc.clientID) return;
  text.applyDelta([{ retain: text.length }, ...neighbour.toDelta()]);
  neighbour.doc.transact((transaction) => right.delete(transaction));
}

/** One step from the first to the last place in which the two differ; none if they are alike. */
export function replaceDifference(
  tr: Transaction,
  before: ProseNode,
  after: ProseNode,
): void {
  const from = before.content.findDiffStart(after.content);
  const ends = before.content.findDiffEnd(after.content);
  if (from === null || !ends) return;
  // "aa" in "aaa": the ends may reach back before the start.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  const slice = after.slice(from, ends.b + overlap);
  const step = new ReplaceStep(from, ends.a + overlap, slice);
  const reached = step.apply(before).doc;
  const isReached = reached && reached.content.findDiffStart(after.content) === null;
  tr.step(isReached ? step : wholeBlocksStep(before, after));
}

/** The same in whole blocks: what no open slice can say. */
function wholeBlocksStep(before: ProseNode, after: ProseNode): ReplaceStep {
  const most = Math.min(before.childCount, after.childCount);
  let first = 0;
  let start = 0;
  while (first < most && before.child(first) === after.child(first)) {
    start += before.child(first).nodeSize;
    first += 1;
  }
  let last = 0;
  let tail = 0;
  while (
    last < most - first &&
    before.child(before.childCount - 1 - last) ===
      after.child(after.childCount - 1 - last)
  ) {
    tail += before.child(before.childCount - 1 - last).nodeSize;
    last += 1;
  }
  const blocks: ProseNode[] = [];
  for (let nth = first; nth < after.childCount - last; nth += 1)
    blocks.push(after.child(nth));
  return new ReplaceStep(
    start,
    before.content.size - tail,
    new Slice(Fragment.fromArray(blocks), 0, 0),
  );
}

/** The step made new nodes of what it touched: those are what the binding must know. */
function rememberBlocks(binding: Binding, doc: ProseNode): void {
  binding.type.toArray().forEach((block, nth) => {
    if (nth < doc.childCount) binding.mapping.set(block, doc.child(nth));
  });
}

/**
 * Outside what changed, a caret goes with the step. Inside it Yjs knows better: letters typed at
 * one's caret come after it, and a block that was turned into another kind keeps one's place.
 */
function placeSelection(
  tr: Transaction,
  { selection, doc }: EditorState,
  binding: Binding,
  transaction: Y.Transaction,
): void {
  const map = tr.mapping.maps[0];
  if (!map) return;
  const isUndo = transaction.origin instanceof Y.UndoManager;
  if (isUndo) {
    // Typed loosely by Yjs: y-tiptap keeps the selection of before under its binding.
    const kept = (transaction.origin as Y.UndoManager).currStackItem?.meta.get(binding);
    const [anchor, head] = resolvedIn(tr.doc, binding, kept ?? null);
    if (anchor !== null && head !== null) {
      tr.setSelection(textSelection(tr.doc, anchor, head));
    }
    return;
  }
  if (selection instanceof NodeSelection) return;
  const touched = (position: number) => {
    let isInside = false;
    map.forEach((from, to) => {
      if (position >= from && position <= to) isInside = true;
    });
    return isInside;
  };
  if (!touched(selection.anchor) && !touched(selection.head)) return;
  const resolved = resolvedIn(tr.doc, binding, binding.beforeTransactionSelection);
  const fresh = rangeAfter(tr);
  const place = (old: number, byYjs: number | null) => {
    if (!touched(old)) return map.map(old, 1);
    // A block turned into another kind is a new one to Yjs, and its words are the same.
    const inSameWords = placeInSameWords(doc.resolve(old), tr.doc, fresh);
    if (inSameWords !== null) return inSameWords;
    const isInside = byYjs !== null && byYjs >= fresh.from && byYjs <= fresh.to;
    if (isInside && tr.doc.resolve(byYjs).parent.inlineContent) return byYjs;
    return map.map(old, -1);
  };
  tr.setSelection(
    textSelection(
      tr.doc,
      place(selection.anchor, resolved[0]),
      place(selection.head, resolved[1]),
    ),
  );
}

function placeInSameWords(
  $old: ResolvedPos,
  doc: ProseNode,
  { from, to }: { from: number; to: number },
): number | null {
  const { parent, parentOffset } = $old;
  if (!parent.isTextblock) return null;
  let place: number | null = null;
  doc.nodesBetween(from, to, (node, pos) => {
    const isSame = node.attrs.id === parent.attrs.id && node.content.eq(parent.content);
    if (place === null && node.isTextblock && isSame) place = pos + 1 + parentOffset;
    return place === null && !node.isTextblock;
  });
  return place;
}

function rangeAfter(tr: Transaction): { from: number; to: number } {
  const range = { from: tr.doc.content.size, to: 0 };
  tr.mapping.maps[0]?.forEach((_from, _to, from, to) => {
    range.from = Math.min(range.from, from);
    range.to = Math.max(range.to, to);
  });
  return range;
}

function resolvedIn(
  doc: ProseNode,
  binding: Binding,
  kept: KeptSelection | null,
): [anchor: number | null, head: number | null] {
  const resolve = (position: Y.RelativePosition | null | undefined) => {
    if (!position) return null;
    const at = relativePositionToAbsolutePosition(
      binding.doc,
      binding.type,
      position,
      binding.mapping,
    );
    return at !== null && at >= 0 && at <= doc.content.size ? at : null;
  };
  return [resolve(kept?.anchor), resolve(kept?.head)];
}

function textSelection(doc: ProseNode, anchor: number, head: number): TextSelection {
  const made = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  // "between" answers with a node selection only in a text without a single block of words.
  return made as TextSelection;
}
