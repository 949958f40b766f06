import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDatabase } from "#app/platform/database.server.ts";
import { regression } from "#tests/regressions/input.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { type Wire, wireTo } from "#tests/support/proxy.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";
import { Crowd } from "./crowd.ts";
import { size } from "./sizes.ts";

let database: TestDatabase;
let wire: Wire;
let house: House;
let crowd: Crowd;

const seed = chooseSeed();
const about = `SEED=${seed}`;

beforeEach(async () => {
  database = await testDatabase();
  wire = await wireTo(database.pool);
  house = await openHouse(database, { pool: wire.pool, limits: { compactRows: 20 } });
  crowd = await Crowd.gather({
    db: database.db,
    count: 4,
    random: seeded(seed),
    origin: house.origin,
  });
  await crowd.synced();
});
afterEach(async () => {
  vi.restoreAllMocks();
  crowd.leave();
  await house.close();
  await wire.close();
  await database.close();
});

/** A word of one person reaches all the others, whatever the database does. */
async function expectTheyGoOn(): Promise<void> {
  const [one, ...others] = crowd.typists;
  const before = one?.desk.fragment.length ?? 0;
  one?.desk.addBlock("");
  await until(
    () => others.every(({ desk }) => desk.fragment.length > before),
    "the others see it",
    () => crowd.state(),
  );
}

describe("a slow database", () => {
  it("holds nobody up: words go round at once and are acknowledged when they are stored", async () => {
    // C15; F-06
    wire.slow(size("SLOW_MS", 250, 500));
    const stopTyping = crowd.type();
    for (let i = 0; i < size("SLOW_ROUNDS", 5, 50); i += 1) await expectTheyGoOn();
    stopTyping();
    await crowd.agreed();
    expect(await crowd.faults(database.pool), about).toEqual([]);
    expect(crowd.typists.flatMap(({ desk }) => desk.closes)).toEqual([]);
  }, 300_000);

  it("whose connections the pages have used up does not keep words from being stored", async () => {
    // F-06: the ledger has connections of its own.
    const pages = createDatabase({ ...database.pool, max: 1 });
    const busy = pages.$queryRaw`SELECT pg_sleep(1.5)::text`;
    const queue = Array.from({ length: 20 }, () => pages.$queryRaw`SELECT 1`);
    const stopTyping = crowd.type();
    await expectTheyGoOn();
    stopTyping();
    await crowd.agreed();
    expect(await crowd.faults(database.pool), about).toEqual([]);
    await Promise.allSettled([busy, ...queue]);
    await pages.$disconnect();
  });
});

const HOUR_MS = 3_600_000;

describe("a clock that is set while people type", () => {
  it.each([HOUR_MS, ...regression<{ skewMs: number[] }>("clock-set-back").skewMs])(
    "loses nothing, sends nobody away and keeps nobody waiting (%i ms)",
    async (skewMs) => {
      // C15, C24; F-08
      const stopTyping = crowd.type();
      await pause(100);
      const trueNow = Date.now.bind(Date);
      vi.spyOn(Date, "now").mockImplementation(() => trueNow() + skewMs);
      await expectTheyGoOn();
      stopTyping();
      await crowd.agreed();
      expect(await crowd.faults(database.pool), about).toEqual([]);
      expect(crowd.typists.flatMap(({ desk }) => desk.closes)).toEqual([]);
    },
  );
});
