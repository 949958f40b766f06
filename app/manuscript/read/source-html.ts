import { Parser } from "htmlparser2";
import { numeral } from "#app/manuscript/numerals.ts";
import { type Cell, LineWriter, linesOfTable } from "./line-writer.ts";
import type { SourceLine } from "./source-line.ts";
import { readTextLines } from "./source-text.ts";

/**
 * The lines of an HTML page or fragment, as browsers, Word, Google Docs and code publishers
 * write them. Only text, margins, emphasis, lists and tables are looked at: scripts, styles
 * and links are not followed and leave no trace.
 */
export function readHtmlLines(html: string): SourceLine[] {
  const reader = new HtmlReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: (name) => reader.close(name),
      ontext: (text) => reader.text(text),
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return withoutIdleMargins(reader.finish());
}

const skipped = new Set([
  "script",
  "style",
  "head",
  "title",
  "noscript",
  "template",
  "svg",
]);
const blocks = new Set(
  "p div section article main header footer nav aside h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre table caption thead tbody tfoot tr td th center address figure figcaption form fieldset hr body html".split(
    " ",
  ),
);
const bold = new Set(["b", "strong", "u", "ins", "th"]);
/** What browsers indent quotations and lists by, in points. */
const LIST_MARGIN = 30;
const SPACE = 6;
/** Elements open at once; deeper ones are read as if they were not there. */
const MAX_DEPTH = 400;

interface Open {
  readonly name: string;
  readonly indent: number;
  readonly centred: boolean;
  readonly emphasised: boolean;
  readonly heading: number;
}

interface List {
  readonly ordered: string | null;
  readonly id: string;
  next: number;
}

interface Table {
  readonly rows: Cell[][];
  /** Lines of the cell that is open, or null between cells. */
  cell: SourceLine[] | null;
}

class HtmlReader {
  readonly #lines: SourceLine[] = [];
  readonly #writer = new LineWriter();
  readonly #open: Open[] = [];
  readonly #lists: List[] = [];
  readonly #tables: Table[] = [];
  #listCount = 0;
  #label = "";
  #skipping = 0;
  #tooDeep = 0;
  #pre: string | null = null;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (skipped.has(name)) this.#skipping += 1;
    if (this.#skipping > 0) return;
    if (this.#open.length >= MAX_DEPTH) {
      this.#tooDeep += 1;
      return;
    }
    if (name === "br") {
      if (this.#pre === null) this.#endLine();
      else this.#pre += "\n";
      return;
    }
    if (blocks.has(name)) this.#endLine();
    this.#open.push(this.#styled(name, attributes));
    switch (name) {
      case "pre":
        this.#pre = "";
        break;
      case "ul":
      case "ol":
        this.#openList(name, attributes);
        break;
      case "li":
        this.#openItem(attributes);
        break;
      case "table":
        this.#tables.push({ rows: [], cell: null });
        break;
      case "tr":
        this.#tables.at(-1)?.rows.push([]);
        break;
      case "td":
      case "th":
        this.#openCell();
        break;
    }
  }

  close(name: string): void {
    if (skipped.has(name)) {
      this.#skipping = Math.max(0, this.#skipping - 1);
      return;
    }
    if (this.#skipping > 0 || name === "br") return;
    if (this.#tooDeep > 0) {
      this.#tooDeep -= 1;
      return;
    }
    if (name === "pre" && this.#pre !== null) {
      for (const line of readTextLines(this.#pre)) this.#put(line);
      this.#pre = null;
    }
    if (blocks.has(name)) this.#endLine();
    this.#open.pop();
    if (name === "ul" || name === "ol") this.#lists.pop();
    if (name === "td" || name === "th") this.#closeCell();
    if (name === "table") {
      const table = this.#tables.pop();
      if (!table) return;
      if (table.cell) this.#closeCellOf(table);
      for (const line of linesOfTable(table.rows, { indent: this.#indent }))
        this.#put(line);
    }
  }

  text(text: string): void {
    if (this.#skipping > 0) return;
    if (this.#pre !== null) this.#pre += text;
    else this.#writer.write(text, this.#open.at(-1)?.emphasised ?? false);
  }

  finish(): SourceLine[] {
    this.#endLine();
    while (this.#tables.length > 0) this.close("table");
    return this.#lines;
  }

  #styled(name: string, attributes: Readonly<Record<string, string>>): Open {
    const above = this.#open.at(-1);
    const style = (attributes.style ?? "").toLowerCase();
    const margin =
      length(/(?:^|[;\s])(?:margin|padding)-left\s*:\s*([^;]+)/.exec(style)?.[1]) +
      length(/(?:^|[;\s])text-indent\s*:\s*([^;]+)/.exec(style)?.[1]) +
      (name === "blockquote" || name === "ul" || name === "ol" || name === "dd"
        ? LIST_MARGIN
        : 0);
    const align =
      /text-align\s*:\s*(\w+)/.exec(style)?.[1] ?? attributes.align?.toLowerCase();
    const heading = /^h([1-6])$/.exec(name)?.[1];
    return {
      name,
      indent: (above?.indent ?? 0) + margin,
      centred:
        align === undefined
          ? name === "center" || (above?.centred ?? false)
          : align === "center",
      emphasised:
        bold.has(name) ||
        /font-weight\s*:\s*(bold|[6-9]00)|text-decoration[^;]*underline/.test(style) ||
        ((above?.emphasised ?? false) &&
          !/font-weight\s*:\s*(normal|[1-4]00)/.test(style)),
      heading: heading === undefined ? (above?.heading ?? 0) : Number(heading),
    };
  }

  get #indent(): number {
    return this.#open.at(-1)?.indent ?? 0;
  }

  #openList(name: string, attributes: Readonly<Record<string, string>>): void {
    const bare = /list-style(?:-type)?\s*:\s*none/.test(attributes.style ?? "");
    this.#listCount += 1;
    this.#lists.push({
      ordered:
        name === "ol" && !bare ? (attributes.type ?? styleOf(attributes) ?? "1") : null,
      id: `list${this.#listCount}`,
      next: Number.parseInt(attributes.start ?? "1", 10) || 1,
    });
  }

  #openItem(attributes: Readonly<Record<string, string>>): void {
    const list = this.#lists.at(-1);
    if (!list || list.ordered === null) {
      this.#label = list ? "\u2022" : "";
      return;
    }
    const value = Number.parseInt(attributes.value ?? "", 10);
    const number = Number.isNaN(value) ? list.next : value;
    list.next = number + 1;
    this.#label = `${numberOf(list.ordered, number)}.`;
  }

  #openCell(): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    if (table.rows.length === 0) table.rows.push([]);
    table.cell = [];
  }

  #closeCell(): void {
    const table = this.#tables.at(-1);
    if (table) this.#closeCellOf(table);
  }

  #closeCellOf(table: Table): void {
    if (!table.cell) return;
    table.rows.at(-1)?.push(table.cell);
    table.cell = null;
  }

  #endLine(): void {
    if (this.#writer.isEmpty) {
      this.#writer.take({});
      return;
    }
    const open = this.#open.at(-1);
    const list = this.#lists.at(-1);
    const label = this.#label;
    this.#label = "";
    this.#put(
      this.#writer.take({
        label,
        list:
          label !== "" && list ? { id: list.id, level: this.#lists.length - 1 } : null,
        indent: this.#indent + this.#writer.leadingSpaces * SPACE,
        centred: open?.centred ?? false,
        heading: open?.heading ?? 0,
      }),
    );
  }

  /** Into the cell that is open, else into the text. Words between cells go before the table. */
  #put(line: SourceLine): void {
    const cell = this.#tables.findLast((table) => table.cell !== null)?.cell;
    (cell ?? this.#lines).push(line);
  }
}

function numberOf(type: string, number: number): string {
  switch (type) {
    case "a":
      return numeral("lowerLetter", number);
    case "A":
      return numeral("upperLetter", number);
    case "i":
      return numeral("lowerRoman", number);
    case "I":
      return numeral("upperRoman", number);
    default:
      return String(number);
  }
}

function styleOf(attributes: Readonly<Record<string, string>>): string | null {
  const type = /list-style(?:-type)?\s*:\s*([\w-]+)/.exec(attributes.style ?? "")?.[1];
  switch (type) {
    case "lower-alpha":
    case "lower-latin":
      return "a";
    case "upper-alpha":
    case "upper-latin":
      return "A";
    case "lower-roman":
      return "i";
    case "upper-roman":
      return "I";
    default:
      return null;
  }
}

const points: Readonly<Record<string, number>> = {
  pt: 1,
  px: 0.75,
  in: 72,
  cm: 28.35,
  mm: 2.835,
  em: 12,
  rem: 12,
  ch: 6,
  "%": 5,
};

/** A CSS length in points; 0 when it is none. */
function length(text: string | undefined): number {
  const found = /^(-?\d*\.?\d+)\s*(pt|px|in|cm|mm|rem|em|ch|%)/.exec((text ?? "").trim());
  return found ? Number(found[1]) * (points[found[2] ?? ""] ?? 0) : 0;
}

/** Margins that are the same everywhere say nothing. */
function withoutIdleMargins(lines: readonly SourceLine[]): SourceLine[] {
  const margins = new Set(
    lines.filter(({ centred }) => !centred).map(({ indent }) => indent),
  );
  return margins.size > 1
    ? lines.map((line) => (line.centred ? { ...line, indent: null } : line))
    : lines.map((line) => ({ ...line, indent: null }));
}
