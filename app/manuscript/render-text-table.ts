import { type PartJson, wordOf } from "./manuscript-json.ts";
import { columnsOf } from "./table-shape.ts";

interface TextFrame {
  /** Spaces before each line. */
  indent: number;
  /** Longest line in characters. */
  width: number;
  /** The words of a cell as one line. */
  words(cell: PartJson): string;
}

/** What stands between two cells. */
const BETWEEN = " | ";

/**
 * A table as plain text, a row a line, cells set below one another and a rule below a head row.
 * A table that is wider than the page is not set in columns but keeps a line for each row.
 */
export function tableText(table: PartJson, { indent, width, words }: TextFrame): string {
  const columns = columnsOf(table);
  const rows = (table.content ?? []).map((row) => ({
    isHead: wordOf(row, "kind") === "head",
    cells: Array.from({ length: columns }, (_, at) => {
      const cell = row.content?.[at];
      return cell ? words(cell).replace(/\s+/g, " ").trim() : "";
    }),
  }));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(0, ...rows.map(({ cells }) => cells[at]?.length ?? 0)),
  );
  const whole = indent + widths.reduce((sum, one) => sum + one + BETWEEN.length, 0);
  const fits = whole - BETWEEN.length <= width && Number.isFinite(width);
  const margin = " ".repeat(indent);
  const lines = rows.flatMap(({ isHead, cells }) => {
    const set = fits ? cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)) : cells;
    const line = `${margin}${set.join(BETWEEN)}`.trimEnd();
    if (!isHead) return [line];
    const rule = widths.map((one) => "-".repeat(fits ? one : 3)).join("-+-");
    return [line, `${margin}${rule}`];
  });
  return lines.join("\n");
}
