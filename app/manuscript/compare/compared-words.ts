import { diffArrays } from "diff";
import type { MarkJson } from "#app/manuscript/manuscript-json.ts";

/** What happened to words between two texts; `restyled` words stand in both and look different. */
export type WordChange = "same" | "added" | "removed" | "restyled";

/** A run of words, or something that stands between words and is read as words. */
export interface WordRun {
  text: string;
  /** The marks of the words, those of the later text where they stand in both. */
  marks: readonly MarkJson[];
  /** "text", or the type of the inline part that reads so. */
  part: string;
  /**
   * What makes two parts one, besides their text: a cross-reference is the same while it points at
   * the same block, whatever number that has by now.
   */
  identity: string;
  /** The comments that are about it; told only where it is asked for. */
  threads?: readonly string[];
  /** The suggestion that put it in or takes it out; told only where it is asked for. */
  by?: string;
}

export interface ComparedRun extends WordRun {
  change: WordChange;
  /** What a cross-reference that stands in both reads in the earlier text, where its number changed. */
  was?: string;
}

/** Beyond so many differences two blocks have nothing to do with each other. */
const MAX_DIFFERENCES = 2_000;
/** With less in common than this share of their letters, one was put in the place of the other. */
const LEAST_IN_COMMON = 0.25;

const pieces = /\s+|[\p{L}\p{N}]+(?:[’'][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;

/**
 * What became of the words of one block: removed words stand before those that were added in their
 * place. Words are compared whole, so that "may" for "shall" reads as that; a space or a comma
 * between two changed words changes with them. Leaving out what was added gives the earlier words (a
 * reference's own are in `was`), leaving out what was removed the later ones, sign for sign.
 */
export function compareWords(
  before: readonly WordRun[],
  after: readonly WordRun[],
): ComparedRun[] {
  // Most blocks of two versions are the same; a glance is enough for them.
  if (areOne(before, after))
    return after.map((run, at) => standing(before[at] ?? run, run));
  const [old, young] = [before.flatMap(inPieces), after.flatMap(inPieces)];
  return joined(settled(chunksOf(old, young)));
}

/** How much of the longer of two texts stands in both, by letters, 0 to 1. */
function shareInCommon(runs: readonly ComparedRun[]): number {
  let [same, removed, added] = [0, 0, 0];
  for (const run of runs) {
    const letters = lettersIn(run.text);
    if (run.change === "removed") removed += letters;
    else if (run.change === "added") added += letters;
    else same += letters;
  }
  const longer = same + Math.max(removed, added);
  return longer === 0 ? 1 : same / longer;
}

interface Chunk {
  same: { old: WordRun; young: WordRun }[];
  removed: WordRun[];
  added: WordRun[];
}

function inPieces(run: WordRun): WordRun[] {
  if (run.part !== "text") return [run];
  return (run.text.match(pieces) ?? []).map((text) => ({ ...run, text }));
}

/** Chunks in order; each is either what stands in both, or what was taken out and put in. */
function chunksOf(old: readonly WordRun[], young: readonly WordRun[]): Chunk[] {
  const changes = diffArrays([...old], [...young], {
    comparator: isOne,
    maxEditLength: MAX_DIFFERENCES,
  });
  if (!changes) return [{ same: [], removed: [...old], added: [...young] }];
  const chunks: Chunk[] = [];
  let at = 0;
  for (const { value, added, removed } of changes) {
    const last = chunks.at(-1);
    const open = last && last.same.length === 0 ? last : null;
    if (added || removed) {
      const chunk = open ?? { same: [], removed: [], added: [] };
      if (!open) chunks.push(chunk);
      chunk[added ? "added" : "removed"].push(...value);
    } else {
      // jsdiff gives the later ones of what is the same; the earlier may have had other marks.
      const same = value.map((one, nth) => ({ old: old[at + nth] ?? one, young: one }));
      chunks.push({ same, removed: [], added: [] });
    }
    if (!added) at += value.length;
  }
  return chunks;
}

function isOne(a: WordRun, b: WordRun): boolean {
  if (a.part !== b.part || a.identity !== b.identity) return false;
  return a.part === "crossReference" || a.text === b.text;
}

function areOne(before: readonly WordRun[], after: readonly WordRun[]): boolean {
  return (
    before.length === after.length &&
    before.every((run, at) => {
      const other = after[at];
      return other !== undefined && isOne(run, other) && lookOf(run) === lookOf(other);
    })
  );
}

/** Folds lone spaces and signs into the changes around them, and all of it if little is left. */
function settled(chunks: readonly Chunk[]): Chunk[] {
  const settled: Chunk[] = [];
  for (const [at, chunk] of chunks.entries()) {
    const last = settled.at(-1);
    const isBetween = last && last.same.length === 0 && at < chunks.length - 1;
    const isSlight =
      chunk.same.length > 0 &&
      chunk.same.length <= 2 &&
      chunk.same.every(
        ({ young }) => young.part === "text" && lettersIn(young.text) === 0,
      );
    if (last && isBetween && isSlight) {
      last.removed.push(...chunk.same.map(({ old }) => old));
      last.added.push(...chunk.same.map(({ young }) => young));
    } else if (last && last.same.length === 0 && chunk.same.length === 0) {
      last.removed.push(...chunk.removed);
      last.added.push(...chunk.added);
    } else
      settled.push({ ...chunk, removed: [...chunk.removed], added: [...chunk.added] });
  }
  const hasBoth =
    settled.some(({ removed }) => removed.length > 0) &&
    settled.some(({ added }) => added.length > 0);
  if (!hasBoth || shareInCommon(settled.flatMap(runsOfChunk)) >= LEAST_IN_COMMON) {
    return settled;
  }
  return [
    {
      same: [],
      removed: settled.flatMap((one) => [
        ...one.same.map(({ old }) => old),
        ...one.removed,
      ]),
      added: settled.flatMap((one) => [
        ...one.same.map(({ young }) => young),
        ...one.added,
      ]),
    },
  ];
}

function runsOfChunk({ same, removed, added }: Chunk): ComparedRun[] {
  return [
    ...same.map(({ old, young }) => standing(old, young)),
    ...removed.map((run) => ({ ...run, change: "removed" as const })),
    ...added.map((run) => ({ ...run, change: "added" as const })),
  ];
}

function standing(old: WordRun, young: WordRun): ComparedRun {
  const change = lookOf(old) === lookOf(young) ? "same" : "restyled";
  const threads = [...new Set([...(old.threads ?? []), ...(young.threads ?? [])])];
  return {
    ...young,
    change,
    ...(old.text === young.text ? {} : { was: old.text }),
    ...(threads.length > 0 ? { threads } : {}),
  };
}

function joined(chunks: readonly Chunk[]): ComparedRun[] {
  const runs: ComparedRun[] = [];
  for (const run of chunks.flatMap(runsOfChunk)) {
    const last = runs.at(-1);
    const goesOn =
      last?.part === "text" &&
      run.part === "text" &&
      last.change === run.change &&
      lookOf(last) === lookOf(run) &&
      last.by === run.by &&
      String(last.threads ?? "") === String(run.threads ?? "");
    if (last && goesOn) last.text += run.text;
    else runs.push(run);
  }
  return runs;
}

function lookOf({ marks }: WordRun): string {
  return marks.length === 0 ? "" : JSON.stringify(marks);
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
