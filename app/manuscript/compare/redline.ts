import { KIND_WORDS } from "#app/manuscript/kind-words.ts";
import { levelOf, type ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import {
  type ComparedBlock,
  type CompareOptions,
  type Comparison,
  compareManuscripts,
  isUnchanged,
  type Side,
} from "./compare.ts";
import type { ComparedRow } from "./compared-table.ts";
import type { ComparedRun } from "./compared-words.ts";

/** What happened to a line, for its colour, its sign and its word. */
export type LineChange = "same" | "added" | "removed" | "changed" | "moved" | "movedAway";

/** One block of a redline as every page and file shows it. */
export interface RedlineLine {
  change: LineChange;
  /** The kind of block, in the later text if it stands there. */
  kind: string;
  /** The level it has in the manuscript. */
  level: number;
  label: string;
  /** The label in the earlier text; the same where it stands in one text only. */
  labelBefore: string;
  depth: number;
  isQuoted: boolean;
  runs: ComparedRun[];
  rows: ComparedRow[];
  /** What the words and colours cannot show: "Was (b).", "Moved here; it was (c)." */
  note: string;
}

/** So many blocks that did not change, left out. */
export interface Fold {
  change: "fold";
  count: number;
}

/** Around each change so many unchanged blocks are shown. */
const AROUND = 1;
/** Fewer than this are shown rather than left out. */
const LEAST_FOLDED = 3;

/** The redline of a comparison, block by block. */
export function redlineOf({ blocks }: Comparison): RedlineLine[] {
  const went = new Map<unknown, Side>();
  for (const { moved, before, after } of blocks) {
    if (moved === "to" && before && after) went.set(before.part, after);
  }
  return blocks.flatMap((block) => {
    const side = block.after ?? block.before;
    if (!side) return [];
    return [
      {
        change: changeOf(block),
        kind: side.part.type,
        level: levelOf(side.part),
        label: side.label.label,
        labelBefore: (block.before ?? side).label.label,
        depth: side.label.depth,
        isQuoted: block.isQuoted,
        // What moved is read where it went to.
        runs: block.moved === "from" ? [] : block.runs,
        rows: block.moved === "from" ? [] : block.rows,
        note: noteOf(block, went),
      },
    ];
  });
}

/** A text by itself, as a redline without changes. */
export function plainLines(
  manuscript: ManuscriptJson,
  options: CompareOptions = {},
): RedlineLine[] {
  return redlineOf(compareManuscripts(manuscript, manuscript, options));
}

/** A redline in which long stretches without a change are folded. */
export function folded(lines: readonly RedlineLine[]): (RedlineLine | Fold)[] {
  const isShown = lines.map((_, at) =>
    lines
      .slice(Math.max(0, at - AROUND), at + AROUND + 1)
      .some(({ change }) => change !== "same"),
  );
  const shown: (RedlineLine | Fold)[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && !isShown[end]) end += 1;
    if (end - at >= LEAST_FOLDED) shown.push({ change: "fold", count: end - at });
    else shown.push(...lines.slice(at, end));
    if (end < lines.length) shown.push(...lines.slice(end, end + 1));
    at = end + 1;
  }
  return shown;
}

function changeOf(block: ComparedBlock): LineChange {
  if (block.moved === "from") return "movedAway";
  if (block.moved === "to") return "moved";
  if (block.before === null) return "added";
  if (block.after === null) return "removed";
  return isUnchanged(block) ? "same" : "changed";
}

function noteOf(block: ComparedBlock, went: ReadonlyMap<unknown, Side>): string {
  const { before, after, moved } = block;
  if (moved === "from") {
    const to = before && went.get(before.part);
    return `Moved to ${to ? placeOf(to) : "another place"}.`;
  }
  if (!before || !after) return "";
  if (moved === "to") return `Moved here; it was ${placeOf(before)}.`;
  if (block.isRestyled) return `Was ${placeOf(before)}.`;
  const isRenumbered = before.label.label !== after.label.label;
  return isRenumbered && before.label.label ? `Was ${before.label.label}` : "";
}

/** "(b)", with its kind where it has no number. */
function placeOf({ part, label }: Side): string {
  const kind = KIND_WORDS[part.type] ?? "something else";
  if (label.reference) return label.reference;
  return label.label ? `${kind}, ${label.label.replace(/[:,]$/, "")}` : kind;
}
