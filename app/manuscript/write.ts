import { lineKind } from "./attributes.ts";
import type { BlankKind } from "./blanks.ts";
import type { BlockJson, ManuscriptJson, PartJson } from "./manuscript-json.ts";
import type { MentionKind } from "./nodes/inline-parts.ts";
import type { VoteSide } from "./nodes/ordinance-blocks.ts";
import type { ListStyle } from "./nodes/prose-blocks.ts";
import type { CodeAction } from "./nodes/quoted-code.ts";

/**
 * A manuscript in code: short words for its parts, for starters, seeds and tests. Levels are
 * 1 for (a), 2 for (1) and so on. Blocks have no id until `withFreshIds` or `named` gives one.
 */
export type Words = string | PartJson;

/** The whole text. Nested lists of blocks are laid out in order. */
export function manuscript(...blocks: (BlockJson | BlockJson[])[]): ManuscriptJson {
  return { type: "doc", content: blocks.flat() };
}

/** The block under an id that a `reference` in the same text can point at. */
export function named(id: string, block: BlockJson): BlockJson {
  return { ...block, attrs: { ...block.attrs, id } };
}

export function longTitle(...words: Words[]): BlockJson {
  return block("longTitle", {}, words);
}

/** The name by which the text may be cited. */
export function shortTitle(...words: Words[]): BlockJson {
  return block("shortTitle", {}, words);
}

/** A recital without "WHEREAS,", which is its label. */
export function recital(...words: Words[]): BlockJson {
  return block("recital", {}, words);
}

export function enactingClause(...words: Words[]): BlockJson {
  return block("enactingClause", {}, words);
}

/** A section by its caption. */
export function section(...caption: Words[]): BlockJson {
  return block("section", {}, caption);
}

export function provision(level: number, ...words: Words[]): BlockJson {
  return block("provision", { level }, words);
}

/** A definition: the term in its mark, then the rest of the sentence. */
export function definition(word: string, ...words: Words[]): BlockJson {
  return block("definition", { level: 1 }, [term(word), ...words]);
}

/** Text without a number, under a provision of `level`, or at the margin with 0. */
export function paragraphAt(level: number, ...words: Words[]): BlockJson {
  return block("paragraph", { level }, words);
}

export function paragraph(...words: Words[]): BlockJson {
  return paragraphAt(0, ...words);
}

export function heading(level: number, ...words: Words[]): BlockJson {
  return block("heading", { level }, words);
}

/** One point of a list at level 1. */
export function item(style: ListStyle, ...words: Words[]): BlockJson {
  return block("listItem", { level: 1, style }, words);
}

export function quotedCode(
  action: CodeAction,
  citation: string,
  ...blocks: BlockJson[]
): BlockJson {
  return { type: "quotedCode", attrs: { action, citation }, content: blocks };
}

/** Quoted code whose amending sentence is computed and not in the text. */
export function amendment(
  action: CodeAction,
  citation: string,
  ...blocks: BlockJson[]
): BlockJson {
  const quoted = quotedCode(action, citation, ...blocks);
  return { ...quoted, attrs: { ...quoted.attrs, lead: "generated" } };
}

/** A table at the margin, by its rows. */
export function table(...rows: PartJson[]): BlockJson {
  return { type: "table", attrs: { level: 0 }, content: rows };
}

/** A row by its cells, each a word or a list of words. */
export function row(...cells: (Words | Words[])[]): PartJson {
  const content = cells.map((cell) => block("tableCell", {}, [cell].flat()));
  return { type: "tableRow", attrs: { kind: "body" }, content };
}

/** A row that says what the columns are. */
export function headRow(...cells: (Words | Words[])[]): PartJson {
  return { ...row(...cells), attrs: { kind: "head" } };
}

/** Who stood on a side of a vote. */
export function vote(side: VoteSide, ...words: Words[]): BlockJson {
  return block("vote", { side }, words);
}

export function signature(...words: Words[]): BlockJson {
  return block("signature", {}, words);
}

/** A place each city fills, by what belongs there. */
export function blank(name: string, value = "", kind: BlankKind = "text"): PartJson {
  return { type: "blank", attrs: { name: lineKind.coerce(name), value, kind } };
}

/** A person or a city of the network by its id, with the name shown. */
export function mention(kind: MentionKind, subject: string, name: string): PartJson {
  return { type: "mention", attrs: { kind, subject, name } };
}

/** A cross-reference to the block named `id`. */
export function reference(id: string): PartJson {
  return { type: "crossReference", attrs: { target: id } };
}

export function bold(text: string): PartJson {
  return { type: "text", text, marks: [{ type: "bold" }] };
}

export function italic(text: string): PartJson {
  return { type: "text", text, marks: [{ type: "italic" }] };
}

/** Words struck through. */
export function struck(text: string): PartJson {
  return { type: "text", text, marks: [{ type: "strike" }] };
}

/** A law cited, with its address or "". */
export function cited(text: string, href = ""): PartJson {
  return { type: "text", text, marks: [{ type: "citation", attrs: { href } }] };
}

/** A defined term. */
export function term(text: string): PartJson {
  return { type: "text", text, marks: [{ type: "term" }] };
}

/** Linked words. `href` must lead to http, https or mailto, or the link is not written. */
export function link(href: string, text: string): PartJson {
  return { type: "text", text, marks: [{ type: "link", attrs: { href } }] };
}

/** Words that carry comment anchors. */
export function commented(text: string, ...ids: string[]): PartJson {
  const marks = ids.map((id) => ({ type: "comment", attrs: { id } }));
  return { type: "text", text, marks };
}

function block(
  type: string,
  attrs: NonNullable<PartJson["attrs"]>,
  words: Words[],
): BlockJson {
  const content = words
    .filter((word) => word !== "")
    .map((word) => (typeof word === "string" ? { type: "text", text: word } : word));
  return {
    type,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}
