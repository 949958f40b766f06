import { Fragment, type Node } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";

/** The cell the caret is in, with its row and table. */
interface CellPlace {
  table: Node;
  tablePos: number;
  row: number;
  column: number;
}

/** Null outside a table. */
export function cellAround({
  selection,
}: {
  selection: EditorState["selection"];
}): CellPlace | null {
  const { $head } = selection;
  for (let depth = $head.depth; depth > 1; depth -= 1) {
    if ($head.node(depth).type.name !== "tableCell") continue;
    return {
      table: $head.node(depth - 2),
      tablePos: $head.before(depth - 2),
      row: $head.index(depth - 2),
      column: $head.index(depth - 1),
    };
  }
  return null;
}

/** Goes to the next cell (1) or the one before (-1). False at the ends of the table. */
export function goToCell(step: 1 | -1) {
  return (state: EditorState, dispatch?: (tr: Transaction) => void): boolean => {
    const place = cellAround(state);
    if (!place) return false;
    const cells = cellsOf(place.table);
    const here = cells.findIndex(
      (cell) => cell.row === place.row && cell.column === place.column,
    );
    const next = cells[here + step];
    if (!next) return false;
    const start = place.tablePos + 1 + next.at + 1;
    const tr = state.tr.setSelection(
      TextSelection.create(state.doc, start, start + next.node.content.size),
    );
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

function cellsOf(table: Node): { node: Node; row: number; column: number; at: number }[] {
  const cells: { node: Node; row: number; column: number; at: number }[] = [];
  table.forEach((row, rowAt, rowNth) => {
    row.forEach((cell, cellAt, column) => {
      cells.push({ node: cell, row: rowNth, column, at: rowAt + 1 + cellAt });
    });
  });
  return cells;
}

/** A row like the present one, empty, below it (1) or above (-1); the caret goes into it. */
export function addRow(tr: Transaction, side: 1 | -1): boolean {
  const place = cellAround(tr);
  if (!place) return false;
  const present = place.table.child(place.row);
  const cells = present.children.map((cell) => cell.type.create());
  const row = present.type.create({ kind: "body" }, cells);
  const at = rowPos(place, place.row) + (side === 1 ? present.nodeSize : 0);
  tr.insert(at, row);
  tr.setSelection(TextSelection.create(tr.doc, at + 2));
  return true;
}

/** An empty column to the right (1) or left (-1) of the present one. */
export function addColumn(tr: Transaction, side: 1 | -1): boolean {
  return changeRows(tr, (row, column) => {
    const made = row.type.schema.nodes.tableCell?.create();
    const cells = [...row.children];
    if (made)
      cells.splice(Math.min(column + (side === 1 ? 1 : 0), cells.length), 0, made);
    return cells;
  });
}

/** Takes the present column out; with the last one the table goes. */
export function deleteColumn(tr: Transaction): boolean {
  const place = cellAround(tr);
  if (!place) return false;
  const widest = Math.max(...place.table.children.map((row) => row.childCount));
  if (widest <= 1) return deleteTable(tr);
  return changeRows(tr, (row, column) =>
    row.children.filter((_cell, nth) => nth !== column),
  );
}

/** Takes the present row out; with the last one the table goes. */
export function deleteRow(tr: Transaction): boolean {
  const place = cellAround(tr);
  if (!place) return false;
  if (place.table.childCount <= 1) return deleteTable(tr);
  const at = rowPos(place, place.row);
  tr.delete(at, at + place.table.child(place.row).nodeSize);
  tr.setSelection(
    TextSelection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size)), -1),
  );
  return true;
}

export function deleteTable(tr: Transaction): boolean {
  const place = cellAround(tr);
  if (!place) return false;
  tr.delete(place.tablePos, place.tablePos + place.table.nodeSize);
  return true;
}

/** Whether the present row says what the columns are: changed to the other. */
export function toggleHeadRow(tr: Transaction): boolean {
  const place = cellAround(tr);
  if (!place) return false;
  const kind = place.table.child(place.row).attrs.kind === "head" ? "body" : "head";
  tr.setNodeAttribute(rowPos(place, place.row), "kind", kind);
  return true;
}

function changeRows(
  tr: Transaction,
  cellsOfRow: (row: Node, column: number) => readonly Node[],
): boolean {
  const place = cellAround(tr);
  if (!place) return false;
  // From the last row up, so that the places of those above stay true.
  for (let nth = place.table.childCount - 1; nth >= 0; nth -= 1) {
    const row = place.table.child(nth);
    const at = rowPos(place, nth);
    const cells = cellsOfRow(row, place.column);
    tr.replaceWith(at + 1, at + 1 + row.content.size, Fragment.fromArray([...cells]));
  }
  const start = rowPos(place, place.row);
  tr.setSelection(
    TextSelection.near(tr.doc.resolve(Math.min(start + 1, tr.doc.content.size))),
  );
  return true;
}

function rowPos({ table, tablePos }: CellPlace, nth: number): number {
  let at = tablePos + 1;
  for (let before = 0; before < nth; before += 1) at += table.child(before).nodeSize;
  return at;
}
