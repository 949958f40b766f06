import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { MESSAGE } from "#app/manuscript/protocol.ts";
import { MANUSCRIPT_VERSION } from "#app/manuscript/schema.ts";
import type { Draft, Person } from "#prisma/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { type House, openHouse, until } from "#tests/support/room.ts";

let database: TestDatabase;
let house: House;
let make: ReturnType<typeof makersFor>;
let ada: Person;
let draft: Draft;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  ada = await make.official({ right: "edit" });
  draft = await make.draft();
  house = await openHouse(database);
});
afterAll(async () => {
  await house?.close();
  await database?.close();
});

/** How a knock ends: the status of a refused upgrade or the code of a closed socket. */
async function knock(
  path: string,
  headers: Record<string, string>,
): Promise<number | "open"> {
  const socket = new WebSocket(`${house.address}/${path}`, { headers });
  return new Promise((resolve) => {
    socket.on("unexpected-response", (_, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on("error", () => {});
    socket.on("close", (code) => resolve(code));
    socket.on("message", () => {
      resolve("open");
      socket.terminate();
    });
    setTimeout(() => {
      resolve("open");
      socket.terminate();
    }, 1_500);
  });
}

describe("the door of a room", () => {
  it("opens to the workspace's own pages only", async () => {
    // C1; W-01
    const cookie = await house.cookie(ada.id);
    const { port } = new URL(house.origin);
    const near = Number(port) + 1;
    const strangers = [
      "null",
      "",
      "*",
      "http://",
      "//127.0.0.1",
      `127.0.0.1:${port}`,
      `//127.0.0.1:${port}`,
      "https://evil.example",
      "http://evil.example",
      `http://evil.example:${port}`,
      `https://127.0.0.1:${port}`,
      `ws://127.0.0.1:${port}`,
      `file://127.0.0.1:${port}`,
      "http://127.0.0.1",
      "http://127.0.0.1:80",
      `http://127.0.0.1:${near}`,
      `http://127.0.0.1:0${port}`,
      `http://127.0.0.1:${port}0`,
      `http://127.0.0.1:${port.slice(0, -1)}`,
      `http://127.0.0.1:${port}.evil.example`,
      `http://127.0.0.1.evil.example:${port}`,
      `http://127.0.0.1.:${port}`,
      `http://.127.0.0.1:${port}`,
      `http://www.127.0.0.1:${port}`,
      `http://evil.example/http://127.0.0.1:${port}`,
      `http://evil.example?http://127.0.0.1:${port}`,
      `http://evil.example#http://127.0.0.1:${port}`,
      `http://127.0.0.1:${port}@evil.example`,
      `http://ada@127.0.0.1:${port}`,
      `http://ada:secret@127.0.0.1:${port}`,
      `http://localhost:${port}`,
      `http://[::1]:${port}`,
      `http://[::ffff:127.0.0.1]:${port}`,
      `http://127.1:${port}`,
      `http://2130706433:${port}`,
      `http://0x7f.0.0.1:${port}`,
      `HTTP://127.0.0.1:${port}`,
      `http://127.0.0.1:${port}/`,
      `http://127.0.0.1:${port}/campaigns`,
      `http://127.0.0.1:${port}?`,
      `http://127.0.0.1:${port}, https://evil.example`,
      `http://127.0.0.1:${port} `.repeat(2),
    ];
    expect(strangers.length).toBeGreaterThanOrEqual(40);
    for (const origin of strangers) {
      expect(await knock(draft.id, { cookie, origin }), origin).toBe(403);
    }
    expect(await knock(draft.id, { cookie })).toBe(403);
    expect(await knock(`${draft.id}?ack=1`, { cookie, origin: house.origin })).toBe(
      "open",
    );
  });

  it("tells by code what a person can mend, and never whether a foreign draft exists", async () => {
    // C2
    const { origin } = house;
    const guest = await make.guest();
    const cookie = await house.cookie(ada.id);
    const foreign = await house.cookie(guest.id);
    expect(await knock(draft.id, { origin })).toBe(4401);
    expect(await knock(draft.id, { origin, cookie: `session=${"x".repeat(43)}` })).toBe(
      4401,
    );
    expect(await knock(draft.id, { origin, cookie: foreign })).toBe(4404);
    const unknown = "018f0000-0000-7000-8000-000000000000";
    expect(await knock(unknown, { origin, cookie })).toBe(4404);
    expect(await knock("no-id", { origin, cookie })).toBe(4404);
    expect(await knock(`${draft.id}?v=0`, { origin, cookie })).toBe(4409);
    expect(await knock(`${draft.id}?v=999`, { origin, cookie })).toBe(4500);
    expect(house.rooms.status().rooms).toBeLessThan(2);
  });

  it("is shut to an ended session and to somebody suspended", async () => {
    // C2
    const { origin } = house;
    const bo = await make.official({ right: "edit" });
    const cookie = await house.cookie(bo.id);
    await database.db.session.updateMany({
      where: { personId: bo.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await knock(draft.id, { origin, cookie })).toBe(4401);
    const cy = await make.official({ right: "edit", suspendedAt: new Date() });
    expect(await knock(draft.id, { origin, cookie: await house.cookie(cy.id) })).toBe(
      4401,
    );
  });

  it("greets a client that asks with an id of its own, and keeps it for that session", async () => {
    // C5
    const desk = await house.desk(draft.id, ada.id);
    const given = desk.hello?.clientId ?? 0;
    expect(desk.hello).toMatchObject({
      right: "edit",
      manuscriptVersion: MANUSCRIPT_VERSION,
    });
    desk.type(" more");
    await until(() => desk.isSaved, "saved");
    const tab = await house.desk(draft.id, ada.id, {
      params: { v: String(MANUSCRIPT_VERSION), ack: "1", client: String(given) },
    });
    expect(tab.hello?.clientId).not.toBe(given); // the first still sits there, and it is another session
    desk.breakLine();
    await until(() => !desk.provider.wsconnected, "broken");
    await until(() => desk.provider.synced, "back");
    expect(desk.hello?.clientId).toBe(given);
    desk.leave();
    tab.leave();
  });

  it("says nothing to a stock client that it could not read", async () => {
    // C4
    const stock = await house.desk(draft.id, ada.id, { isStock: true });
    const editor = await house.desk(draft.id, ada.id);
    stock.type(" stock");
    editor.type(" editor");
    editor.point();
    await until(() => stock.text === editor.text && editor.isSaved, "agree");
    const known: number[] = [MESSAGE.sync, MESSAGE.awareness, MESSAGE.queryAwareness];
    expect(stock.messages.filter((message) => !known.includes(message))).toEqual([]);
    stock.leave();
    editor.leave();
  });
});
