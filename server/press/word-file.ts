import {
  Bookmark,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  InternalHyperlink,
  type IParagraphOptions,
  LineNumberRestartFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  Tab,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import {
  defaultNumbering,
  type NumberingProfile,
} from "#app/manuscript/numbering-profile.ts";
import type {
  TypesetBlock,
  TypesetRun,
  TypesetText,
} from "#app/manuscript/render-typst.ts";
import {
  DRAFT_TITLE,
  pointStyleName,
  styleNameOf,
  TABLE_HEAD,
  TABLE_TEXT,
} from "#app/manuscript/word-names.ts";
import type { MarginThread, RedlineChanges } from "#app/platform/press.ts";
import { TrackedChanges } from "./word-changes.ts";
import { WordComments } from "./word-comments.ts";
import { BULLETS, type Count, type ListPlace, STEP, WordLists } from "./word-lists.ts";
import { WordStyles } from "./word-look.ts";

export interface WordFileOptions {
  profile?: NumberingProfile | undefined;
  /** Whose changes those of a redline are said to be, and since when. */
  changes?: RedlineChanges | undefined;
  /** What was said about it, for the margin. */
  threads?: readonly MarginThread[] | undefined;
  /** A number before every line, as courts and some councils want it. */
  lineNumbers?: boolean | undefined;
}

/** From so many on, a text begins with a table of its sections. */
const CONTENTS_FROM = 10;
const TEXT_WIDTH = 9_360;

/**
 * The manuscript as a Word file a clerk can go on working in: its numbers are Word's own and go on
 * counting, its sections are headings, its cross-references fields. Styles are named after what
 * they are, so that a city can give them its own look.
 */
export async function wordFile(
  text: TypesetText,
  {
    profile = defaultNumbering,
    lineNumbers = false,
    changes,
    threads = [],
  }: WordFileOptions = {},
): Promise<Buffer> {
  const lists = new WordLists(profile);
  const styles = new WordStyles();
  const tracked = new TrackedChanges(
    changes ?? { author: "Translocal", date: new Date(0) },
  );
  const comments = new WordComments(threads, text.blocks, tracked);
  const tools = { lists, styles, tracked, comments };
  const body = new WordWriter(text.blocks, tools).blocks(text.blocks, 0);
  const heads = headsOf(text.blocks);
  const contents =
    heads.length < CONTENTS_FROM
      ? []
      : [
          new TableOfContents("Contents", {
            headingStyleRange: "1-3",
            hyperlink: true,
            cachedEntries: heads,
          }),
        ];
  const title = new Paragraph({
    style: styles.of(DRAFT_TITLE),
    children: comments.aroundTitle(new TextRun(text.title)),
  });
  const head = headLine(text, styles.of("header"));
  const foot = footLine(styles.of("footer"));
  const document = new Document({
    title: text.title,
    creator: text.author || "Translocal",
    numbering: lists.options,
    features: { updateFields: false },
    styles: styles.options,
    ...comments.options,
    sections: [
      {
        properties: {
          page: { size: { width: 12_240, height: 15_840 } },
          ...(lineNumbers
            ? { lineNumbers: { countBy: 1, restart: LineNumberRestartFormat.NEW_PAGE } }
            : {}),
        },
        headers: { default: new Header({ children: [head] }) },
        footers: { default: new Footer({ children: [foot] }) },
        children: [title, ...contents, ...body, ...lastLine(text.blocks)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** The last paragraph of a file cannot be taken out of it; one that comes or goes is not the last. */
function lastLine(blocks: readonly TypesetBlock[]): Paragraph[] {
  const last = blocks.at(-1);
  if (last?.blocks) return lastLine(last.blocks);
  return last?.fate ? [new Paragraph("")] : [];
}

function headLine({ title, status }: TypesetText, style: string): Paragraph {
  return new Paragraph({
    style,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [new TextRun({ children: [title.slice(0, 70), new Tab(), status] })],
  });
}

function footLine(style: string): Paragraph {
  return new Paragraph({
    style,
    children: [
      new TextRun({
        children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES],
      }),
    ],
  });
}

function headsOf(blocks: readonly TypesetBlock[]): { title: string; level: number }[] {
  return blocks
    .filter(({ kind, rank }) => (kind === "section" || kind === "heading") && rank)
    .map(({ label, runs, rank = 1 }) => ({
      title: [label, wordsOf(runs)].filter((words) => words !== "").join(" "),
      level: Math.min(3, rank),
    }));
}

function wordsOf(runs: readonly TypesetRun[]): string {
  return runs.map((run) => run.text).join("");
}

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];

interface WritingTools {
  lists: WordLists;
  styles: WordStyles;
  tracked: TrackedChanges;
  comments: WordComments;
}

class WordWriter {
  readonly #places = new Map<TypesetBlock, ListPlace>();
  /** Anchors of blocks whose number Word counts, so that a field can tell it. */
  readonly #counted = new Set<string>();
  /** Word's names of anchors: letters, digits and "_", forty at most. */
  readonly #bookmarks = new Map<string, string>();

  readonly #styles: WordStyles;
  readonly #tracked: TrackedChanges;
  readonly #comments: WordComments;

  constructor(
    blocks: readonly TypesetBlock[],
    { lists, styles, tracked, comments }: WritingTools,
  ) {
    this.#styles = styles;
    this.#tracked = tracked;
    this.#comments = comments;
    this.#count(blocks, lists.domain(), lists);
  }

  /** All numbers in reading order, before anything refers to one. */
  #count(blocks: readonly TypesetBlock[], count: Count, lists: WordLists): void {
    for (const block of blocks) {
      const place = placeOf(block, count);
      if (place) this.#places.set(block, place);
      if (place?.isCounted) {
        for (const anchor of block.anchors ?? []) this.#counted.add(anchor);
      }
      if (block.kind === "quotedCode") {
        this.#count(block.blocks ?? [], lists.domain(), lists);
      } else if (block.kind === "list") {
        this.#countPoints(block, lists.points());
      }
    }
  }

  #countPoints(list: TypesetBlock, count: Count): void {
    for (const item of list.blocks ?? []) {
      const level = Math.min(2, Math.max(0, item.depth - 1));
      const isNumbered = /^\w+\.$/.test(item.label);
      const bullet = { reference: BULLETS, level, isCounted: false };
      this.#places.set(item, isNumbered ? count.below(item.label, [level]) : bullet);
      for (const inner of item.blocks ?? []) this.#countPoints(inner, count);
    }
  }

  /** `inset`: how far the edge of the text stands in, as for quoted code. */
  blocks(blocks: readonly TypesetBlock[], inset: number): (Paragraph | Table)[] {
    return blocks.flatMap((block) => this.#block(block, inset));
  }

  #block(block: TypesetBlock, inset: number): (Paragraph | Table)[] {
    switch (block.kind) {
      case "quotedCode":
        return this.blocks(block.blocks ?? [], inset + STEP);
      case "list":
        return this.#points(block, inset);
      case "table":
        if (!block.rows?.length) return [new Paragraph("")];
        return [this.#table(block, inset > 0), new Paragraph("")];
      default:
        return [this.#paragraph(block, inset)];
    }
  }

  #paragraph(block: TypesetBlock, inset: number): Paragraph {
    const place = this.#places.get(block);
    const edge = inset + block.depth * STEP;
    const options: IParagraphOptions = {
      ...this.#styleOf(block, inset > 0),
      ...(place ? { numbering: { reference: place.reference, level: place.level } } : {}),
      ...this.#tracked.mark(block),
      indent: {
        left: edge,
        hanging: place && block.kind !== "section" ? Math.min(edge, STEP) : 0,
      },
    };
    // A label that is words and no number ("WHEREAS,", "Ayes:") stands in the line.
    const lead =
      place || block.label === ""
        ? []
        : [this.#run({ text: `${block.label} `, ...changeOf(block) })];
    return new Paragraph({ ...options, children: this.#anchored(block, lead) });
  }

  #styleOf(block: TypesetBlock, isQuoted: boolean) {
    const isHead = block.kind === "section" || block.kind === "heading";
    if (!isHead || !block.rank)
      return {
        style: this.#styles.of(styleNameOf(block.kind, block.level ?? 0), isQuoted),
      };
    // What is quoted is not in the table of contents, which lists Word's own headings.
    if (isQuoted) return { style: this.#styles.ofQuotedHead(block) };
    return { heading: HEADINGS[Math.min(3, block.rank) - 1] ?? HeadingLevel.HEADING_3 };
  }

  #points(list: TypesetBlock, inset: number): Paragraph[] {
    return (list.blocks ?? []).flatMap((item) => {
      const place = this.#places.get(item) ?? { reference: BULLETS, level: 0 };
      const isNumbered = place.reference !== BULLETS;
      const point = new Paragraph({
        style: this.#styles.of(pointStyleName(item.level ?? 1, isNumbered), inset > 0),
        ...this.#tracked.mark(item),
        numbering: { reference: place.reference, level: place.level },
        indent: { left: inset + STEP * (place.level + 1), hanging: STEP / 2 },
        children: this.#anchored(item, []),
      });
      return [point, ...(item.blocks ?? []).flatMap((one) => this.#points(one, inset))];
    });
  }

  #table({ rows = [], columns = 1, by }: TypesetBlock, isQuoted: boolean): Table {
    const styleOf = (isHead: boolean) =>
      this.#styles.of(isHead ? TABLE_HEAD : TABLE_TEXT, isQuoted);
    return new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      rows: rows.map(
        ({ isHead, cells, fate }) =>
          new TableRow({
            tableHeader: isHead,
            ...this.#tracked.changed({ ...(fate ? { fate } : {}), by }),
            children: Array.from(
              { length: Math.max(1, columns) },
              (_, nth) =>
                new TableCell({
                  width: { size: Math.floor(TEXT_WIDTH / columns), type: WidthType.DXA },
                  children: [
                    new Paragraph({
                      style: styleOf(isHead),
                      children: this.#words(cells[nth] ?? []),
                    }),
                  ],
                }),
            ),
          }),
      ),
    });
  }

  #anchored({ anchors = [], runs }: TypesetBlock, lead: ParagraphChild[]) {
    const words = [...lead, ...this.#words(runs)];
    // A bookmark in a bookmark is lost with its words: all but one are points before them.
    const names = anchors.map((anchor) => this.#bookmark(anchor));
    const around = names.pop();
    return [
      ...names.map((id) => new Bookmark({ id, children: [] })),
      ...(around ? [new Bookmark({ id: around, children: words })] : words),
    ];
  }

  #bookmark(anchor: string): string {
    const known = this.#bookmarks.get(anchor);
    if (known) return known;
    const name = `_Ref${1_000_001 + this.#bookmarks.size}`;
    this.#bookmarks.set(anchor, name);
    return name;
  }

  #words(runs: readonly TypesetRun[]): ParagraphChild[] {
    return runs.flatMap((run) => this.#comments.around(run, this.#run(run)));
  }

  #run(run: TypesetRun): ParagraphChild {
    if (run.to && this.#counted.has(run.to)) {
      // Updated by Word, \w gives the whole number of its target.
      return new SimpleField(`REF ${this.#bookmark(run.to)} \\w \\h`, run.text);
    }
    if (run.to) {
      const children = [new TextRun(lookOf(run))];
      return new InternalHyperlink({ anchor: this.#bookmark(run.to), children });
    }
    if (run.href) {
      return new ExternalHyperlink({
        link: run.href,
        children: [new TextRun({ ...lookOf(run), style: "Hyperlink" })],
      });
    }
    const look = run.break ? { break: 1 } : lookOf(run);
    return this.#tracked.run(look, run);
  }
}

/** The place of a block's number, or null when it has none. */
function placeOf(
  { kind, label, depth, fate }: TypesetBlock,
  count: Count,
): ListPlace | null {
  if (label === "") return null;
  if (fate === "goes" && COUNTED_KINDS.has(kind)) {
    return count.beside(kind === "section" ? 0 : depth);
  }
  switch (kind) {
    case "section":
      return count.section(label);
    case "provision":
    case "definition":
      // Numbered definitions begin one rung further down.
      return count.below(label, [depth, depth + 1]);
    default:
      return null;
  }
}

const COUNTED_KINDS = new Set(["section", "provision", "definition"]);

function changeOf({ fate, by }: TypesetBlock): Pick<TypesetRun, "change" | "by"> {
  return { ...(fate ? { change: fate } : {}), ...(by ? { by } : {}) };
}

function lookOf(run: TypesetRun) {
  return {
    text: run.text,
    // What is off is left to the style.
    ...(run.bold ? { bold: true } : {}),
    ...(run.italic ? { italics: true } : {}),
    ...(run.strike ? { strike: true } : {}),
    ...(run.blank ? { underline: { type: "dotted" as const } } : {}),
    ...(run.underline ? { underline: {} } : {}),
  };
}
