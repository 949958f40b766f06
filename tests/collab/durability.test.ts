import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainTextFromState } from "#app/manuscript/state.ts";
import { startSession } from "#app/platform/session.server.ts";
import type { Draft, Person } from "#prisma/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { type Wire, wireTo } from "#tests/support/proxy.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { openHouse, pause, until } from "#tests/support/room.ts";
import { Desk } from "#tests/support/room-desk.ts";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;
let people: Person[];

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  people = await Promise.all([1, 2, 3].map(() => make.official({ right: "edit" })));
});
afterAll(() => database?.close());

const ROUNDS = Number(process.env.KILLS ?? 10);

describe("a process that is killed while people type", () => {
  it(`has lost nothing that it acknowledged, ${ROUNDS} times over`, async () => {
    // C14–C16
    const seed = chooseSeed();
    const random = seeded(seed);
    const draft = await make.draft();
    const port = await freePort();
    const spoolFolder = mkdtempSync(join(tmpdir(), "translocal-spool-"));
    const origin = `http://127.0.0.1:${port}`;
    const cookies = await Promise.all(people.map((person) => cookieOf(person)));
    const acknowledged = new Set<string>();
    const typed = new Set<string>();
    let child = await startNode({ port, spoolFolder });
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        const writers = cookies.map(
          (cookie, i) => new Writer(`r${round}w${i}`, draft, origin, cookie, typed),
        );
        await Promise.all(writers.map((writer) => writer.desk.synced(20_000)));
        const typing = setInterval(() => {
          for (const writer of writers) writer.type();
        }, 4);
        await pause(150 + random() * 700);
        child.kill("SIGKILL");
        clearInterval(typing);
        await exited(child);
        for (const writer of writers) {
          for (const token of writer.acknowledged) acknowledged.add(token);
        }
        // Half of the people close their laptops, half come back with what they have.
        const [stays, ...leave] = writers;
        for (const writer of leave) writer.desk.leave();
        child = await startNode({ port, spoolFolder });
        await stays?.desk.synced(20_000);
        await until(() => stays?.desk.isSaved ?? true, "the one who stayed is saved");
        for (const token of stays?.tokens ?? []) acknowledged.add(token);
        const text = stays?.desk.text ?? "";
        expectOnce(text, acknowledged, `SEED=${seed} round ${round}`);
        expectOnlyTyped(text, typed);
        stays?.desk.leave();
      }
      expect(acknowledged.size).toBeGreaterThan(ROUNDS * 10);
      const owners = await database.db.manuscriptClient.findMany({
        where: { draftId: draft.id },
      });
      expect(owners.every((row) => people.some((p) => p.id === row.personId))).toBe(true);
    } finally {
      child.kill("SIGTERM");
      await exited(child);
      rmSync(spoolFolder, { recursive: true, force: true });
    }
    // What everybody was told is saved is in the database itself, the spool aside.
    const house = await openHouse(database);
    const stored = plainTextFromState(await house.rooms.read(draft.id));
    expectOnce(stored, acknowledged, "stored");
    await house.close();
  }, 240_000);
});

/** Somebody who types words nobody else types, and remembers which were acknowledged. */
class Writer {
  readonly desk: Desk;
  readonly tokens: string[] = [];
  readonly #name: string;
  readonly #typed: Set<string>;
  readonly #sentAt: { token: string; sequence: number }[] = [];

  constructor(
    name: string,
    draft: Draft,
    origin: string,
    cookie: string,
    typed: Set<string>,
  ) {
    this.#name = name;
    this.#typed = typed;
    const address = `${origin.replace("http", "ws")}/collab`;
    this.desk = new Desk(address, draft.id, { origin, cookie }, {});
  }

  type(): void {
    if (!this.desk.provider.synced) return;
    const token = `${this.#name}-${String(this.tokens.length).padStart(6, "0")}`;
    this.desk.type(`${token} `, 0, 0);
    this.tokens.push(token);
    this.#typed.add(token);
    this.#sentAt.push({ token, sequence: this.desk.sent });
  }

  get acknowledged(): string[] {
    const upTo = this.desk.acknowledgement?.sequence ?? 0;
    return this.#sentAt.filter((sent) => sent.sequence <= upTo).map((sent) => sent.token);
  }
}

function expectOnce(text: string, tokens: Set<string>, about: string): void {
  const counts = new Map<string, number>();
  for (const [token] of text.matchAll(/r\d+w\d+-\d{6}/g)) {
    counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const wrong = [...tokens].filter((token) => counts.get(token) !== 1);
  expect(wrong, about).toEqual([]);
}

function expectOnlyTyped(text: string, typed: Set<string>): void {
  const strangers = [...text.matchAll(/r\d+w\d+-\d{6}/g)].filter(([t]) => !typed.has(t));
  expect(strangers).toEqual([]);
}

describe("a database that goes away", () => {
  it.each(["cut", "freeze"] as const)(
    "(%s) keeps nobody from going on, acknowledges nothing meanwhile, and has everything once it is back",
    async (how) => {
      // C17
      const draft = await make.draft();
      const wire: Wire = await wireTo(database.pool);
      const house = await openHouse(database, {
        pool: wire.pool,
        limits: { maxRetryMs: 300, queryMs: 1_000 },
      });
      const one = await house.desk(draft.id, people[0]!.id);
      const two = await house.desk(draft.id, people[1]!.id);
      one.type(" before");
      await until(() => one.isSaved && two.isSaved, "saved");
      wire[how]();
      for (let i = 0; i < 30; i += 1) {
        one.type(` away${i}`);
        await pause(10);
      }
      await until(() => two.text.includes("away29"), "the other sees it all the same");
      await pause(200);
      expect(one.isSaved).toBe(false);
      expect(one.closes).toEqual([]);
      wire.mend();
      await until(() => one.isSaved, "saved after all");
      const elsewhere = await openHouse(database);
      const stored = plainTextFromState(await elsewhere.rooms.read(draft.id));
      for (let i = 0; i < 30; i += 1) expect(stored).toContain(`away${i}`);
      await elsewhere.close();
      await house.close();
      await wire.close();
    },
    60_000,
  );

  it("for longer than the spool can hold makes the rooms read-only, says so, and ends by itself", async () => {
    // C17
    const draft = await make.draft();
    const wire = await wireTo(database.pool);
    const house = await openHouse(database, {
      pool: wire.pool,
      limits: { spoolBytes: 20_000, maxRetryMs: 200 },
    });
    const one = await house.desk(draft.id, people[0]!.id);
    const two = await house.desk(draft.id, people[1]!.id);
    wire.cut();
    for (let i = 0; i < 60 && !house.rooms.status().isReadOnly; i += 1) {
      one.type("w".repeat(1_000));
      await pause(10);
    }
    await until(() => two.hello?.right === "view", "the others are told");
    expect(house.rooms.status().isReadOnly).toBe(true);
    one.type(" too late");
    await pause(100);
    expect(two.text).not.toContain("too late");
    expect(two.closes).toEqual([]);
    wire.mend();
    await until(() => two.hello?.right === "edit", "open again");
    await until(
      () => one.isSaved && two.text.includes("too late"),
      "nothing was lost",
      () => ({
        ...house.rooms.status(),
        log: house.log,
        right: one.hello?.right,
        closes: one.closes,
        isSynced: one.provider.synced,
        sent: one.sent,
        acknowledged: one.acknowledgement?.sequence,
        isThere: two.text.includes("too late"),
      }),
    );
    await house.close();
    await wire.close();
  });

  it("while the process is killed leaves the spool, from which all is stored, however often it is read", async () => {
    // C16
    const draft = await make.draft();
    const spoolFolder = mkdtempSync(join(tmpdir(), "translocal-spool-"));
    const wire = await wireTo(database.pool);
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const child = await startNode({ port, spoolFolder, pool: wire.pool });
    const desk = new Desk(
      `ws://127.0.0.1:${port}/collab`,
      draft.id,
      { origin, cookie: await cookieOf(people[0]!) },
      {},
    );
    await desk.synced(20_000);
    wire.cut();
    for (let i = 0; i < 20; i += 1) desk.type(` s${i}`);
    await pause(300);
    child.kill("SIGKILL");
    await exited(child);
    desk.leave();
    await wire.close();
    for (let start = 0; start < 2; start += 1) {
      const house = await openHouse(database, { spoolFolder });
      const stored = plainTextFromState(await house.rooms.read(draft.id));
      for (let i = 0; i < 20; i += 1)
        expect(stored.split(` s${i}`)).toHaveLength(i === 1 ? 12 : 2);
      await house.stop();
    }
    const row = await database.db.manuscriptClient.findFirst({
      where: { draftId: draft.id },
    });
    expect(row?.personId).toBe(people[0]!.id); // C22
    rmSync(spoolFolder, { recursive: true, force: true });
  }, 60_000);
});

interface NodeConfig {
  port: number;
  spoolFolder: string;
  pool?: TestDatabase["pool"];
}

async function startNode(config: NodeConfig): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/support/room-process.ts"],
    {
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        ROOM_PROCESS: JSON.stringify({ pool: database.pool, ...config }),
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once("data", () => resolve());
    child.once("exit", (code) => reject(new Error(`the node ended with ${code}`)));
  });
  return child;
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function cookieOf(person: Person): Promise<string> {
  const session = { personId: person.id, userAgent: "test", now: new Date() };
  return `session=${(await startSession(database.db, session)).token}`;
}
