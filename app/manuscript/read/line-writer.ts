import { readLabels } from "./label.ts";
import { type SourceLine, type Stretch, sourceLine, tableLine } from "./source-line.ts";

/** Gathers the runs of one line: collapses white space and remembers what was emphasised. */
export class LineWriter {
  #text = "";
  #stretches: Stretch[] = [];
  /** Hard spaces before the first word: the way web pages and typists indent. */
  leadingSpaces = 0;

  write(run: string, emphasised: boolean): void {
    for (const piece of run.split(/(\s+)/)) {
      if (piece === "") continue;
      if (/^\s+$/.test(piece)) this.#space(piece);
      else this.#words(piece, emphasised);
    }
  }

  get isEmpty(): boolean {
    return this.#text.trim() === "";
  }

  /** The line gathered so far; the writer is empty afterwards. */
  take(known: Partial<SourceLine>): SourceLine {
    const text = this.#text.trimEnd();
    const emphasis = this.#stretches.map(({ from, to }) => ({
      from,
      to: Math.min(to, text.length),
    }));
    this.#text = "";
    this.#stretches = [];
    this.leadingSpaces = 0;
    return sourceLine(text, { ...known, emphasis });
  }

  #space(piece: string): void {
    if (this.#text === "") this.leadingSpaces += piece.match(/\u00a0/g)?.length ?? 0;
    else if (!this.#text.endsWith(" ")) this.#text += " ";
  }

  #words(piece: string, emphasised: boolean): void {
    const from = this.#text.length;
    this.#text += piece;
    if (!emphasised) return;
    const last = this.#stretches.at(-1);
    const joined = last && this.#text.slice(last.to, from).trim() === "";
    if (last && joined) {
      this.#stretches[this.#stretches.length - 1] = {
        from: last.from,
        to: this.#text.length,
      };
    } else this.#stretches.push({ from, to: this.#text.length });
  }
}

/** A cell of a table, as the lines that stand in it. */
export type Cell = readonly SourceLine[];

/**
 * A table as it should be read. Word processors and web pages also use tables to lay out
 * text: one column is just paragraphs, and a column of labels beside a column of words is a
 * list. Both are taken apart again; everything else stays a table.
 */
export function linesOfTable(
  rows: readonly (readonly Cell[])[],
  known: Partial<SourceLine> = {},
): SourceLine[] {
  const filled = rows.filter((row) => row.some((cell) => cell.length > 0));
  if (filled.length === 0) return [];
  const columns = Math.max(...filled.map((row) => row.length));
  const flat = filled.flat(2);
  if (columns === 1 || flat.some(({ rows: inner }) => inner !== null)) return flat;
  if (
    columns === 2 &&
    filled.every(isLabelled) &&
    filled.some(([first]) => wordsOf(first))
  ) {
    return filled.flatMap(([first = [], second = []]) => labelled(first, second));
  }
  return wholeTable(filled, known);
}

/** A table that is one, and named as its cells are. */
export function wholeTable(
  rows: readonly (readonly Cell[])[],
  known: Partial<SourceLine> = {},
): SourceLine[] {
  const named = rows.flat(2).find((line) => line.named)?.named ?? null;
  const body = rows.findIndex((row) => !row.flat().some((line) => line.named?.isHead));
  const headRows = body < 0 ? rows.length : body;
  return [
    tableLine(
      rows.map((row) => row.map(wordsOf)),
      { named, headRows, ...known },
    ),
  ];
}

function isLabelled(row: readonly Cell[]): boolean {
  const label = wordsOf(row[0]);
  if (label === "") return true;
  return readLabels(label).end === label.length;
}

function labelled(first: Cell, second: Cell): SourceLine[] {
  const [line, ...more] = second;
  const label = wordsOf(first);
  if (!line || label === "") return [...first, ...second];
  const shift = label.length + 1;
  const emphasis = line.emphasis.map(({ from, to }) => ({
    from: from + shift,
    to: to + shift,
  }));
  return [{ ...line, text: `${label} ${line.text}`, emphasis }, ...more];
}

function wordsOf(cell: Cell | undefined): string {
  return (cell ?? [])
    .map(({ label, text }) => (label === "" ? text : `${label} ${text}`))
    .join(" ")
    .trim();
}
