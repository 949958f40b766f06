import type { Node } from "@tiptap/pm/model";
import { entriesOf } from "#app/manuscript/suggestions/entries.ts";

/** Whether a block, an inline part or words are only proposed and no part of what was agreed. */
export function isOnlyProposed(node: Node): boolean {
  return (
    node.marks.some(({ type }) => type.name === "insertion") ||
    entriesOf(node.attrs.suggestions).some(({ op }) => op === "ins" || op === "put")
  );
}
