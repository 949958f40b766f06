/** A block's words as signs: letters with their marks, and inline parts that have none. */
import { Fragment, Mark, type Node, type Schema } from "@tiptap/pm/model";
import { SUGGESTION_MARKS } from "#app/manuscript/marks/suggestion.ts";
import {
  type Entry,
  entriesOf,
  wordsOfEntries,
} from "#app/manuscript/suggestions/entries.ts";

/** A letter, or an inline part that has none. */
export interface Sign {
  text: string;
  marks: readonly Mark[];
  leaf: Node | null;
}

/** The words of a block or a cell, sign by sign. */
export function signsOf(block: Node): Sign[] {
  const signs: Sign[] = [];
  block.forEach((node) => {
    if (!node.isText) signs.push({ text: "", marks: node.marks, leaf: node });
    else {
      for (const text of node.text ?? "")
        signs.push({ text, marks: node.marks, leaf: null });
    }
  });
  return signs;
}

/** Signs as a block holds them. */
export function nodesOf(schema: Schema, signs: readonly Sign[]): Fragment {
  const runs: Sign[] = [];
  for (const sign of signs) {
    const last = runs.at(-1);
    const goesOn =
      last && !last.leaf && !sign.leaf && Mark.sameSet(last.marks, sign.marks);
    if (goesOn) last.text += sign.text;
    else runs.push({ ...sign });
  }
  return Fragment.from(
    runs.map(({ leaf, text, marks }) => leaf ?? schema.text(text, marks)),
  );
}

/** Whether they read and look the same. */
export function isSameSign(one: Sign | undefined, other: Sign | undefined): boolean {
  if (!one || !other) return false;
  if (one.leaf || other.leaf)
    return Boolean(one.leaf && other.leaf && one.leaf.eq(other.leaf));
  return one.text === other.text && Mark.sameSet(one.marks, other.marks);
}

/** Letters of one word together, so that words are replaced and not letters of them. */
export function inWords(signs: readonly Sign[]): Sign[][] {
  const words: Sign[][] = [];
  for (const sign of signs) {
    const last = words.at(-1);
    const goesOn = last && isLetter(last.at(-1)) && isLetter(sign);
    if (goesOn) last.push(sign);
    else words.push([sign]);
  }
  return words;
}

/** The place among signs of a place in a block's content. */
export function placeOf(signs: readonly Sign[], offset: number): number {
  let size = 0;
  for (const [at, sign] of signs.entries()) {
    if (size >= offset) return at;
    size += sign.leaf ? sign.leaf.nodeSize : sign.text.length;
  }
  return signs.length;
}

/** Whether the letters before and at a place are of one word. */
export function isInWord(signs: readonly Sign[], at: number): boolean {
  return at > 0 && at < signs.length && isLetter(signs[at - 1]) && isLetter(signs[at]);
}

function isLetter(sign: Sign | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign.text);
}

/** Whether two words read the same and the same is proposed about them. */
export function isSameWord(one: readonly Sign[], other: readonly Sign[]): boolean {
  return (
    one.length === other.length &&
    one.every((sign, at) => {
      const second = other[at];
      if (!second) return false;
      if (sign.leaf || second.leaf) return isSameSign(sign, second);
      // What is proposed about words is part of them here: a copy of a proposal is no proposal.
      return (
        sign.text === second.text &&
        suggestionsOn(sign).join(" ") === suggestionsOn(second).join(" ")
      );
    })
  );
}

/** Who proposes that it comes, or goes: ids of suggestions. */
export function proposalsOn(sign: Sign, change: "insertion" | "deletion"): string[] {
  if (sign.leaf) {
    const op = change === "insertion" ? "ins" : "del";
    return entriesOf(sign.leaf.attrs.suggestions).flatMap((entry) =>
      entry.op === op ? [entry.id] : [],
    );
  }
  return sign.marks.flatMap(({ type, attrs }) =>
    type.name === change ? [String(attrs.id)] : [],
  );
}

/** The suggestions about a sign. */
export function suggestionsOn(sign: Sign | undefined): string[] {
  if (!sign) return [];
  if (sign.leaf) return entriesOf(sign.leaf.attrs.suggestions).map(({ id }) => id);
  return sign.marks.flatMap(({ type, attrs }) =>
    SUGGESTION_MARKS.has(type.name) ? [String(attrs.id)] : [],
  );
}

/** A sign about which nothing is proposed. */
export function cleanSign(sign: Sign): Sign {
  if (sign.leaf) return { ...sign, leaf: withEntries(sign.leaf, []) };
  return { ...sign, marks: sign.marks.filter(isNoSuggestion) };
}

export function isNoSuggestion({ type }: Mark): boolean {
  return !SUGGESTION_MARKS.has(type.name);
}

/** A part with these entries and no others. */
export function withEntries(node: Node, entries: readonly Entry[]): Node {
  const attrs = { ...node.attrs, suggestions: wordsOfEntries(entries) || null };
  return node.type.create(attrs, node.content, node.marks);
}
