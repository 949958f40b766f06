import { type PartJson, wordOf } from "./manuscript-json.ts";
import { columnsOf } from "./table-shape.ts";

interface TableFrame {
  /** The class of the table. */
  style: string;
  /** The other attributes, each with a space before it. */
  attributes: string;
  /** The cells' words as HTML. */
  inline(parts: readonly PartJson[]): string;
}

/** A table as HTML: short rows are filled up, and the cells of a head row say they are heads. */
export function tableHtml(
  table: PartJson,
  { style, attributes, inline }: TableFrame,
): string {
  const columns = columnsOf(table);
  const rows = (table.content ?? []).map((row) => {
    const isHead = wordOf(row, "kind") === "head";
    const cells = Array.from({ length: columns }, (_, at) => {
      const cell = row.content?.[at];
      const words = inline(cell?.content ?? []);
      const idle = cell ? "" : ' data-block="none"';
      return isHead ? `<th scope="col"${idle}>${words}</th>` : `<td${idle}>${words}</td>`;
    });
    return `<tr${isHead ? ' data-kind="head"' : ""}>${cells.join("")}</tr>\n`;
  });
  return `<table class="${style}"${attributes}>\n<tbody>\n${rows.join("")}</tbody>\n</table>\n`;
}
