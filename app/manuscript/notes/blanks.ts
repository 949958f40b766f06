import { lineKind } from "#app/manuscript/attributes.ts";
import { filledBlank } from "#app/manuscript/blanks.ts";
import type { FoundNote, NotedText, PlacedBlock } from "./note.ts";

/** Blanks nobody has filled, and places to fill that were written as words. */
export function* blankNotes({ blocks, values }: NotedText): Generator<FoundNote> {
  for (const at of blocks) {
    const open = at.block.blanks.filter((blank) => filledBlank(blank, values) === null);
    if (open.length > 0)
      yield openNote(
        at,
        open.map(({ name }) => lineKind.coerce(name)),
      );
    yield* written(at);
  }
}

function openNote(at: PlacedBlock, names: string[]): FoundNote {
  const named = names.filter(Boolean).map((name) => `“${name}”`);
  const rest = names.length - named.length;
  const said = rest > 0 ? [...named, rest === 1 ? "a blank" : `${rest} blanks`] : named;
  return {
    kind: "openBlank",
    at,
    says: `Still open: ${said.join(", ")}.`,
    advice: names.length === 1 ? "Fill it in." : "Fill them in.",
  };
}

/** "____", "[INSERT NAME]", "[name of city]"; "[Reserved]" and "[sic]" are words of a text. */
const WRITTEN =
  /_{3,}|\[(?!(?:reserved|sic|repealed|emphasis added)\b)(?:insert |name of |date of |your )[^\]]{0,60}\]|\[[A-Z][A-Z ]{2,40}\](?<!\[(?:RESERVED|REPEALED)\])/gi;

function* written(at: PlacedBlock): Generator<FoundNote> {
  const text = withoutBlanks(at);
  for (const [words] of text.matchAll(WRITTEN)) {
    if (
      words.startsWith("[") &&
      words === words.toLowerCase() &&
      !/^\[(?:insert|name|date|your) /.test(words)
    )
      continue;
    yield {
      kind: "writtenBlank",
      at,
      says: `“${words}” marks a place to fill, but it is written as words and nothing can fill it.`,
      advice: "Put a blank in its place.",
    };
  }
}

/** A blank reads as its name in brackets, which nobody wrote. */
function withoutBlanks({ block }: PlacedBlock): string {
  return block.blanks.reduce<string>((text, { name, value }) => {
    const shown = lineKind.coerce(value) ? "" : `[${lineKind.coerce(name) || "blank"}]`;
    return shown ? text.replace(shown, "") : text;
  }, block.text);
}
