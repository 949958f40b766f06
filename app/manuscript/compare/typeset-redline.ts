import { levelOf } from "#app/manuscript/manuscript-json.ts";
import {
  type Fate,
  line,
  type TypesetBlock,
  type TypesetRun,
  type TypesetText,
} from "#app/manuscript/render-typst.ts";
import { entriesOn } from "#app/manuscript/suggestions/entries.ts";
import type { ComparedBlock, Comparison, Side } from "./compare.ts";
import type { ComparedRun } from "./compared-words.ts";
import { type RedlineLine, redlineOf } from "./redline.ts";

export interface TypesetRedlineOptions {
  title: string;
  /** A line below the title: which two texts these are. */
  note: string;
  status: string;
  /**
   * For a program that can accept and reject: what moved, or became another kind of block, goes
   * out whole in one place and comes in whole in another. Else it is shown once, with a note.
   */
  isTracked: boolean;
}

/** A redline as data for the typesetter and for Word. */
export function typesetRedline(
  comparison: Comparison,
  { title, note, status, isTracked }: TypesetRedlineOptions,
): TypesetText {
  const set = isTracked
    ? trackedLines(comparison)
    : redlineOf(comparison).map(shownBlock);
  return {
    title: line(title) || "Draft",
    author: "",
    note: line(note),
    status: line(status),
    lang: "en",
    blocks: nested(set),
  };
}

/** A block on its way into the tree. */
interface Flat {
  isQuoted: boolean;
  block: TypesetBlock;
}

function shownBlock(redline: RedlineLine): Flat {
  const { kind, level, label, depth, change, note } = redline;
  const fates: Partial<Record<RedlineLine["change"], Fate>> = {
    added: "comes",
    removed: "goes",
    movedAway: "goes",
  };
  return flatBlock(
    { kind, level, label, depth, isQuoted: redline.isQuoted },
    redline,
    fates[change] ?? null,
    note,
  );
}

function trackedLines({ blocks }: Comparison): Flat[] {
  const movers = new Map<unknown, string>();
  for (const { moved, before, after } of blocks) {
    const by = moved === "to" && after && signerOf(after);
    if (before && by) movers.set(before.part, by);
  }
  return blocks.flatMap((block) => {
    // What went is signed where it went to.
    const by = signerOf(block.after) ?? signerOf(block.before);
    return trackedBlocks(block, by ?? movers.get(block.before?.part));
  });
}

/** The suggestion a block is due to. */
function signerOf(side: Side | null): string | undefined {
  return side ? entriesOn(side.part)[0]?.id : undefined;
}

/** One block, or what goes and what comes. */
function trackedBlocks(compared: ComparedBlock, by: string | undefined): Flat[] {
  const { before, after, moved, isRestyled, isQuoted } = compared;
  const words = inEither(compared);
  const whole = (side: Side, leaveOut: ComparedRun["change"], fate: Fate) =>
    flatBlock({ ...placeOf(side, isQuoted), by }, only(words, leaveOut), fate);
  const goes = before && whole(before, "added", "goes");
  const comes = after && whole(after, "removed", "comes");
  if (moved === "from") return goes ? [goes] : [];
  if (moved === "to") return comes ? [comes] : [];
  if (before && after && !isRestyled) {
    return [flatBlock(placeOf(after, isQuoted), words, null)];
  }
  return [goes, comes].filter((one) => one !== null);
}

interface Place {
  kind: string;
  level: number;
  label: string;
  depth: number;
  isQuoted: boolean;
  /** The suggestion that put it there. */
  by?: string | undefined;
}

function placeOf({ part, label }: Side, isQuoted: boolean): Place {
  return {
    kind: part.type,
    level: levelOf(part),
    label: label.label,
    depth: label.depth,
    isQuoted,
  };
}

type Words = Pick<ComparedBlock, "runs" | "rows">;

/** A reference whose number changed is no change to a reader; Word must know what it read before. */
function inEither({ runs, rows }: Words): Words {
  const split = (run: ComparedRun): ComparedRun[] => {
    const { was, ...young } = run;
    if (was === undefined) return [run];
    return [
      { ...young, text: was, change: "removed" },
      { ...young, change: "added" },
    ];
  };
  const cut = (all: readonly ComparedRun[]) => all.flatMap(split);
  return {
    runs: cut(runs),
    rows: rows.map((row) => ({ ...row, cells: row.cells.map(cut) })),
  };
}

function only({ runs, rows }: Words, leaveOut: ComparedRun["change"]): Words {
  const stays = ({ change }: { change: string }) => change !== leaveOut;
  return {
    runs: runs.filter(stays),
    rows: rows
      .filter(stays)
      .map((row) => ({ ...row, cells: row.cells.map((cell) => cell.filter(stays)) })),
  };
}

/** `fate` is that of the whole block; null where words alone changed. */
function flatBlock(place: Place, words: Words, fate: Fate | null, note = ""): Flat {
  const { kind, level, label, depth, isQuoted, by } = place;
  const rows = words.rows.map(({ change, isHead, cells }) => ({
    isHead,
    ...fateOf(change, fate),
    cells: cells.map((cell) => signed(cell, by).map((run) => setRun(run, fate))),
  }));
  const isTable = kind === "table";
  const isHead = kind === "section" || kind === "heading";
  const runs = signed(words.runs, by).map((run) => setRun(run, fate));
  const hasWords = label !== "" || runs.some(({ text }) => text.trim() !== "");
  return {
    isQuoted,
    block: {
      // The sentence before quoted code is a line of its own; so is a heading without words.
      kind: kind === "quotedCode" || (isHead && !hasWords) ? "paragraph" : kind,
      label: line(label),
      depth,
      ...(level > 0 ? { level } : {}),
      ...(isHead && hasWords ? { rank: 1, size: Math.min(3, Math.max(1, level)) } : {}),
      runs,
      ...(isTable
        ? { rows, columns: Math.max(0, ...rows.map(({ cells }) => cells.length)) }
        : {}),
      ...(fate ? { fate } : {}),
      ...(by ? { by } : {}),
      ...(note ? { note } : {}),
    },
  };
}

/** A space between two changed words changes with them, and so is signed with them. */
function signed(runs: readonly ComparedRun[], ofBlock?: string): ComparedRun[] {
  let last = ofBlock ?? runs.find(({ by }) => by !== undefined)?.by;
  if (last === undefined) return [...runs];
  return runs.map((run) => {
    if (run.change !== "added" && run.change !== "removed" && !ofBlock) return run;
    last = run.by ?? last;
    return last === undefined ? run : { ...run, by: last };
  });
}

function fateOf(change: ComparedRun["change"], ofBlock: Fate | null): { fate?: Fate } {
  if (ofBlock) return { fate: ofBlock };
  if (change === "added") return { fate: "comes" };
  return change === "removed" ? { fate: "goes" } : {};
}

function setRun(run: ComparedRun, ofBlock: Fate | null): TypesetRun {
  const { fate } = fateOf(run.change, ofBlock);
  const change = fate ? { change: fate } : {};
  if (run.part === "hardBreak") return { text: "", break: true, ...change };
  const has = (type: string) => run.marks.some((mark) => mark.type === type);
  return {
    text: line(run.text),
    ...(has("bold") ? { bold: true as const } : {}),
    ...(has("italic") || has("term") ? { italic: true as const } : {}),
    ...(has("underline") ? { underline: true as const } : {}),
    ...(has("strike") ? { strike: true as const } : {}),
    ...change,
    ...(run.by ? { by: run.by } : {}),
    ...(run.threads ? { threads: run.threads } : {}),
  };
}

/** Blocks of quoted code inside it, items of a list inside the list. */
function nested(flat: readonly Flat[]): TypesetBlock[] {
  const blocks: TypesetBlock[] = [];
  for (const { block, isQuoted } of flat) {
    const holder = isQuoted ? openHolder(blocks, "quotedCode") : blocks;
    if (block.kind === "listItem") openHolder(holder, "list").push(block);
    else holder.push(block);
  }
  return blocks;
}

function openHolder(blocks: TypesetBlock[], kind: "quotedCode" | "list"): TypesetBlock[] {
  const last = blocks.at(-1);
  if (last?.kind === kind && last.blocks) return last.blocks;
  const inside: TypesetBlock[] = [];
  blocks.push({ kind, label: "", depth: 0, runs: [], blocks: inside });
  return inside;
}
