import type { Rung } from "./numbering-profile.ts";
import type { NumeralForm } from "./numerals.ts";

/** The rungs below a section, level 1 first. */
export type Ladder = readonly Rung[];

/** How each form begins: what somebody writes to say which form they mean. */
const FIRST: Readonly<Record<string, NumeralForm>> = {
  a: "lowerLetter",
  "1": "number",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
  aa: "doubleLetter",
};

/** Deepest ladder: a provision has no more levels. */
const MOST_RUNGS = 6;

/**
 * A ladder said by the first label of each level, "(a) (1) (A) (i) (I) (aa)", as people write it
 * down. Null when a label is none, or there are none or more than six.
 */
export function ladderOf(words: string): Ladder | null {
  const labels = words.trim().split(/\s+/);
  const rungs = labels.map(rungOf);
  if (words.trim() === "" || rungs.length > MOST_RUNGS) return null;
  return rungs.every((rung) => rung !== null) ? rungs : null;
}

/** The same ladder in words again. */
export function ladderWords(ladder: Ladder): string {
  const first = new Map(Object.entries(FIRST).map(([sign, form]) => [form, sign]));
  return ladder
    .map(({ form, before, after }) => `${before}${first.get(form) ?? ""}${after}`)
    .join(" ");
}

function rungOf(label: string): Rung | null {
  const [, before, sign, after] = /^([([]?)([A-Za-z0-9]+)([).\]]?)$/.exec(label) ?? [];
  const form = FIRST[sign ?? ""];
  return form ? { form, before: before ?? "", after: after ?? "" } : null;
}
