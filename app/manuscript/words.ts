import { lineKind } from "./attributes.ts";
import type { ManuscriptJson, PartJson } from "./manuscript-json.ts";

/**
 * The words of a manuscript, one block a line, without labels. The sign NUL, which a browser
 * can paste and PostgreSQL cannot hold, is left out.
 */
export function plainTextOf(manuscript: ManuscriptJson): string {
  const lines: string[] = [];
  const readBlock = (block: PartJson): void => {
    if (block.type === "quotedCode") block.content?.forEach(readBlock);
    else lines.push(wordsOf(block));
  };
  manuscript.content.forEach(readBlock);
  return lines.join("\n").replaceAll("\0", "");
}

/** The words of one block as one line; a line break inside it becomes a space. */
export function wordsOf(part: PartJson): string {
  if (part.text !== undefined) return part.text;
  if (part.type === "hardBreak") return " ";
  if (part.type === "blank") return blankText(part.attrs ?? {});
  return (part.content ?? []).map(wordsOf).join(part.type === "quotedCode" ? " " : "");
}

/** What a blank shows: its value, or its name in brackets as long as nobody filled it. */
export function blankText(attributes: { name?: unknown; value?: unknown }): string {
  return (
    lineKind.coerce(attributes.value) ||
    `[${lineKind.coerce(attributes.name) || "blank"}]`
  );
}
