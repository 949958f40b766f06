import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { checkManuscript } from "#app/manuscript/check.ts";
import { jsonFromState, writeManuscript } from "#app/manuscript/state.ts";
import { manuscript, paragraph, section } from "#app/manuscript/write.ts";
import type { Draft, Person } from "#prisma/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { chooseSeed, RandomEditor, seeded } from "#tests/support/random-editor.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";

let database: TestDatabase;
let house: House;
let make: ReturnType<typeof makersFor>;
let ada: Person;
let bo: Person;
let draft: Draft;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  ada = await make.official({ right: "edit" });
  bo = await make.official({ right: "edit" });
  house = await openHouse(database);
});
beforeEach(async () => {
  draft = await make.draft();
});
afterAll(async () => {
  await house?.close();
  await database?.close();
});

const stateVector = (doc: Y.Doc) =>
  JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort());

describe("two officials in one draft", () => {
  it("read each other's words as they are typed, and both are told that they are saved", async () => {
    const [one, two] = await Promise.all([
      house.desk(draft.id, ada.id),
      house.desk(draft.id, bo.id),
    ]);
    expect(one.text).toBe("First words.");
    one.type(" And more.");
    two.type("Before. ", 0, 0);
    await until(() => one.text === two.text && one.text.length >= 30, "agree");
    expect(one.text).toBe("Before. First words. And more.");
    await until(() => one.isSaved && two.isSaved, "saved"); // C15
    const rows = await database.db.manuscriptUpdate.findMany({
      where: { draftId: draft.id },
    });
    expect(rows.length).toBeGreaterThan(0);
    one.leave();
    two.leave();
  });

  it("agree to the letter after editing at random, with broken lines, and so does the database", async () => {
    // C12, C14
    const seed = chooseSeed();
    const random = seeded(seed);
    const people = await Promise.all(
      [1, 2, 3].map(() => make.official({ right: "edit" })),
    );
    const desks = await Promise.all(
      people.map((person, i) => house.desk(draft.id, person.id, { isStock: i === 2 })),
    );
    const editors = desks.map((desk, i) => new RandomEditor(desk.doc, random, i > 0));
    for (let step = 0; step < 250; step += 1) {
      const who = Math.floor(random() * desks.length);
      editors[who]?.step();
      if (random() < 0.02) desks[who]?.breakLine();
      if (random() < 0.3) await pause(Math.floor(random() * 8));
    }
    await until(() => desks.every((desk) => desk.provider.synced), "all are back");
    await until(
      () => desks.every((desk) => stateVector(desk.doc) === stateVector(desks[0]!.doc)),
      `agree (SEED=${seed}); closed with ${desks.map((desk) => desk.closes)}`,
    );
    await until(() => desks.slice(0, 2).every((desk) => desk.isSaved), "saved");
    await pause(50);
    const read = jsonFromState(await house.rooms.read(draft.id));
    for (const desk of desks) {
      expect(desk.json, `SEED=${seed}`).toEqual(read);
      expect(checkManuscript(desk.fragment)).toBeNull();
      expect(desk.closedWith).toBeNull();
    }
    expect(house.log.filter((line) => line.message === "seat refused")).toEqual([]);
    for (const desk of desks) desk.leave();
    await until(() => house.rooms.status().rooms === 0, "the room is forgotten");
    expect(jsonFromState(await house.rooms.read(draft.id))).toEqual(read); // C19, C20
  });

  it("lose nothing of what they wrote while the line was down", async () => {
    // C12
    const one = await house.desk(draft.id, ada.id);
    const two = await house.desk(draft.id, bo.id);
    one.provider.disconnect();
    for (let i = 0; i < 100; i += 1) one.type(`o${i} `);
    for (let i = 0; i < 20; i += 1) two.type(`t${i} `, 0, 0);
    one.provider.connect();
    await until(() => one.text === two.text && one.text.includes("o99 "), "agree");
    for (let i = 0; i < 100; i += 1) expect(one.text).toContain(`o${i} `);
    await until(() => one.isSaved, "saved");
    one.leave();
    two.leave();
  });
});

describe("who wrote what", () => {
  it("stands beside the words before they are acknowledged, also for a stock client", async () => {
    // C22
    const stock = await house.desk(draft.id, ada.id, { isStock: true });
    const editor = await house.desk(draft.id, bo.id);
    stock.type(" stock");
    editor.type(" editor");
    await until(() => editor.isSaved && stock.text === editor.text, "saved");
    const clients = () =>
      database.db.manuscriptClient.findMany({ where: { draftId: draft.id } });
    await until(async () => (await clients()).length === 2, "both are on record");
    const owners = new Map(
      (await clients()).map((row) => [Number(row.clientId), row.personId]),
    );
    expect(owners.get(stock.doc.clientID)).toBe(ada.id);
    expect(owners.get(editor.doc.clientID)).toBe(bo.id);
    stock.leave();
    editor.leave();
  });

  it("is also told of a command's change, which goes through the room and is durable", async () => {
    // C21
    const desk = await house.desk(draft.id, ada.id);
    await house.rooms.edit(
      draft.id,
      (doc) =>
        writeManuscript(doc, manuscript(section("New"), paragraph("First words."))),
      bo.id,
    );
    expect(desk.text).toBe("New\nFirst words.");
    const row = await database.db.manuscriptClient.findFirst({
      where: { draftId: draft.id, personId: bo.id },
    });
    expect(row).not.toBeNull();
    desk.leave();
  });

  it("a command that fails, or whose text would not fit, changes nothing", async () => {
    // C21
    const desk = await house.desk(draft.id, ada.id);
    const before = desk.text;
    const failing = house.rooms.edit(
      draft.id,
      (doc) => {
        doc.getXmlFragment("manuscript").delete(0, 1);
        throw new Error("half way");
      },
      bo.id,
    );
    await expect(failing).rejects.toThrow("half way");
    const unfit = house.rooms.edit(
      draft.id,
      (doc) => doc.getXmlFragment("manuscript").insert(0, [new Y.XmlElement("marquee")]),
      null,
    );
    await expect(unfit).rejects.toThrow("unknown part");
    await pause(50);
    expect(desk.text).toBe(before);
    expect(jsonFromState(await house.rooms.read(draft.id))).toEqual(desk.json);
    desk.leave();
  });

  it("changes a draft nobody has open, and the database has it at once", async () => {
    // C21
    await house.rooms.edit(
      draft.id,
      (doc) => writeManuscript(doc, manuscript(section("S"))),
      null,
    );
    const rows = await database.db.manuscriptUpdate.count({
      where: { draftId: draft.id },
    });
    const clients = await database.db.manuscriptClient.findMany({
      where: { draftId: draft.id },
    });
    expect(rows).toBe(1);
    expect(clients.map((row) => row.personId)).toEqual([null]);
  });
});

describe("the date of the last change", () => {
  it("follows the words and not the comments", async () => {
    // C15
    const since = () => database.db.draft.findUniqueOrThrow({ where: { id: draft.id } });
    const before = (await since()).editedAt.getTime();
    const desk = await house.desk(draft.id, ada.id);
    desk.wordsOf(0).format(0, 5, { "comment--AAAAAAA=": { id: "t" } });
    await until(() => desk.isSaved, "saved");
    expect((await since()).editedAt.getTime()).toBe(before);
    desk.type(" word");
    await until(async () => (await since()).editedAt.getTime() > before, "dated");
    desk.leave();
  });
});
