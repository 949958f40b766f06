import type { SeedAgendaItem, SeedDate } from "./seed-types.ts";

type Essential = Pick<SeedAgendaItem, "key" | "kind" | "title" | "minutes">;

/** The items of one day, in order; what an item leaves out is empty. */
export function itemsOn(
  on: SeedDate,
  items: (Essential & Partial<SeedAgendaItem>)[],
): SeedAgendaItem[] {
  return items.map((item) => ({
    on,
    description: null,
    room: null,
    presenterKeys: [],
    issueAreaKey: null,
    draftKey: null,
    parallelWithPrevious: false,
    comments: [],
    ...item,
  }));
}
