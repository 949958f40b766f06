import { ladderWords } from "./ladder.ts";
import { type LaidOut, type LaidOutBlock, layOut } from "./laid-out.ts";
import {
  levelOf,
  type ManuscriptJson,
  type PartJson,
  wordOf,
} from "./manuscript-json.ts";
import {
  anchorOf,
  escapeLineStart,
  escapeMarkdown,
  markdownWords,
  ownMarkdown,
} from "./markdown-words.ts";
import type { NumberingProfile } from "./numbering.ts";
import { defaultNumbering } from "./numbering-profile.ts";
import { MANUSCRIPT_VERSION } from "./schema.ts";
import { columnsOf } from "./table-shape.ts";

export interface MarkdownOptions {
  /** The name of the draft: the only heading of the first level. */
  title?: string;
  /** A line below the title, such as what version this is. */
  note?: string;
  profile?: NumberingProfile;
}

/**
 * The manuscript in Markdown: sections and headings are headings, provisions are items of nested
 * lists that begin with their labels, bullets have stars, quoted code is a quote, a table is a
 * table. Labels are written out, so that the raw text is a copy of the law. A block some
 * cross-reference points at has an anchor.
 */
export function renderMarkdown(
  manuscript: ManuscriptJson,
  options: MarkdownOptions = {},
): string {
  const laidOut = layOut(manuscript, options.profile);
  const pieces = new MarkdownWriter(laidOut).pieces(laidOut.blocks);
  if (options.note) pieces.unshift(`*${escapeMarkdown(options.note)}*`);
  if (options.title) {
    const { ladder } = options.profile ?? defaultNumbering;
    pieces.unshift(ownMarkdown(MANUSCRIPT_VERSION, ladderWords(ladder)));
    pieces.splice(1, 0, `# ${escapeMarkdown(options.title)}`);
  }
  return `${joined(pieces)}\n`;
}

/**
 * An empty line between pieces, but not below an item without words: that one would end there,
 * and what stands in it would be code.
 */
function joined(pieces: readonly string[]): string {
  return pieces.reduce((text, piece, at) => {
    const before = pieces[at - 1] ?? "";
    const column = piece.search(/\S/);
    const isTight = /^ *(?:[-*]|\d+\.)$/.test(before) && column > before.search(/\S/);
    return `${text}${at === 0 ? "" : isTight ? "\n" : "\n\n"}${piece}`;
  }, "");
}

/** Blocks Markdown has no form for: a comment says what the next paragraph is. */
const WITHOUT_FORM = new Set(["longTitle", "shortTitle", "enactingClause"]);
/** Blocks with a form of their own, with words or without. */
const FORMED = new Set(
  "section heading provision definition listItem table quotedCode".split(" "),
);

interface OpenItem {
  depth: number;
  /** Columns before its words. */
  column: number;
}

class MarkdownWriter {
  readonly #laidOut: LaidOut;
  readonly #anchored = new Set<string>();
  /** The items we stand in, outermost first. */
  #open: OpenItem[] = [];
  /** Per depth, the number of the last numbered item, while its list goes on. */
  #numbers: number[] = [];

  /** Anchors of numbers without words, which are printed with the next. */
  #runOns = "";

  constructor(laidOut: LaidOut) {
    this.#laidOut = laidOut;
  }

  pieces(blocks: readonly LaidOutBlock[]): string[] {
    return blocks.flatMap((block, at) => {
      const piece = this.#piece(block, blocks[at - 1]?.type);
      if (block.label.runsOn) return [];
      // Inside an item a comment would end the list.
      const isPlain = !FORMED.has(block.type) && this.#open.length === 0;
      const said = WITHOUT_FORM.has(block.type) || (isPlain && piece === "");
      const pieces = said ? [`<!-- ${block.type} -->`, piece] : [piece];
      return pieces.filter((one) => one !== "");
    });
  }

  #piece(block: LaidOutBlock, before: string | undefined): string {
    if (block.label.runsOn) {
      this.#runOns += this.#anchor(block.id);
      return "";
    }
    switch (block.type) {
      case "provision":
      case "definition":
        return this.#item(block, "-", this.#labelled(block));
      case "listItem":
        return this.#item(block, this.#marker(block), this.#words(block));
      case "paragraph":
        return this.#continued(block, this.#words(block));
      case "table":
        return this.#continued(block, tableOf(block.part, this.#laidOut), true);
      case "section":
        return this.#alone(heading(2, this.#labelled(block)));
      case "heading":
        return this.#alone(
          heading(1 + Math.min(3, Math.max(1, levelOf(block.part))), this.#words(block)),
        );
      case "quotedCode":
        return this.#alone(this.#quote(block));
      case "signature":
      case "vote": {
        const isFirst = before !== "signature" && before !== "vote";
        const words = lines(this.#labelled(block));
        return this.#alone(isFirst && words !== "" ? `---\n\n${words}` : words);
      }
      default:
        return this.#alone(lines(this.#labelled(block)));
    }
  }

  #words({ part, id }: LaidOutBlock): string {
    return this.#anchor(id) + markdownWords(part, this.#laidOut);
  }

  #labelled(block: LaidOutBlock): string {
    const label = escapeMarkdown(block.label.printed);
    const words = markdownWords(block.part, this.#laidOut);
    const anchors = this.#runOns + this.#anchor(block.id);
    this.#runOns = "";
    return anchors + [label, words].filter((word) => word !== "").join(" ");
  }

  #anchor(id: string | null): string {
    if (id === null || !this.#laidOut.targets.has(id) || this.#anchored.has(id))
      return "";
    this.#anchored.add(id);
    return `<a id="${anchorOf(id)}"></a>`;
  }

  #alone(piece: string): string {
    this.#open = [];
    this.#numbers = [];
    return piece;
  }

  /** Numbered items count by themselves, so that readers of Markdown go on counting. */
  #marker(block: LaidOutBlock): string {
    const { depth } = block.label;
    this.#numbers.length = Math.min(this.#numbers.length, depth + 1);
    if (wordOf(block.part, "style") !== "number") {
      this.#numbers[depth] = 0;
      return "*";
    }
    const number = (this.#numbers[depth] ?? 0) + 1;
    this.#numbers[depth] = number;
    return `${number}.`;
  }

  #item(block: LaidOutBlock, marker: string, words: string): string {
    const depth = block.label.printedDepth;
    while ((this.#open.at(-1)?.depth ?? 0) >= depth) this.#open.pop();
    if (block.type !== "listItem") this.#numbers = [];
    const column = this.#open.at(-1)?.column ?? 0;
    const inner = column + marker.length + 1;
    this.#open.push({ depth, column: inner });
    const text = indented(lines(words), inner).trimStart();
    return `${" ".repeat(column)}${marker} ${text}`.trimEnd();
  }

  /** A paragraph or table goes on under the item it stands in, as far as there is one. */
  #continued(block: LaidOutBlock, words: string, isRaw = false): string {
    const { depth } = block.label;
    while ((this.#open.at(-1)?.depth ?? 0) > depth) this.#open.pop();
    if (this.#open.length === 0) this.#numbers = [];
    return indented(isRaw ? words : lines(words), this.#open.at(-1)?.column ?? 0);
  }

  #quote(block: LaidOutBlock): string {
    this.#open = [];
    const anchor = this.#anchor(block.id);
    const pieces = this.pieces(block.blocks);
    const inner = joined([...(anchor ? [anchor] : []), ...pieces]);
    const quote = inner.replace(/^.*$/gm, (line) => `> ${line}`.trimEnd());
    return [lines(escapeMarkdown(block.label.lead)), inner && quote]
      .filter((piece) => piece !== "")
      .join("\n\n");
  }
}

/** A heading is one line: a break inside it is an element, and no sign may close it. */
function heading(level: number, words: string): string {
  const line = words.replaceAll("\n", "<br>").replace(/#$/, "\\#");
  return `${"#".repeat(level)} ${line}`.trimEnd();
}

/** Hard breaks as Markdown writes them, and no line that begins like something else. */
function lines(words: string): string {
  return words
    .split("\n")
    .map((line) => escapeLineStart(line.trim()))
    .join("\\\n");
}

function indented(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(columns));
}

/** Rows of one length; a table without a row of column names gets an empty one, as it must. */
function tableOf(table: PartJson, laidOut: LaidOut): string {
  const rows = (table.content ?? []).map((row) => ({
    isHead: wordOf(row, "kind") === "head",
    cells: (row.content ?? []).map((cell) =>
      markdownWords(cell, laidOut).replaceAll("\n", "<br>"),
    ),
  }));
  const width = columnsOf(table);
  if (width === 0) return "";
  const head = rows[0]?.isHead ? rows.shift() : undefined;
  const line = (cells: readonly string[]) =>
    `|${Array.from({ length: width }, (_, at) => ` ${cells[at] ?? ""} `).join("|")}|`;
  return [
    line(head?.cells ?? []),
    line(Array.from({ length: width }, () => "---")),
    ...rows.map(({ cells }) => line(cells)),
  ].join("\n");
}
