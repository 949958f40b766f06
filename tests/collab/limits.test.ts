import { connect } from "node:net";
import * as decoding from "lib0/decoding";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type WebSocket from "ws";
import * as Y from "yjs";
import { MESSAGE } from "#app/manuscript/protocol.ts";
import type { Draft, Person } from "#prisma/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { seeded } from "#tests/support/random-editor.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";
import type { Desk } from "#tests/support/room-desk.ts";
import { syncMessage } from "#tests/support/room-line.ts";

let database: TestDatabase;
let house: House;
let make: ReturnType<typeof makersFor>;
let ada: Person;
let mallory: Person;
let draft: Draft;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  ada = await make.official({ right: "edit" });
  mallory = await make.official({ right: "edit" });
  house = await openHouse(database, {
    limits: {
      socketsPerPerson: 400,
      maxFrameBytes: 256 * 1024,
      maxBufferBytes: 256 * 1024,
      presenceBufferBytes: 64 * 1024,
      maxDocumentBytes: 64 * 1024 * 1024,
      byteBurst: 64 * 1024 * 1024,
    },
  });
});
beforeEach(async () => {
  draft = await make.draft();
  house.log.length = 0;
});
afterEach(() => house.empty());
afterAll(async () => {
  await house?.close();
  await database?.close();
});

/** What somebody else in the room notices of it all: nothing. */
async function expectUndisturbed(witness: Desk, other: Desk): Promise<void> {
  const word = ` still here ${Math.random()}`;
  witness.type(word);
  await until(() => other.text.includes(word), "the others go on");
  await until(() => witness.isSaved, "saved");
  expect(witness.closes).toEqual([]);
}

describe("a frame that is none", () => {
  it("closes its own socket with 4400 and one line in the log; nobody else notices", async () => {
    // C6
    const witness = await house.desk(draft.id, ada.id);
    const other = await house.desk(draft.id, ada.id);
    const bodies = [[], [0], [0, 1], [255, 255, 255, 255, 15], [2, 3, 4, 5, 6]];
    const known: number[] = [MESSAGE.sync, MESSAGE.awareness, MESSAGE.queryAwareness];
    const before = Buffer.from(await house.rooms.read(draft.id));
    let sockets = 0;
    for (let first = 0; first < 256; first += 1) {
      const body = bodies[first % bodies.length] ?? [];
      const line = await house.line(draft.id, mallory.id);
      const frame = Uint8Array.from([first, ...body]);
      line.send(frame);
      if (!known.includes(numberOf(frame))) {
        expect(await line.closed).toBe(4400);
        sockets += 1;
      }
      line.leave();
    }
    for (const type of known) {
      for (const body of bodies.slice(3)) {
        const line = await house.line(draft.id, mallory.id);
        line.send([type, ...body]);
        expect(await line.closed).toBe(4400);
        sockets += 1;
      }
    }
    const refusals = house.log.filter((logged) => logged.message === "seat refused");
    expect(refusals.length).toBeGreaterThanOrEqual(sockets);
    expect(refusals.length).toBeLessThanOrEqual(256 + known.length * 2);
    expect(Buffer.from(await house.rooms.read(draft.id)).equals(before)).toBe(true);
    await expectUndisturbed(witness, other);
    witness.leave();
    other.leave();
  }, 60_000);

  it("and neither is a text frame, nor one that is cut short, padded, or too large", async () => {
    // C6, C10
    const witness = await house.desk(draft.id, ada.id);
    const other = await house.desk(draft.id, ada.id);
    const good = syncMessage(2, Y.encodeStateAsUpdate(new Y.Doc()));
    const cases: [string, number, (socket: WebSocket) => void][] = [
      ["text", 4400, (socket) => socket.send("hello")],
      ["cut", 4400, (socket) => socket.send(good.slice(0, -1))],
      ["padded", 4400, (socket) => socket.send(Buffer.concat([good, good]))],
      ["empty", 4400, (socket) => socket.send(new Uint8Array())],
      ["large", 4413, (socket) => socket.send(syncMessage(2, new Uint8Array(300_000)))],
      ["huge", 1009, (socket) => socket.send(new Uint8Array(2_000_000))],
    ];
    for (const [name, code, send] of cases) {
      const line = await house.line(draft.id, mallory.id);
      send(line.socket);
      expect(await line.closed, name).toBe(code);
    }
    await expectUndisturbed(witness, other);
    witness.leave();
    other.leave();
  });

  it("nor does a socket that breaks the WebSocket protocol itself harm anybody", async () => {
    // C6
    const witness = await house.desk(draft.id, ada.id);
    const other = await house.desk(draft.id, ada.id);
    const cookie = await house.cookie(mallory.id);
    const random = seeded(7);
    const { port, host } = new URL(house.origin);
    const attacks = [
      [0xf2, 0x80, 0, 0, 0, 0],
      [0x82, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      [0x82, 0x05, 1, 2, 3, 4, 5],
      [0x8f, 0x80, 0, 0, 0, 0],
      [0x89, 0xfe, 1, 0, 0, 0, 0, 0],
      [0x80, 0x80, 0, 0, 0, 0],
      ...Array.from({ length: 20 }, () =>
        Array.from({ length: 40 }, () => Math.floor(random() * 256)),
      ),
    ];
    const path = `/collab/${draft.id}`;
    for (const [i, attack] of attacks.entries()) {
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("error", () => {});
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16, i).toString("base64")}\r\n` +
          `Origin: ${house.origin}\r\nCookie: ${cookie}\r\n\r\n`,
      );
      if (i % 3 > 0) await new Promise((resolve) => socket.once("data", resolve));
      socket.write(Uint8Array.from(attack));
      if (i % 4 === 0) socket.resetAndDestroy();
      else setTimeout(() => socket.destroy(), 300);
    }
    await expectUndisturbed(witness, other);
    await until(() => house.rooms.status().seats === 2, "only the honest are left");
    expect(house.log.filter((logged) => logged.level === "error")).toEqual([]);
    witness.leave();
    other.leave();
  });
});

describe("somebody who sends too much", () => {
  it("is read more slowly; the others do not wait and nothing honest is lost", async () => {
    // C28
    const witness = await house.desk(draft.id, ada.id);
    const other = await house.desk(draft.id, ada.id);
    const flood = await house.desk(draft.id, mallory.id);
    for (let i = 0; i < 3_000; i += 1) flood.type("x");
    witness.addBlock("quick");
    await until(() => other.text.includes("quick"), "not held up");
    await pause(500);
    const arrived = other.text.match(/x+/)?.[0]?.length ?? 0;
    expect(arrived).toBeGreaterThan(500);
    expect(arrived).toBeLessThan(2_000);
    await pause(3_000); // longer than two heartbeats
    expect(flood.closes).toEqual([]);
    expect(other.text.match(/x+/)?.[0]?.length ?? 0).toBeGreaterThan(arrived);
    for (const desk of [witness, other, flood]) desk.leave();
  });

  it("may not bring a crowd of sockets", async () => {
    // C28
    const strict = await openHouse(database, {
      limits: { socketsPerPerson: 2, socketsPerRoom: 3 },
    });
    const one = await strict.desk(draft.id, ada.id);
    const two = await strict.desk(draft.id, ada.id);
    const three = await strict.desk(draft.id, ada.id, { waits: false });
    await until(() => three.closes.length > 0, "turned away");
    expect(three.closes[0]).toBe(4500);
    one.leave();
    await three.synced();
    for (const desk of [one, two, three]) desk.leave();
    await strict.close();
  });
});

describe("a slow reader", () => {
  it("costs a bounded queue, gets what was missed as one difference, and is whole again", async () => {
    // C29
    const writer = await house.desk(draft.id, ada.id);
    const line = await house.line(draft.id, mallory.id);
    line.sendStep1();
    await until(() => line.frames.length >= 2, "synced");
    line.socket.pause();
    const block = "w".repeat(100_000);
    for (let i = 0; i < 150; i += 1) {
      writer.addBlock(`${i}${block}`);
      if (i % 10 === 0) await pause(20);
    }
    await until(() => writer.isSaved, "saved");
    line.socket.resume();
    const doc = new Y.Doc();
    let read = 0;
    await until(() => {
      for (; read < line.frames.length; read += 1) hear(doc, line.frames[read]);
      return doc.getXmlFragment("manuscript").length === writer.fragment.length;
    }, "whole again");
    expect(doc.getXmlFragment("manuscript").toString()).toBe(writer.fragment.toString());
    const bytes = line.frames.reduce((sum, frame) => sum + frame.length, 0);
    expect(bytes).toBeLessThan(40_000_000);
    line.leave();
    writer.leave();
  }, 60_000);

  it("who never reads again is let go", async () => {
    // C29
    const strict = await openHouse(database, {
      limits: {
        maxBufferBytes: 256 * 1024,
        maxLagMs: 1_000,
        byteBurst: 64 * 1024 * 1024,
        maxDocumentBytes: 64 * 1024 * 1024,
      },
    });
    const writer = await strict.desk(draft.id, ada.id);
    const line = await strict.line(draft.id, mallory.id);
    line.socket.pause();
    const block = "w".repeat(200_000);
    for (let i = 0; i < 100; i += 1) {
      writer.addBlock(`${i}${block}`);
      if (i % 10 === 0) await pause(20);
    }
    await until(() => writer.isSaved, "saved");
    await until(() => strict.rooms.status().seats === 1, "let go");
    const [dropped] = strict.log.filter((logged) => logged.message === "seat dropped");
    expect(dropped?.reason).toBe("too slow");
    await strict.close();
  }, 60_000);
});

/** lib0 reads a number from more bytes than it needs. */
function numberOf(frame: Uint8Array): number {
  try {
    return decoding.readVarUint(decoding.createDecoder(frame));
  } catch {
    return -1;
  }
}

function hear(doc: Y.Doc, frame: Uint8Array | undefined): void {
  if (!frame) return;
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== MESSAGE.sync) return;
  if (decoding.readVarUint(decoder) === 0) return;
  Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
}
