import type { PartJson } from "./manuscript-json.ts";

/**
 * How many columns a table has: as many as its longest row has cells. Shorter rows are shown as if
 * they had empty cells at their end; the text itself is never filled up, because two people who
 * did so at once would fill it twice.
 */
export function columnsOf(table: PartJson): number {
  return Math.max(0, ...(table.content ?? []).map((row) => row.content?.length ?? 0));
}
