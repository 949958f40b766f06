/**
 * What the styles of a Word file we write are called: after what a paragraph is ("Recital",
 * "Provision 2", "Quoted Section"). The press gives them a look, and the reader knows by them what
 * it reads.
 */

/** The style of the draft's own title, which is not of its text; only files of ours have it. */
export const DRAFT_TITLE = "Draft Title";

const NAMES = {
  longTitle: "Long Title",
  shortTitle: "Short Title",
  recital: "Recital",
  enactingClause: "Enacting Clause",
  signature: "Signature Line",
  vote: "Vote",
} as const;

/** Kinds with a style for each level. */
const LEVELLED = {
  provision: "Provision",
  definition: "Definition",
  paragraph: "Continuation",
} as const;

const BODY = "Body Text";
const BULLET = "List Bullet";
const NUMBER = "List Number";
const SECTION = "Section";
const HEADING = "Heading";
const QUOTED = "Quoted ";

export const TABLE_TEXT = "Table Text";
export const TABLE_HEAD = "Table Head";

/** The style of a block that is no heading, by its kind and level. */
export function styleNameOf(kind: string, level: number): string {
  const levelled = Object.entries(LEVELLED).find(([name]) => name === kind)?.[1];
  if (levelled && level > 0) return `${levelled} ${level}`;
  return Object.entries(NAMES).find(([name]) => name === kind)?.[1] ?? BODY;
}

/** The style of a point of a list, by Word's own names. */
export function pointStyleName(level: number, isNumbered: boolean): string {
  const name = isNumbered ? NUMBER : BULLET;
  return level > 1 ? `${name} ${level}` : name;
}

/** The style of a section or heading in quoted code, which no table of contents lists. */
export function quotedHeadName(kind: string, rank: number): string {
  return quotedName(kind === "section" ? SECTION : `${HEADING} ${Math.min(3, rank)}`);
}

/** The same style in quoted code. */
export function quotedName(name: string): string {
  return QUOTED + name;
}

/** What a style says of a paragraph. */
export interface NamedBy {
  /** A kind of block; "table" for words in one; "none" for what is of the file and not the text. */
  readonly kind: string;
  readonly level: number;
  readonly isQuoted: boolean;
  /** Words in a row that says what the columns are. */
  readonly isHead: boolean;
}

/** What a paragraph is by the name of its style; a style of somebody else's is a paragraph's. */
export function namedBy(styleName: string): NamedBy {
  const isQuoted = styleName.startsWith(QUOTED);
  const own = isQuoted ? styleName.slice(QUOTED.length) : styleName;
  const [, name = own, digits] = /^(.*?)(?: (\d))?$/.exec(own) ?? [];
  const level = Number(digits ?? 0);
  return { kind: kindOf(name, own), level, isQuoted, isHead: own === TABLE_HEAD };
}

function kindOf(name: string, full: string): string {
  if (full === DRAFT_TITLE || /^toc(?:\s|\d|$)/i.test(full)) return "none";
  if (full === TABLE_TEXT || full === TABLE_HEAD) return "table";
  if (name === BULLET || name === NUMBER) return "listItem";
  if (name === SECTION) return "section";
  if (name.toLowerCase() === HEADING.toLowerCase()) return "heading";
  const known = [...Object.entries(LEVELLED), ...Object.entries(NAMES)];
  return known.find(([, known]) => known === name)?.[0] ?? "paragraph";
}
