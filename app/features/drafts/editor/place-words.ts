import type { EditorState } from "@tiptap/pm/state";
import { isBlockNode } from "#app/manuscript/blocks.ts";
import { labelsIn } from "./block-labels.ts";

/** "Now Section 3(a).": where the block with the caret stands, for whoever hears the page. */
export function placeWords(state: EditorState): string {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (!isBlockNode(node)) continue;
    const label = labelsIn(state)?.byId.get(String(node.attrs.id));
    const name = label?.reference ?? label?.label;
    return name ? `Now ${name.replace(/\.$/, "")}.` : "Moved.";
  }
  return "";
}
