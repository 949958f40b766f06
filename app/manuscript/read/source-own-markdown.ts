import { Parser } from "htmlparser2";
import { marked, type Token, type Tokens } from "marked";
import { type Ladder, ladderOf } from "#app/manuscript/ladder.ts";
import { OWN_MARKDOWN } from "#app/manuscript/markdown-words.ts";
import { defaultNumbering } from "#app/manuscript/numbering-profile.ts";
import { numeral } from "#app/manuscript/numerals.ts";
import { readLabels } from "./label.ts";
import type { RecognisedBlock, RecognisedKind } from "./recognised-block.ts";
import { readSectionHead } from "./section-head.ts";

/** Whether this is a Markdown file that a draft was taken along as. */
export function isOwnMarkdown(markdown: string): boolean {
  return OWN_MARKDOWN.test(markdown);
}

/**
 * The blocks of such a file, whose form says what each is: headings, items by their markers, quotes,
 * tables, and a comment where Markdown has no form. What a level the number of an item has, its
 * ladder tells, because a number without words stands in the line of the next.
 */
export function readOwnMarkdown(markdown: string): RecognisedBlock[] {
  const words = OWN_MARKDOWN.exec(markdown)?.[1] ?? "";
  const ladder = ladderOf(words) ?? defaultNumbering.ladder;
  const reader = new OwnMarkdown(ladder, BARE_TERM.test(markdown));
  reader.file(marked.lexer(markdown, { gfm: true }));
  return reader.blocks;
}

/** An item that begins with the term it defines, behind its number if it has one. */
const TERM = /^\s*- (?:<a [^>]*><\/a>)*(?:\S+ )?(?:\*\*|<strong>)\\?["\u201c]/;
/** The same without a number: where there is one, definitions have none. */
const BARE_TERM = /^[>\s]*- (?:<a [^>]*><\/a>)*(?:\*\*|<strong>)\\?["\u201c]/m;
const COMMENT = /^\s*<!-- ([A-Za-z]+) -->\s*$/;
const KINDS: Readonly<Record<string, RecognisedKind>> = {
  longTitle: "longTitle",
  shortTitle: "shortTitle",
  enactingClause: "enactingClause",
  recital: "recital",
  signature: "signature",
  vote: "signature",
  paragraph: "paragraph",
};

interface Place {
  readonly quoteDepth: 0 | 1;
  /** The level of the item that is open, 0 at the margin. */
  readonly level: number;
  /** How many items of law are open, whatever their levels. */
  readonly depth: number;
  /** How many lists of points are open. */
  readonly points: number;
}

const MARGIN: Place = { quoteDepth: 0, level: 0, depth: 0, points: 0 };

class OwnMarkdown {
  readonly blocks: RecognisedBlock[] = [];
  readonly #ladder: Ladder;
  readonly #areDefinitionsBare: boolean;
  /** Per level, the last number. */
  #counts: number[] = [];
  /** What a comment said the next paragraph is. */
  #said: RecognisedKind | null = null;
  #isClosing = false;

  constructor(ladder: Ladder, areDefinitionsBare: boolean) {
    this.#ladder = ladder;
    this.#areDefinitionsBare = areDefinitionsBare;
  }

  /** All of it but the title and the line below it, which are the file's. */
  file(tokens: readonly Token[]): void {
    const from = tokens.findIndex(({ type }) => type === "heading");
    const isTitled =
      from >= 0 && tokens[from]?.type === "heading" && depthOf(tokens[from]) === 1;
    const rest = isTitled ? tokens.slice(from + 1) : tokens;
    const note = rest.findIndex(({ type }) => type !== "space");
    const isNoted = isTitled && /^\*[^*]+\*\s*$/.test(rest[note]?.raw ?? "");
    this.#walk(isNoted ? rest.slice(note + 1) : rest, MARGIN);
    this.#settle(MARGIN);
  }

  #walk(tokens: readonly Token[], place: Place): void {
    for (const token of tokens) this.#token(token, place);
  }

  #token(token: Token, place: Place): void {
    switch (token.type) {
      case "space":
      case "def":
        return;
      case "hr":
        this.#settle(place);
        this.#isClosing = true;
        return;
      case "html":
        this.#html(token.raw, place);
        return;
      case "heading":
        this.#settle(place);
        this.#heading(wordsIn(token), place);
        return;
      case "blockquote":
        this.#settle(place);
        this.#quote(token as Tokens.Blockquote);
        return;
      case "table":
        this.#settle(place);
        this.#table(token as Tokens.Table, place);
        return;
      case "list":
        this.#settle(place);
        for (const item of (token as Tokens.List).items) {
          this.#item(item, token as Tokens.List, place);
        }
        return;
      default:
        this.#paragraph(wordsIn(token), place);
    }
  }

  /** Quoted code counts by itself; behind it the text goes on counting. */
  #quote({ tokens }: Tokens.Blockquote): void {
    const counts = this.#counts;
    const place: Place = { ...MARGIN, quoteDepth: 1 };
    this.#counts = [];
    this.#walk(tokens, place);
    this.#settle(place);
    this.#counts = counts;
  }

  #add(kind: RecognisedKind, place: Place, parts: Partial<RecognisedBlock>): void {
    this.blocks.push({
      kind,
      label: "",
      level: place.level,
      isTold: true,
      text: "",
      caption: "",
      quoteDepth: place.quoteDepth,
      rows: null,
      unsure: [],
      ...parts,
    });
  }

  /** A block without words, of which only the comment is there. */
  #settle(place: Place): void {
    const said = this.#said;
    this.#said = null;
    if (said) this.#add(said, place, {});
  }

  #html(raw: string, place: Place): void {
    const said = COMMENT.exec(raw)?.[1];
    if (said !== undefined) {
      this.#settle(place);
      this.#said = KINDS[said] ?? "paragraph";
      return;
    }
    const words = plain(raw);
    if (words !== "") this.#paragraph(words, place);
  }

  #paragraph(words: string, place: Place): void {
    const isRecital = place.level === 0 && /^whereas\b/i.test(words);
    const usual = this.#isClosing && place.depth === 0 ? "signature" : "paragraph";
    const kind = this.#said ?? (isRecital ? "recital" : usual);
    this.#said = null;
    if (kind !== "signature") this.#isClosing = false;
    this.#add(kind, place, { text: words });
  }

  #heading(words: string, place: Place): void {
    this.#isClosing = false;
    const head = readSectionHead(words);
    if (!head) {
      this.#add("heading", place, { text: words });
      return;
    }
    this.#counts = [];
    const caption = words.slice(head.end).trim();
    const kind = place.quoteDepth > 0 ? "quotedCode" : "section";
    this.#add(kind, place, { label: head.label, text: caption, caption });
  }

  #table({ header, rows }: Tokens.Table, place: Place): void {
    const cells = (row: readonly Tokens.TableCell[]) =>
      row.map(({ tokens }) => plain(inline(tokens)));
    const all = [cells(header), ...rows.map(cells)];
    const isHeadless = all[0]?.every((cell) => cell === "") ?? false;
    const parts = isHeadless ? { rows: all.slice(1) } : { rows: all, headRows: 1 };
    this.#add("table", place, parts);
  }

  #item(item: Tokens.ListItem, list: Tokens.List, place: Place): void {
    const [first, ...more] = item.tokens;
    const isWorded = first?.type === "text" || first?.type === "paragraph";
    const words = isWorded && first ? wordsIn(first) : "";
    const rest = isWorded ? more : item.tokens;
    const isPoint = list.ordered || item.raw.trimStart().startsWith("*");
    const inner = isPoint
      ? this.#point(words, list.ordered, place)
      : this.#law(words, place, TERM.test(item.raw));
    this.#walk(rest, inner);
    this.#settle(inner);
  }

  #point(words: string, isOrdered: boolean, place: Place): Place {
    const points = place.points + 1;
    const label = isOrdered ? "1." : "\u2022";
    this.#add("listItem", place, { label, level: points, text: words });
    return { ...place, points };
  }

  #law(words: string, place: Place, isDefinition: boolean): Place {
    const depth = place.depth + 1;
    const { labels, end } = readLabels(words);
    const text = words.slice(end).trim();
    const isBare = labels.length === 0 || (isDefinition && this.#areDefinitionsBare);
    let level = depth - 1;
    for (const [nth, { text: label }] of labels.entries()) {
      level = this.#levelOf(label, level + 1);
      const isOwn = !isBare && nth === labels.length - 1;
      const kind = isOwn && isDefinition ? "definition" : "provision";
      this.#add(kind, place, { label, level, text: isOwn ? text : "" });
    }
    if (isBare) {
      // It has no number to tell its level by, but it stands no deeper than its item.
      level = depth;
      this.#counts.length = Math.min(this.#counts.length, level);
      this.#add("definition", place, { level, text });
    }
    return { ...place, depth, level };
  }

  /** The first level from `least` on whose next number this is. */
  #levelOf(label: string, least: number): number {
    for (let level = least; level <= this.#ladder.length; level += 1) {
      const rung = this.#ladder[level - 1];
      const next = (this.#counts[level] ?? 0) + 1;
      if (!rung || rung.before + numeral(rung.form, next) + rung.after !== label)
        continue;
      this.#counts[level] = next;
      this.#counts.length = level + 1;
      return level;
    }
    return least;
  }
}

function depthOf(token: Token | undefined): number {
  return token?.type === "heading" ? (token as Tokens.Heading).depth : 0;
}

function wordsIn(token: Token): string {
  const { tokens } = token as Tokens.Generic; // every token may have some
  return plain(tokens ? inline(tokens) : token.raw);
}

function inline(tokens: readonly Token[]): string {
  return marked.Parser.parseInline([...tokens]);
}

/** The words of a piece of HTML, as a line. */
function plain(html: string): string {
  let words = "";
  const parser = new Parser({
    onopentag(name) {
      if (name === "br") words += " ";
    },
    ontext(text) {
      words += text;
    },
  });
  parser.end(html);
  return words.replace(/\s+/g, " ").trim();
}
