import type { Node } from "@tiptap/pm/model";
import type { ThreadView } from "#app/features/comments/comment-view.ts";
import { isBlockNode } from "#app/manuscript/blocks.ts";
import { anchorRanges } from "./comment-anchors.ts";
import { suggestionsOf } from "./suggesting/use-suggestions.ts";

/** Where something stands in the text. */
export interface Place {
  from: number;
  to: number;
}

/** As much of a thread as its place depends on. */
export type PlacedThread = Pick<ThreadView, "id" | "reach" | "blockId" | "suggestionId">;

/**
 * Where each thread stands: at its words, its block, the suggestion it discusses, or, about the whole
 * draft, before the first word. A thread of which that is gone is missing.
 */
export function threadPlaces(
  doc: Node,
  threads: readonly PlacedThread[],
): Map<string, Place> {
  const places = new Map<string, Place>(anchorRanges(doc));
  const ofBlocks = new Map<string, string[]>();
  const suggested = threads.some(({ suggestionId }) => suggestionId !== null)
    ? new Map(suggestionsOf(doc).map(({ id, from }) => [id, from]))
    : new Map<string, number>();
  for (const { id, reach, blockId, suggestionId } of threads) {
    if (suggestionId !== null) {
      const from = suggested.get(suggestionId);
      if (from !== undefined) places.set(id, { from, to: from });
      continue;
    }
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
