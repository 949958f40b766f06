import { readLabels } from "./label.ts";
import { readDivisionHead, readSectionHead } from "./section-head.ts";
import { type SourceLine, sourceLine, tableLine } from "./source-line.ts";

/** Width of one space of indentation, in points. Only comparisons matter. */
const SPACE = 6;
/** Text set wider than this, in characters, is not wrapped: each line is a paragraph. */
const WIDEST_WRAP = 120;
/** Lines all shorter than this, in characters, are a list and not a wrapped text. */
const NARROWEST_WRAP = 40;
const TAB_STOP = 4;

interface Row {
  /** Without white space at the ends; tabs inside are kept. */
  readonly text: string;
  readonly spaces: number;
  readonly afterBlank: boolean;
}

/**
 * The lines of a plain text. Lines that a typewriter or mail program broke are joined again:
 * a break is one of those if the next word would not have fitted on the line.
 */
export function readTextLines(text: string): SourceLine[] {
  const rows = rowsOf(text);
  const width = wrapWidth(rows);
  const margins = marginsOf(rows);
  const indented = new Set(rows.map(({ spaces }) => spaces)).size > 1;
  const lines: SourceLine[] = [];
  let at = 0;
  while (at < rows.length) {
    const table = tableAt(rows, at);
    if (table > 0) {
      const cells = rows.slice(at, at + table).map(({ text: row }) => cellsOf(row));
      lines.push(
        tableLine(cells, { indent: indented ? (rows[at]?.spaces ?? 0) * SPACE : null }),
      );
      at += table;
      continue;
    }
    const first = rows[at];
    if (!first) break;
    let words = first.text;
    let last = first;
    at += 1;
    for (let next = rows[at]; next && continues(last, next, width); next = rows[at]) {
      words += ` ${next.text}`;
      last = next;
      at += 1;
    }
    const centred = !margins.has(first.spaces) && isCentred(first, last, width);
    lines.push(
      sourceLine(words.replace(/\s+/g, " ").trim(), {
        indent: indented && !centred ? first.spaces * SPACE : null,
        centred,
      }),
    );
  }
  return lines;
}

function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  let afterBlank = true;
  for (const raw of text.replace(/^\ufeff/, "").split(/\r\n|\r|\n|\f|\u2028|\u2029/)) {
    const trimmed = raw.replace(/[\s\u00a0]+$/, "").replace(/^[\s\u00a0]+/, "");
    if (trimmed === "") {
      afterBlank = true;
      continue;
    }
    const margin = /^[\s\u00a0]*/.exec(raw)?.[0] ?? "";
    let spaces = 0;
    for (const sign of margin) spaces += sign === "\t" ? TAB_STOP : 1;
    rows.push({ text: trimmed, spaces, afterBlank });
    afterBlank = false;
  }
  return rows;
}

/**
 * The width to which the text was wrapped, in characters; `Infinity` when it was not. Only
 * lines with another directly below them tell: a text with one line a paragraph has few, and
 * they are as long as they please.
 */
function wrapWidth(rows: readonly Row[]): number {
  const lengths = rows
    .filter((row, at) => rows[at + 1]?.afterBlank === false && !isTableRow(row.text))
    .map(({ text, spaces }) => text.length + spaces)
    .sort((a, b) => a - b);
  const wrapped = lengths.filter((length) => length <= WIDEST_WRAP);
  if (wrapped.length < 3 || wrapped.length < lengths.length * 0.9) {
    return Number.POSITIVE_INFINITY;
  }
  const width = wrapped[Math.floor((wrapped.length - 1) * 0.98)] ?? 0;
  return width < NARROWEST_WRAP ? Number.POSITIVE_INFINITY : width;
}

function continues(last: Row, next: Row, width: number): boolean {
  if (width === Number.POSITIVE_INFINITY || next.afterBlank) return false;
  const [word = ""] = next.text.split(/\s/, 1);
  if (last.spaces + last.text.length + 1 + word.length <= width - SLACK) return false;
  if (last.spaces !== next.spaces && next.spaces < last.spaces - 1) return false;
  return !beginsBlock(next, last);
}

/** Margins were not always set to the character. */
const SLACK = 2;

/** A line that surely begins something, though the line before is full. */
function beginsBlock(next: Row, last: Row): boolean {
  if (next.spaces === last.spaces) return false;
  const { text } = next;
  return (
    readLabels(text).labels.length > 0 ||
    readSectionHead(text)?.strength === "closed" ||
    readDivisionHead(text) !== null ||
    /^whereas\b/i.test(text)
  );
}

/** Indentations, in characters, that several paragraphs share: margins, and nothing centred. */
function marginsOf(rows: readonly Row[]): Set<number> {
  const counts = new Map<number, number>();
  for (const { spaces, afterBlank } of rows) {
    if (afterBlank) counts.set(spaces, (counts.get(spaces) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([spaces, count]) => (count > 3 ? [spaces] : [])));
}

function isCentred(first: Row, last: Row, width: number): boolean {
  if (width === Number.POSITIVE_INFINITY || first.spaces < 8) return false;
  const right = width - first.spaces - first.text.length;
  return (
    Math.abs(first.spaces - right) <= 5 ||
    (last !== first && Math.abs(last.spaces - first.spaces) > 2)
  );
}

const VOTE =
  /^(?:ayes?|yeas?|noes|nays?|absent|abstain\w*|attest|present|excused|recused)\b/i;

/** How many rows from `at` on are rows of one table; 0 when it is none. */
function tableAt(rows: readonly Row[], at: number): number {
  let count = 0;
  for (let row = rows[at]; row; row = rows[at + count]) {
    if (count > 0 && row.afterBlank) break;
    if (!isTableRow(row.text)) break;
    count += 1;
  }
  // One row with two tabs may be anything; a bar is never mere chance.
  const bars = rows[at]?.text.includes(" | ") ?? false;
  return count >= 2 || (count === 1 && bars) ? count : 0;
}

function isTableRow(text: string): boolean {
  if (/\s\|(\s|$)/.test(text)) return true;
  if (!text.includes("\t") || VOTE.test(text)) return false;
  const words = text.replace(/^["\u201c]+\s*/, "");
  return words.slice(readLabels(words).end).trim().includes("\t");
}

function cellsOf(text: string): string[] {
  const parts = /\s\|(\s|$)/.test(text)
    ? text.replace(/^\|\s?|\s?\|$/g, "").split(/\s\|(?:\s|$)/)
    : text.split("\t");
  return parts.map((cell) => cell.replace(/\s+/g, " ").trim());
}
