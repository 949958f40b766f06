import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSession } from "#app/platform/session.server.ts";
import type { Person } from "#prisma/generated/client.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { disagreements, History } from "#tests/support/history.ts";
import type { makersFor } from "#tests/support/makers.ts";
import { type Line, lineTo, type Wire, wireTo } from "#tests/support/proxy.ts";
import { seeded } from "#tests/support/random-editor.ts";
import { pause, until } from "#tests/support/room.ts";
import { freePort, NodeProcess } from "./node-process.ts";
import { storedText } from "./stored-text.ts";
import { Typist } from "./typist.ts";

/** Everything that can go wrong in a storm, while people type. */
export const FAULTS = [
  "nothing",
  "the process is killed",
  "the process is stopped",
  "the database is cut off",
  "the database is frozen",
  "the database is slow",
  "the database is cut off and the process killed",
  "lines are cut",
  "lines are cut in the middle of a frame",
  "lines freeze",
  "lines freeze on the way up",
  "lines freeze on the way down",
  "lines are closed on one side",
  "lines are slow and torn into pieces",
  "somebody works offline",
  "somebody closes their laptop",
] as const;
export type Fault = (typeof FAULTS)[number];

export interface StormOptions {
  database: TestDatabase;
  make: ReturnType<typeof makersFor>;
  seed: number;
  people: number;
  /** How long each fault lasts, at most. */
  faultMs: number;
}

const START = "First words.";
const TICK_MS = 25;

/**
 * A node in a process of its own, people who write over lines of their own, and a database
 * behind a wire. Faults come one after another while everybody types.
 */
export class Storm {
  readonly history = new History(START);
  readonly node: NodeProcess;
  readonly random: () => number;
  readonly typists: Typist[] = [];
  readonly #options: StormOptions;
  readonly #lines: Line[] = [];
  readonly #wire: Wire;
  readonly #spoolFolder: string;
  readonly #port: number;
  #people: { person: Person; cookie: string; desks: number }[] = [];
  #draftId = "";

  static async begin(options: StormOptions): Promise<Storm> {
    const wire = await wireTo(options.database.pool);
    const storm = new Storm(options, wire, await freePort());
    await storm.#open();
    return storm;
  }

  private constructor(options: StormOptions, wire: Wire, port: number) {
    this.#options = options;
    this.#wire = wire;
    this.#port = port;
    this.random = seeded(options.seed);
    this.#spoolFolder = mkdtempSync(join(tmpdir(), "translocal-spool-"));
    const config = {
      pool: wire.pool,
      spoolFolder: this.#spoolFolder,
      port,
      // Small, so that folding, unloading and retrying happen all the time.
      limits: {
        compactRows: 25,
        unloadMs: 50,
        quietMs: 200,
        maxRetryMs: 300,
        queryMs: 1_500,
      },
    };
    this.node = new NodeProcess({
      script: "tests/support/room-process.ts",
      env: { ROOM_PROCESS: JSON.stringify(config) },
    });
  }

  async #open(): Promise<void> {
    const { database, make, people } = this.#options;
    this.#draftId = (await make.draft()).id;
    await this.node.start();
    for (let i = 0; i < people; i += 1) {
      const person = await make.official({ right: "edit" });
      const session = { personId: person.id, userAgent: "test", now: new Date() };
      const { token } = await startSession(database.db, session);
      this.#people.push({ person, cookie: `session=${token}`, desks: 0 });
      const target = { host: "127.0.0.1", port: this.#port };
      this.#lines.push(await lineTo(target, this.random));
      this.#sitDown(i);
    }
    await until(
      () => this.typists.every(({ desk }) => desk.provider.synced),
      "all are in",
    );
  }

  #sitDown(i: number): void {
    const who = this.#people[i]!;
    this.typists[i] = new Typist({
      name: `p${i}d${who.desks++}`,
      personId: who.person.id,
      draftId: this.#draftId,
      address: `ws://127.0.0.1:${this.#lines[i]!.port}/collab`,
      headers: { origin: `http://127.0.0.1:${this.#port}`, cookie: who.cookie },
      history: this.history,
      random: this.random,
    });
  }

  /** One fault while everybody types, then fair weather again. */
  async endure(fault: Fault): Promise<void> {
    const typing = setInterval(() => this.#tick(), TICK_MS);
    try {
      await pause(this.random() * 150);
      await this.#strike(fault);
    } finally {
      clearInterval(typing);
      for (const typist of this.typists) typist.note();
      this.#wire.mend();
      for (const line of this.#lines) line.mend();
      for (const { desk } of this.typists) desk.provider.connect();
    }
  }

  #tick(): void {
    for (const typist of this.typists) {
      if (this.random() < 0.6) typist.step();
    }
    const onlooker = this.typists[Math.floor(this.random() * this.typists.length)];
    onlooker?.note();
  }

  async #strike(fault: Fault): Promise<void> {
    const { node } = this;
    const wire = this.#wire;
    const lastMs = this.#options.faultMs * (0.4 + 0.6 * this.random());
    const some = this.#lines.filter(() => this.random() < 0.5);
    const each = (strike: (line: Line) => void) =>
      (some.length > 0 ? some : this.#lines).forEach(strike);
    const who = Math.floor(this.random() * this.typists.length);
    switch (fault) {
      case "nothing":
        break;
      case "the process is killed":
        await node.kill();
        return node.start();
      case "the process is stopped":
        await node.stop();
        return node.start();
      case "the database is cut off":
        wire.cut();
        break;
      case "the database is frozen":
        wire.freeze();
        break;
      case "the database is slow":
        wire.slow(300);
        break;
      case "the database is cut off and the process killed":
        wire.cut();
        await pause(lastMs);
        await node.kill();
        wire.mend();
        return node.start();
      case "lines are cut":
        each((line) => line.cut());
        break;
      case "lines are cut in the middle of a frame":
        each((line) => line.cutIn(1 + Math.floor(this.random() * 500)));
        break;
      case "lines freeze":
        each((line) => line.set({ frozen: ["up", "down"] }));
        break;
      case "lines freeze on the way up":
        each((line) => line.set({ frozen: ["up"] }));
        break;
      case "lines freeze on the way down":
        each((line) => line.set({ frozen: ["down"] }));
        break;
      case "lines are closed on one side":
        each((line) => line.halfClose(this.random() < 0.5 ? "up" : "down"));
        break;
      case "lines are slow and torn into pieces":
        each((line) => line.set({ delayMs: 30, bytesPerSecond: 40_000, pieceBytes: 40 }));
        break;
      case "somebody works offline":
        this.typists[who]?.desk.provider.disconnect();
        break;
      case "somebody closes their laptop":
        this.typists[who]?.leave();
        this.#sitDown(who);
        break;
    }
    await pause(lastMs);
  }

  /** Waits until all is saved and everybody agrees; answers with every fault of the result. */
  async faults(): Promise<string[]> {
    const state = () => ({
      log: this.node.log.slice(-3),
      typists: this.typists.map(({ name, desk }) => [name, desk.closes, desk.isSaved]),
    });
    await until(
      () => this.typists.every((typist) => typist.isDone),
      "all is saved",
      state,
    );
    const docs = this.typists.map(({ desk }) => desk.doc);
    await until(
      () => disagreements(docs).length === 0,
      "all agree",
      () => ({
        ...state(),
        disagreements: disagreements(docs),
      }),
    );
    for (const typist of this.typists) typist.note();
    const stored = await storedText(this.#options.database.pool, this.#draftId);
    const refused = this.typists
      .filter(({ desk }) => desk.closedWith !== null || desk.refused)
      .map(({ name, desk }) => `${name} was refused: ${desk.closedWith}`);
    return [...this.history.faultsOf(stored), ...refused, ...this.#complaints()];
  }

  /** What an honest crowd must never make the node write into its log. */
  #complaints(): string[] {
    return this.node.log
      .filter((line) => line.level >= 50 || line.msg === "seat refused")
      .map((line) => JSON.stringify(line).slice(0, 600));
  }

  async end(): Promise<void> {
    for (const { desk } of this.typists) desk.leave();
    await this.node.kill();
    await Promise.all(this.#lines.map((line) => line.close()));
    await this.#wire.close();
    rmSync(this.#spoolFolder, { recursive: true, force: true });
  }
}
