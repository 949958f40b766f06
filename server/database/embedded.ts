import { access, rename, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import pg from "pg";
import type { Log } from "#app/platform/log.server.ts";
import type { WorkerReport, WorkerTask } from "./embedded-worker.ts";
import { takeFolder } from "./folder-lock.ts";

/** How `pg` reaches the embedded database, from this process or another of the same user. */
export interface EmbeddedAddress {
  host: string;
  port: number;
  user: string;
  database: string;
}

export interface EmbeddedDatabase {
  pg: EmbeddedAddress;
  /** Notes for a second process where this one answers. */
  announce(address: string): Promise<void>;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  folder: string;
  log: Log;
  /** How long a holder that is just stopping is waited for. */
  patienceMs?: number;
  /** Default a minute; a test makes it short. */
  idleInTransactionMs?: number;
}

const PORT = 5432;
const MAX_CONNECTIONS = 64;
const STOP_MS = 10_000;
const FIRST_TIDY_MS = 2 * 60_000;
const TIDY_MS = 60 * 60_000;
const MAX_RESTARTS = 5;
/** Breakdowns further apart than this are counted anew. */
const CALM_MS = 5 * 60_000;

/** Where the sockets of a folder's embedded database lead. */
export function embeddedAddress(socketFolder: string): EmbeddedAddress {
  return { host: socketFolder, port: PORT, user: "postgres", database: "postgres" };
}

/**
 * Takes the folder, opens (or first makes) the PostgreSQL in it in a thread of its own and
 * answers when it can be connected to. If the thread breaks down it is started again; who was
 * connected sees a lost connection. Rows that were acknowledged survive a killed process, but
 * not a power cut (PGlite does not fsync). Throws FolderTaken, or an Error in one sentence.
 */
export async function startEmbeddedDatabase(
  options: EmbeddedOptions,
): Promise<EmbeddedDatabase> {
  if (process.platform === "win32") {
    throw new Error(
      "The embedded database needs Linux or macOS. Use WSL, or set DATABASE_URL to a PostgreSQL.",
    );
  }
  const { folder, log } = options;
  const lock = await takeFolder(folder, options.patienceMs);
  const address = embeddedAddress(lock.socketFolder);
  const task: WorkerTask = {
    type: "serve",
    dataFolder: path.join(folder, "database"),
    socketPath: path.join(lock.socketFolder, `.s.PGSQL.${PORT}`),
    maxConnections: MAX_CONNECTIONS,
    idleInTransactionMs: options.idleInTransactionMs ?? 60_000,
  };
  try {
    await createOnce(task);
    const thread = new DatabaseThread(task, log);
    await thread.start();
    const tidying = tidyRegularly(address, log);
    return {
      pg: address,
      announce: (where) => lock.announce(where),
      async stop() {
        tidying.stop();
        await thread.stop();
        await rm(task.socketPath, { force: true });
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * A new cluster is made beside its place and moved there when it is whole, so that a start
 * that was killed half-way is simply begun again. It is made in a thread of its own because
 * the making takes much memory, which goes back when that thread ends.
 */
async function createOnce(task: WorkerTask): Promise<void> {
  const isThere = await access(task.dataFolder).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const draft = `${task.dataFolder}.new`;
  await rm(draft, { recursive: true, force: true });
  const worker = startWorker({ ...task, type: "create", dataFolder: draft });
  await firstReport(worker);
  await ended(worker);
  await rename(draft, task.dataFolder);
}

/** One thread that serves, and its successors. */
class DatabaseThread {
  readonly #task: WorkerTask;
  readonly #log: Log;
  #worker: Worker | null = null;
  #isStopping = false;
  #restarts = 0;
  #brokeAt = 0;

  constructor(task: WorkerTask, log: Log) {
    this.#task = task;
    this.#log = log;
  }

  async start(): Promise<void> {
    const worker = startWorker(this.#task);
    await firstReport(worker);
    this.#worker = worker;
    let reason = "";
    worker.on("message", (report: WorkerReport) => {
      if (report.type === "failed") reason = report.reason;
    });
    worker.on("error", (error) => {
      reason = error.message;
    });
    worker.once("exit", () => {
      this.#worker = null;
      if (!this.#isStopping) this.#startAgain(reason);
    });
    if (this.#isStopping) await this.stop();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    const worker = this.#worker;
    if (!worker) return;
    const end = ended(worker);
    worker.postMessage("stop");
    const isDone = await Promise.race([end.then(() => true), wait(STOP_MS, false)]);
    if (!isDone) await worker.terminate();
  }

  #startAgain(reason: string): void {
    const now = Date.now();
    if (now - this.#brokeAt > CALM_MS) this.#restarts = 0;
    this.#brokeAt = now;
    this.#restarts += 1;
    this.#log.error("the embedded database broke down", {
      reason,
      count: this.#restarts,
    });
    if (this.#restarts > MAX_RESTARTS) {
      this.#log.error("the embedded database stays down; restart Translocal");
      return;
    }
    wait(100 * 2 ** this.#restarts)
      .then(() => (this.#isStopping ? undefined : this.start()))
      .catch((error: unknown) => this.#startAgain(messageOf(error)));
  }
}

function startWorker(task: WorkerTask): Worker {
  return new Worker(new URL("./embedded-thread.mjs", import.meta.url), {
    name: "database",
    workerData: task,
    // What the parent was started with (a loader, a test runner) means nothing here.
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
}

function firstReport(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (reason: string) => {
      reject(new Error(`The embedded database cannot be opened: ${reason}.`));
    };
    worker.once("message", (report: WorkerReport) => {
      if (report.type === "ready") resolve();
      else refuse(report.reason);
    });
    worker.once("error", (error) => refuse(error.message));
    worker.once("exit", (code) => refuse(`its thread ended with code ${code}`));
  });
}

function ended(worker: Worker): Promise<void> {
  return new Promise((resolve) => worker.once("exit", () => resolve()));
}

/**
 * This PostgreSQL has no autovacuum and no checkpointer. Now and then both are done by hand:
 * the planner learns the tables, dead rows go, and reopening after a kill stays quick.
 */
function tidyRegularly(address: EmbeddedAddress, log: Log): { stop(): void } {
  const tidyNow = () => {
    tidyDatabase(address).catch((error: unknown) => {
      log.warn("the embedded database could not be tidied", { error });
    });
  };
  const first = setTimeout(tidyNow, FIRST_TIDY_MS).unref();
  const later = setInterval(tidyNow, TIDY_MS).unref();
  return {
    stop() {
      clearTimeout(first);
      clearInterval(later);
    },
  };
}

/** Vacuums, refreshes the planner's statistics and writes a checkpoint. */
export async function tidyDatabase(address: EmbeddedAddress): Promise<void> {
  const client = new pg.Client(address);
  client.on("error", () => {}); // the query below reports it
  await client.connect();
  try {
    await client.query("VACUUM (ANALYZE)");
    await client.query("CHECKPOINT");
  } finally {
    await client.end();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
