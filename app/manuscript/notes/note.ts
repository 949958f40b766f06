/**
 * Drafting notes, one file a family: what a code revisor would pencil in the margin. A note helps
 * and never blocks. Each family reads the whole text and says only what it is sure of: a note
 * that is wrong twice is read no more. What the house wants is the profile's, see d3 to d5 of the
 * sources there; nothing here changes a text.
 */
import type { BlankValues } from "#app/manuscript/blanks.ts";
import type { TextBlock } from "#app/manuscript/blocks.ts";
import type { BlockLabel, NumberingProfile } from "#app/manuscript/numbering.ts";
import { called } from "#app/manuscript/reference-words.ts";

/** What notes are about. */
export const NOTE_KINDS = [
  "deadReference",
  "circularReference",
  "levelGap",
  "writtenNumber",
  "writtenReference",
  "termTwice",
  "termUnused",
  "termUndefined",
  "dutyWord",
  "listEnding",
  "recitalEnding",
  "missingPart",
  "twoSubjects",
  "openBlank",
  "writtenBlank",
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** What an editor can do about a note by itself. It names words, and looks again before it acts. */
export type NoteFix =
  /** The `nth` (from 0) place where `words` stand in the block becomes `to`; "" takes them out. */
  | { type: "replaceWords"; blockId: string; words: string; nth: number; to: string }
  /** The block ends with `words`; it ends with `to` instead. */
  | { type: "replaceEnd"; blockId: string; words: string; to: string }
  /** The block stands at another level. */
  | { type: "setLevel"; blockId: string; level: number }
  /** A section with this caption is added at the end, before signatures and votes. */
  | { type: "addSection"; caption: string };

export interface DraftingNote {
  /** The same as long as it is about the same thing, so that somebody can put it aside. */
  id: string;
  kind: NoteKind;
  /** The block to show; null when something is missing from the whole. */
  blockId: string | null;
  /** Where it stands, in words: "Section 3(a)". */
  where: string;
  /** What was seen and why it matters. */
  says: string;
  /** What to do. */
  advice: string;
  fix?: NoteFix;
}

/** A note as a family finds it; id and place are added for all alike. */
export type FoundNote = Omit<DraftingNote, "id" | "blockId" | "where"> & {
  at: PlacedBlock | null;
};

/** A block with its label, in reading order. */
export interface PlacedBlock {
  readonly block: TextBlock;
  readonly label: BlockLabel;
  /** The quoted code it stands in; null in the text itself. */
  readonly quoted: TextBlock | null;
}

/** A text as the families look at it. */
export interface NotedText {
  readonly blocks: readonly PlacedBlock[];
  readonly profile: NumberingProfile;
  readonly values: BlankValues;
  readonly nature: "ordinance" | "resolution" | "other";
}

const KIND_NAMES: Record<string, string> = {
  longTitle: "The long title",
  shortTitle: "The short title",
  enactingClause: "The enacting clause",
  signature: "A line for signatures",
  vote: "The record of the vote",
  table: "A table",
  quotedCode: "Quoted code",
};

/** Where a block stands, as people say it. */
export function placeName({ block, label }: PlacedBlock): string {
  if (label.reference) return label.reference;
  const name = KIND_NAMES[block.type];
  if (name) return name;
  return block.text.trim() ? called(block.text) : "An empty line";
}
