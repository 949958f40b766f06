import type { ManuscriptJson, PartJson } from "#app/manuscript/manuscript-json.ts";
import { SUGGESTION_MARKS } from "#app/manuscript/marks/suggestion.ts";
import { wordsOf } from "#app/manuscript/words.ts";
import { entriesOn } from "./entries.ts";

/** One piece of a suggestion where it stands, in reading order. */
export type Piece =
  | { op: "insertion" | "deletion"; text: string; blockId: string | null }
  | { op: "restyling"; text: string; change: string; blockId: string | null }
  | { op: "ins" | "del"; text: string; blockId: string | null; kind: string }
  | {
      op: "set";
      text: string;
      blockId: string | null;
      kind: string;
      level: number;
      from: string;
    }
  | { op: "put"; text: string; blockId: string | null; moved: string };

/** The pieces of each suggestion, by its id, in the order in which they are met. */
export function suggestionsIn(text: ManuscriptJson): Map<string, Piece[]> {
  const found = new Map<string, Piece[]>();
  const add = (id: string, piece: Piece): void => {
    const pieces = found.get(id);
    if (pieces) pieces.push(piece);
    else found.set(id, [piece]);
  };
  const byId = new Map<string, PartJson>();
  const remember = (part: PartJson): void => {
    if (typeof part.attrs?.id === "string") byId.set(part.attrs.id, part);
    if (part.type === "quotedCode") part.content?.forEach(remember);
  };
  text.content.forEach(remember);
  const lookInline = (part: PartJson, blockId: string | null): void => {
    if (part.content) {
      for (const child of part.content) lookInline(child, blockId);
      return;
    }
    const words = wordsOf(part);
    for (const { op, id } of entriesOn(part)) {
      if (op === "ins" || op === "del") {
        add(id, {
          op: op === "ins" ? "insertion" : "deletion",
          text: words || "¶",
          blockId,
        });
      }
    }
    for (const mark of part.marks ?? []) {
      if (!SUGGESTION_MARKS.has(mark.type)) continue;
      const id = String(mark.attrs?.id);
      if (mark.type === "restyling") {
        add(id, {
          op: "restyling",
          text: words,
          change: String(mark.attrs?.change),
          blockId,
        });
      } else {
        add(id, {
          op: mark.type === "insertion" ? "insertion" : "deletion",
          text: words,
          blockId,
        });
      }
    }
  };
  const look = (block: PartJson): void => {
    const blockId = typeof block.attrs?.id === "string" ? block.attrs.id : null;
    const words = wordsOf(block);
    for (const entry of entriesOn(block)) {
      switch (entry.op) {
        case "set":
          add(entry.id, {
            op: "set",
            text: words,
            blockId,
            kind: entry.type,
            level: entry.level,
            from: block.type,
          });
          break;
        case "put":
          add(entry.id, {
            op: "put",
            text: wordsOf(byId.get(entry.block) ?? { type: "text", text: "" }),
            blockId,
            moved: entry.block,
          });
          break;
        default:
          add(entry.id, { op: entry.op, text: words, blockId, kind: block.type });
      }
    }
    if (block.type === "quotedCode") block.content?.forEach(look);
    else for (const part of block.content ?? []) lookInline(part, blockId);
  };
  text.content.forEach(look);
  return found;
}
