import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestDatabase } from "#tests/support/database.ts";
import { type Line, lineTo, type Wire, wireTo } from "#tests/support/proxy.ts";
import { seeded } from "#tests/support/random-editor.ts";
import { pause } from "#tests/support/room.ts";
import { Crowd } from "./crowd.ts";
import { freePort, NodeProcess } from "./node-process.ts";

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

/** Said when the database goes away under a question; who asked is told to come again. */
const WHILE_AWAY = new Set([
  "could not judge a seat",
  "judging failed",
  "a room could not be opened",
]);

export interface StormOptions {
  database: TestDatabase;
  seed: number;
  people: number;
  /** How long each fault lasts, at most. */
  faultMs: number;
}

/**
 * A node in a process of its own, people who write over lines of their own, and a database
 * behind a wire. Faults come one after another while everybody types.
 */
export class Storm {
  readonly node: NodeProcess;
  readonly random: () => number;
  readonly #options: StormOptions;
  readonly #lines: Line[] = [];
  readonly #wire: Wire;
  readonly #spoolFolder: string;
  readonly #port: number;
  #crowd: Crowd | null = null;

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
    const { database, people: count } = this.#options;
    await this.node.start();
    for (let i = 0; i < count; i += 1) {
      const target = { host: "127.0.0.1", port: this.#port };
      this.#lines.push(await lineTo(target, this.random));
    }
    this.#crowd = await Crowd.gather({
      db: database.db,
      count,
      random: this.random,
      origin: `http://127.0.0.1:${this.#port}`,
      portOf: (i) => this.#lines[i]!.port,
    });
    await this.crowd.synced();
  }

  get crowd(): Crowd {
    if (!this.#crowd) throw new Error("the storm has begun");
    return this.#crowd;
  }

  /** One fault while everybody types, then fair weather again. */
  async endure(fault: Fault): Promise<void> {
    const stopTyping = this.crowd.type();
    try {
      await pause(this.random() * 150);
      await this.#strike(fault);
    } finally {
      stopTyping();
      this.#wire.mend();
      for (const line of this.#lines) line.mend();
      for (const { desk } of this.crowd.typists) desk.provider.connect();
    }
  }

  async #strike(fault: Fault): Promise<void> {
    const { node } = this;
    const { typists } = this.crowd;
    const wire = this.#wire;
    const lastMs = this.#options.faultMs * (0.4 + 0.6 * this.random());
    const some = this.#lines.filter(() => this.random() < 0.5);
    const each = (strike: (line: Line) => void) =>
      (some.length > 0 ? some : this.#lines).forEach(strike);
    const who = Math.floor(this.random() * typists.length);
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
        typists[who]?.desk.provider.disconnect();
        break;
      case "somebody closes their laptop":
        typists[who]?.leave();
        this.crowd.sitDown(who);
        break;
    }
    await pause(lastMs);
  }

  /** Waits until all is saved and everybody agrees; answers with every fault of the result. */
  async faults(): Promise<string[]> {
    await this.crowd.agreed();
    const faults = await this.crowd.faults(this.#options.database.pool);
    return [...faults, ...this.#complaints()];
  }

  /** What an honest crowd must never make the node write into its log. */
  #complaints(): string[] {
    return this.node.log
      .filter((line) => line.level >= 50 || line.msg === "seat refused")
      .filter((line) => !WHILE_AWAY.has(line.msg))
      .map((line) => JSON.stringify(line).slice(0, 600));
  }

  async end(): Promise<void> {
    this.#crowd?.leave();
    await this.node.kill();
    await Promise.all(this.#lines.map((line) => line.close()));
    await this.#wire.close();
    rmSync(this.#spoolFolder, { recursive: true, force: true });
  }
}
