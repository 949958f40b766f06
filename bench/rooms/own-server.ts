import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { handshakeParams } from "#app/manuscript/protocol.ts";
import { createDatabase, type Database } from "#app/platform/database.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { connectOrOpen, serverPool } from "#server/database/connect.ts";
import { databaseIn, readyCluster } from "#tests/support/database-setup.ts";
import { makersFor } from "#tests/support/makers.ts";
import { ChildServer } from "./child-server.ts";
import type { Contestant, StartOptions } from "./contestants.ts";
import { yWebsocket } from "./dialect.ts";
import { inTurns } from "./pace.ts";

/** As many as 2,000 sockets want, at no more than eight each. */
const PEOPLE = 250;

/** The rooms of this project, on a database of their own with people who may edit every draft. */
export async function startOwn(
  name: "ours" | "oursEmbedded" | "oursMemory",
  { limits }: StartOptions,
): Promise<Contestant> {
  const folder = mkdtempSync(join(tmpdir(), "translocal-bench-"));
  const isEmbedded = name === "oursEmbedded";
  const place = isEmbedded ? await onEmbedded(folder) : await onServer(folder);
  const { databaseUrl, dataDir } = place;
  const spoolFolder = join(folder, "spool");
  const isInMemory = name === "oursMemory";
  const setting = { databaseUrl, dataDir, spoolFolder, limits, isInMemory };
  const start = () =>
    ChildServer.start({
      file: fileURLToPath(new URL("own-process.ts", import.meta.url)),
      nodeArguments: ["--import", "tsx"],
      env: { OWN_SERVER: JSON.stringify(setting) },
    });
  let child = await start();
  const log = createLog("error");
  const visit = await connectOrOpen({ databaseUrl, dataDir, log });
  let db = createDatabase({ ...visit.pool, max: 2 });
  const cookies = await seatPeople(db);
  const query = new URLSearchParams(handshakeParams());

  return {
    name,
    pid: () => child.pid,
    pids: async () => [child.pid, ...(await place.pids())],
    entrance: (draft, nth) => ({
      url: `ws://127.0.0.1:${child.port}/collab/${draft}?${query}`,
      headers: {
        origin: `http://127.0.0.1:${child.port}`,
        cookie: cookies[nth % PEOPLE] ?? "",
      },
      dialect: yWebsocket,
      draft,
    }),
    async plant(state) {
      const draft = await makersFor(db).draft({ state: new Uint8Array(state) });
      return draft.id;
    },
    collect: () => child.collect(),
    async restart() {
      await db.$disconnect();
      await child.stop();
      child = await start();
      db = createDatabase({ ...visit.pool, max: 2 });
    },
    async stop() {
      await db.$disconnect();
      await child.stop();
      await place.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function seatPeople(db: Database): Promise<string[]> {
  const makers = makersFor(db);
  const city = await makers.city();
  return inTurns(Array.from({ length: PEOPLE }), 10, async () => {
    const { id } = await makers.organizer({ city });
    const options = { personId: id, userAgent: "bench", now: new Date() };
    return `session=${(await startSession(db, options)).token}`;
  });
}

interface Place {
  databaseUrl: string | undefined;
  dataDir: string;
  /** Processes of the database beside the server's own. */
  pids(): Promise<number[]>;
  remove(): Promise<void>;
}

/** A database of its own in the PostgreSQL of TEST_DATABASE_URL, or the local one. */
async function onServer(folder: string): Promise<Place> {
  const url =
    process.env.TEST_DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/postgres";
  const name = `translocal_bench_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
  const desk = new pg.Client(serverPool(url));
  await desk.connect();
  await desk.query(`CREATE DATABASE "${name}"`);
  return {
    databaseUrl: databaseIn(url, name),
    dataDir: folder,
    async pids() {
      const { rows } = await desk.query<{ pid: number }>(
        "SELECT pid FROM pg_stat_activity WHERE datname = $1 OR datname IS NULL",
        [name],
      );
      return rows.map(({ pid }) => pid).filter(isPostgres);
    },
    async remove() {
      await desk.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      await desk.end();
    },
  };
}

/** Throws when the database runs elsewhere, for then half of the work would not be counted. */
function isPostgres(pid: number): boolean {
  if (readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres")) return true;
  throw new Error("The PostgreSQL to measure with must run on this machine.");
}

/** The embedded database works in a thread of the server, so its process is all there is. */
async function onEmbedded(folder: string): Promise<Place> {
  const dataDir = join(folder, "data");
  await cp(await readyCluster(), join(dataDir, "database"), { recursive: true });
  return {
    databaseUrl: undefined,
    dataDir,
    pids: async () => [],
    remove: async () => {},
  };
}
