import type { VoteSide } from "./nodes/ordinance-blocks.ts";
import type { CodeAction } from "./nodes/quoted-code.ts";
import type { NumeralForm } from "./numerals.ts";

/** One rung of a ladder: the form of its number and what stands around it. */
export interface Rung {
  form: NumeralForm;
  before: string;
  after: string;
}

/** Three ways of writing definitions; see `NumberingProfile.definitions`. */
export const DEFINITION_STYLES = ["unnumbered", "lettered", "numbered"] as const;
export type DefinitionStyle = (typeof DEFINITION_STYLES)[number];

/** How the parts of a list end: "; and" before the last, a period each, or as the writer likes. */
export const LIST_ENDINGS = ["any", "semicolons", "periods"] as const;
export type ListEndings = (typeof LIST_ENDINGS)[number];

/** Which word makes a duty: some houses enforce only "shall", some have left it for "must". */
export const DUTY_WORDS = ["any", "shall", "must"] as const;
export type DutyWord = (typeof DUTY_WORDS)[number];

/**
 * How a city writes law: its numbers, its fixed words and its habits. A manuscript has no style
 * of its own; it is shown in a profile. Numbers and fixed words are computed from it; habits that
 * change what the text says (endings, duty words, closing sections) are only advised on.
 */
export interface NumberingProfile {
  /** The word before a section's number: "Section", "Sec.", "SECTION", "§". */
  sectionWord: string;
  /** The same inside quoted code. */
  codeSectionWord: string;
  /** What follows a section's number: "." or ":" or "". */
  sectionAfter: string;
  /** How a cross-reference calls a section, in the text and inside quoted code. */
  referenceWord: string;
  /** What stands before a recital. */
  recitalWord: string;
  /** How each recital ends but the last, and how the last one does. */
  recitalEnds: { between: string; last: string };
  /** The rungs below a section, level 1 first. A level below the last rung uses the last. */
  ladder: readonly Rung[];
  /** Whether the number of a provision without words is printed with the next one: "(3)(A)". */
  runTogether: boolean;
  /**
   * Unnumbered definitions stand by their words. Lettered ones are counted together with the
   * provisions of their level. Numbered ones begin one rung further down, "(1)", and so does
   * everything under them.
   */
  definitions: DefinitionStyle;
  listEndings: ListEndings;
  dutyWord: DutyWord;
  /** The sections every ordinance of the city ends with, by their captions, in order. */
  closingSections: readonly string[];
  /** What the city's code is called, "San Mateo Municipal Code"; "" where nobody said. */
  codeName: string;
  /**
   * The sentence that says what quoted code does. `{citation}`, `{code}`, `{container}` and `{is}`
   * are filled in; what stands in square brackets is left out when a place in it is empty.
   */
  amendingWords: Readonly<Record<CodeAction, string>>;
  /** What stands before each line of the record of a vote. */
  voteWords: Readonly<Record<VoteSide, string>>;
}

function inParentheses(form: NumeralForm): Rung {
  return { form, before: "(", after: ")" };
}

/**
 * The ladder most United States cities and the District of Columbia share: Section 1.,
 * (a), (1), (A), (i), (I), (aa). After the United States Legislative Markup user guide and
 * the drafting manual of San Mateo, California, section 2(e); the amending sentences after
 * section 4(d) of the same.
 */
export const defaultNumbering: NumberingProfile = {
  sectionWord: "Section",
  codeSectionWord: "Sec.",
  sectionAfter: ".",
  referenceWord: "Section",
  recitalWord: "WHEREAS,",
  recitalEnds: { between: "; and", last: ";" },
  ladder: [
    inParentheses("lowerLetter"),
    inParentheses("number"),
    inParentheses("upperLetter"),
    inParentheses("lowerRoman"),
    inParentheses("upperRoman"),
    inParentheses("doubleLetter"),
  ],
  runTogether: true,
  definitions: "unnumbered",
  listEndings: "any",
  dutyWord: "any",
  closingSections: ["Severability", "Effective date"],
  codeName: "",
  amendingWords: {
    add: "{citation} of the {code} {is} added[ to {container}] as follows:",
    amend: "{citation} of the {code} {is} amended as follows:",
    repeal: "{citation} of the {code} {is} repealed.",
  },
  voteWords: {
    ayes: "AYES:",
    noes: "NOES:",
    abstaining: "ABSTAINING:",
    absent: "ABSENT:",
    recused: "RECUSED:",
  },
};
