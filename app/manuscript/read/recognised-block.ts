/** What a block of a law can be recognised as. */
export const RECOGNISED_KINDS = [
  "longTitle",
  "shortTitle",
  "heading",
  "recital",
  "enactingClause",
  "section",
  "provision",
  "definition",
  "listItem",
  "paragraph",
  "quotedCode",
  "toc",
  "table",
  "signature",
] as const;
export type RecognisedKind = (typeof RECOGNISED_KINDS)[number];

/**
 * One recognised block of a law, in reading order.
 * `heading` covers banner lines and divisions ("TITLE I."); `quotedCode` is the heading of a
 * quoted section or division, whose body follows as blocks with `quoteDepth` of 1 or more.
 */
export interface RecognisedBlock {
  readonly kind: RecognisedKind;
  /** As printed: "(a)", "1.", "Section 2.", "§ 13-449.", "TITLE I.", or "". */
  readonly label: string;
  /** Depth below the section: 1 for its first labelled level. 0 for everything else. */
  readonly level: number;
  /** The file said the level itself; nothing is left to be worked out. */
  readonly isTold?: boolean;
  /** The words without the label; of a section or quoted section its caption alone. */
  readonly text: string;
  /** The caption that `text` begins with, else "". */
  readonly caption: string;
  /** 0 for the law's own words, 1 in quoted code, 2 in a quotation inside that. */
  readonly quoteDepth: number;
  readonly rows: readonly (readonly string[])[] | null;
  /** How many rows at the top say what the columns are. */
  readonly headRows?: number;
  /** Why a person should look at this block, each a sentence; mostly none. */
  readonly unsure: readonly string[];
}

/** The block as `translocal read` prints it: straight quotation marks, plain fields. */
export interface PrintedBlock {
  kind: Exclude<RecognisedKind, "listItem">;
  label: string;
  level: number;
  text: string;
  inQuote: boolean;
  quoteDepth?: number;
  caption?: string;
  rows?: string[][];
  unsure?: string[];
}

export function printedBlock(block: RecognisedBlock): PrintedBlock {
  const text = block.rows
    ? block.rows.map((row) => row.join(" | ")).join("\n")
    : block.text;
  return {
    // The format the reader prints has no lists: a point is text with a label.
    kind: block.kind === "listItem" ? "paragraph" : block.kind,
    label: straightened(block.label),
    level: block.level,
    text: straightened(text),
    inQuote: block.quoteDepth > 0,
    ...(block.quoteDepth > 0 ? { quoteDepth: block.quoteDepth } : {}),
    ...(block.caption === "" ? {} : { caption: straightened(block.caption) }),
    ...(block.rows ? { rows: block.rows.map((row) => row.map(straightened)) } : {}),
    ...(block.unsure.length > 0 ? { unsure: [...block.unsure] } : {}),
  };
}

function straightened(text: string): string {
  return text.replace(/[\u201c\u201d]/g, '"').replace(/[\u2018\u2019]/g, "'");
}
