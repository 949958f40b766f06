import { lineKind } from "./attributes.ts";
import { blankText } from "./blanks.ts";
import type { ManuscriptJson, PartJson } from "./manuscript-json.ts";

/**
 * The words of a manuscript, one block a line, without labels; a row of a table is a line with
 * tabs between its cells. The sign NUL, which a browser can paste and PostgreSQL cannot hold, is
 * left out.
 */
export function plainTextOf(manuscript: ManuscriptJson): string {
  const lines: string[] = [];
  const readBlock = (block: PartJson): void => {
    switch (block.type) {
      case "quotedCode":
      case "table":
        block.content?.forEach(readBlock);
        break;
      case "tableRow":
        lines.push((block.content ?? []).map(wordsOf).join("\t"));
        break;
      default:
        lines.push(wordsOf(block));
    }
  };
  manuscript.content.forEach(readBlock);
  return lines.join("\n").replaceAll("\0", "");
}

/** Parts that hold blocks, rows or cells, whose words must not run into one another. */
export const HOLDERS: ReadonlySet<string> = new Set(["quotedCode", "table", "tableRow"]);

/** The words of one block as one line; a line break inside it becomes a space. */
export function wordsOf(part: PartJson): string {
  if (part.text !== undefined) return part.text;
  if (part.content === undefined) return leafWords(part.type, part.attrs ?? {});
  return part.content.map(wordsOf).join(HOLDERS.has(part.type) ? " " : "");
}

/**
 * What an inline part without words of its own reads as in plain text. A cross-reference reads as
 * nothing here: its words depend on the whole text, see `referenceWords`.
 */
export function leafWords(type: string, attributes: Record<string, unknown>): string {
  switch (type) {
    case "blank":
      return blankText(attributes);
    case "hardBreak":
      return " ";
    case "mention":
      return lineKind.coerce(attributes.name);
    default:
      return "";
  }
}
