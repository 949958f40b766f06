import type { Editor } from "@tiptap/core";
import { styleOf } from "#app/features/drafts/editor/block-labels.ts";
import { blocksOfJson } from "#app/manuscript/blocks.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import { labelBlocks } from "#app/manuscript/numbering.ts";
import { acceptedText, originalText } from "#app/manuscript/suggestions/decide.ts";
import type { StandingSuggestion } from "./use-suggestions.ts";

/** What each suggestion's block would be called if all were accepted, where that is another label than now. */
export function wouldBeLabels(
  editor: Editor,
  suggestions: readonly StandingSuggestion[],
): Map<string, string> {
  const found = new Map<string, string>();
  const changing = suggestions.filter(({ pieces }) =>
    pieces.some(({ op }) => op === "ins" || op === "set" || op === "put"),
  );
  if (changing.length === 0) return found;
  const { profile } = styleOf(editor.state);
  // The JSON of a document of our schema is a manuscript.
  const text = editor.state.doc.toJSON() as ManuscriptJson;
  const [now, then] = [originalText(text), acceptedText(text)].map(
    (one) => labelBlocks(blocksOfJson(one), profile).byId,
  );
  for (const { id, pieces } of changing) {
    for (const piece of pieces) {
      const blockId = piece.op === "put" ? piece.moved : piece.blockId;
      if (!blockId || (piece.op !== "ins" && piece.op !== "set" && piece.op !== "put"))
        continue;
      const label = then?.get(blockId)?.label;
      if (label && label !== now?.get(blockId)?.label) {
        found.set(id, label);
        break;
      }
    }
  }
  return found;
}
