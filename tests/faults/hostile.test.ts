import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import WebSocket from "ws";
import * as Y from "yjs";
import { MANUSCRIPT_VERSION } from "#app/manuscript/schema.ts";
import { plainTextFromState } from "#app/manuscript/state.ts";
import type { Draft, Person } from "#prisma/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { chooseSeed, RandomEditor, seeded } from "#tests/support/random-editor.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";
import { Desk } from "#tests/support/room-desk.ts";
import { size } from "./sizes.ts";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;
let house: House;
let ada: Person;
let mallory: Person;
let draft: Draft;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  ada = await make.official({ right: "edit", name: "Ada Quill" });
  house = await openHouse(database, { limits: { socketsPerPerson: 1_000 } });
});
beforeEach(async () => {
  draft = await make.draft();
  mallory = await make.guest({ name: "Mallory Inkpenny" });
});
afterEach(() => house.empty());
afterAll(async () => {
  await house?.close();
  await database?.close();
});

const KNOCKS = size("KNOCKS", 200, 10_000);

describe("somebody without a session", () => {
  it(`opens no room however often they knock (${KNOCKS} times)`, async () => {
    // C2, C3; W-02
    await until(() => house.rooms.status().rooms === 0, "nothing is open");
    const forged = `session=${"A".repeat(43)}`;
    let most = 0;
    for (let done = 0; done < KNOCKS; done += 20) {
      const codes = Array.from({ length: 20 }, (_, i) => {
        const headers = { origin: house.origin, ...(i % 2 ? { cookie: forged } : {}) };
        return closeCode(new WebSocket(`${house.address}/${draft.id}`, { headers }));
      });
      expect(new Set(await Promise.all(codes))).toEqual(new Set([4401]));
      most = Math.max(most, house.rooms.status().rooms, house.rooms.status().seats);
    }
    expect(most).toBe(0);
  }, 300_000);
});

function closeCode(socket: WebSocket): Promise<number> {
  socket.on("error", () => {});
  return new Promise((resolve) => socket.once("close", resolve));
}

const FRAMES = size("FORBIDDEN_FRAMES", 40, 1_000);

describe("somebody whose right does not reach", () => {
  it.each(["view", "comment", "suggest"] as const)(
    `(%s) changes no letter with any of ${FRAMES} frames, whole or broken`,
    async (right) => {
      // C7, C11; W-03, W-04
      const seed = chooseSeed();
      const random = seeded(seed);
      await make.grant(mallory.id, { draftId: draft.id }, right);
      const witness = await house.desk(draft.id, ada.id);
      const before = Buffer.from(await house.rooms.read(draft.id));
      for (let frame = 0; frame < FRAMES; frame += 1) {
        const update = await someUpdate(random);
        if (random() < 0.7) update[Math.floor(random() * update.length)] = random() * 256;
        const line = await house.line(draft.id, mallory.id);
        line.sendUpdate(update, random() < 0.5 ? 1 : 2);
        // What brings nothing leaves the line open; then a forbidden frame ends it.
        line.sendUpdate(wholeUpdate(before));
        expect([4400, 4403], `SEED=${seed}`).toContain(await line.closed);
      }
      const after = Buffer.from(await house.rooms.read(draft.id));
      expect(plainTextFromState(after), `SEED=${seed}`).toBe(plainTextFromState(before));
      expect(witness.text).toBe("First words.");
      expect(witness.closes).toEqual([]);
    },
    300_000,
  );

  /** What a writer could have done to the draft. */
  async function someUpdate(random: () => number): Promise<Uint8Array> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await house.rooms.read(draft.id));
    const known = Y.encodeStateVector(doc);
    const editor = new RandomEditor(doc, random, false);
    for (let step = 0; step < 4; step += 1) editor.step();
    return Y.encodeStateAsUpdate(doc, known);
  }

  function wholeUpdate(state: Uint8Array): Uint8Array {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const known = Y.encodeStateVector(doc);
    doc.getXmlFragment("manuscript").insert(0, [new Y.XmlElement("section")]);
    return Y.encodeStateAsUpdate(doc, known);
  }
});

describe("somebody whose right was taken away", () => {
  it("and who returns with what they wrote since, in two tabs, leaves nothing of it", async () => {
    // C26; W-06
    await make.grant(mallory.id, { draftId: draft.id }, "edit");
    const witness = await house.desk(draft.id, ada.id);
    const cookie = await house.cookie(mallory.id);
    const tabs = [
      await house.desk(draft.id, mallory.id, { cookie }),
      await house.desk(draft.id, mallory.id, { cookie }),
    ];
    for (const tab of tabs) tab.provider.disconnect();
    await database.db.grant.deleteMany({ where: { personId: mallory.id } });
    house.rooms.revalidate({ personId: mallory.id });
    for (const [i, tab] of tabs.entries()) tab.type(` smuggled${i}`);
    for (const tab of tabs) tab.provider.connect();
    await until(() => tabs.every((tab) => tab.closedWith === 4404), "turned away");
    witness.type(" After.");
    await until(() => witness.isSaved, "saved");
    expect(plainTextFromState(await house.rooms.read(draft.id))).toBe(
      "First words. After.",
    );
    for (const tab of tabs) expect(tab.text).not.toContain("After.");
  });
});

describe("somebody whose session ended while they wrote", () => {
  it("has every word of it saved after signing in again in the same page", async () => {
    // C2, C8; W-07
    const headers = { origin: house.origin, cookie: await house.cookie(ada.id) };
    const desk = new Desk(house.address, draft.id, headers, {});
    await desk.synced();
    desk.type(" Before.");
    await until(() => desk.isSaved, "saved");
    await database.db.session.deleteMany({ where: { personId: ada.id } });
    house.rooms.revalidate({ personId: ada.id });
    desk.type(" Unsaved.");
    await until(() => desk.closedWith === 4401, "signed out");
    desk.type(" Later.");
    expect(desk.isSaved).toBe(false);
    desk.leave();
    const again = await house.desk(draft.id, ada.id, { doc: desk.doc });
    await until(
      () => again.isSaved,
      "saved",
      () => again.closes,
    );
    expect(plainTextFromState(await house.rooms.read(draft.id))).toBe(
      "First words. Before. Unsaved. Later.",
    );
  });
});

describe("somebody who says again what another said", () => {
  it("changes nothing in the same draft and takes no name in another", async () => {
    // C8, C22; W-16
    const network = await make.official({ right: "edit" });
    const victim = await house.desk(draft.id, ada.id);
    const said: Uint8Array[] = [];
    victim.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== victim.provider) said.push(update);
    });
    victim.addBlock("Mine.");
    victim.type(" More.", 0);
    victim.wordsOf(0).delete(0, 3);
    await until(() => victim.isSaved, "saved");
    const before = Buffer.from(await house.rooms.read(draft.id));
    const ofDraft = { where: { draftId: draft.id } };
    const rows = await database.db.manuscriptUpdate.count(ofDraft);
    for (const update of said) {
      const line = await house.line(draft.id, network.id);
      line.sendUpdate(update);
      await Promise.race([line.closed, pause(30)]);
      line.leave();
    }
    expect(Buffer.from(await house.rooms.read(draft.id)).equals(before)).toBe(true);
    expect(await database.db.manuscriptUpdate.count(ofDraft)).toBe(rows);

    const other = await make.draft({});
    for (const update of said) {
      const line = await house.line(other.id, network.id);
      line.sendUpdate(update);
      await Promise.race([line.closed, pause(30)]);
      line.leave();
    }
    const owners = await database.db.manuscriptClient.findMany({
      where: { draftId: other.id },
    });
    expect(owners.filter(({ personId }) => personId === ada.id)).toEqual([]);
    const own = await house.desk(other.id, ada.id);
    own.type(" Still writes.");
    await until(() => own.isSaved, "the victim writes in the other draft too");
  });
});

describe("what a guest is sent", () => {
  it("names no address, account, session, and nobody who is in another draft", async () => {
    // C23; W-17
    const elsewhere = await make.official({ right: "edit", name: "Elsa Elsewhere" });
    await make.grant(mallory.id, { draftId: draft.id }, "view");
    const other = await house.desk((await make.draft()).id, elsewhere.id);
    const line = await house.line(draft.id, mallory.id, `?ack=1&v=${MANUSCRIPT_VERSION}`);
    line.sendStep1();
    const writer = await house.desk(draft.id, ada.id);
    for (let i = 0; i < 5; i += 1) {
      writer.type(` ${i}`);
      writer.point(0);
      other.point(0);
      await pause(120);
    }
    const heard = Buffer.concat(line.frames).toString("latin1");
    expect(heard).toContain("Ada Quill");
    const sessions = await database.db.session.findMany({ select: { id: true } });
    const secrets = [
      ada.email,
      "@",
      ada.id,
      mallory.id,
      elsewhere.id,
      "Elsa",
      ...sessions.map(({ id }) => id),
    ];
    expect(secrets.filter((secret) => heard.includes(secret))).toEqual([]);
  });
});
