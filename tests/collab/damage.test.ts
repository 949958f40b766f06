import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { plainTextFromState } from "#app/manuscript/state.ts";
import { checksum } from "#app/platform/manuscript-store.server.ts";
import type { Draft, Person } from "#prisma/generated/client.ts";
import { LedgerStore } from "#server/collab/ledger-store.ts";
import { mendText } from "#server/collab/mend-text.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";

let database: TestDatabase;
let house: House;
let store: LedgerStore;
let make: ReturnType<typeof makersFor>;
let draft: Draft;
let ada: Person;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  ada = await make.official({ right: "edit" });
  draft = await make.draft();
  house = await openHouse(database, { limits: { judgeMs: 300 } });
  store = new LedgerStore(database.pool, 15_000);
});
afterAll(async () => {
  await store.end();
  await house.close();
  await database.close();
});

it("a text that is damaged in storage is shown as it was before, changed by nobody, and goes on once it is mended", async () => {
  // C31
  const writer = await house.desk(draft.id, ada.id);
  writer.type(" Good.");
  await until(() => writer.isSaved, "saved");
  writer.leave();
  await until(() => house.rooms.status().rooms === 0, "forgotten");
  const spoilt = await database.db.manuscriptUpdate.create({
    data: { draftId: draft.id, data: Buffer.from("not what anybody wrote") },
  });
  const rows = await database.db.manuscriptUpdate.count();

  const desk = await house.desk(draft.id, ada.id);
  expect(desk.hello).toMatchObject({ right: "view", isDamaged: true });
  expect(desk.text).toBe("First words. Good.");
  expect(house.log.filter((line) => line.level === "error")).toEqual([
    expect.objectContaining({ draftId: draft.id, count: 1 }),
  ]);
  desk.type(" Kept here.");
  await pause(100);
  expect(await database.db.manuscriptUpdate.count()).toBe(rows);
  expect(plainTextFromState(await house.rooms.read(draft.id))).toBe("First words. Good.");

  expect((await mendText(store, draft.id)).isGood).toBe(true);
  await until(() => desk.hello?.isDamaged === false, "open again");
  await until(() => desk.isSaved, "what was typed meanwhile is stored");
  expect(plainTextFromState(await house.rooms.read(draft.id))).toContain("Kept here.");
  const aside = await database.db.$queryRaw<{ sequence: bigint }[]>`
    SELECT sequence FROM manuscript_set_aside WHERE draft_id = ${draft.id}::uuid`;
  expect(aside).toEqual([{ sequence: spoilt.sequence }]);
  desk.leave();
});

it("a snapshot that does not read is left as it is, and a good one with a wrong sum is accepted", async () => {
  // C31
  const other = await make.draft();
  const where = { where: { draftId: other.id } };
  await database.db.manuscriptSnapshot.update({ ...where, data: { checksum: 12_345 } });
  expect(await mendText(store, other.id)).toMatchObject({ isGood: true });
  expect(await mendText(store, other.id)).toMatchObject({ isChanged: false });
  await database.db.manuscriptSnapshot.update({
    ...where,
    data: { state: Buffer.from("gone"), checksum: 0 },
  });
  expect(await mendText(store, other.id)).toMatchObject({
    isGood: false,
    isChanged: false,
  });
});

it("a snapshot that somebody changed together with its sum ends the room, and is not written over", async () => {
  // C33, C3
  const other = await make.draft();
  const strange = new Y.Doc();
  strange.getXmlFragment(MANUSCRIPT_FRAGMENT).push([new Y.XmlElement("script")]);
  const state = Buffer.from(Y.encodeStateAsUpdate(strange));
  const where = { where: { draftId: other.id } };
  const data = { state, checksum: checksum(state) };
  await database.db.manuscriptSnapshot.update({ ...where, data });
  const errors = () =>
    house.log.filter(({ level, draftId }) => level === "error" && draftId === other.id);
  const desk = await house.desk(other.id, ada.id);
  desk.addBlock("Written on it.", 0);
  await until(() => errors().length >= 2, "the room ended and does not open again");
  expect(errors().map(({ message }) => message)).toEqual(
    expect.arrayContaining([
      "a stored text is not what was written",
      "a room could not be opened",
    ]),
  );
  expect(desk.isSaved).toBe(false);
  desk.leave();
  const after = await database.db.manuscriptSnapshot.findUniqueOrThrow(where);
  expect(Buffer.from(after.state)).toEqual(state);
  expect(await database.db.manuscriptUpdate.count({ where: { draftId: other.id } })).toBe(
    0,
  );
});
