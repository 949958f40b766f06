import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { regression } from "#tests/regressions/input.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { type Wire, wireTo } from "#tests/support/proxy.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { pause, until } from "#tests/support/room.ts";
import { Crowd } from "./crowd.ts";
import { freePort, NodeProcess, type NodeProcessOptions } from "./node-process.ts";
import { size } from "./sizes.ts";

let database: TestDatabase;
let wire: Wire;
let spoolFolder: string;
let port: number;
let node: NodeProcess;
let crowd: Crowd;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  wire = await wireTo(database.pool);
  spoolFolder = mkdtempSync(join(tmpdir(), "translocal-spool-"));
  port = await freePort();
});
afterEach(async () => {
  crowd?.leave();
  await node?.kill();
  await wire.close();
  rmSync(spoolFolder, { recursive: true, force: true });
});
afterAll(() => database?.close());

const seed = chooseSeed();
const about = `SEED=${seed}`;

/** Starts a node under some limit, and people who sit in it. */
async function open(options: Partial<NodeProcessOptions> = {}, limits = {}) {
  const config = {
    pool: wire.pool,
    spoolFolder,
    port,
    limits: { maxRetryMs: 300, queryMs: 1_500, ...limits },
  };
  node = new NodeProcess({
    script: "tests/support/room-process.ts",
    env: { ROOM_PROCESS: JSON.stringify(config) },
    ...options,
  });
  await node.start();
  const origin = `http://127.0.0.1:${port}`;
  const random = seeded(seed);
  crowd = await Crowd.gather({ db: database.db, count: 4, random, origin });
  await crowd.synced();
}

async function typeFor(ms: number): Promise<void> {
  const stopTyping = crowd.type();
  await pause(ms);
  stopTyping();
  await crowd.agreed();
}

const errorsIn = (words: string) =>
  node.log.filter((line) => JSON.stringify(line).includes(words));

describe("a node whose disk is full", () => {
  /** Everybody types until the spool can take no more; nothing leaves it meanwhile. */
  async function fill(): Promise<void> {
    wire.cut();
    const before = errorsIn("the spool cannot be written").length;
    const stopTyping = crowd.type();
    await until(() => errorsIn("the spool cannot be written").length > before, "full");
    await pause(300);
    stopTyping();
    expect(crowd.typists.some((typist) => typist.isDone)).toBe(false);
  }

  it("acknowledges nothing, shows nobody what it could not keep, and goes on when there is room", async () => {
    // C14; F-03. The disk is full for this process: it may write no file beyond a size.
    await open({ under: ["prlimit", "--fsize=16000:unlimited"] });
    await fill();
    wire.mend();
    execFileSync("prlimit", ["--pid", String(node.pid), "--fsize=unlimited"]);
    await crowd.agreed();
    expect(await crowd.faults(database.pool), about).toEqual([]);
    expect(crowd.history.firmWords).toBe(crowd.history.size);

    // Again, and nobody comes back to say it once more: what was seen is what was kept.
    execFileSync("prlimit", ["--pid", String(node.pid), "--fsize=16000"]);
    await fill();
    crowd.leave();
    await node.kill();
    wire.mend();
    await node.start();
    expect(await crowd.faults(database.pool), about).toEqual([]);
  });
});

describe("a node without file handles", () => {
  it("keeps those who are in, and takes newcomers again once there are some", async () => {
    // C28; F-10
    await open({ under: ["prlimit", "--nofile=120"] });
    await typeFor(200); // what a room needs is open
    const crush: Socket[] = [];
    for (let i = 0; i < 200; i += 1) {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => {});
      crush.push(socket);
    }
    await typeFor(800);
    expect(crowd.typists.flatMap(({ desk }) => desk.closes)).toEqual([]);
    for (const socket of crush) socket.destroy();
    const newcomer = crowd.sitDown(0);
    await until(() => newcomer.desk.provider.synced, "there is room again");
    await crowd.agreed();
    expect(await crowd.faults(database.pool), about).toEqual([]);
  });

  it("stores the first words all the same: what it writes to was open before", async () => {
    // C14; F-10
    const { nofile, sockets } = regression<{ nofile: number; sockets: number }>(
      "first-edit-without-handles",
    );
    await open({ under: ["prlimit", `--nofile=${nofile}`] });
    const crush = Array.from({ length: sockets }, () => {
      const socket = connect(port, "127.0.0.1");
      return socket.on("error", () => {});
    });
    await typeFor(800);
    expect(crowd.typists.flatMap(({ desk }) => desk.closes)).toEqual([]);
    for (const socket of crush) socket.destroy();
    await crowd.agreed();
    expect(await crowd.faults(database.pool), about).toEqual([]);
  });
});

const STOPS = size("STOPS", 2, 50);

describe("a node that is asked to stop while people type", () => {
  it(`says goodbye, stores everything and leaves no spool, ${STOPS} times`, async () => {
    // C30; L-07
    await open();
    for (let round = 0; round < STOPS; round += 1) {
      for (const { desk } of crowd.typists) desk.closes = [];
      const stopTyping = crowd.type();
      await pause(200);
      expect(await node.stop()).toBe(0);
      stopTyping();
      expect(crowd.typists.map(({ desk }) => desk.closes[0])).toEqual([
        1012, 1012, 1012, 1012,
      ]);
      const left = readdirSync(spoolFolder).filter((name) => name.endsWith(".spool"));
      expect(left).toEqual([]);
      expect(await crowd.faults(database.pool), about).toEqual([]);
      await node.start();
      await crowd.agreed();
    }
    expect(await crowd.faults(database.pool), about).toEqual([]);
  }, 600_000);
});

const REPLAYS = size("REPLAYS", 1, 20);

describe("a start that is killed while it reads the spool", () => {
  it(`is begun again (${REPLAYS} of them), and everything is stored once`, async () => {
    // C16; F-02
    await open();
    wire.cut();
    const stopTyping = crowd.type();
    await until(() => crowd.history.size > 60, "much is typed");
    stopTyping();
    await node.kill();
    const random = seeded(seed);
    for (let round = 0; round < REPLAYS; round += 1) {
      await node.launch();
      await pause(300 + random() * 900);
      wire.slow(100);
      if (round === 0) wire.mend();
      await pause(random() * 200);
      await node.kill();
    }
    wire.mend();
    await node.start();
    await crowd.agreed();
    expect(await crowd.faults(database.pool), about).toEqual([]);
    expect(crowd.history.firmWords).toBe(crowd.history.size);
  }, 600_000);
});
