import type { Node } from "@tiptap/pm/model";
import type { ThreadView } from "#app/features/comments/comment-view.ts";
import { isBlockNode } from "#app/manuscript/blocks.ts";
import { anchorRanges } from "./comment-anchors.ts";

/** Where something stands in the text. */
export interface Place {
  from: number;
  to: number;
}

/** As much of a thread as its place depends on. */
export type PlacedThread = Pick<ThreadView, "id" | "reach" | "blockId">;

/**
 * Where each thread stands: at its words, at its block, or, about the whole draft, before the first
 * word. A thread whose words or block are gone is missing.
 */
export function threadPlaces(
  doc: Node,
  threads: readonly PlacedThread[],
): Map<string, Place> {
  const places = new Map<string, Place>(anchorRanges(doc));
  const ofBlocks = new Map<string, string[]>();
  for (const { id, reach, blockId } of threads) {
    if (reach === "whole") places.set(id, { from: 0, to: 0 });
    if (reach === "block" && blockId) {
      ofBlocks.set(blockId, [...(ofBlocks.get(blockId) ?? []), id]);
    }
  }
  if (ofBlocks.size === 0) return places;
  doc.descendants((node, pos) => {
    if (!isBlockNode(node)) return false;
    for (const id of ofBlocks.get(node.attrs.id) ?? []) {
      if (!places.has(id)) places.set(id, { from: pos, to: pos + node.nodeSize });
    }
    return node.type.name === "quotedCode";
  });
  return places;
}

/** The block somebody stands in, by its id, with the beginning of its words. */
export function blockAt(
  doc: Node,
  position: number,
): { id: string; pos: number; node: Node } | null {
  const $pos = doc.resolve(position);
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const node = $pos.node(depth);
    const id: unknown = node.attrs.id;
    if (isBlockNode(node) && typeof id === "string" && id !== "") {
      return { id, pos: $pos.before(depth), node };
    }
  }
  return null;
}
