import type { OutlineEntry } from "#app/manuscript/outline.ts";

/** A line of the outline as it is shown: some lines are folded away under another. */
export interface OutlineRow {
  entry: OutlineEntry;
  key: string;
  /** 1 at the top. */
  level: number;
  hasChildren: boolean;
  isOpen: boolean;
  /** The row it stands under, as a place in the rows; -1 at the top. */
  parent: number;
}

/** The lines that are not folded away, in order. `folded` are the keys of closed lines. */
export function outlineRows(
  entries: readonly OutlineEntry[],
  folded: ReadonlySet<string>,
): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const above: number[] = [];
  let hiddenUnder = Number.POSITIVE_INFINITY;
  entries.forEach((entry, nth) => {
    if (entry.depth > hiddenUnder) return;
    hiddenUnder = Number.POSITIVE_INFINITY;
    while (
      above.length > 0 &&
      (rows[above.at(-1) ?? 0]?.entry.depth ?? 0) >= entry.depth
    ) {
      above.pop();
    }
    const key = keyOf(entry, nth);
    const hasChildren = (entries[nth + 1]?.depth ?? 0) > entry.depth;
    const isOpen = hasChildren && !folded.has(key);
    rows.push({
      entry,
      key,
      level: above.length + 1,
      hasChildren,
      isOpen,
      parent: above.at(-1) ?? -1,
    });
    if (hasChildren && !isOpen) hiddenUnder = entry.depth;
    above.push(rows.length - 1);
  });
  return rows;
}

/** What a key asks of the outline. */
export type OutlineMove =
  | { type: "focus"; row: number }
  | { type: "fold"; key: string }
  | { type: "unfold"; key: string }
  | { type: "go"; row: number };

/** As the keys of a tree are everywhere: up and down among the lines, left and right in depth. */
export function outlineMove(
  rows: readonly OutlineRow[],
  at: number,
  key: string,
): OutlineMove | null {
  const row = rows[at];
  if (!row) return null;
  switch (key) {
    case "ArrowDown":
      return at + 1 < rows.length ? { type: "focus", row: at + 1 } : null;
    case "ArrowUp":
      return at > 0 ? { type: "focus", row: at - 1 } : null;
    case "Home":
      return { type: "focus", row: 0 };
    case "End":
      return { type: "focus", row: rows.length - 1 };
    case "ArrowRight":
      if (!row.hasChildren) return null;
      return row.isOpen
        ? { type: "focus", row: at + 1 }
        : { type: "unfold", key: row.key };
    case "ArrowLeft":
      if (row.isOpen) return { type: "fold", key: row.key };
      return row.parent >= 0 ? { type: "focus", row: row.parent } : null;
    case "Enter":
    case " ":
      return { type: "go", row: at };
    default:
      return null;
  }
}

export function keyOf(entry: OutlineEntry, nth: number): string {
  return entry.id ?? `at ${nth}`;
}
