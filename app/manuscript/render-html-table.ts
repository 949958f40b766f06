import { type PartJson, wordOf } from "./manuscript-json.ts";
import { columnsOf } from "./table-shape.ts";

interface TableFrame {
  /** The class of the table. */
  style: string;
  /** The `id` attribute with a space before it, or "". */
  id: string;
  /** The cells' words as HTML. */
  inline(parts: readonly PartJson[]): string;
}

/** A table as HTML: short rows are filled up, and the cells of a head row say they are heads. */
export function tableHtml(table: PartJson, { style, id, inline }: TableFrame): string {
  const columns = columnsOf(table);
  const rows = (table.content ?? []).map((row) => {
    const isHead = wordOf(row, "kind") === "head";
    const cells = Array.from({ length: columns }, (_, at) => {
      const words = inline(row.content?.[at]?.content ?? []);
      return isHead ? `<th scope="col">${words}</th>` : `<td>${words}</td>`;
    });
    return `<tr>${cells.join("")}</tr>\n`;
  });
  return `<table class="${style}"${id}>\n<tbody>\n${rows.join("")}</tbody>\n</table>\n`;
}
