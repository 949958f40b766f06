/**
 * Comparison of two texts, provision by provision. Blocks are matched by their ids first and by
 * their words where ids do not help, as between a model and a law pasted from outside. Pure: who
 * may compare what, and how a redline looks, is decided elsewhere.
 */
import { type LaidOutBlock, laidOutBlocks, layOut } from "#app/manuscript/laid-out.ts";
import {
  levelOf,
  type ManuscriptJson,
  type PartJson,
  wordOf,
} from "#app/manuscript/manuscript-json.ts";
import type { BlockLabel, NumberingProfile } from "#app/manuscript/numbering.ts";
import { MISSING_REFERENCE } from "#app/manuscript/reference-words.ts";
import { type ComparedRow, compareRows } from "./compared-table.ts";
import { type ComparedRun, compareWords, type WordRun } from "./compared-words.ts";
import { type Holding, type Pair, type Pairable, pairBlocks } from "./pair-blocks.ts";
import { annotatedRunReader, runReader } from "./word-runs.ts";

/** A block in one of the two texts. */
export interface Side {
  part: PartJson;
  label: BlockLabel;
}

/** One line of a redline. */
export interface ComparedBlock {
  before: Side | null;
  after: Side | null;
  /** Its words differ. */
  isReworded: boolean;
  /**
   * It is another kind of block, stands on another level, or is on another side of a vote or in another kind of
   * list; a number alone is no change.
   */
  isRestyled: boolean;
  /**
   * "to": it stands here now and stood elsewhere. "from": it stood here; its words, all of them
   * removed, are those of the earlier text.
   */
  moved: "to" | "from" | null;
  /** Stands inside quoted code. */
  isQuoted: boolean;
  runs: ComparedRun[];
  /** The rows of a table; its `runs` are empty then. */
  rows: ComparedRow[];
}

export interface ComparisonCounts {
  added: number;
  removed: number;
  changed: number;
  /** Blocks that moved together count once. */
  moved: number;
}

export interface Comparison {
  blocks: ComparedBlock[];
  counts: ComparisonCounts;
}

export interface CompareOptions {
  /** In whose style both are numbered. */
  profile?: NumberingProfile | undefined;
  /** Each run shall tell which comments are about it and which suggestion made it. */
  isAnnotated?: boolean;
}

/** What has to be done to `before` to make it `after`, in the reading order of `after`. */
export function compareManuscripts(
  before: ManuscriptJson,
  after: ManuscriptJson,
  { profile, isAnnotated = false }: CompareOptions = {},
): Comparison {
  const [old, young] = [before, after].map((text) => linesOf(text, profile)) as [
    Line[],
    Line[],
  ];
  const pairs = pairBlocks(old, young);
  const identities = new Map(
    pairs.flatMap(({ old: from, young: to }): [string, string][] => {
      const [a, b] = [old[from]?.id, young[to]?.id];
      return a && b ? [[a, b]] : [];
    }),
  );
  const compared = new Comparer(old, young, identities, isAnnotated).walk(pairs);
  return { blocks: compared, counts: countsOf(compared) };
}

/** Whether nothing differs that a reader would call a change. */
export function isUnchanged(block: ComparedBlock): boolean {
  return (
    block.before !== null &&
    block.after !== null &&
    !block.isReworded &&
    !block.isRestyled &&
    block.moved === null
  );
}

const HOLDING: Readonly<Record<string, Holding>> = {
  table: "rows",
  quotedCode: "blocks",
};

interface Line extends Pairable {
  side: Side;
  isQuoted: boolean;
  reference(target: string): string | null;
}

function linesOf(manuscript: ManuscriptJson, profile?: NumberingProfile): Line[] {
  const laidOut = layOut(manuscript, profile);
  const quoted = new Set<LaidOutBlock>(laidOut.blocks.flatMap(({ blocks }) => blocks));
  return [...laidOutBlocks(laidOut.blocks)].map((block) => ({
    id: block.id,
    type: block.type,
    holds: HOLDING[block.type] ?? "words",
    words: wordsToMatch(block),
    side: { part: block.part, label: block.label },
    isQuoted: quoted.has(block),
    reference: laidOut.reference,
  }));
}

/** Labels and numbers of references do not tell blocks apart. */
function wordsToMatch({ part, label, type }: LaidOutBlock): string {
  if (type === "quotedCode") return label.lead;
  const read = runReader(() => "§", new Map());
  const cells = (holder: PartJson): PartJson[] =>
    holder.type === "table" || holder.type === "tableRow"
      ? (holder.content ?? []).flatMap(cells)
      : [holder];
  return cells(part)
    .flatMap((cell) => read(cell).map(({ text }) => text))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

class Comparer {
  readonly #old: readonly Line[];
  readonly #young: readonly Line[];
  /** The ids of the earlier text by those they have in the later one. */
  readonly #identities: ReadonlyMap<string, string>;
  readonly #runReader: typeof runReader;
  readonly #compared: ComparedBlock[] = [];
  /** Blocks of the later text that came since the last one that stands in both. */
  #arrived: ComparedBlock[] = [];
  #at = 0;

  constructor(
    old: readonly Line[],
    young: readonly Line[],
    ids: ReadonlyMap<string, string>,
    isAnnotated: boolean,
  ) {
    this.#runReader = isAnnotated ? annotatedRunReader : runReader;
    this.#old = old;
    this.#young = young;
    this.#identities = ids;
  }

  walk(pairs: readonly Pair[]): ComparedBlock[] {
    const byYoung = new Map(pairs.map((pair) => [pair.young, pair]));
    const moved = new Set(pairs.filter(({ isMoved }) => isMoved).map(({ old }) => old));
    for (const [at, line] of this.#young.entries()) {
      const pair = byYoung.get(at);
      const partner = pair && this.#old[pair.old];
      if (!pair || !partner) this.#arrived.push(this.#alone(line, "added"));
      else if (pair.isMoved) this.#arrived.push(this.#both(partner, line, true));
      else {
        this.#leave(pair.old, moved);
        this.#compared.push(this.#both(partner, line, false));
        this.#at = pair.old + 1;
      }
    }
    this.#leave(this.#old.length, moved);
    return this.#compared;
  }

  /** What stood before a block that stays and does not stand there any more, then what came. */
  #leave(until: number, moved: ReadonlySet<number>): void {
    for (; this.#at < until; this.#at += 1) {
      const line = this.#old[this.#at];
      if (!line) break;
      const left = this.#alone(line, "removed");
      this.#compared.push(
        moved.has(this.#at) ? { ...left, isReworded: false, moved: "from" } : left,
      );
    }
    this.#compared.push(...this.#arrived);
    this.#arrived = [];
  }

  #alone(line: Line, change: "added" | "removed"): ComparedBlock {
    const isAdded = change === "added";
    const side = line.side;
    const isTable = line.holds === "rows";
    const runs = isTable ? [] : this.#runsOf(line, !isAdded);
    return {
      before: isAdded ? null : side,
      after: isAdded ? side : null,
      isReworded: true,
      isRestyled: false,
      moved: null,
      isQuoted: line.isQuoted,
      runs: runs.map((run) => ({ ...run, change })),
      rows: isTable ? this.#rows(isAdded ? null : line, isAdded ? line : null) : [],
    };
  }

  #both(old: Line, young: Line, isMoved: boolean): ComparedBlock {
    const isTable = young.holds === "rows";
    const runs = isTable
      ? []
      : compareWords(this.#runsOf(old, true), this.#runsOf(young, false));
    const rows = isTable ? this.#rows(old, young) : [];
    return {
      before: old.side,
      after: young.side,
      isReworded:
        runs.some(({ change }) => change !== "same") ||
        rows.some(({ change }) => change !== "same"),
      isRestyled: standingOf(old.side.part) !== standingOf(young.side.part),
      moved: isMoved ? "to" : null,
      isQuoted: young.isQuoted,
      runs,
      rows,
    };
  }

  #rows(old: Line | null, young: Line | null): ComparedRow[] {
    const read = (line: Line | null, isOld: boolean) => {
      const reader = this.#reader(line, isOld);
      return (line?.side.part.content ?? []).map((row) => ({
        isHead: row.attrs?.kind === "head",
        cells: (row.content ?? []).map(reader),
      }));
    };
    return compareRows(read(old, true), read(young, false));
  }

  #runsOf(line: Line, isOld: boolean): WordRun[] {
    if (line.holds === "blocks") {
      const { lead } = line.side.label;
      return lead ? [{ text: lead, marks: [], part: "text", identity: "" }] : [];
    }
    return this.#reader(line, isOld)(line.side.part);
  }

  #reader(line: Line | null, isOld: boolean) {
    const reference = (target: string) => line?.reference(target) ?? MISSING_REFERENCE;
    return this.#runReader(reference, isOld ? this.#identities : new Map());
  }
}

/** What a block is besides its words: its kind, its level, the side of a vote, the look of a list. */
function standingOf(part: PartJson): string {
  const { type } = part;
  return [type, levelOf(part), wordOf(part, "side"), wordOf(part, "style")].join(" ");
}

function countsOf(blocks: readonly ComparedBlock[]): ComparisonCounts {
  const counts: ComparisonCounts = { added: 0, removed: 0, changed: 0, moved: 0 };
  let last: ComparedBlock | null = null;
  for (const block of blocks) {
    if (block.moved === "to" && last?.moved !== "to") counts.moved += 1;
    if (block.before === null) counts.added += 1;
    else if (block.after === null) counts.removed += block.moved === "from" ? 0 : 1;
    else if (block.isReworded || block.isRestyled) counts.changed += 1;
    last = block;
  }
  return counts;
}
