import type { Node } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { isBlockNode } from "#app/manuscript/blocks.ts";

/** Neighbouring blocks of one parent: children `first` up to and without `last`. */
export interface Run {
  parent: Node;
  /** Position of the parent's content. */
  start: number;
  first: number;
  last: number;
}

/**
 * How deep a block stands: a block contains those after it that stand deeper, until one does not.
 * What has no level and heads nothing (a recital, a signature) contains and belongs to nothing.
 */
function depthOf(node: Node): number | null {
  const name = node.type.name;
  if (name === "provision" || name === "definition") return Number(node.attrs.level);
  if (name === "section") return 0;
  if (name === "listItem") return 6 + Number(node.attrs.level);
  // A paragraph or table under a provision of its level belongs to it.
  if ((name === "paragraph" || name === "table") && node.attrs.level > 0) {
    return Number(node.attrs.level) + 0.5;
  }
  if (name === "quotedCode") return 0.5;
  return null;
}

/** Where the block at `index` ends with everything it contains. */
export function endOfSubtree(parent: Node, index: number): number {
  const own = depthOf(parent.child(index));
  let end = index + 1;
  while (own !== null && end < parent.childCount) {
    const child = parent.child(end);
    const depth = depthOf(child);
    // Words at the margin belong to the section above them, and to nothing less.
    const isInside = depth === null ? own === 0 && isProse(child) : depth > own;
    if (!isInside) break;
    end += 1;
  }
  return end;
}

function isProse(node: Node): boolean {
  return node.type.name === "paragraph" || node.type.name === "table";
}

/** The blocks the selection touches with everything they contain; null where there are none. */
export function selectedRun(state: EditorState): Run | null {
  const { $from, to } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (!isBlockNode($from.node(depth))) continue;
    const parent = $from.node(depth - 1);
    const start = $from.start(depth - 1);
    if (to > start + parent.content.size) continue;
    const first = $from.index(depth - 1);
    let last = first + 1;
    let at = $from.after(depth);
    while (last < parent.childCount && at < to) {
      at += parent.child(last).nodeSize;
      last += 1;
    }
    // The last one takes along what it contains; so does each before it that reaches further.
    let end = last;
    for (let nth = first; nth < last; nth += 1) {
      end = Math.max(end, endOfSubtree(parent, nth));
    }
    return { parent, start, first, last: end };
  }
  return null;
}

/** Every block of the run with its position, those in quoted code left out. */
export function blocksOfRun({
  parent,
  start,
  first,
  last,
}: Run): { node: Node; pos: number }[] {
  const blocks: { node: Node; pos: number }[] = [];
  let pos = start;
  for (let nth = 0; nth < last; nth += 1) {
    const node = parent.child(nth);
    if (nth >= first) blocks.push({ node, pos });
    pos += node.nodeSize;
  }
  return blocks;
}

/**
 * Moves the selected blocks with everything they contain before the neighbour above or after the
 * one below, which is taken with everything it contains. Ids and words go along. False at the ends.
 */
export function moveRun(step: 1 | -1) {
  return (state: EditorState, dispatch?: (tr: Transaction) => void): boolean => {
    const run = selectedRun(state);
    if (!run) return false;
    const { parent, start, first, last } = run;
    const neighbour = step === 1 ? rangeBelow(parent, last) : rangeAbove(parent, first);
    if (!neighbour) return false;
    const size = (from: number, to: number) => {
      let sum = 0;
      for (let nth = from; nth < to; nth += 1) sum += parent.child(nth).nodeSize;
      return sum;
    };
    const from = start + size(0, first);
    const to = from + size(first, last);
    const { anchor, head } = state.selection;
    const moved = state.doc.slice(from, to).content;
    const tr = state.tr;
    let at: number;
    if (step === 1) {
      at = to + size(neighbour.from, neighbour.to);
      tr.insert(at, moved);
      tr.delete(from, to);
      at -= to - from;
    } else {
      at = from - size(neighbour.from, neighbour.to);
      tr.delete(from, to);
      tr.insert(at, moved);
    }
    const shift = (place: number) => Math.min(at + (place - from), tr.doc.content.size);
    tr.setSelection(
      TextSelection.between(tr.doc.resolve(shift(anchor)), tr.doc.resolve(shift(head))),
    );
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

function rangeBelow(parent: Node, last: number): { from: number; to: number } | null {
  return last < parent.childCount ? { from: last, to: endOfSubtree(parent, last) } : null;
}

/** The block above whose subtree ends where the run begins: its nearest sibling, not a child of it. */
function rangeAbove(parent: Node, first: number): { from: number; to: number } | null {
  if (first === 0) return null;
  const own = depthOf(parent.child(first));
  let from = first - 1;
  while (from > 0 && own !== null) {
    const depth = depthOf(parent.child(from));
    if (depth === null || depth <= own) break;
    from -= 1;
  }
  return { from, to: first };
}
