import { KIND_WORDS } from "#app/manuscript/kind-words.ts";
import type { Piece } from "./listed.ts";

const MOST_SAID = 80;

/** What a suggestion proposes, in words: "Replace “shall” with “may”". One sentence a line. */
export function saidOfSuggestion(pieces: readonly Piece[]): string[] {
  const out = joined(pieces, "deletion");
  const into = joined(pieces, "insertion");
  const said: string[] = [];
  if (out && into) said.push(`Replace ${quoted(out)} with ${quoted(into)}`);
  else if (out) said.push(`Delete ${quoted(out)}`);
  else if (into) said.push(`Add ${quoted(into)}`);
  for (const piece of pieces) {
    const line = saidOfPiece(piece);
    if (line) said.push(line);
  }
  return [...new Set(said)];
}

function saidOfPiece(piece: Piece): string | null {
  switch (piece.op) {
    case "ins":
      return `Add ${KIND_WORDS[piece.kind] ?? "a block"}${colon(piece.text)}`;
    case "del":
      return `Delete ${KIND_WORDS[piece.kind] ?? "a block"}${colon(piece.text)}`;
    case "put":
      return `Move to this place${colon(piece.text)}`;
    case "set":
      return piece.kind === piece.from
        ? `Move to level ${piece.level}${colon(piece.text)}`
        : `Make it ${KIND_WORDS[piece.kind] ?? "another kind of block"}${colon(piece.text)}`;
    case "restyling": {
      const style = piece.change.slice(1);
      return piece.change.startsWith("+")
        ? `Set ${quoted(piece.text)} as ${STYLE_WORDS[style] ?? style}`
        : `Set ${quoted(piece.text)} not as ${STYLE_WORDS[style] ?? style}`;
    }
    default:
      return null;
  }
}

const STYLE_WORDS: Readonly<Record<string, string>> = {
  bold: "bold",
  italic: "italic",
  underline: "underlined",
  strike: "struck through",
  term: "a defined term",
  link: "a link",
  citation: "a citation",
};

function joined(pieces: readonly Piece[], op: "insertion" | "deletion"): string {
  return pieces
    .filter((piece) => piece.op === op)
    .map(({ text }) => text)
    .join("");
}

function colon(words: string): string {
  return words.trim() ? `: ${quoted(words)}` : "";
}

function quoted(words: string): string {
  const line = words.replace(/\s+/g, " ");
  return `“${line.length <= MOST_SAID ? line : `${line.slice(0, MOST_SAID)} …`}”`;
}
