import { layOut } from "#app/manuscript/laid-out.ts";
import {
  type BlockJson,
  levelOf,
  type ManuscriptJson,
  type MarkJson,
  type PartJson,
  wordOf,
} from "#app/manuscript/manuscript-json.ts";
import { wordsOf } from "#app/manuscript/words.ts";
import type { ReadBlock, ReadManuscript } from "./to-manuscript.ts";

/** What an element says of what stands in it. */
export type Meaning =
  /** Nothing in it is of the text. */
  | { is: "silent" }
  /** No word of it matters. */
  | { is: "through" }
  /** The number of the block that was just begun, if it has a computed one; else words. */
  | { is: "label" }
  /**
   * A block. `wordsIn` "heading": its words stand in an element that means "heading". `unlessIdle`:
   * without words it is nothing.
   */
  | { is: "block"; block: BlockJson; wordsIn?: "heading"; unlessIdle?: true }
  /** A number without words, which stands at the beginning of the next block. */
  | { is: "runsOn"; block: BlockJson }
  | { is: "heading" }
  /** A block of the type before words were met, as "p" with a "signature" in it. */
  | { is: "becomes"; type: string }
  /** Words of the block that waits for some, else a paragraph. */
  | { is: "line" }
  /** A part that holds blocks, rows or cells. `isHead`: a cell that makes its row a head. */
  | { is: "holder"; part: PartJson; isHead?: true }
  | { is: "mark"; mark: MarkJson }
  /** An inline part; the words in the element are computed from it. */
  | { is: "leaf"; part: PartJson }
  /** A cross-reference by block id. `isSure`: its words are computed, whatever they are. */
  | { is: "reference"; target: string; isSure: boolean };

interface Begun {
  readonly block: BlockJson;
  readonly runs: PartJson[];
  printed: string;
  /** Whether words that come now are its words. */
  listens: boolean;
  /** It begins with a number that is words, and its own words follow. */
  hasLabel: boolean;
  /** Without words it is nothing. */
  isIdle: boolean;
}

/** A reference whose words are compared with the computed ones when all of the text is there. */
interface Doubtful {
  readonly runs: PartJson[];
  readonly part: PartJson;
  readonly words: PartJson[];
}

const HEADED = new Set(["section", "heading"]);
/** Blocks whose label is computed, so that the one of the file stays behind. */
const LABELLED = new Set("section provision definition listItem recital vote".split(" "));
const WHITE = /\s+/g;

/**
 * Builds a manuscript of elements that say what they are, as they open and close. No word is lost:
 * what stands in no block becomes a paragraph of its own.
 */
export class TaggedText {
  readonly #root: PartJson = { type: "doc", content: [] };
  readonly #holders: PartJson[] = [this.#root];
  readonly #open: Meaning[] = [];
  readonly #read = new Map<BlockJson, ReadBlock>();
  readonly #doubtful: Doubtful[] = [];
  #begun: Begun | null = null;
  #marks: MarkJson[] = [];
  /** Elements that are open inside one whose words are not of the text. */
  #silence = 0;
  /** Words of the reference or label that is open. */
  #aside: PartJson[] | null = null;

  open(meaning: Meaning): void {
    if (this.#silence > 0) {
      this.#silence += 1;
      return;
    }
    const meant = this.#inCell ? inCell(meaning) : meaning;
    this.#open.push(meant);
    switch (meant.is) {
      case "silent":
        this.#silence = 1;
        break;
      case "leaf":
        this.#listening().runs.push(meant.part);
        this.#silence = 1;
        break;
      case "block":
        this.#begin(meant.block, meant.wordsIn !== "heading", meant.unlessIdle);
        break;
      case "runsOn":
        this.#put({ ...meant.block, content: [] }, "");
        this.#aside = [];
        break;
      case "heading":
        if (this.#begun && HEADED.has(this.#begun.block.type)) this.#begun.listens = true;
        break;
      case "becomes":
        if (this.#begun?.isIdle && isBlank(this.#begun.runs)) {
          this.#begun.block.type = meant.type;
          this.#begun.block.attrs = {};
        }
        break;
      case "line":
        this.#line();
        break;
      case "holder":
        this.#hold(meant);
        break;
      case "mark":
        this.#marks = [...this.#marks, meant.mark];
        break;
      case "label":
      case "reference":
        this.#aside = [];
        break;
    }
  }

  close(): void {
    if (this.#silence > 1) {
      this.#silence -= 1;
      return;
    }
    this.#silence = 0;
    const meant = this.#open.pop();
    switch (meant?.is) {
      case "block":
        this.#finish();
        break;
      case "line":
        if (!this.#inCell) this.#finish();
        break;
      case "heading":
        if (this.#begun) this.#begun.listens = false;
        break;
      case "holder":
        this.#finish();
        this.#holders.pop();
        break;
      case "mark":
        this.#marks = this.#marks.slice(0, -1);
        break;
      case "label":
        this.#label();
        break;
      case "runsOn":
        this.#aside = null;
        break;
      case "reference":
        this.#refer(meant);
        break;
    }
  }

  words(text: string): void {
    if (this.#silence > 0 || text === "") return;
    const run: PartJson = { type: "text", text, marks: this.#marks };
    if (this.#aside) this.#aside.push(run);
    else if (this.#begun?.listens) this.#begun.runs.push(run);
    else if (text.trim() !== "") this.#listening().runs.push(run);
  }

  /** The whole text. Nothing may follow. */
  finish(): ReadManuscript {
    while (this.#open.length > 0) this.close();
    this.#finish();
    const manuscript: ManuscriptJson = { type: "doc", content: this.#root.content ?? [] };
    this.#settle(manuscript);
    const blocks: ReadBlock[] = [];
    for (const block of manuscript.content) {
      blocks.push(this.#noted(block));
      if (block.type !== "quotedCode") continue;
      for (const inner of block.content ?? []) blocks.push(this.#noted(inner));
    }
    return { manuscript, blocks };
  }

  #noted(block: BlockJson): ReadBlock {
    return this.#read.get(block) ?? { printed: "", unsure: [] };
  }

  get #inCell(): boolean {
    return this.#begun?.block.type === "tableCell";
  }

  #begin(block: BlockJson, listens: boolean, isIdle = false): void {
    this.#finish();
    this.#begun = { block, runs: [], printed: "", listens, hasLabel: false, isIdle };
  }

  /** The block that words go to now. */
  #listening(): Begun {
    if (!this.#begun?.listens) this.#begin(this.#paragraph(), true, true);
    if (!this.#begun) throw new Error("a block was begun");
    return this.#begun;
  }

  #line(): void {
    const begun = this.#begun;
    if (begun?.block.type === "tableCell") {
      if (!isBlank(begun.runs)) begun.runs.push({ type: "hardBreak" });
    } else if (!begun?.listens || !(isBlank(begun.runs) || begun.hasLabel)) {
      this.#begin(this.#paragraph(), true, true);
    } else begun.hasLabel = false;
  }

  /** A paragraph where we are: it goes on under the unit that is open. */
  #paragraph(): BlockJson {
    const unit = this.#open.findLast(({ is }) => is === "block");
    const level =
      unit?.is === "block" && !HEADED.has(unit.block.type) ? levelOf(unit.block) : 0;
    return { type: "paragraph", attrs: { level } };
  }

  #hold({ part, isHead }: Extract<Meaning, { is: "holder" }>): void {
    if (part.type === "tableCell") {
      if (isHead && this.#holder.type === "tableRow")
        this.#holder.attrs = { kind: "head" };
      this.#begin(part, true);
      this.#holders.push(this.#holder);
      return;
    }
    this.#finish();
    // The schema has no quotation in a quotation: what stands in it goes on in the outer one.
    const isTwice = part.type === "quotedCode" && this.#holders.some(isQuotedCode);
    if (isTwice) {
      this.#holders.push(this.#holder);
      return;
    }
    const held = { ...part, content: [] };
    this.#holder.content?.push(held);
    this.#read.set(held, { printed: "", unsure: [] });
    this.#holders.push(held);
  }

  get #holder(): PartJson {
    return this.#holders.at(-1) ?? this.#root;
  }

  #finish(): void {
    const begun = this.#begun;
    this.#begun = null;
    if (!begun) return;
    const content = withoutIdleSpace(begun.runs);
    if (begun.isIdle && content.length === 0) return;
    this.#put({ ...begun.block, content }, begun.printed);
  }

  #put(block: BlockJson, printed: string): void {
    const { type } = this.#holder;
    // Only rows stand in a table and cells in a row: other words go before it.
    const isMisplaced =
      block.type !== "tableCell" && (type === "table" || type === "tableRow");
    const holder = isMisplaced ? this.#above() : this.#holder;
    const content = holder.content ?? [];
    if (isMisplaced) content.splice(content.length - 1, 0, block);
    else content.push(block);
    this.#read.set(block, { printed, unsure: [] });
  }

  /** What the table that is open stands in. */
  #above(): PartJson {
    const at = this.#holders.findIndex(({ type }) => type === "table");
    return this.#holders[at - 1] ?? this.#root;
  }

  #label(): void {
    const words = this.#aside ?? [];
    this.#aside = null;
    const begun = this.#begun;
    if (!begun || !LABELLED.has(begun.block.type) || !isBlank(begun.runs)) {
      this.#labelAsWords(words);
      return;
    }
    begun.printed = words.map(wordsOf).join("").replace(WHITE, " ").trim();
    if (begun.block.type === "listItem" && /^[^\p{L}\p{N}]$/u.test(begun.printed)) {
      begun.block.attrs = { ...begun.block.attrs, style: "bullet" };
    }
  }

  /** A number nothing of ours counts. What follows it goes on in the same block. */
  #labelAsWords(words: readonly PartJson[]): void {
    if (words.length === 0) return;
    const isHead = this.#begun && HEADED.has(this.#begun.block.type);
    const begun = isHead && this.#begun ? this.#begun : this.#listening();
    begun.runs.push(...words, { type: "text", text: " " });
    begun.hasLabel = true;
  }

  #refer({ target, isSure }: Extract<Meaning, { is: "reference" }>): void {
    const words = this.#aside ?? [];
    this.#aside = null;
    const { runs } = this.#listening();
    const part: PartJson = { type: "crossReference", attrs: { target } };
    runs.push(part);
    if (!isSure) this.#doubtful.push({ runs, part, words });
  }

  /** A reference that would read otherwise than the file does stays the words it was. */
  #settle(manuscript: ManuscriptJson): void {
    if (this.#doubtful.length === 0) return;
    const { reference } = layOut(manuscript);
    const bare = (words: string) => words.replace(WHITE, "").toLowerCase();
    for (const { part, words } of this.#doubtful) {
      const read = reference(wordOf(part, "target"));
      const printed = words.map(wordsOf).join("");
      if (printed.trim() === "" || (read !== null && bare(read) === bare(printed)))
        continue;
      part.type = "text";
      part.text = printed.replace(WHITE, " ");
      delete part.attrs;
    }
  }
}

/** In a cell everything that is a block elsewhere is a line. */
function inCell(meaning: Meaning): Meaning {
  switch (meaning.is) {
    case "block":
    case "line":
      return { is: "line" };
    case "runsOn":
    case "label":
    case "heading":
    case "becomes":
      return { is: "through" };
    case "holder":
      return meaning.part.type === "tableCell" ? meaning : { is: "line" };
    default:
      return meaning;
  }
}

function isQuotedCode({ type }: PartJson): boolean {
  return type === "quotedCode";
}

function isBlank(runs: readonly PartJson[]): boolean {
  return runs.every(({ text }) => text !== undefined && text.trim() === "");
}

/** Single spaces, none at the ends, and none that a file was only laid out with. */
function withoutIdleSpace(runs: readonly PartJson[]): PartJson[] {
  const tidy: PartJson[] = [];
  let endsInSpace = true;
  for (const run of runs) {
    if (run.type !== "text") {
      tidy.push(run);
      endsInSpace = run.type === "hardBreak";
      continue;
    }
    const words = (run.text ?? "").replace(WHITE, " ");
    const text = endsInSpace ? words.trimStart() : words;
    if (text === "") continue;
    endsInSpace = text.endsWith(" ");
    const marks = run.marks ?? [];
    tidy.push(marks.length > 0 ? { ...run, text } : { type: "text", text });
  }
  const last = tidy.at(-1);
  if (last?.type === "text") {
    const text = (last.text ?? "").trimEnd();
    tidy.splice(-1, 1, ...(text === "" ? [] : [{ ...last, text }]));
  }
  return tidy;
}
