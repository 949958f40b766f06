/** The thread in which the embedded PostgreSQL lives; `embedded.ts` starts and stops it. */
import { rm } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { type SocketServer, serveDatabase } from "./socket-server.ts";

export interface WorkerTask {
  /** "create" makes a new, empty cluster and ends; "serve" opens one and answers. */
  type: "create" | "serve";
  /** PostgreSQL's own files. */
  dataFolder: string;
  socketPath: string;
  maxConnections: number;
  idleInTransactionMs: number;
}

export type WorkerReport = { type: "ready" } | { type: "failed"; reason: string };

// Its one starter is embedded.ts, which hands in exactly this.
const task = workerData as WorkerTask;
const port = parentPort;
if (!port) throw new Error("This file runs as a worker thread only.");

const report = (message: WorkerReport) => port.postMessage(message);

/** Ends the thread after the message has left it. */
function fail(error: unknown): void {
  report({ type: "failed", reason: error instanceof Error ? error.message : `${error}` });
  setTimeout(() => process.exit(1), 20);
}

async function stop(server: SocketServer, db: PGlite): Promise<void> {
  await server.close();
  await db.close();
  process.exit(0);
}

try {
  const db = await PGlite.create(task.dataFolder);
  if (task.type === "create") {
    await db.close();
    report({ type: "ready" });
    port.close();
  } else {
    await rm(task.socketPath, { force: true });
    const server = await serveDatabase({
      db,
      path: task.socketPath,
      maxConnections: task.maxConnections,
      idleInTransactionMs: task.idleInTransactionMs,
      onBreakdown: fail,
    });
    port.once("message", () => stop(server, db).catch(fail));
    report({ type: "ready" });
  }
} catch (error) {
  fail(error);
}
