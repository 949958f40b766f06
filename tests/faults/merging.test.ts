import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { disagreements, History } from "#tests/support/history.ts";
import { makersFor } from "#tests/support/makers.ts";
import { type Wire, wireTo } from "#tests/support/proxy.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";
import { size } from "./sizes.ts";
import { storedText } from "./stored-text.ts";
import { Typist } from "./typist.ts";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;
let wire: Wire;
let house: House;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
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
const RETURNS = size("RETURNS", 8, 125);
const AUTHORED_DEEDS = size("AUTHORED_DEEDS", 60, 1_000);

/** A draft, its history, and people who write in it. */
async function crowd(count: number, random: () => number) {
  const history = new History("First words.");
  const draftId = (await make.draft()).id;
  const sitDown = async (i: number, personId: string, desk = 0) =>
    new Typist({
      name: `p${i}d${desk}`,
      personId,
      draftId,
      address: house.address,
      headers: { origin: house.origin, cookie: await house.cookie(personId) },
      history,
      random,
    });
  const typists: Typist[] = [];
  for (let i = 0; i < count; i += 1) {
    const person = await make.official({ right: "edit" });
    typists.push(await sitDown(i, person.id));
  }
  await until(() => typists.every(({ desk }) => desk.provider.synced), "all are in");
  return { history, draftId, typists, sitDown };
}

async function agreed(typists: Typist[]): Promise<void> {
  await until(() => typists.every((typist) => typist.isDone), "all is saved");
  const docs = typists.map(({ desk }) => desk.doc);
  const state = () => disagreements(docs);
  await until(() => state().length === 0, "all agree", state);
}

describe("people who were away", () => {
  it(`and did ${OFFLINE_DEEDS} things each meanwhile lose none of them when they return together`, async () => {
    // C12; D-07
    const seed = chooseSeed();
    const { history, draftId, typists } = await crowd(5, seeded(seed));
    for (const { desk } of typists) desk.provider.disconnect();
    for (let deed = 0; deed < OFFLINE_DEEDS; deed += 1) {
      for (const typist of typists) typist.step();
    }
    expect(history.firmWords).toBe(0);
    for (const { desk } of typists) desk.provider.connect();
    await agreed(typists);
    const faults = history.faultsOf(await storedText(database.pool, draftId));
    expect(faults, `SEED=${seed}`).toEqual([]);
    expect(history.firmWords).toBe(history.size);
    for (const typist of typists) typist.leave();
  });
});

describe("the author of every word", () => {
  it("is on record for eight people at once, also when the room was folded and opened again", async () => {
    // C20, C22; D-09
    const seed = chooseSeed();
    const { history, draftId, typists } = await crowd(8, seeded(seed));
    for (let deed = 0; deed < AUTHORED_DEEDS; deed += 1) {
      for (const typist of typists) typist.step();
      await pause(2);
    }
    await agreed(typists);
    for (const typist of typists) typist.leave();
    await until(() => house.rooms.status().rooms === 0, "the room is forgotten");
    const rows = await database.db.manuscriptUpdate.count({ where: { draftId } });
    expect(rows).toBe(0);
    const faults = history.faultsOf(await storedText(database.pool, draftId));
    expect(faults, `SEED=${seed}`).toEqual([]);
    expect(history.firmWords).toBe(history.size);
  });
});

describe("a room that is emptied and entered again and again while the database is slow", () => {
  it(`has every word each time, ${RETURNS} times in eight rooms`, async () => {
    // C19; D-04
    const seed = chooseSeed();
    const random = seeded(seed);
    wire.slow(size("SLOW_MS", 40, 200));
    await Promise.all(Array.from({ length: 8 }, () => comeAndGo(random, seed)));
  }, 600_000);

  async function comeAndGo(random: () => number, seed: number): Promise<void> {
    const room = await crowd(1, random);
    const { history, draftId, sitDown } = room;
    let [typist] = room.typists;
    for (let round = 1; typist; round += 1) {
      for (let deed = 0; deed < 4; deed += 1) typist.step();
      const { personId } = typist;
      const current = typist;
      await until(() => current.isDone, "saved");
      current.leave();
      if (round > RETURNS) break;
      await pause(random() * 50);
      typist = await sitDown(0, personId, round);
      const next = typist;
      await until(() => next.desk.provider.synced, "back");
      // What the newcomer is given is judged like what is stored: nothing stale, nothing twice.
      const { updates, owners } = await storedText(database.pool, draftId);
      const given = { updates: [next.state], owners };
      expect(history.faultsOf(given), `SEED=${seed} round ${round}`).toEqual([]);
      expect(history.faultsOf({ updates, owners }), `SEED=${seed}`).toEqual([]);
    }
  }
});
