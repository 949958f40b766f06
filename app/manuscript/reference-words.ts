import {
  blocksOf,
  idOf,
  type ManuscriptJson,
  type PartJson,
  wordOf,
} from "./manuscript-json.ts";
import type { BlockLabel } from "./numbering.ts";
import { HOLDERS, wordsOf } from "./words.ts";

/** Longest words a block without a number is called by in a cross-reference. */
const MAX_CALLED = 60;

/**
 * What each cross-reference of a manuscript reads: the label of its target, or the first
 * words of a target that has none, in quotation marks. Null when the target is gone.
 * `labels` are those of `labelBlocks`, in reading order.
 */
export function referenceWords(
  manuscript: ManuscriptJson,
  labels: readonly BlockLabel[],
): (target: string) => string | null {
  const words = new Map<string, string>();
  let at = 0;
  for (const block of blocksOf(manuscript)) {
    const id = idOf(block);
    if (id !== null && !words.has(id)) {
      words.set(id, labels[at]?.reference ?? called(wordsOf(block)));
    }
    at += 1;
  }
  return (target) => words.get(target) ?? null;
}

/** What a cross-reference shows whose target is gone, wherever the text is read. */
export const MISSING_REFERENCE = "[missing reference]";

/** The words of a part as they are read, with those of its cross-references. */
export function wordsRead(
  part: PartJson,
  reference: (target: string) => string | null,
): string {
  if (part.type === "crossReference") {
    return reference(wordOf(part, "target")) ?? MISSING_REFERENCE;
  }
  if (!part.content) return wordsOf(part);
  const words = part.content.map((child) => wordsRead(child, reference));
  return words.join(HOLDERS.has(part.type) ? " " : "");
}

/** What a block without a number is called by in a cross-reference. */
export function called(text: string): string {
  const line = text.trim();
  if (line.length <= MAX_CALLED) return `“${line}”`;
  const cut = line.slice(0, MAX_CALLED);
  return `“${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1))} …”`;
}
