import type { Stretch } from "./source-line.ts";

/** Words that make a sentence of what would else be a caption. */
const finite =
  /\b(is|are|was|were|shall|may|must|will|has|have|had|hereby|means|does|do|adopts|finds)\b/;
const sentenceStart =
  /^(the|this|these|that|no|any|each|every|an?|if|in|for|all|when|where|whenever|it|such|upon|notwithstanding)\b/i;

/** Longest run of words that is still a caption. */
const MAX_CAPTION_WORDS = 45;

/**
 * How many characters of `text` are its caption, with the sign that ends it; 0 when it has
 * none. "PURPOSE. The purpose of" has a caption of eight characters, "Section 2 of the Code
 * is repealed." has none. Emphasis at the start is the best sign of a caption, if the source
 * has any: `emphasis` are its stretches of `text`.
 */
export function captionLength(text: string, emphasis: readonly Stretch[] = []): number {
  const [stretch] = emphasis;
  if (stretch && stretch.from <= 1 && stretch.to - stretch.from >= 2) {
    const end =
      stretch.to + (/^[.:\u2014\u2013]?/.exec(text.slice(stretch.to))?.[0].length ?? 0);
    if (end < text.length || wordCount(text) <= MAX_CAPTION_WORDS) return end;
  }
  const end = firstStop(text);
  const caption = text.slice(0, end);
  if (caption === "" || wordCount(caption) > MAX_CAPTION_WORDS) return 0;
  if (!/[A-Za-z]/.test(caption) || /^[a-z]/.test(caption)) return 0;
  if (inCapitals(caption)) return end;
  if (finite.test(caption)) return 0;
  if (/:$/.test(caption) && end === text.length) return 0;
  if (end === text.length) {
    if (sentenceStart.test(caption) && !inTitleCase(caption)) return 0;
    return end;
  }
  return wordCount(caption) <= 14 &&
    !(sentenceStart.test(caption) && !inTitleCase(caption))
    ? end
    : inTitleCase(caption)
      ? end
      : 0;
}

/** The offset behind the first sign that ends a sentence before another begins. */
function firstStop(text: string): number {
  const stop =
    /(?:[.:](?:["\u201d]?)|\s?[\u2014\u2013])(?=\s+["\u201c(\u00a7]?[A-Z0-9"\u201c]|\s*$)/g;
  for (const found of text.matchAll(stop)) {
    const before = text.slice(0, found.index);
    // "D.C. Official", "No. 5", "Marion S. Barry", "Inc. may": abbreviations stop nothing.
    if (/(^|[\s.(])([A-Z]|No|Nos|Sec|Art|Ch|St|Inc|Co|Dr|Mr|Mrs|Ms|v)$/.test(before))
      continue;
    return found.index + found[0].length;
  }
  return text.length;
}

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

export function inCapitals(text: string): boolean {
  const letters = text.replace(/[^A-Za-z]/g, "");
  return (
    letters.length > 1 && letters.replace(/[^A-Z]/g, "").length >= letters.length * 0.9
  );
}

/** Most words of weight begin with a capital. */
export function inTitleCase(text: string): boolean {
  const words = text.match(/[A-Za-z][A-Za-z'\u2019-]{3,}/g) ?? [];
  const high = words.filter((word) => /^[A-Z]/.test(word)).length;
  return words.length > 0 && high >= words.length * 0.75;
}
