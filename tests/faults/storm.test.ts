import { afterAll, beforeAll, expect, it } from "vitest";
import { seedsOf } from "#tests/regressions/seeds.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { size } from "./sizes.ts";
import { FAULTS, type Fault, Storm } from "./storm.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());

const STORMS = size("STORMS", 1, 12);
const FAULT_MS = size("FAULT_MS", 200, 1_500);

/** Every fault once, in any order. */
function shuffled(random: () => number): Fault[] {
  return FAULTS.map((fault) => ({ fault, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ fault }) => fault);
}

it.each(seedsOf("storm", chooseSeed(), STORMS))(
  "whatever fails while people type, what was acknowledged or seen is stored once, signed by its author, and all agree (seed %i)",
  async (seed) => {
    // C12, C14–C17, C19, C20, C22; D-01, D-02, D-06, D-11, F-01, F-02
    const people = 3 + (seed % 6);
    const storm = await Storm.begin({ database, seed, people, faultMs: FAULT_MS });
    const endured: Fault[] = [];
    try {
      for (const fault of shuffled(seeded(seed))) {
        endured.push(fault);
        await storm.endure(fault);
        if (storm.random() < 0.4) expect(await storm.faults()).toEqual([]);
      }
      expect(await storm.faults()).toEqual([]);
      expect(storm.crowd.history.firmWords).toBeGreaterThan(people * FAULTS.length);
    } catch (error) {
      throw new Error(`SEED=${seed} with ${people} people; ${endured.join("; ")}`, {
        cause: error,
      });
    } finally {
      await storm.end();
    }
  },
  600_000,
);
