import type { Node } from "@tiptap/pm/model";

/** Which top-level blocks of a text are not those of before: `[first, last)` in each. */
export interface ChangedBlocks {
  first: number;
  lastBefore: number;
  lastAfter: number;
  /** Position of the first of them, the same in both. */
  start: number;
}

/** Blocks are compared by identity: a step keeps every node it does not touch. */
export function changedBlocks(before: Node, after: Node): ChangedBlocks {
  const most = Math.min(before.childCount, after.childCount);
  let first = 0;
  let start = 0;
  while (first < most && before.child(first) === after.child(first)) {
    start += before.child(first).nodeSize;
    first += 1;
  }
  let same = 0;
  while (
    same < most - first &&
    before.child(before.childCount - 1 - same) ===
      after.child(after.childCount - 1 - same)
  ) {
    same += 1;
  }
  return {
    first,
    lastBefore: before.childCount - same,
    lastAfter: after.childCount - same,
    start,
  };
}
