/**
 * The texts of the demo network, one file a draft, and here the words they are set in. Each
 * function makes one block or one inline part and nothing else. Numbers, "WHEREAS," and the
 * words of cross-references are computed when shown, so no text here begins with a label.
 */
import type { BlankKind } from "#app/manuscript/blanks.ts";
import type { SeedFlatBlock, SeedInline } from "#prisma/seed/seed-types.ts";

/** Names a block so that a comment or a cross-reference can find it. */
export function keyed<Block extends SeedFlatBlock>(key: string, block: Block): Block {
  return { ...block, key };
}

export const longTitle = (...content: SeedInline[]) => plain("longTitle", content);
export const recital = (...content: SeedInline[]) => plain("recital", content);
export const enactingClause = (...content: SeedInline[]) =>
  plain("enactingClause", content);
/** A section by its caption; its number is computed. */
export const section = (...content: SeedInline[]) => plain("section", content);
export const signature = (...content: SeedInline[]) => plain("signature", content);

/** The ladder below a section, by the names of its rungs: (a), (1), (A), (i), (I), (aa). */
export const subsection = (...content: SeedInline[]) => provision(1, content);
export const paragraph = (...content: SeedInline[]) => provision(2, content);
export const subparagraph = (...content: SeedInline[]) => provision(3, content);
export const clause = (...content: SeedInline[]) => provision(4, content);
export const subclause = (...content: SeedInline[]) => provision(5, content);
export const item = (...content: SeedInline[]) => provision(6, content);

/** What a word means in the text; the word comes first and carries the term mark. */
export function definition(word: string, ...meaning: SeedInline[]) {
  return define(1, word, meaning);
}

/** A definition one rung down, for a word that only a part of the text uses. */
export function definitionBelow(word: string, ...meaning: SeedInline[]) {
  return define(2, word, meaning);
}

/** Unnumbered text at the margin. */
export const text = (...content: SeedInline[]) => unnumbered(0, content);
/** Unnumbered text that closes the list above it, under the rung `level`. */
export const closing = (level: number, ...content: SeedInline[]) =>
  unnumbered(level, content);

export const heading = (...content: SeedInline[]) => headed(1, content);
export const subheading = (...content: SeedInline[]) => headed(2, content);

export const bullet = (...content: SeedInline[]) => listed("bullet", 1, content);
export const bulletBelow = (...content: SeedInline[]) => listed("bullet", 2, content);
export const step = (...content: SeedInline[]) => listed("number", 1, content);

export const bold = (words: string): SeedInline => ({ text: words, marks: ["bold"] });
export const italic = (words: string): SeedInline => ({ text: words, marks: ["italic"] });
export const link = (words: string, address: string): SeedInline => ({
  text: words,
  marks: [{ link: address }],
});
/** Points at the block with this key. */
export const ref = (key: string): SeedInline => ({ crossReference: key });
/** A place each city fills. */
export const blank = (
  name: string,
  value = "",
  kind: BlankKind = "text",
): SeedInline => ({ blank: name, value, kind });

function plain(
  type: "longTitle" | "recital" | "enactingClause" | "section" | "signature",
  content: SeedInline[],
) {
  return { type, content } satisfies SeedFlatBlock;
}

function provision(level: number, content: SeedInline[]) {
  return { type: "provision" as const, level, content } satisfies SeedFlatBlock;
}

function define(level: number, word: string, meaning: SeedInline[]) {
  const content: SeedInline[] = [{ text: word, marks: ["term"] }, ...meaning];
  return { type: "definition" as const, level, content } satisfies SeedFlatBlock;
}

function unnumbered(level: number, content: SeedInline[]) {
  return { type: "paragraph" as const, level, content } satisfies SeedFlatBlock;
}

function headed(level: number, content: SeedInline[]) {
  return { type: "heading" as const, level, content } satisfies SeedFlatBlock;
}

function listed(style: "bullet" | "number", level: number, content: SeedInline[]) {
  return { type: "listItem" as const, level, style, content } satisfies SeedFlatBlock;
}
