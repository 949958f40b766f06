import { Fragment, type Node, type ResolvedPos } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { isBlockNode } from "#app/manuscript/blocks.ts";
import { type BlockJson, withFreshIds } from "#app/manuscript/manuscript-json.ts";
import { manuscript } from "#app/manuscript/write.ts";

/**
 * Puts blocks where the caret is: in the place of an empty block, else after the one the caret
 * is in, and outside a table or quoted code that cannot hold them. The caret goes to the end of
 * the first line of words put in.
 */
export function putBlocks(tr: Transaction, blocks: readonly BlockJson[]): boolean {
  const { schema } = tr.doc.type;
  const nodes = withFreshIds(manuscript(...blocks)).content.map((block) =>
    schema.nodeFromJSON(block),
  );
  const place = placeFor(tr.selection.$from, nodes);
  if (!place) return false;
  tr.replaceWith(place.from, place.to, Fragment.fromArray(nodes));
  const line = firstLine(nodes);
  if (line !== null) {
    tr.setSelection(TextSelection.create(tr.doc, place.from + line));
  }
  return true;
}

/** The caret's block turned into another, if it is empty; else a new one of that kind after it. */
function placeFor(
  $from: ResolvedPos,
  nodes: readonly Node[],
): { from: number; to: number } | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const block = $from.node(depth);
    const parent = $from.node(depth - 1);
    const holds = nodes.every((node) => parent.type.contentMatch.matchType(node.type));
    if (!holds || !isBlockNode(block)) continue;
    const isEmpty = block.isTextblock && block.content.size === 0;
    const after = $from.after(depth);
    return isEmpty
      ? { from: $from.before(depth), to: after }
      : { from: after, to: after };
  }
  return $from.depth === 0 ? { from: $from.pos, to: $from.pos } : null;
}

/** Where the first line of words among the nodes ends, counted from before them. */
function firstLine(nodes: readonly Node[]): number | null {
  let at = 0;
  for (const node of nodes) {
    if (node.isTextblock) return at + 1 + node.content.size;
    let within: number | null = null;
    node.descendants((inner, pos) => {
      if (within === null && inner.isTextblock) within = pos + 1 + 1 + inner.content.size;
      return within === null;
    });
    if (within !== null) return at + within;
    at += node.nodeSize;
  }
  return null;
}
