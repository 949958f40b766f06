import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createLog } from "#app/platform/log.server.ts";
import { restoreBackup, writeBackup } from "#server/database/backup.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { type Wire, wireTo } from "#tests/support/proxy.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";
import { Crowd } from "./crowd.ts";
import { size } from "./sizes.ts";
import { storedText } from "./stored-text.ts";

let database: TestDatabase;
let wire: Wire;
let house: House;

beforeAll(async () => {
  database = await testDatabase();
  wire = await wireTo(database.pool);
  house = await openHouse(database, {
    pool: wire.pool,
    limits: { unloadMs: 1, compactRows: 20, quietMs: 100 },
  });
});
afterEach(() => wire.mend());
afterAll(async () => {
  await house?.close();
  await wire?.close();
  await database?.close();
});

const OFFLINE_DEEDS = size("OFFLINE_DEEDS", 500, 500);
const ROOMS = size("ROOMS", 8, 16);
const RETURNS = size("RETURNS", 6, 63);
const AUTHORED_DEEDS = size("AUTHORED_DEEDS", 60, 1_000);

async function crowdOf(count: number, random: () => number): Promise<Crowd> {
  const crowd = await Crowd.gather({
    db: database.db,
    count,
    random,
    origin: house.origin,
  });
  await crowd.synced();
  return crowd;
}

describe("people who were away", () => {
  it(`and did ${OFFLINE_DEEDS} things each meanwhile lose none of them when they return together`, async () => {
    // C12; D-07
    const seed = chooseSeed();
    const crowd = await crowdOf(5, seeded(seed));
    const { history, typists } = crowd;
    for (const { desk } of typists) desk.provider.disconnect();
    for (let deed = 0; deed < OFFLINE_DEEDS; deed += 1) {
      for (const typist of typists) typist.step();
    }
    expect(history.firmWords).toBe(0);
    for (const { desk } of typists) desk.provider.connect();
    await crowd.agreed();
    expect(await crowd.faults(database.pool), `SEED=${seed}`).toEqual([]);
    expect(history.firmWords).toBe(history.size);
    crowd.leave();
  });
});

describe("the author of every word", () => {
  it("is on record for eight people at once, also when the room was folded and restored from a backup", async () => {
    // C20, C22; D-09
    const seed = chooseSeed();
    const crowd = await crowdOf(8, seeded(seed));
    for (let deed = 0; deed < AUTHORED_DEEDS; deed += 1) {
      for (const typist of crowd.typists) typist.step();
      await pause(2);
    }
    await crowd.agreed();
    crowd.leave();
    await until(() => house.rooms.status().rooms === 0, "the room is forgotten");
    const { draftId, history } = crowd;
    expect(await database.db.manuscriptUpdate.count({ where: { draftId } })).toBe(0);
    expect(await crowd.faults(database.pool), `SEED=${seed}`).toEqual([]);
    expect(history.firmWords).toBe(history.size);

    const folder = await mkdtemp(path.join(tmpdir(), "translocal-backup-"));
    const restored = await testDatabase();
    try {
      await writeBackup(database.pool, path.join(folder, "backup"));
      await restoreBackup(restored.pool, path.join(folder, "backup"), createLog("error"));
      expect(await crowd.faults(restored.pool), `SEED=${seed}`).toEqual([]);
    } finally {
      await restored.close();
      await rm(folder, { recursive: true });
    }
  });
});

describe("a room that is emptied and entered again and again while the database is slow", () => {
  it(`has every word each time, ${RETURNS} times in ${ROOMS} rooms`, async () => {
    // C19; D-04
    const seed = chooseSeed();
    const random = seeded(seed);
    wire.slow(size("SLOW_MS", 40, 200));
    await Promise.all(
      Array.from({ length: ROOMS }, () => comeAndGo(random, `SEED=${seed}`)),
    );
  }, 1_200_000);

  async function comeAndGo(random: () => number, about: string): Promise<void> {
    const crowd = await crowdOf(1, random);
    for (let round = 0; round < RETURNS; round += 1) {
      for (let deed = 0; deed < 4; deed += 1) crowd.typists[0]?.step();
      await crowd.agreed();
      crowd.leave();
      await pause(random() * 50);
      const newcomer = crowd.sitDown(0);
      await crowd.synced();
      // What the newcomer is given is judged like what is stored: nothing stale, nothing twice.
      const stored = await storedText(database.pool, crowd.draftId);
      const given = { updates: [newcomer.state], owners: stored.owners };
      expect(crowd.history.faultsOf(given), about).toEqual([]);
      expect(crowd.history.faultsOf(stored), about).toEqual([]);
    }
    crowd.leave();
  }
});
