import { expect, it } from "vitest";
import * as Y from "yjs";
import { checkManuscript, checkRoots } from "#app/manuscript/check.ts";
import { docFromJson } from "#app/manuscript/state.ts";
import { manuscript, paragraph, provision, section } from "#app/manuscript/write.ts";
import { chooseSeed, RandomEditor, seeded } from "#tests/support/random-editor.ts";
import { PaperRoom } from "#tests/support/room-paper.ts";
import { LeansOnUnknown, Refused } from "./gate.ts";
import { Malformed } from "./read-update.ts";

const FRAMES = Number(process.env.FRAMES ?? 800);

/** What a broken or hostile client makes of an honest update. */
function mutate(update: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  const pick = (count: number) => Math.floor(random() * count);
  const mutated = update.slice();
  const at = pick(mutated.length);
  switch (pick(6)) {
    case 0:
      mutated[at] = (mutated[at] ?? 0) ^ (1 << pick(8));
      return mutated;
    case 1:
      mutated[at] = pick(256);
      return mutated;
    case 2:
      return mutated.slice(0, at);
    case 3:
      return Uint8Array.from([
        ...mutated.slice(0, at),
        255,
        255,
        255,
        127,
        ...mutated.slice(at),
      ]);
    case 4:
      return Uint8Array.from([
        ...mutated.slice(0, at),
        ...other.slice(pick(other.length)),
      ]);
    default:
      return Uint8Array.from([...mutated.slice(0, at), ...mutated.slice(at + 1)]);
  }
}

/**
 * Every tag and letter, whatever their order: of neighbours that never stood side by side, a copy
 * that is made anew may read a forger's own words in another order (C8).
 */
function letters(fragment: Y.XmlFragment): string {
  return [...fragment.toString()].sort().join("");
}

it("whatever a writer's frames are turned into, the room stays whole and nobody else notices", () => {
  // C6, C8, C9: what is let through, Yjs integrates without throwing and without leaving a rest.
  const seed = chooseSeed();
  const random = seeded(seed);
  const start = docFromJson(
    manuscript(section("C"), provision(2, "One"), paragraph("x")),
  );
  const paper = new PaperRoom(start);
  const honest = paper.seat("ada");
  let taken = 0;
  let mallory = paper.seat("mallory");
  for (let frame = 0; frame < FRAMES; frame += 1) {
    mallory.isOnline = false;
    const before = Y.encodeStateVector(mallory.doc);
    const editor = new RandomEditor(mallory.doc, random, false);
    editor.step();
    const update = Y.encodeStateAsUpdate(mallory.doc, before);
    const whole = Y.encodeStateAsUpdate(mallory.doc);
    try {
      mallory.say(random() < 0.3 ? update : mutate(update, whole, random));
      taken += 1;
    } catch (error) {
      const isExpected =
        error instanceof Refused ||
        error instanceof LeansOnUnknown ||
        error instanceof Malformed;
      if (!isExpected) throw new Error(`SEED=${seed}`, { cause: error });
      // The refused replica has words nobody else has: hostile people open a new tab.
      paper.room.seats.delete(mallory.seat);
      mallory = paper.seat("mallory");
    }
    paper.flush();
    if (frame % 200 > 0) continue;
    expect(
      checkManuscript(paper.copy.getXmlFragment("manuscript")),
      `SEED=${seed}`,
    ).toBeNull();
    expect(checkRoots(honest.doc), `SEED=${seed}`).toBeNull();
    expect(honest.doc.store.pendingStructs, `SEED=${seed}`).toBeNull();
    expect(honest.doc.store.pendingDs, `SEED=${seed}`).toBeNull();
    expect(letters(honest.fragment), `SEED=${seed}`).toBe(
      letters(paper.copy.getXmlFragment("manuscript")),
    );
  }
  expect(paper.complaints).toEqual([]);
  expect(taken).toBeGreaterThan(FRAMES / 5);
}, 120_000);
