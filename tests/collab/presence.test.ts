import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { cityColorIndex } from "#app/domain/city-color.ts";
import { readPresence } from "#app/manuscript/protocol.ts";
import { MANUSCRIPT_VERSION } from "#app/manuscript/schema.ts";
import type { City, Draft, Person } from "#prisma/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";
import type { Desk } from "#tests/support/room-desk.ts";

let database: TestDatabase;
let house: House;
let make: ReturnType<typeof makersFor>;
let city: City;
let ada: Person;
let bo: Person;
let draft: Draft;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  city = await make.city({ name: "Tacoma", state: "WA" });
  ada = await make.official({ right: "edit", city, name: "Ada Quill" });
  bo = await make.official({ right: "edit", name: "Bo Votewell" });
  house = await openHouse(database, { limits: { heartbeatMs: 400 } });
});
beforeEach(async () => {
  draft = await make.draft();
});
afterAll(async () => {
  await house?.close();
  await database?.close();
});

const namesSeenBy = (desk: Desk) => desk.others.map((user) => user.name).sort();

describe("who is here", () => {
  it("is told by the server: name, city and colour of the office held today", async () => {
    // C23
    const desk = await house.desk(draft.id, ada.id);
    const other = await house.desk(draft.id, bo.id, { isStock: true });
    desk.provider.awareness.setLocalState({
      user: { name: "The Mayor", city: "Elsewhere", colorIndex: 1, email: "x" },
      cursor: null,
      note: "anything",
    });
    await until(() => other.others.length === 1, "seen");
    expect(other.others).toEqual([
      { name: "Ada Quill", city: "Tacoma, WA", colorIndex: cityColorIndex(city.id) },
    ]);
    expect(
      house.rooms
        .present(draft.id)
        .map((p) => p.name)
        .sort(),
    ).toEqual(["Ada Quill", "Bo Votewell"]);
    const [state] = [...other.provider.awareness.getStates()].filter(
      ([client]) => client === desk.provider.awareness.clientID,
    );
    expect(JSON.stringify(state)).not.toMatch(/anything|email|[0-9a-f]{8}-[0-9a-f]{4}/);
    desk.leave();
    await until(() => other.others.length === 0, "gone at once");
    other.leave();
  });

  it("shows each caret to the others and to nobody twice, also in a crowd of echoing clients", async () => {
    // C23: every y-websocket client sends back what it hears.
    const people = await Promise.all(
      [1, 2, 3, 4].map(() => make.official({ right: "edit" })),
    );
    const desks = await Promise.all(
      people.map((p) => house.desk(draft.id, p.id, { isStock: true })),
    );
    for (let move = 0; move < 10; move += 1) {
      for (const desk of desks) desk.point(0);
      await pause(20);
    }
    await until(() => desks.every((desk) => desk.others.length === 3), "all see all");
    const [first] = desks;
    if (!first) throw new Error("four desks");
    for (const [client, state] of first.provider.awareness.getStates()) {
      if (client === first.doc.clientID) continue;
      expect(readPresence(state)?.cursor).toMatchObject({ anchor: { assoc: 0 } });
    }
    await pause(900); // two renewals
    expect(desks.every((desk) => desk.others.length === 3)).toBe(true);
    for (const desk of desks) desk.leave();
  });
});

describe("somebody who means harm", () => {
  it("can neither speak for another nor send them away", async () => {
    // C23
    const victim = await house.desk(draft.id, ada.id);
    const witness = await house.desk(draft.id, bo.id);
    await until(() => witness.others.length === 1, "seen");
    const client = victim.provider.awareness.clientID;
    const mallory = await make.official({ right: "edit", name: "Mallory Marblecroft" });
    const line = await house.line(draft.id, mallory.id);
    const user = { name: "Ada Quill", city: "Tacoma, WA", colorIndex: 1 };
    for (const clock of [1, 2 ** 40, 2 ** 52, Date.now() * 8 + 1e6]) {
      line.sendPresence([{ client, clock, state: { user, cursor: null } }]);
      line.sendPresence([{ client, clock: clock + 1, state: null }]);
    }
    await pause(150);
    expect(namesSeenBy(witness)).toEqual(["Ada Quill"]);
    line.sendPresence([{ client: 4_242, clock: 1, state: { user } }]);
    await until(() => witness.others.length === 2, "seen under the own name");
    expect(namesSeenBy(witness)).toEqual(["Ada Quill", "Mallory Marblecroft"]);
    line.leave();
    victim.leave();
    witness.leave();
  });

  it("is one person however many they claim to be, and cannot send a large or strange state", async () => {
    // C23
    const witness = await house.desk(draft.id, ada.id);
    const line = await house.line(draft.id, bo.id);
    line.sendPresence(
      Array.from({ length: 300 }, (_, i) => ({ client: 1_000 + i, clock: 1, state: {} })),
    );
    await pause(250);
    expect(witness.others).toHaveLength(1);
    line.sendPresence([
      { client: 1_299, clock: 2, state: { cursor: "x".repeat(10_000) } },
    ]);
    const strange = [
      { anchor: null, head: null },
      { anchor: { tname: "other" }, head: { tname: "other" } },
      { anchor: { item: { client: "1", clock: -1 } }, head: {} },
      [1, 2],
    ];
    for (const [i, cursor] of strange.entries()) {
      line.sendPresence([{ client: 1_299, clock: 3 + i, state: { cursor } }]);
      await pause(120);
    }
    const states = [...witness.provider.awareness.getStates()];
    const others = states.filter(
      ([client]) => client !== witness.provider.awareness.clientID,
    );
    expect(others.map(([, state]) => Object.keys(state))).toEqual([["user"]]);
    expect(witness.doc.share.has("other")).toBe(false);
    line.leave();
    witness.leave();
  });
});

describe("somebody whose line dropped", () => {
  it("is visible again at once, and never twice", async () => {
    // C24
    for (const isStock of [true, false]) {
      const desk = await house.desk(draft.id, ada.id, { isStock });
      const witness = await house.desk(draft.id, bo.id);
      await until(() => witness.others.length === 1, "seen");
      let most = 0;
      witness.provider.awareness.on("update", () => {
        most = Math.max(most, witness.others.length);
      });
      for (let round = 0; round < 3; round += 1) {
        desk.breakLine();
        await until(() => !desk.provider.wsconnected, "broken");
        await until(() => desk.provider.synced, "back");
        await until(
          () => desk.others.length === 1 && witness.others.length === 1,
          "seen",
        );
        desk.point();
        await pause(150);
        expect(witness.others).toHaveLength(1);
      }
      expect(most).toBe(1);
      desk.leave();
      await until(() => witness.others.length === 0, "no ghost");
      witness.leave();
    }
  });

  it("and who does not come back is gone after a moment", async () => {
    // C24
    const desk = await house.desk(draft.id, ada.id);
    const witness = await house.desk(draft.id, bo.id);
    await until(() => witness.others.length === 1, "seen");
    desk.provider.shouldConnect = false;
    desk.breakLine();
    await pause(800);
    expect(witness.others).toHaveLength(1);
    await until(() => witness.others.length === 0, "gone");
    desk.leave();
    witness.leave();
  });

  it("but not the server's side of it, is not seen twice when they return on a new line", async () => {
    // C24
    const cookie = await house.cookie(ada.id);
    const desk = await house.desk(draft.id, ada.id, { cookie });
    const witness = await house.desk(draft.id, bo.id);
    await until(() => witness.others.length === 1, "seen");
    // The laptop slept: its socket is dead without anybody knowing. The page comes back by itself.
    const client = String(desk.hello?.clientId);
    const second = await house.desk(draft.id, ada.id, {
      cookie,
      doc: new Y.Doc(),
      params: { v: String(MANUSCRIPT_VERSION), ack: "1", client },
    });
    await until(() => second.others.length > 0, "the returned sees the other");
    expect(second.hello?.clientId).not.toBe(Number(client)); // the first may still be alive
    desk.leave();
    await pause(100);
    expect(namesSeenBy(witness)).toEqual(["Ada Quill"]);
    second.leave();
    witness.leave();
  });
});

describe("a quiet room", () => {
  it("speaks to everybody before a provider would hang up", async () => {
    // C25
    const alone = await house.desk(draft.id, ada.id, { isStock: true });
    const heard = alone.messages.length;
    await pause(1_000);
    expect(alone.messages.length).toBeGreaterThan(heard);
    expect(alone.closes).toEqual([]);
    alone.leave();
  });
});
