import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { type Line, lineTo } from "#tests/support/proxy.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";
import type { Desk } from "#tests/support/room-desk.ts";
import { Crowd } from "./crowd.ts";
import { size } from "./sizes.ts";

let database: TestDatabase;
let house: House;
let crowd: Crowd;
let line: Line;
let sockets: Socket[];

const seed = chooseSeed();
const random = seeded(seed);
const about = `SEED=${seed}`;

beforeAll(async () => {
  database = await testDatabase();
  house = await openHouse(database, {
    limits: {
      maxBufferBytes: 64 * 1024,
      presenceBufferBytes: 16 * 1024,
      heartbeatMs: 12_000, // as in life: a line may be frozen for longer than a test's heartbeat
    },
  });
});
beforeEach(async () => {
  sockets = [];
  line = await lineTo({ host: "127.0.0.1", port: portOf(house) }, random);
  // The last of them sits behind the line.
  crowd = await Crowd.gather({
    db: database.db,
    count: 4,
    random,
    origin: house.origin,
    portOf: (i) => (i === 3 ? line.port : portOf(house)),
  });
  await crowd.synced();
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  crowd.leave();
  await line.close();
});
afterAll(async () => {
  await house?.close();
  await database?.close();
});

const portOf = ({ origin }: House) => Number(new URL(origin).port);

/** The honest go on as if nothing were: all saved, all agree, nobody was sent away. */
async function expectUndisturbed(): Promise<void> {
  const stopTyping = crowd.type();
  await pause(300);
  stopTyping();
  await crowd.agreed();
  expect(await crowd.faults(database.pool), about).toEqual([]);
  expect(crowd.typists.flatMap(({ desk }) => desk.closes)).toEqual([]);
  expect(house.log.filter(({ level }) => level === "error")).toEqual([]);
}

function open(words = ""): Socket {
  const socket = connect(portOf(house), "127.0.0.1");
  socket.on("error", () => {});
  if (words) socket.write(words);
  sockets.push(socket);
  return socket;
}

const upgrade = (more = "") =>
  `GET /collab/${crowd.draftId}?ack=1 HTTP/1.1\r\nHost: ${new URL(house.origin).host}\r\n` +
  `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n` +
  `Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nOrigin: ${house.origin}\r\n${more}`;

const CRUSH = size("CRUSH", 200, 4_000);

describe("a crush at the door", () => {
  it(`of ${CRUSH} half-said requests, endless headers and lines that break disturbs nobody inside`, async () => {
    // C2, C28; W-08, W-10
    const attacks: (() => void)[] = [
      () => open(),
      () => open(upgrade()),
      () => open(upgrade(`Cookie: session=${"x".repeat(43)}\r\n`)),
      () => open(upgrade(`X: ${"y".repeat(60_000)}\r\n\r\n`)),
      () => open(upgrade("\r\n")).resetAndDestroy(),
      () => {
        const socket = open(upgrade(`Cookie: session=${"x".repeat(43)}\r\n\r\n`));
        socket.once("connect", () => setTimeout(() => socket.resetAndDestroy(), 3));
      },
      () => open("\xff\xfe\x00GET / HTTP/9.9\r\n\r\n"),
    ];
    for (let i = 0; i < CRUSH; i += 1) {
      attacks[i % attacks.length]?.();
      if (i % 50 === 0) await pause(5);
    }
    await expectUndisturbed();
    expect(house.rooms.status().seats).toBe(4);
  }, 120_000);
});

const RETURNS = size("CROWD_RETURNS", 60, 1_000);

describe("a line that comes and goes", () => {
  it(`${RETURNS} times as fast as it can leaves no seat behind and loses nothing`, async () => {
    // C19, C24; W-13
    const flighty = crowd.typists[3]!.desk;
    for (let i = 0; i < RETURNS; i += 1) {
      crowd.typists[3]!.step();
      flighty.breakLine();
      flighty.provider.connect();
      await pause(random() * 10);
    }
    await crowd.agreed();
    expect(await crowd.faults(database.pool), about).toEqual([]);
    await until(() => house.rooms.status().seats === 4, "no seat is left behind");
  }, 120_000);
});

const FRAGMENTS = size("FRAGMENTS", 3_000, 30_000);

describe("a message in pieces", () => {
  it(`without end (${FRAGMENTS} of them) disturbs nobody, and its seat goes with its line`, async () => {
    // C6; W-10
    const cookie = await house.cookie(crowd.typists[0]!.personId);
    const socket = open(upgrade(`Cookie: ${cookie}\r\n\r\n`));
    await new Promise((resolve) => socket.once("data", resolve));
    socket.resume();
    const isClosed = new Promise((resolve) => socket.once("close", resolve));
    socket.write(Uint8Array.of(0x02, 0x81, 0, 0, 0, 0, 0)); // begins, and never ends
    for (let i = 0; i < FRAGMENTS; i += 1) {
      socket.write(Uint8Array.of(0x00, 0x81, 0, 0, 0, 0, i % 256));
      if (i % 500 === 0) await pause(1);
    }
    await expectUndisturbed();
    socket.end();
    await isClosed;
    await until(() => house.rooms.status().seats === 4, "only the honest are left");
  }, 120_000);
});

describe("readers behind a line that is frozen", () => {
  it("miss nothing in the end, and hold nobody up meanwhile", async () => {
    // C29; W-14
    const late = crowd.typists[3]!.desk;
    line.set({ frozen: ["down"] });
    const [one, two] = crowd.typists.map(({ desk }) => desk) as [Desk, Desk];
    const blocks = size("FROZEN_BLOCKS", 40, 400);
    for (let i = 0; i < blocks; i += 1) {
      one.addBlock("");
      for (const typist of crowd.typists.slice(0, 3)) typist.step();
      await pause(2);
    }
    await until(() => two.fragment.length >= blocks, "the others go on");
    expect(late.fragment.length).toBeLessThan(blocks);
    line.mend();
    await crowd.agreed();
    expect(await crowd.faults(database.pool), about).toEqual([]);
    expect(late.closes).toEqual([]);
  }, 120_000);
});
