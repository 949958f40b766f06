import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { Right } from "#app/domain/rights.ts";
import { jsonFromState } from "#app/manuscript/state.ts";
import { SESSION_IDLE_MS } from "#app/platform/session.server.ts";
import type { Draft, Person } from "#prisma/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { seeded } from "#tests/support/random-editor.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";

let database: TestDatabase;
let house: House;
let make: ReturnType<typeof makersFor>;
let ada: Person;
let draft: Draft;
let clockMs = 0;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  ada = await make.official({ right: "edit" });
  house = await openHouse(database, {
    limits: { judgeMs: 300 },
    now: () => new Date(Date.now() + clockMs),
  });
});
beforeEach(async () => {
  clockMs = 0;
  draft = await make.draft();
});
afterAll(async () => {
  await house?.close();
  await database?.close();
});

async function guestWith(right: Right): Promise<Person> {
  const guest = await make.guest();
  await make.grant(guest.id, { draftId: draft.id }, right);
  return guest;
}

/** Updates a writer could have made of the draft as it stands. */
async function validUpdates(count: number): Promise<Uint8Array[]> {
  const state = await house.rooms.read(draft.id);
  return Array.from({ length: count }, (_, i) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const before = Y.encodeStateVector(doc);
    const fragment = doc.getXmlFragment("manuscript");
    if (i % 3 === 0) fragment.insert(0, [new Y.XmlElement("section")]);
    else if (i % 3 === 1) fragment.delete(0, 1);
    else (fragment.get(0) as Y.XmlElement).setAttribute("id", `id${i}`); // a block
    return Y.encodeStateAsUpdate(doc, before);
  });
}

describe("somebody who may only look", () => {
  it("sees what is typed, and no frame of theirs changes anything", async () => {
    // C7
    const viewer = await guestWith("view");
    const writer = await house.desk(draft.id, ada.id);
    const desk = await house.desk(draft.id, viewer.id);
    expect(desk.hello?.right).toBe("view");
    writer.type(" Seen.");
    await until(() => desk.text.endsWith("Seen."), "seen");
    const before = await house.rooms.read(draft.id);
    const random = seeded(1);
    for (const update of await validUpdates(12)) {
      for (const step of [1, 2]) {
        const line = await house.line(draft.id, viewer.id);
        line.sendUpdate(update, step);
        expect(await line.closed).toBe(4403);
      }
      const bent = update.slice();
      bent[Math.floor(random() * bent.length)] = Math.floor(random() * 256);
      const line = await house.line(draft.id, viewer.id);
      line.sendUpdate(bent);
      await Promise.race([line.closed, pause(100)]);
      line.leave();
    }
    expect(
      Buffer.from(await house.rooms.read(draft.id)).equals(Buffer.from(before)),
    ).toBe(true);
    expect(writer.text).toBe(desk.text);
    desk.leave();
    writer.leave();
  });

  it("is told why when their page tries to write", async () => {
    // C13
    const viewer = await guestWith("view");
    const desk = await house.desk(draft.id, viewer.id);
    desk.type("x");
    await until(() => desk.closedWith !== null, "closed");
    expect(desk.closedWith).toBe(4403);
    expect(desk.refused).toEqual({ sequence: 1, reason: "right" });
    const lines = house.log.filter((line) => line.personId === viewer.id);
    expect(lines).toHaveLength(1);
    desk.leave();
  });
});

describe("somebody who may comment", () => {
  it("anchors comments and cannot touch the words", async () => {
    // C11
    for (const right of ["comment", "suggest"] as const) {
      const commenter = await guestWith(right);
      const writer = await house.desk(draft.id, ada.id);
      const desk = await house.desk(draft.id, commenter.id);
      desk.wordsOf(0).format(0, 5, { "comment--AAAAAAA=": { id: `thread-${right}` } });
      await until(() => desk.isSaved, "the anchor is saved");
      await until(() => JSON.stringify(writer.json).includes(`thread-${right}`), "seen");
      const before = writer.text;
      desk.type("x");
      await until(() => desk.closedWith === 4403, "closed");
      await pause(30);
      expect(writer.text).toBe(before);
      desk.leave();
      writer.leave();
    }
  });
});

describe("a right that is taken away", () => {
  it("ends the seat at once: nothing is sent to it or taken from it after that", async () => {
    // C26
    const guest = await guestWith("edit");
    const writer = await house.desk(draft.id, ada.id);
    const desk = await house.desk(draft.id, guest.id);
    await database.db.grant.deleteMany({ where: { personId: guest.id } });
    await pause(200); // what was on its way has arrived
    house.rooms.revalidate({ draftId: draft.id, personId: guest.id });
    const heard = desk.messages.length;
    desk.type(" after the end");
    writer.type(" secret");
    await until(() => desk.closedWith !== null, "closed for good");
    expect(desk.closedWith).toBe(4404);
    expect(desk.messages.length).toBe(heard);
    expect(desk.text).not.toContain("secret");
    expect(writer.text).not.toContain("after the end");
    desk.leave();
    writer.leave();
  });

  it.each<
    [
      string,
      (guest: Person) => Promise<{ whom: object; code: number | null; right?: Right }>,
    ]
  >([
    [
      "narrowed to view",
      async (guest) => {
        await database.db.grant.updateMany({
          where: { personId: guest.id },
          data: { right: "view" },
        });
        return { whom: { personId: guest.id }, code: null, right: "view" };
      },
    ],
    [
      "past its date",
      async (guest) => {
        await database.db.grant.updateMany({
          where: { personId: guest.id },
          data: { expiresAt: new Date(0) },
        });
        return { whom: { personId: guest.id }, code: 4404 };
      },
    ],
    [
      "with the session, signed out",
      async (guest) => {
        const session = await database.db.session.findFirstOrThrow({
          where: { personId: guest.id },
        });
        await database.db.session.delete({ where: { id: session.id } });
        return { whom: { sessionId: session.id }, code: 4401 };
      },
    ],
    [
      "because the person is suspended",
      async (guest) => {
        await database.db.person.update({
          where: { id: guest.id },
          data: { suspendedAt: new Date() },
        });
        return { whom: { personId: guest.id }, code: 4401 };
      },
    ],
    [
      "because the draft is locked",
      async () => {
        await database.db.draft.update({
          where: { id: draft.id },
          data: { lockedAt: new Date() },
        });
        return { whom: { draftId: draft.id }, code: null, right: "comment" };
      },
    ],
    [
      "because the draft is archived",
      async () => {
        await database.db.draft.update({
          where: { id: draft.id },
          data: { archivedAt: new Date() },
        });
        return { whom: { draftId: draft.id }, code: null, right: "view" };
      },
    ],
    [
      "because the draft is deleted",
      async () => {
        await database.db.draft.delete({ where: { id: draft.id } });
        return { whom: { draftId: draft.id }, code: 4404 };
      },
    ],
  ])("%s", async (_, take) => {
    // C26
    const guest = await guestWith("edit");
    const desk = await house.desk(draft.id, guest.id);
    const before = desk.hello;
    const { whom, code, right } = await take(guest);
    house.rooms.revalidate(whom);
    await until(
      () => (code ? desk.closedWith === code : desk.hello !== before),
      "judged again",
    );
    if (right) expect(desk.hello?.right).toBe(right);
    desk.leave();
  });

  it("while somebody is on the way in does not slip past", async () => {
    // C26
    for (let round = 0; round < 5; round += 1) {
      const guest = await guestWith("edit");
      const desk = await house.desk(draft.id, guest.id, { waits: false });
      await pause(round * 4);
      await database.db.grant.deleteMany({ where: { personId: guest.id } });
      house.rooms.revalidate({ personId: guest.id });
      await until(() => desk.closedWith === 4404, "turned away");
      desk.leave();
    }
  });

  it("touches nobody else's seat", async () => {
    // C26
    const guest = await guestWith("edit");
    const desk = await house.desk(draft.id, guest.id);
    const other = await house.desk((await make.draft()).id, ada.id);
    house.rooms.revalidate({ draftId: draft.id });
    house.rooms.revalidate({ draftId: other.provider.roomname, personId: guest.id });
    await until(() => desk.closes.length > 0, "judged again");
    await pause(50);
    expect(other.closes).toEqual([]);
    desk.leave();
    other.leave();
  });
});

describe("without anybody telling the room", () => {
  it("a seat is judged again every so often, and kept when nothing changed", async () => {
    // C27
    const guest = await guestWith("edit");
    const desk = await house.desk(draft.id, guest.id);
    await pause(800);
    expect(desk.closes).toEqual([]);
    await database.db.grant.deleteMany({ where: { personId: guest.id } });
    await until(() => desk.closedWith === 4404, "found out");
    desk.leave();
  });

  it("a session grows idle under an open socket, and not while its person writes", async () => {
    // C27
    const writer = await house.desk(draft.id, ada.id);
    const bo = await make.official({ right: "edit" });
    const sleeper = await house.desk(draft.id, bo.id);
    await pause(700);
    const half = SESSION_IDLE_MS * 0.6;
    clockMs += half;
    writer.type(" awake");
    await pause(900);
    expect(sleeper.closedWith).toBeNull();
    clockMs += half;
    writer.type(" still awake");
    await until(() => sleeper.closedWith === 4401, "the sleeper is signed out");
    expect(writer.closedWith).toBeNull();
    expect(jsonFromState(await house.rooms.read(draft.id))).toEqual(writer.json);
    sleeper.leave();
    writer.leave();
  });
});
