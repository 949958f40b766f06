import type { FoundNote, NotedText, PlacedBlock } from "./note.ts";
import { placeName } from "./note.ts";

/** References that lead nowhere, and provisions that hand their rule to one another in a ring. */
export function* referenceNotes({ blocks }: NotedText): Generator<FoundNote> {
  const byId = new Map<string, PlacedBlock>();
  for (const placed of blocks) {
    const { id } = placed.block;
    if (id !== null && !byId.has(id)) byId.set(id, placed);
  }
  for (const at of blocks) {
    for (const { target } of at.block.references) {
      if (target !== null && byId.has(target)) continue;
      yield {
        kind: "deadReference",
        at,
        says: "A cross-reference here points at a provision that is gone.",
        advice: "Point it at the provision that is meant, or take it out.",
      };
    }
  }
  yield* rings(blocks, byId);
}

/** Words that hand the rule to the provision named after them. */
const HANDS_OVER =
  /\b(?:subject to|as (?:defined|provided|described|set forth|set out) in|has the meaning given in|in accordance with|governed by|determined under)\s*$/i;

/** A ring is only called one where each provision in it hands its rule to the next. */
function* rings(
  blocks: readonly PlacedBlock[],
  byId: ReadonlyMap<string, PlacedBlock>,
): Generator<FoundNote> {
  const next = (at: PlacedBlock): PlacedBlock[] =>
    at.block.references
      .filter(({ before }) => HANDS_OVER.test(before))
      .flatMap(({ target }) => (target ? (byId.get(target) ?? []) : []));
  const told = new Set<PlacedBlock>();
  for (const start of blocks) {
    const ring = told.has(start) ? null : ringFrom(start, next);
    if (!ring) continue;
    for (const member of ring) told.add(member);
    const names = ring.slice(1).map(placeName);
    yield {
      kind: "circularReference",
      at: start,
      says:
        names.length === 0
          ? "This provision refers to itself for its own rule."
          : `This provision takes its rule from ${names.join(", then ")}, which takes it from here.`,
      advice: "State the rule in one of them, and refer to that one.",
    };
  }
}

/** The shortest way back to where it began, of at most so many steps. */
const LONGEST_RING = 6;

function ringFrom(
  start: PlacedBlock,
  next: (at: PlacedBlock) => PlacedBlock[],
): PlacedBlock[] | null {
  let ways: PlacedBlock[][] = [[start]];
  for (let step = 0; step < LONGEST_RING && ways.length > 0; step += 1) {
    const longer: PlacedBlock[][] = [];
    for (const way of ways) {
      const last = way.at(-1);
      for (const to of last ? next(last) : []) {
        if (to === start) return way;
        if (!way.includes(to)) longer.push([...way, to]);
      }
    }
    ways = longer;
  }
  return null;
}
