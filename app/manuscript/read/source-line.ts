import type { NamedBy } from "#app/manuscript/word-names.ts";

/**
 * Reading what clerks have: from a file in plain text, HTML, Markdown or Word's XML back to
 * the structure of law. It goes in two steps. A *source* (`source-*.ts`) turns its format
 * into the lines described here, and knows nothing of law. The *recogniser*
 * (`recognise.ts`) turns lines into blocks, and knows nothing of formats. Unpacking files,
 * limits and workers belong to `features/imports`; making a draft's text of the blocks is
 * `to-manuscript.ts`.
 *
 * The one promise of everything in this folder: no word of the source is lost. What is not
 * understood becomes a paragraph.
 */
export interface SourceLine {
  /** The words, with single spaces, without the number a word processor computes. */
  readonly text: string;
  /** The number a word processor computes, as it would print it ("Section 1.", "(a)"), else "". */
  readonly label: string;
  /** The list of that number and its level there, from 0; null for typed numbers. */
  readonly list: ListPlace | null;
  /** Left margin in points; only comparisons matter. Null where the source has no margins. */
  readonly indent: number | null;
  readonly centred: boolean;
  /** Bold or underlined stretches of `text`, in order and apart. */
  readonly emphasis: readonly Stretch[];
  /** 1 to 9 where the source calls the line a heading of that level, else 0. */
  readonly heading: number;
  /** The cells of a table, row by row; `text` is then empty. */
  readonly rows: readonly (readonly string[])[] | null;
  /** How many rows at the top say what the columns are, where the source tells. */
  readonly headRows?: number;
  /** What the source itself says the line is; null where it is to be recognised. */
  readonly named: NamedBy | null;
  /** A footnote or endnote, which stands outside the run of the text. */
  readonly note: boolean;
}

export interface ListPlace {
  readonly id: string;
  readonly level: number;
}

/** From an offset up to, not including, another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const plain: SourceLine = {
  text: "",
  label: "",
  list: null,
  indent: null,
  centred: false,
  emphasis: [],
  heading: 0,
  rows: null,
  named: null,
  note: false,
};

/** A line of plain words, with what else is known of it. */
export function sourceLine(text: string, known: Partial<SourceLine> = {}): SourceLine {
  return { ...plain, ...known, text };
}

export function tableLine(
  rows: readonly (readonly string[])[],
  known: Partial<SourceLine> = {},
): SourceLine {
  return { ...plain, ...known, rows };
}
