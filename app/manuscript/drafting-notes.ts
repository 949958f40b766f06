import type { BlankValues } from "./blanks.ts";
import type { TextBlock } from "./blocks.ts";
import { blankNotes } from "./notes/blanks.ts";
import { endingNotes } from "./notes/endings.ts";
import {
  type DraftingNote,
  type FoundNote,
  type NotedText,
  type PlacedBlock,
  placeName,
} from "./notes/note.ts";
import { numberNotes } from "./notes/numbers.ts";
import { partNotes } from "./notes/parts.ts";
import { referenceNotes } from "./notes/references.ts";
import { termNotes } from "./notes/terms.ts";
import { wordNotes } from "./notes/words.ts";
import {
  type BlockLabel,
  defaultNumbering,
  labelBlocks,
  NO_LABEL,
  type NumberingProfile,
} from "./numbering.ts";

export interface NotesOptions {
  /** How the house writes; the usual way if left out. */
  profile?: NumberingProfile;
  /** What the city fills blanks with. */
  values?: BlankValues;
}

const FAMILIES: readonly ((text: NotedText) => Iterable<FoundNote>)[] = [
  referenceNotes,
  numberNotes,
  termNotes,
  wordNotes,
  endingNotes,
  partNotes,
  blankNotes,
];

/**
 * What a careful reader would say about a text, in the order of the text; what is missing from
 * the whole comes last. Each note says where, why and what to do, and what an editor can do by
 * itself. A text without a note may still be bad law.
 */
export function draftingNotes(
  blocks: readonly TextBlock[],
  { profile = defaultNumbering, values = {} }: NotesOptions = {},
): DraftingNote[] {
  const placed = placedBlocks(blocks, labelBlocks(blocks, profile).list);
  const text: NotedText = { blocks: placed, profile, values, nature: natureOf(blocks) };
  const order = new Map(placed.map((block, at) => [block, at]));
  const found = FAMILIES.flatMap((family) => [...family(text)]);
  const last = placed.length;
  const places = found.map(({ at }) => (at ? (order.get(at) ?? last) : last));
  const counts = new Map<string, number>();
  return found
    .map((note, at) => ({ note, place: places[at] ?? last }))
    .sort((a, b) => a.place - b.place)
    .map(({ note: { at, ...note } }) => {
      const blockId = at?.block.id ?? null;
      const key = `${note.kind}:${blockId ?? (at ? placeName(at) : note.says)}`;
      const nth = counts.get(key) ?? 0;
      counts.set(key, nth + 1);
      const where = at ? placeName(at) : "The whole text";
      return { id: `${key}:${nth}`, blockId, where, ...note };
    });
}

function placedBlocks(
  blocks: readonly TextBlock[],
  labels: readonly BlockLabel[],
): PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  const place = (list: readonly TextBlock[], quoted: TextBlock | null): void => {
    for (const block of list) {
      placed.push({ block, label: labels[placed.length] ?? NO_LABEL, quoted });
      place(block.blocks, block);
    }
  };
  place(blocks, null);
  return placed;
}

/** Whether a text makes law, says a will, or is something else (a plan, a brief, a statement). */
function natureOf(blocks: readonly TextBlock[]): NotedText["nature"] {
  const fixed = blocks
    .filter(({ type }) => type === "longTitle" || type === "enactingClause")
    .map(({ text }) => text)
    .join(" ");
  if (/\bresol(?:ution|ved?)\b/i.test(fixed)) return "resolution";
  return /\bordinance\b|\bordain|\bbe it enacted\b/i.test(fixed) ? "ordinance" : "other";
}
