import { appendFileSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { jsonFromState, plainTextFromState } from "#app/manuscript/state.ts";
import { checksum } from "#app/platform/manuscript-store.server.ts";
import type { Draft, Person } from "#prisma/generated/client.ts";
import { FoldedElsewhere, LedgerStore } from "#server/collab/ledger-store.ts";
import { Spool } from "#server/collab/spool.ts";
import { regression } from "#tests/regressions/input.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";

let database: TestDatabase;
let house: House;
let make: ReturnType<typeof makersFor>;
let ada: Person;
let draft: Draft;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  ada = await make.official({ right: "edit" });
  house = await openHouse(database, { limits: { unloadMs: 10, compactRows: 20 } });
});
beforeEach(async () => {
  draft = await make.draft();
});
afterEach(() => house.empty());
afterAll(async () => {
  await house?.close();
  await database?.close();
});

const rowsOf = (draftId: string) =>
  database.db.manuscriptUpdate.count({ where: { draftId } });

describe("a room", () => {
  it("has every word whoever leaves last and whoever returns first", async () => {
    // C19
    const cookie = await house.cookie(ada.id);
    const expected: string[] = [];
    for (let round = 0; round < 25; round += 1) {
      const desk = await house.desk(draft.id, ada.id, { cookie });
      for (const word of expected) expect(desk.text).toContain(word);
      desk.type(` w${round}.`);
      expected.push(` w${round}.`);
      await until(() => desk.isSaved, "saved");
      desk.leave();
      await pause(round);
    }
  }, 120_000);

  it("leaves memory when nobody is there, and folds its rows into the snapshot", async () => {
    // C19, C20
    const desk = await house.desk(draft.id, ada.id);
    desk.type(" kept");
    desk.type("SECRET");
    const text = desk.wordsOf(0);
    text.delete(text.length - 6, 6);
    await until(() => desk.isSaved, "saved");
    expect(await rowsOf(draft.id)).toBeGreaterThan(0);
    desk.leave();
    await until(() => house.rooms.status().rooms === 0, "forgotten");
    expect(await rowsOf(draft.id)).toBe(0);
    const snapshot = await database.db.manuscriptSnapshot.findUniqueOrThrow({
      where: { draftId: draft.id },
    });
    expect(snapshot.sequence).toBeGreaterThan(0n);
    expect(snapshot.checksum).toBe(checksum(snapshot.state));
    expect(Buffer.from(snapshot.state).includes("SECRET")).toBe(false);
    expect(plainTextFromState(snapshot.state)).toBe("First words. kept");
  });

  it("folds while people type, and every row that is not in the snapshot stays", async () => {
    // C20
    const desk = await house.desk(draft.id, ada.id);
    const snapshots = new Set<bigint>();
    for (let i = 0; i < 80; i += 1) {
      desk.type(` f${i}`);
      await pause(12);
      const { sequence } = await database.db.manuscriptSnapshot.findUniqueOrThrow({
        where: { draftId: draft.id },
      });
      snapshots.add(sequence);
    }
    await until(() => desk.isSaved, "saved");
    expect(snapshots.size).toBeGreaterThan(1);
    const snapshot = await database.db.manuscriptSnapshot.findUniqueOrThrow({
      where: { draftId: draft.id },
    });
    const rows = await database.db.manuscriptUpdate.findMany({
      where: { draftId: draft.id },
      orderBy: { sequence: "asc" },
    });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, snapshot.state);
    for (const row of rows) Y.applyUpdate(doc, row.data);
    expect(jsonFromState(Y.encodeStateAsUpdate(doc))).toEqual(desk.json);
    desk.leave();
  });

  it("does not take the place of a later fold when its own comes late, and is opened anew", async () => {
    // C20
    const store = new LedgerStore(database.pool, 15_000);
    const own = await openHouse(database, { limits: { quietMs: 60_000 } });
    const desk = await own.desk(draft.id, ada.id);
    desk.type(" early");
    await until(() => desk.isSaved, "saved");
    const early = await store.load(draft.id);
    desk.type(" late");
    await until(() => desk.isSaved, "saved");
    const late = await store.load(draft.id);
    await store.compact(draft.id, Y.mergeUpdates(late.updates), late.rows);
    const folding = store.compact(draft.id, Y.mergeUpdates(early.updates), early.rows);
    await expect(folding).rejects.toThrow(FoldedElsewhere);
    expect(await rowsOf(draft.id)).toBe(0);
    // The room does not know yet that its rows are folded. It tries, and learns it.
    desk.type(" more");
    await until(() => desk.isSaved, "saved");
    desk.leave();
    await until(() => own.rooms.status().rooms === 0, "forgotten");
    const again = await own.desk(draft.id, ada.id);
    expect(again.text).toBe("First words. early late more");
    again.leave();
    await own.close();
    await store.end();
  });

  it("folds a few rows too, once it has been quiet for a while", async () => {
    // C20
    const own = await openHouse(database, { limits: { quietMs: 100, quietRows: 2 } });
    const desk = await own.desk(draft.id, ada.id);
    for (let i = 0; i < 4; i += 1) {
      desk.type(` q${i}`);
      await until(() => desk.isSaved, "saved");
    }
    // On a slow machine it is quiet between two edits too; a single row is left then, and too few.
    await until(async () => (await rowsOf(draft.id)) < 2, "folded");
    desk.leave();
    const again = await own.desk(draft.id, ada.id);
    expect(again.text).toBe("First words. q0 q1 q2 q3");
    again.leave();
    await own.close();
  });

  it("knows whose words are whose when it is opened again", async () => {
    // C8, C22
    const desk = await house.desk(draft.id, ada.id);
    desk.type(" mine");
    await until(() => desk.isSaved, "saved");
    desk.leave();
    await until(() => house.rooms.status().rooms === 0, "forgotten");
    const mallory = await make.official({ right: "edit" });
    const forger = await house.desk(draft.id, mallory.id, { isStock: true });
    forger.signWith(desk.doc.clientID);
    forger.type(" forged");
    await until(() => forger.closedWith === 4400, "refused");
    const tab = await house.desk(draft.id, ada.id, { isStock: true });
    tab.signWith(desk.doc.clientID);
    tab.type(" again");
    await pause(100);
    expect(tab.closes).toEqual([]);
    expect(plainTextFromState(await house.rooms.read(draft.id))).toBe(
      "First words. mine again",
    );
    forger.leave();
    tab.leave();
  });

  it("that cannot be loaded lets nobody in and stores nothing", async () => {
    // C3, C19
    await database.db.manuscriptSnapshot.update({
      where: { draftId: draft.id },
      data: { checksum: 12_345 },
    });
    const desk = await house.desk(draft.id, ada.id, { waits: false });
    await until(() => desk.closes.length > 0, "turned away");
    expect(desk.closes[0]).toBe(4500);
    expect(desk.text).toBe("");
    expect(desk.messages).toEqual([]);
    expect(await rowsOf(draft.id)).toBe(0);
    await database.db.manuscriptSnapshot.update({
      where: { draftId: draft.id },
      data: { checksum: 0 },
    });
    await desk.synced();
    expect(desk.text).toBe("First words.");
    desk.leave();
  });

  it("whose draft is deleted closes, and holds nobody else's words up", async () => {
    // C18
    const other = await house.desk((await make.draft()).id, ada.id);
    const desk = await house.desk(draft.id, ada.id);
    await database.db.draft.delete({ where: { id: draft.id } });
    desk.type(" into nothing");
    other.type(" and on");
    await until(() => desk.closedWith === 4404, "closed");
    await until(() => other.isSaved, "the other is saved");
    desk.leave();
    other.leave();
  });

  it("opens once, however many come at the same moment", async () => {
    // C19
    const people = await Promise.all(
      Array.from({ length: 8 }, () => make.official({ right: "edit" })),
    );
    await until(() => house.rooms.status().rooms === 0, "nobody else is here");
    const desks = await Promise.all(people.map((p) => house.desk(draft.id, p.id)));
    expect(new Set(desks.map((desk) => desk.text))).toEqual(new Set(["First words."]));
    expect(house.rooms.status()).toMatchObject({ rooms: 1, seats: 8 });
    for (const desk of desks) desk.leave();
  });
});

describe("stopping", () => {
  it("stores everything, says goodbye with 1012 and leaves no spool behind", async () => {
    // C30
    const own = await openHouse(database);
    const desk = await own.desk(draft.id, ada.id);
    for (let i = 0; i < 50; i += 1) desk.type(` z${i}`);
    await pause(20);
    await own.stop();
    await until(() => desk.closes.includes(1012), "told");
    const left = readdirSync(own.spoolFolder).filter((name) => name.endsWith(".spool"));
    expect(left).toEqual([]);
    const stored = plainTextFromState(await house.rooms.read(draft.id));
    expect(stored).toContain(" z49");
    desk.leave();
    await own.close();
  });
});

describe("the spool", () => {
  it("belongs to one process: a second on the same folder does not start", async () => {
    // C16
    const second = openHouse(database, { spoolFolder: house.spoolFolder });
    await expect(second).rejects.toThrow("is in use by another");
  });

  it("gives back what was written whole, and ignores what the end tore", () => {
    // C16
    const folder = mkdtempSync(join(tmpdir(), "translocal-spool-"));
    const spool = new Spool(folder, 1_000_000);
    const record = (n: number) => ({
      draftId: draft.id,
      updates: [Uint8Array.of(n, 2, 3)],
      signatures: [{ clientId: n, personId: ada.id, sessionId: null }],
    });
    spool.append([record(1), record(2)]);
    const [name] = readdirSync(folder);
    if (!name) throw new Error("a segment was written");
    appendFileSync(join(folder, name), Buffer.from("544c53310000ffff", "hex"));
    expect([...new Spool(folder, 1_000_000).left()]).toEqual([record(1), record(2)]);
    rmSync(folder, { recursive: true });
  });

  it("goes on in the last file when the next cannot be opened, and in the next once it can", () => {
    // C14; F-03
    const { segmentBytes, recordBytes } =
      regression<Record<string, number>>("spool-rotation");
    const folder = mkdtempSync(join(tmpdir(), "translocal-spool-"));
    const spool = new Spool(folder, segmentBytes ?? 0);
    const record = (n: number) => ({
      draftId: draft.id,
      updates: [new Uint8Array(recordBytes ?? 0).fill(n)],
      signatures: [],
    });
    spool.append([record(1)]);
    renameSync(folder, `${folder}-away`);
    expect(() => spool.append([record(2)])).toThrow("ENOENT");
    expect(() => spool.append([record(2)])).toThrow("ENOENT");
    renameSync(`${folder}-away`, folder);
    spool.append([record(3)]);
    expect([...new Spool(folder, 100).left()]).toEqual([record(1), record(3)]);
    spool.close();
    rmSync(folder, { recursive: true });
  });

  it("keeps a segment until the last of it is stored", () => {
    // C16
    const folder = mkdtempSync(join(tmpdir(), "translocal-spool-"));
    const spool = new Spool(folder, 100);
    const tickets = [1, 2, 3, 4].flatMap((n) =>
      spool.append([
        { draftId: draft.id, updates: [new Uint8Array(80).fill(n)], signatures: [] },
      ]),
    );
    const count = readdirSync(folder).length;
    expect(count).toBeGreaterThan(1);
    tickets[0]?.release();
    expect(readdirSync(folder)).toHaveLength(count - 1);
    for (const ticket of tickets) ticket.release();
    expect(spool.waitingBytes).toBe(0);
    spool.close();
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
