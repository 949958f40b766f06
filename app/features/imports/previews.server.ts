import { newId } from "#app/domain/new-id.ts";
import type { Preview } from "#app/platform/context.server.ts";
import { createShelf, type Shelf } from "#app/platform/shelf.ts";

/** How long a text that was read waits to become a draft. */
export const PREVIEW_MINUTES = 60;

/** The texts that wait: three of one person, 96 MB of everybody. */
export function createPreviews(now: () => Date): Shelf<Preview> {
  return createShelf<Preview>({
    now,
    newId,
    weigh: ({ state }) => 3 * state.byteLength,
    lifetimeMs: PREVIEW_MINUTES * 60_000,
    perPerson: 3,
    maxBytes: 96 * 1024 * 1024,
  });
}
