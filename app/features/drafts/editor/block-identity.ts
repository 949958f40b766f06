import type { Node } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { Mapping } from "@tiptap/pm/transform";
import { isBlockNode } from "#app/manuscript/blocks.ts";
import { newBlockId } from "#app/manuscript/manuscript-json.ts";

/** A block where it stands in a document. */
interface Placed {
  node: Node;
  pos: number;
}

/**
 * What one's own change must have done to blocks' identities, as a further transaction; null when
 * all is well. Every block has an id, and of several with one id the block that had it keeps it:
 * a copy gets a new one, wherever it was pasted, and references inside the copy follow the copies.
 * What was cut and pasted, or dragged, had nobody else with its id and stays who it is. When two
 * blocks are joined, references to the one that is gone follow its words.
 *
 * Two blocks with one id that were there before the change are left alone: they come from two
 * people who moved one block at once, and the room decides that for all (`block-ids.ts` there).
 */
export function mendIdentity(
  transactions: readonly Transaction[],
  before: EditorState,
  state: EditorState,
): Transaction | null {
  const { from, oldTo, newTo } = changedRange(before.doc, state.doc);
  const old = blocksBetween(before.doc, from, oldTo);
  const now = blocksBetween(state.doc, from, newTo);
  const isSame =
    old.length === now.length &&
    now.every(
      ({ node }, at) => node.attrs.id && node.attrs.id === old[at]?.node.attrs.id,
    );
  if (isSame) return null;

  const mapping = new Mapping(transactions.flatMap((tr) => tr.mapping.maps));
  const elsewhere = idsOutside(state.doc, from, newTo);
  const tr = state.tr;
  const renamed = new Map<string, string>();
  const kept = new Set(keepers(old, now, elsewhere, mapping));
  for (const block of now) {
    if (kept.has(block)) continue;
    const id = newBlockId();
    const { id: was } = block.node.attrs;
    if (typeof was === "string") renamed.set(was, id);
    tr.setNodeAttribute(block.pos, "id", id);
  }
  if (renamed.size > 0)
    followCopies(tr, state.doc, insertedRanges(transactions), renamed);
  const joined = joinedInto(old, now, elsewhere, mapping, tr.doc);
  if (joined.size > 0) {
    retarget(tr, 0, tr.doc.content.size, joined);
  }
  return tr.docChanged ? tr : null;
}

/**
 * An id for every block that has none. An undo can leave one behind: it takes back an id that
 * somebody else set meanwhile, and there is no other to come back. Null when all have one.
 */
export function giveMissingIds(state: EditorState): Transaction | null {
  const tr = state.tr;
  for (const { node, pos } of blocksBetween(state.doc, 0, state.doc.content.size)) {
    if (!node.attrs.id) tr.setNodeAttribute(pos, "id", newBlockId());
  }
  return tr.docChanged ? tr : null;
}

/** Of the blocks that stand in the change now, those that keep the id they have. */
function* keepers(
  old: readonly Placed[],
  now: readonly Placed[],
  elsewhere: ReadonlySet<unknown>,
  mapping: Mapping,
): Generator<Placed> {
  const byId = new Map<string, Placed[]>();
  for (const block of now) {
    const { id } = block.node.attrs;
    if (!id) continue;
    const same = byId.get(id);
    if (same) same.push(block);
    else byId.set(id, [block]);
  }
  for (const [id, blocks] of byId) {
    const places = old
      .filter(({ node }) => node.attrs.id === id)
      .map(({ pos }) => mapping.map(pos, 1));
    // Who had the id keeps it, also if two had: which of them is to change is not ours to say. What
    // was brought in has it if nobody does.
    const most = places.length || (elsewhere.has(id) ? 0 : 1);
    const stayed = blocks.filter(({ pos }) => places.includes(pos));
    const brought = blocks.filter((block) => !stayed.includes(block));
    yield* [...stayed, ...brought].slice(0, most);
  }
}

/** Ids that are gone although the block's last words are not: with the block they stand in now. */
function joinedInto(
  old: readonly Placed[],
  now: readonly Placed[],
  elsewhere: ReadonlySet<unknown>,
  mapping: Mapping,
  doc: Node,
): Map<string, string> {
  const joined = new Map<string, string>();
  const present = new Set(now.map(({ node }) => node.attrs.id));
  for (const { node, pos } of old) {
    const { id } = node.attrs;
    if (!id || present.has(id) || elsewhere.has(id) || node.content.size === 0) continue;
    const end = mapping.mapResult(pos + 1 + node.content.size, -1);
    if (end.deletedBefore) continue;
    const $end = doc.resolve(end.pos);
    for (let depth = $end.depth; depth > 0; depth -= 1) {
      const holder = $end.node(depth);
      if (!isBlockNode(holder)) continue;
      if (holder.attrs.id) joined.set(id, holder.attrs.id);
      break;
    }
  }
  return joined;
}

/** References that came with a copy point into the copy. */
function followCopies(
  tr: Transaction,
  doc: Node,
  ranges: readonly (readonly [number, number])[],
  renamed: ReadonlyMap<string, string>,
): void {
  for (const [from, to] of ranges) {
    retarget(tr, Math.max(0, from), Math.min(doc.content.size, to), renamed);
  }
}

function retarget(
  tr: Transaction,
  from: number,
  to: number,
  targets: ReadonlyMap<string, string>,
): void {
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.type.name !== "crossReference") return;
    const target = targets.get(node.attrs.target);
    if (target) tr.setNodeAttribute(pos, "target", target);
  });
}

/** What the transactions brought in, by places in the document after them. */
function insertedRanges(transactions: readonly Transaction[]): [number, number][] {
  const maps = transactions.flatMap((tr) => tr.mapping.maps);
  return maps.flatMap((map, at) => {
    const after = new Mapping(maps.slice(at + 1));
    const ranges: [number, number][] = [];
    map.forEach((_from, _to, from, to) => {
      if (to > from) ranges.push([after.map(from, -1), after.map(to, 1)]);
    });
    return ranges;
  });
}

/** The blocks at the top between the first and the last that are other nodes than before. */
function changedRange(
  before: Node,
  doc: Node,
): { from: number; oldTo: number; newTo: number } {
  let from = 0;
  let at = 0;
  const most = Math.min(before.childCount, doc.childCount);
  while (at < most && before.child(at) === doc.child(at)) {
    from += doc.child(at).nodeSize;
    at += 1;
  }
  let tail = 0;
  let tailSize = 0;
  while (tail < most - at) {
    const last = doc.child(doc.childCount - 1 - tail);
    if (before.child(before.childCount - 1 - tail) !== last) break;
    tailSize += last.nodeSize;
    tail += 1;
  }
  return {
    from,
    oldTo: before.content.size - tailSize,
    newTo: doc.content.size - tailSize,
  };
}

function blocksBetween(doc: Node, from: number, to: number): Placed[] {
  const blocks: Placed[] = [];
  if (to <= from) return blocks;
  doc.nodesBetween(from, to, (node, pos) => {
    if (pos < from || pos >= to) return false;
    if (isBlockNode(node)) blocks.push({ node, pos });
    return !node.isTextblock && node.type.name !== "table";
  });
  return blocks;
}

function idsOutside(doc: Node, from: number, to: number): Set<unknown> {
  const ids = new Set<unknown>();
  for (const [start, end] of [
    [0, from],
    [to, doc.content.size],
  ] as const) {
    for (const { node } of blocksBetween(doc, start, end)) ids.add(node.attrs.id);
  }
  return ids;
}
