import { diffArrays } from "diff";
import {
  type ComparedRun,
  compareWords,
  type WordChange,
  type WordRun,
} from "./compared-words.ts";

export interface ReadRow {
  isHead: boolean;
  cells: WordRun[][];
}

/** A row of a compared table; its change is "restyled" when words in it changed. */
export interface ComparedRow {
  change: WordChange;
  isHead: boolean;
  cells: ComparedRun[][];
}

/** The rows of two tables, in the order of the later one, cell by cell where a row stands in both. */
export function compareRows(
  before: readonly ReadRow[],
  after: readonly ReadRow[],
): ComparedRow[] {
  const changes = diffArrays([...before], [...after], {
    comparator: (a, b) => wordsIn(a) === wordsIn(b),
  });
  const rows: ComparedRow[] = [];
  let at = 0;
  for (let nth = 0; nth < changes.length; nth += 1) {
    const change = changes[nth];
    if (!change) continue;
    const { value, added, removed } = change;
    if (!added && !removed) {
      rows.push(...value.map((row, i) => compareRow(before[at + i] ?? row, row)));
      at += value.length;
      continue;
    }
    if (added) {
      rows.push(...value.map((row) => wholeRow(row, "added")));
      continue;
    }
    at += value.length;
    const next = changes[nth + 1];
    const came = next?.added ? next.value : [];
    // As many came as went: each took the place of one. Otherwise nobody can say which.
    if (came.length === value.length) {
      rows.push(...value.map((row, i) => compareRow(row, came[i] ?? row)));
    } else {
      rows.push(
        ...value.map((row) => wholeRow(row, "removed")),
        ...came.map((row) => wholeRow(row, "added")),
      );
    }
    if (came.length > 0) nth += 1;
  }
  return rows;
}

function compareRow(old: ReadRow, young: ReadRow): ComparedRow {
  const width = Math.max(old.cells.length, young.cells.length);
  const cells = Array.from({ length: width }, (_, nth) =>
    compareWords(old.cells[nth] ?? [], young.cells[nth] ?? []),
  );
  const isSame =
    old.isHead === young.isHead &&
    cells.every((cell) => cell.every(({ change }) => change === "same"));
  return { change: isSame ? "same" : "restyled", isHead: young.isHead, cells };
}

function wholeRow(row: ReadRow, change: "added" | "removed"): ComparedRow {
  return {
    change,
    isHead: row.isHead,
    cells: row.cells.map((cell) => cell.map((run) => ({ ...run, change }))),
  };
}

function wordsIn({ cells }: ReadRow): string {
  return cells.map((cell) => cell.map(({ text }) => text).join("")).join("\t");
}
