import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { useEffect, useState } from "react";
import { useShownText } from "#app/features/drafts/editor/use-shown-text.ts";
import type { PartJson } from "#app/manuscript/manuscript-json.ts";
import { SUGGESTION_MARKS } from "#app/manuscript/marks/suggestion.ts";
import { entriesOf } from "#app/manuscript/suggestions/entries.ts";
import { type Piece, suggestionsIn } from "#app/manuscript/suggestions/listed.ts";

/** A suggestion as it stands in the text. */
export interface StandingSuggestion {
  id: string;
  pieces: Piece[];
  /** Where its first piece's block begins. */
  from: number;
}

/** The suggestions of the text, in its order; looked up once a frame while the text changes. */
export function useSuggestions(editor: Editor): StandingSuggestion[] {
  const doc = useShownText(editor);
  const [found, setFound] = useState<StandingSuggestion[]>(() => suggestionsOf(doc));
  useEffect(() => {
    const next = suggestionsOf(doc);
    setFound((before) => (isSameList(before, next) ? before : next));
  }, [doc]);
  return found;
}

/** A node never changes, so what was proposed in it is looked up once. */
const known = new WeakMap<Node, Map<string, Piece[]>>();
const none = new Map<string, Piece[]>();

export function suggestionsOf(doc: Node): StandingSuggestion[] {
  const found = new Map<string, StandingSuggestion>();
  let hasPlace = false;
  doc.forEach((node, pos) => {
    for (const [id, pieces] of piecesIn(node)) {
      hasPlace ||= pieces.some(({ op }) => op === "put");
      const standing = found.get(id);
      if (standing) standing.pieces.push(...pieces);
      else found.set(id, { id, pieces: [...pieces], from: pos });
    }
  });
  return hasPlace ? withMovedWords(doc, [...found.values()]) : [...found.values()];
}

/** The suggestions about something between two places. */
export function suggestionIdsBetween(doc: Node, from: number, to: number): string[] {
  const ids = new Set<string>();
  doc.nodesBetween(from, to, (node) => {
    for (const { id } of entriesOf(node.attrs.suggestions)) ids.add(id);
    for (const { type, attrs } of node.marks) {
      if (SUGGESTION_MARKS.has(type.name)) ids.add(String(attrs.id));
    }
  });
  return [...ids];
}

/** What moves is another block, so its words are known only to the whole text. */
function withMovedWords(doc: Node, found: StandingSuggestion[]): StandingSuggestion[] {
  const words = new Map<unknown, string>();
  doc.descendants((node) => {
    if (node.isTextblock) words.set(node.attrs.id, node.textContent);
    return node.type.name === "quotedCode";
  });
  return found.map((suggestion) => ({
    ...suggestion,
    pieces: suggestion.pieces.map((piece) =>
      piece.op === "put" ? { ...piece, text: words.get(piece.moved) ?? "" } : piece,
    ),
  }));
}

function piecesIn(block: Node): ReadonlyMap<string, Piece[]> {
  const pieces = known.get(block);
  if (pieces) return pieces;
  // The JSON of a block of our schema is a part of a manuscript.
  const read = hasSuggestion(block)
    ? suggestionsIn({ type: "doc", content: [block.toJSON() as PartJson] })
    : none;
  known.set(block, read);
  return read;
}

function hasSuggestion(block: Node): boolean {
  let has = Boolean(block.attrs.suggestions);
  block.descendants((node) => {
    has ||=
      Boolean(node.attrs.suggestions) ||
      node.marks.some(({ type }) => SUGGESTION_MARKS.has(type.name));
    return !has;
  });
  return has;
}

function isSameList(
  before: readonly StandingSuggestion[],
  after: readonly StandingSuggestion[],
): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
