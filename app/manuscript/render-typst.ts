import { filledBlank } from "./blanks.ts";
import { hasMark, printable, runsOf } from "./inline-runs.ts";
import { type LaidOut, type LaidOutBlock, layOut } from "./laid-out.ts";
import {
  levelOf,
  type ManuscriptJson,
  type PartJson,
  wordOf,
} from "./manuscript-json.ts";
import { safeHref } from "./marks/link.ts";
import type { NumberingProfile } from "./numbering.ts";
import { MISSING_REFERENCE } from "./reference-words.ts";
import { columnsOf } from "./table-shape.ts";
import { wordsOf } from "./words.ts";

/**
 * What Typst is given: data, never markup. A fixed template (`server/press/manuscript.typ`) reads
 * it as JSON and shows every text as it stands, so no word of a draft can be taken for an
 * instruction.
 */
export interface TypesetText {
  title: string;
  author: string;
  /** A line below the title. */
  note: string;
  /** What stands at the head of each page: the state of the draft and its date. */
  status: string;
  /** A language tag's first part, "en". */
  lang: string;
  blocks: TypesetBlock[];
}

/** A run of words; every mark that is missing is off. */
export interface TypesetRun {
  text: string;
  bold?: true;
  italic?: true;
  underline?: true;
  strike?: true;
  /** A place still to be filled. */
  blank?: true;
  /** An address outside the text. */
  href?: string;
  /** The anchor of a block. */
  to?: string;
  /** A line break; it has no text. */
  break?: true;
  /** In a redline: it was put in, or taken out. */
  change?: Fate;
  /** In a redline: the suggestion that did it, and the comments that are about it. */
  by?: string;
  threads?: readonly string[];
}

/** In a redline: what comes into the text, what goes out of it. */
export type Fate = "comes" | "goes";

export interface TypesetBlock {
  kind: string;
  label: string;
  /** Steps from the margin to the edge of the text. */
  depth: number;
  /** The level the block has in the manuscript; missing for 0. */
  level?: number;
  runs: TypesetRun[];
  /** Names that links of the text lead to. */
  anchors?: string[];
  /** The rank of a heading or section in the tree of the file: no rank is jumped over. */
  rank?: number;
  /** How large a heading is set, 1 to 3. */
  size?: number;
  /** Quoted code: the blocks in it. A list: its items; an item: the lists in it. */
  blocks?: TypesetBlock[];
  /** A table: its columns and rows. */
  columns?: number;
  rows?: { isHead: boolean; cells: TypesetRun[][]; fate?: Fate }[];
  /** In a redline: the whole block, and the suggestion it is due to. */
  fate?: Fate;
  by?: string;
  /** In a redline: what cannot be seen otherwise. */
  note?: string;
}

export interface TypesetOptions {
  title: string;
  author?: string;
  note?: string;
  status?: string;
  lang?: string;
  profile?: NumberingProfile;
}

/** The manuscript as data for the typesetter. */
export function typesetText(
  manuscript: ManuscriptJson,
  options: TypesetOptions,
): TypesetText {
  const laidOut = layOut(manuscript, options.profile);
  return {
    title: line(options.title) || "Draft",
    author: line(options.author ?? ""),
    note: line(options.note ?? ""),
    status: line(options.status ?? ""),
    lang: /^[a-z]{2,3}(?=-|$)/.exec(options.lang ?? "")?.[0] ?? "en",
    blocks: new TypesetWriter(laidOut).blocks(laidOut.blocks, false),
  };
}

class TypesetWriter {
  readonly #laidOut: LaidOut;
  readonly #anchored = new Set<string>();
  /** Anchors of numbers without words, which are printed with the next. */
  readonly #runOns: string[] = [];
  #rank = 0;
  /** The rank of the last heading of the text itself: sections stand one below it. */
  #headingRank = 0;

  constructor(laidOut: LaidOut) {
    this.#laidOut = laidOut;
  }

  blocks(blocks: readonly LaidOutBlock[], isQuoted: boolean): TypesetBlock[] {
    const set: TypesetBlock[] = [];
    for (let at = 0; at < blocks.length; ) {
      const block = blocks[at];
      if (!block) break;
      let end = at + 1;
      if (block.type === "listItem") {
        while (blocks[end]?.type === "listItem") end += 1;
        set.push(this.#list(blocks.slice(at, end)));
      } else if (block.label.runsOn) {
        this.#runOns.push(...this.#anchorsOf(block.id));
      } else {
        if (block.label.lead) set.push(leadOf(block.label.lead));
        set.push(this.#block(block, isQuoted));
      }
      at = end;
    }
    return set;
  }

  #block(block: LaidOutBlock, isQuoted: boolean): TypesetBlock {
    const set = this.#set(block);
    const isEmpty = set.label === "" && set.runs.every(({ text }) => text.trim() === "");
    switch (block.type) {
      case "heading": {
        // A tagged page may have no heading without words.
        if (isEmpty) return { ...set, kind: "paragraph" };
        const size = Math.min(3, Math.max(1, levelOf(block.part)));
        if (!isQuoted) this.#headingRank = size;
        return { ...set, size, rank: this.#rankOf(size + (isQuoted ? 1 : 0)) };
      }
      case "section":
        if (isEmpty) return { ...set, kind: "paragraph" };
        return { ...set, rank: this.#rankOf(this.#headingRank + (isQuoted ? 2 : 1)) };
      case "quotedCode":
        return { ...set, blocks: this.blocks(block.blocks, true) };
      case "table":
        return {
          ...set,
          runs: [],
          columns: columnsOf(block.part),
          rows: (block.part.content ?? []).map((row) => ({
            isHead: wordOf(row, "kind") === "head",
            cells: (row.content ?? []).map((cell) => this.#runs(cell)),
          })),
        };
      default:
        return set;
    }
  }

  /** A reader of tagged pages moves by ranks, and PDF/UA forbids to jump over one. */
  #rankOf(wanted: number): number {
    this.#rank = Math.min(wanted, this.#rank + 1);
    return this.#rank;
  }

  #set(block: LaidOutBlock): TypesetBlock {
    const anchors = [...this.#runOns.splice(0), ...this.#anchorsOf(block.id)];
    const level = levelOf(block.part);
    return {
      kind: block.type,
      label: line(block.label.printed),
      depth: block.label.printedDepth,
      ...(level > 0 ? { level } : {}),
      runs: block.type === "quotedCode" ? [] : this.#runs(block.part),
      ...(anchors.length > 0 ? { anchors } : {}),
    };
  }

  /** Neighbouring items as one list; deeper ones inside the item they follow. */
  #list(items: readonly LaidOutBlock[]): TypesetBlock {
    const set: TypesetBlock[] = [];
    for (let at = 0; at < items.length; ) {
      const item = items[at];
      if (!item) break;
      let end = at + 1;
      while ((items[end]?.label.depth ?? 0) > item.label.depth) end += 1;
      const own = this.#set(item);
      set.push(
        end > at + 1 ? { ...own, blocks: [this.#list(items.slice(at + 1, end))] } : own,
      );
      at = end;
    }
    return { kind: "list", label: "", depth: 0, runs: [], blocks: set };
  }

  #anchorsOf(id: string | null): string[] {
    if (id === null || !this.#laidOut.targets.has(id) || this.#anchored.has(id)) {
      return [];
    }
    this.#anchored.add(id);
    return [`b-${id}`];
  }

  #runs(part: PartJson): TypesetRun[] {
    return runsOf(part).map((run) => this.#run(run));
  }

  #run(run: PartJson): TypesetRun {
    switch (run.type) {
      case "hardBreak":
        return { text: "", break: true };
      case "blank":
        return {
          text: line(wordsOf(run)),
          ...(filledBlank(run.attrs ?? {}) === null ? { blank: true as const } : {}),
        };
      case "crossReference": {
        const target = wordOf(run, "target");
        const words = this.#laidOut.reference(target);
        return words === null
          ? { text: MISSING_REFERENCE, italic: true }
          : { text: line(words), to: `b-${target}` };
      }
      default: {
        const linked = run.marks?.find(
          ({ type }) => type === "link" || type === "citation",
        );
        const href = safeHref(linked?.attrs?.href);
        return {
          text: line(run.text ?? wordsOf(run)),
          ...(hasMark(run, "bold") ? { bold: true as const } : {}),
          ...(hasMark(run, "italic") || hasMark(run, "term")
            ? { italic: true as const }
            : {}),
          ...(hasMark(run, "underline") ? { underline: true as const } : {}),
          ...(hasMark(run, "strike") ? { strike: true as const } : {}),
          ...(href === null ? {} : { href }),
        };
      }
    }
  }
}

/** The sentence before quoted code, where it is computed. */
function leadOf(lead: string): TypesetBlock {
  return { kind: "paragraph", label: "", depth: 0, runs: [{ text: line(lead) }] };
}

/** Text without line breaks of its own: those a page makes itself. */
export function line(text: string): string {
  return printable(text).replace(/[\n\t]/g, " ");
}
