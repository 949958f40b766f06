import { newId } from "#app/domain/new-id.ts";
import type { Sheet } from "#app/platform/sheet.ts";
import { createShelf, type Shelf } from "#app/platform/shelf.ts";

/** The sheets that wait to be recorded, for an hour: two of one person, 64 MB of everybody. */
export function createSheets(now: () => Date): Shelf<Sheet> {
  return createShelf<Sheet>({
    now,
    newId,
    // A letter takes up to two bytes, and a cell some more for itself.
    weigh: ({ rows }) =>
      rows.reduce(
        (sum, { cells }) => cells.reduce((all, cell) => all + 2 * cell.length + 40, sum),
        0,
      ),
    lifetimeMs: 3_600_000,
    perPerson: 2,
    maxBytes: 64 * 1024 * 1024,
  });
}
