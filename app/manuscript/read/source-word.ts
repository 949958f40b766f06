import { Parser } from "htmlparser2";
import { DRAFT_TITLE, namedBy } from "#app/manuscript/word-names.ts";
import { type Cell, LineWriter, linesOfTable, wholeTable } from "./line-writer.ts";
import type { SourceLine } from "./source-line.ts";
import { wordNumbering } from "./word-numbering.ts";
import { type WordStyle, wordStyles } from "./word-styles.ts";

/** The parts of a Word file that carry its text, as XML. */
export interface WordParts {
  readonly document: string;
  readonly numbering?: string | undefined;
  readonly styles?: string | undefined;
  readonly footnotes?: string | undefined;
  readonly endnotes?: string | undefined;
}

export interface WordSource {
  readonly lines: SourceLine[];
  /** What of the file was not taken over, in sentences for the person who sent it. */
  readonly notes: string[];
}

/**
 * The lines of a Word file, with the numbers Word prints. Tracked changes are taken as
 * accepted, because that is what the file reads like; footnotes follow their paragraph.
 */
export function readWordLines(parts: WordParts): WordSource {
  const styles = wordStyles(parts.styles);
  const isOwn = parts.styles?.includes(`w:val="${DRAFT_TITLE}"`) ?? false;
  const reader = new WordReader(
    styles,
    wordNumbering(parts.numbering),
    new Map([
      ...notesOf("footnote", parts.footnotes, styles),
      ...notesOf("endnote", parts.endnotes, styles),
    ]),
    isOwn,
  );
  run(parts.document, reader);
  return { lines: withoutIdleMargins(reader.lines), notes: reader.notes() };
}

function run(xml: string, reader: WordReader): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: (name) => reader.close(name),
      ontext: (text) => reader.text(text),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
}

/** Foot- or endnotes by "footnote/3"; Word's own separators have no words and fall away. */
function notesOf(
  kind: "footnote" | "endnote",
  xml: string | undefined,
  styles: (id: string | undefined) => WordStyle,
): Map<string, readonly SourceLine[]> {
  const notes = new Map<string, readonly SourceLine[]>();
  if (xml === undefined) return notes;
  for (const part of xml.split(new RegExp(`(?=<w:${kind} )`))) {
    const id = new RegExp(`^<w:${kind} [^>]*w:id="([^"]+)"`).exec(part)?.[1];
    if (id === undefined) continue;
    const reader = new WordReader(styles, wordNumbering(undefined), new Map());
    run(part, reader);
    if (reader.lines.length > 0) {
      notes.set(
        `${kind}/${id}`,
        reader.lines.map((line) => ({ ...line, note: true })),
      );
    }
  }
  return notes;
}

/** Elements whose words are not part of the text as it reads. */
const skipped = new Set([
  "w:del",
  "w:moveFrom",
  "mc:Fallback",
  "w:instrText",
  "w:sectPr",
]);
const TWIPS = 20;
/** Width of a tab at the start of a line, in hard spaces. */
const TAB = "\u00a0".repeat(6);

interface Paragraph {
  readonly writer: LineWriter;
  /** The lines that a line break has ended; only the first carries the number. */
  ended: number;
  styleId: string | undefined;
  listId: string | undefined;
  listLevel: number | undefined;
  indent: number | undefined;
  centred: boolean | undefined;
  heading: number | undefined;
  readonly notes: SourceLine[];
}

interface Table {
  readonly rows: Cell[][];
  cell: SourceLine[] | null;
}

class WordReader {
  readonly lines: SourceLine[] = [];
  readonly #styles: (id: string | undefined) => WordStyle;
  readonly #numbering: ReturnType<typeof wordNumbering>;
  readonly #notes: ReadonlyMap<string, readonly SourceLine[]>;
  /** Text boxes put paragraphs into paragraphs. */
  readonly #paragraphs: Paragraph[] = [];
  readonly #tables: Table[] = [];
  readonly #seen = new Set<string>();
  /** The file is one of ours, whose styles say what each paragraph is. */
  readonly #isOwn: boolean;
  #skipping = 0;
  #inText = false;
  #inProperties = 0;
  #inRunProperties = false;
  #emphasised: boolean | undefined;
  #underlined = false;

  constructor(
    styles: (id: string | undefined) => WordStyle,
    numbering: ReturnType<typeof wordNumbering>,
    notes: ReadonlyMap<string, readonly SourceLine[]>,
    isOwn = false,
  ) {
    this.#isOwn = isOwn;
    this.#styles = styles;
    this.#numbering = numbering;
    this.#notes = notes;
  }

  notes(): string[] {
    const notes: string[] = [];
    if (this.#seen.has("w:del") || this.#seen.has("w:ins")) {
      notes.push("The file has tracked changes. They were read as if all were accepted.");
    }
    if (this.#seen.has("w:commentReference")) {
      notes.push("Comments of the Word file were left out.");
    }
    if (this.#seen.has("w:drawing") || this.#seen.has("w:pict")) {
      notes.push("Pictures and drawings of the Word file were left out.");
    }
    if (this.#seen.has("w:footnoteReference") || this.#seen.has("w:endnoteReference")) {
      notes.push("Each footnote was put behind the paragraph it belongs to.");
    }
    return notes;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#seen.add(name);
    if (skipped.has(name)) this.#skipping += 1;
    if (this.#skipping > 0) return;
    const paragraph = this.#paragraphs.at(-1);
    switch (name) {
      case "w:p":
        this.#paragraphs.push(newParagraph());
        break;
      case "w:pPr":
        this.#inProperties += 1;
        break;
      case "w:r":
        this.#emphasised = undefined;
        this.#underlined = false;
        break;
      case "w:rPr":
        this.#inRunProperties = this.#inProperties === 0;
        break;
      case "w:t":
      case "m:t":
        this.#inText = true;
        break;
      case "w:tab":
        if (this.#inProperties === 0) this.#write(paragraph?.writer.isEmpty ? TAB : " ");
        break;
      case "w:br":
      case "w:cr":
        if (this.#isOwn) this.#write(" ");
        else if (paragraph) this.#endLine(paragraph);
        break;
      case "w:noBreakHyphen":
        this.#write("-");
        break;
      case "w:sym":
        this.#write(symbol(attributes["w:char"]));
        break;
      case "w:footnoteReference":
      case "w:endnoteReference": {
        const kind = name === "w:footnoteReference" ? "footnote" : "endnote";
        paragraph?.notes.push(
          ...(this.#notes.get(`${kind}/${attributes["w:id"]}`) ?? []),
        );
        break;
      }
      case "w:tbl":
        this.#tables.push({ rows: [], cell: null });
        break;
      case "w:tr":
        this.#tables.at(-1)?.rows.push([]);
        break;
      case "w:tc": {
        const table = this.#tables.at(-1);
        if (table) table.cell = [];
        break;
      }
      default:
        if (this.#inProperties > 0 && paragraph) property(paragraph, name, attributes);
        else if (this.#inRunProperties) this.#runProperty(name, attributes);
    }
  }

  close(name: string): void {
    if (skipped.has(name)) {
      this.#skipping -= 1;
      return;
    }
    if (this.#skipping > 0) return;
    switch (name) {
      case "w:p": {
        const paragraph = this.#paragraphs.pop();
        if (paragraph) this.#endParagraph(paragraph);
        break;
      }
      case "w:pPr":
        this.#inProperties -= 1;
        break;
      case "w:rPr":
        this.#inRunProperties = false;
        break;
      case "w:t":
      case "m:t":
        this.#inText = false;
        break;
      case "w:tc": {
        const table = this.#tables.at(-1);
        if (table?.cell) table.rows.at(-1)?.push(table.cell);
        if (table) table.cell = null;
        break;
      }
      case "w:tbl": {
        const table = this.#tables.pop();
        const rows = table?.rows ?? [];
        for (const line of this.#isOwn ? wholeTable(rows) : linesOfTable(rows))
          this.#put(line);
        break;
      }
    }
  }

  text(text: string): void {
    if (this.#inText && this.#skipping === 0) this.#write(text);
  }

  #write(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph || this.#inProperties > 0) return;
    const style = this.#styles(paragraph.styleId);
    paragraph.writer.write(
      text,
      this.#underlined || (this.#emphasised ?? style.emphasised),
    );
  }

  #runProperty(name: string, attributes: Readonly<Record<string, string>>): void {
    const off = ["false", "0", "off", "none"].includes(attributes["w:val"] ?? "true");
    if (name === "w:b") this.#emphasised = !off;
    if (name === "w:u") this.#underlined = !off;
  }

  #endParagraph(paragraph: Paragraph): void {
    this.#endLine(paragraph);
    for (const note of paragraph.notes) this.#put(note);
  }

  #endLine(paragraph: Paragraph): void {
    const style = this.#styles(paragraph.styleId);
    const called = style.name || paragraph.styleId || "Normal";
    const named = this.#isOwn && called !== "Normal" ? namedBy(called) : null;
    const listId = paragraph.listId ?? style.listId;
    const first = paragraph.ended === 0;
    // A paragraph without words still counts in its list, but Word prints the number too.
    const isCounted = first && listId !== null && listId !== "0";
    if (paragraph.writer.isEmpty && !isCounted && named === null) return;
    const empty = paragraph.writer.isEmpty;
    paragraph.ended += 1;
    const level =
      paragraph.listLevel ??
      style.listLevel ??
      (listId === null || paragraph.styleId === undefined
        ? 0
        : (this.#numbering.levelOfStyle(listId, paragraph.styleId) ?? 0));
    const number = isCounted ? this.#numbering.next(listId, level) : null;
    if (empty && !number?.label && named === null) return;
    const indent = paragraph.indent ?? number?.indent ?? style.indent ?? 0;
    const tabs = paragraph.writer.leadingSpaces * 6;
    const line = paragraph.writer.take({
      label: number?.label ?? "",
      list: number ? { id: `${listId}`, level } : null,
      indent: indent / TWIPS + tabs,
      centred: paragraph.centred ?? style.centred,
      heading: paragraph.heading ?? style.heading,
      named,
    });
    this.#put(line);
  }

  #put(line: SourceLine): void {
    const cell = this.#tables.findLast((table) => table.cell !== null)?.cell;
    (cell ?? this.lines).push(line);
  }
}

function newParagraph(): Paragraph {
  return {
    writer: new LineWriter(),
    ended: 0,
    styleId: undefined,
    listId: undefined,
    listLevel: undefined,
    indent: undefined,
    centred: undefined,
    heading: undefined,
    notes: [],
  };
}

function property(
  paragraph: Paragraph,
  name: string,
  attributes: Readonly<Record<string, string>>,
): void {
  const value = attributes["w:val"];
  const twips = (key: string) => Number.parseInt(attributes[`w:${key}`] ?? "", 10) || 0;
  switch (name) {
    case "w:pStyle":
      paragraph.styleId = value;
      break;
    case "w:numId":
      paragraph.listId = value;
      break;
    case "w:ilvl":
      paragraph.listLevel = Number.parseInt(value ?? "0", 10) || 0;
      break;
    case "w:ind":
      paragraph.indent =
        (twips("left") || twips("start")) - twips("hanging") + twips("firstLine");
      break;
    case "w:jc":
      paragraph.centred = value === "center";
      break;
    case "w:outlineLvl": {
      const level = Number.parseInt(value ?? "", 10);
      if (level >= 0 && level < 9) paragraph.heading = level + 1;
      break;
    }
  }
}

/** A sign of a symbol font. Those live in a private range; all that law needs is the dot. */
function symbol(code: string | undefined): string {
  const point = Number.parseInt(code ?? "", 16);
  if (Number.isNaN(point) || point > 0x10ffff) return ""; // no sign has such a number
  return point >= 0xe000 && point <= 0xf8ff ? "\u2022" : String.fromCodePoint(point);
}

function withoutIdleMargins(lines: readonly SourceLine[]): SourceLine[] {
  const margins = new Set(
    lines.filter(({ centred }) => !centred).map(({ indent }) => indent),
  );
  return lines.map((line) =>
    line.centred || margins.size <= 1 ? { ...line, indent: null } : line,
  );
}
