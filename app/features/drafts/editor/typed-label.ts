/**
 * What a person means who types a label: "(a)" a provision of the first level, "(1)" of the
 * second, "Section 3." a section, "WHEREAS," a recital. Numbers are computed, so a typed label
 * says only what kind of block follows. Levels are those of the default ladder.
 */
export interface TypedBlock {
  type: "section" | "provision" | "recital" | "heading" | "listItem" | "quotedCode";
  level?: number;
  style?: "bullet" | "number";
}

/** What stands before the line: the level of the provision above, and how many are on each level. */
export interface LadderAbove {
  /** 0 right under a section, or where no provision stands above. */
  level: number;
  /** The count of the last provision on each level from 1; missing where there is none. */
  counts: readonly (number | undefined)[];
}

const section = /^(?:section|sec\.|§)\s*\d+[A-Za-z]?(?:[.-]\d+)*[.:]?$/i;

/** Reads a label that stands alone at the beginning of a block; null when it is none. */
export function readTypedLabel(label: string, above: LadderAbove): TypedBlock | null {
  const inBrackets = /^\(([A-Za-z]{1,7}|\d{1,3})\)$/.exec(label)?.[1];
  if (inBrackets !== undefined) {
    const level = levelOfLabel(inBrackets, above);
    return level === null ? null : { type: "provision", level };
  }
  if (/^whereas,$/i.test(label) || label === "WHEREAS") return { type: "recital" };
  if (section.test(label) && /[.:]$/.test(label)) return { type: "section" };
  if (/^#{1,3}$/.test(label)) return { type: "heading", level: label.length };
  if (/^[-*•]$/.test(label)) return { type: "listItem", level: 1, style: "bullet" };
  if (/^\d{1,3}[.)]$/.test(label)) return { type: "listItem", level: 1, style: "number" };
  if (label === ">") return { type: "quotedCode" };
  return null;
}

/**
 * The level a label stands for, or null when it counts nothing ("see"). "(i)" is the ninth letter
 * and the first Roman numeral: it is the letter when (h) stands just before it; (v) and (x) are
 * letters unless (iv) and (ix) do.
 */
export function levelOfLabel(inside: string, above: LadderAbove): number | null {
  if (/^\d+$/.test(inside)) return 2;
  const isLower = inside === inside.toLowerCase();
  if (!isLower && inside !== inside.toUpperCase()) return null;
  const letters = isLower ? 1 : 3;
  const romans = isLower ? 4 : 5;
  const roman = romanValue(inside.toLowerCase());
  if (inside.length > 1) {
    if (roman > 0) return romans;
    return /^([a-z])\1{1,2}$/i.test(inside) ? 6 : null;
  }
  if (roman === 0) return letters;
  const before = inside.toLowerCase().charCodeAt(0) - "a".charCodeAt(0);
  if (above.counts[letters] === before) return letters;
  return roman === 1 || above.counts[romans] === roman - 1 ? romans : letters;
}

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10 };
const romanWord = /^(?=.)x{0,3}(?:ix|iv|v?i{0,3})$/;

/** The value of a small Roman numeral up to 39, or 0: higher ones are letters in any law. */
function romanValue(word: string): number {
  if (!romanWord.test(word)) return 0;
  let sum = 0;
  for (let at = 0; at < word.length; at += 1) {
    const value = ROMAN[word.charAt(at)] ?? 0;
    sum += value < (ROMAN[word.charAt(at + 1)] ?? 0) ? -value : value;
  }
  return sum;
}
