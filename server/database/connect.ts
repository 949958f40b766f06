import pg, { type PoolConfig } from "pg";
import type { Log } from "#app/platform/log.server.ts";
import { embeddedAddress, startEmbeddedDatabase } from "./embedded.ts";
import { FolderTaken, readNote } from "./folder-lock.ts";
import { chooseSocketFolder } from "./socket-folder.ts";

export interface DatabaseChoice {
  /** A PostgreSQL server; without it the embedded one in `dataDir`. */
  databaseUrl: string | undefined;
  dataDir: string;
  log: Log;
}

export interface OpenDatabase {
  kind: "embedded" | "server";
  /** For `createDatabase`, `migrate` and `pg`. */
  pool: PoolConfig;
  /** False when another process holds the embedded database and we are its guest. */
  isOurs: boolean;
  /** Notes for a second process where this one answers; nothing on a server. */
  announce(address: string): Promise<void>;
  /** Stops the embedded database if it is ours. End the pools first. */
  stop(): Promise<void>;
}

/** Oldest PostgreSQL whose SQL the project keeps to. */
const OLDEST_SERVER = 150_000;
const SERVER_PATIENCE_MS = 30_000;
const CONNECT_MS = 10_000;

/**
 * The database of a process that serves: the server in `databaseUrl` once it answers (it is
 * waited for up to half a minute), else the embedded one, whose folder is then ours. Throws
 * FolderTaken, or an Error in one sentence.
 */
export async function openDatabase(choice: DatabaseChoice): Promise<OpenDatabase> {
  if (choice.databaseUrl) return openServer(choice.databaseUrl, SERVER_PATIENCE_MS);
  return openEmbedded(choice);
}

/**
 * The database of a command: like `openDatabase`, but when another process (the running
 * workspace) holds the folder, the command goes in through its socket.
 */
export async function connectOrOpen(choice: DatabaseChoice): Promise<OpenDatabase> {
  if (choice.databaseUrl) return openServer(choice.databaseUrl, 0);
  try {
    return await openEmbedded(choice, 0);
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error;
    return visitEmbedded(choice.dataDir, error);
  }
}

async function openEmbedded(
  { dataDir, log }: DatabaseChoice,
  patienceMs?: number,
): Promise<OpenDatabase> {
  const embedded = await startEmbeddedDatabase({ folder: dataDir, log, patienceMs });
  return {
    kind: "embedded",
    pool: { ...embedded.pg, connectionTimeoutMillis: CONNECT_MS },
    isOurs: true,
    announce: embedded.announce,
    stop: embedded.stop,
  };
}

async function visitEmbedded(dataDir: string, taken: FolderTaken): Promise<OpenDatabase> {
  const { socketFolder } = await readNote(dataDir);
  const pool: PoolConfig = {
    ...embeddedAddress(socketFolder ?? (await chooseSocketFolder(dataDir))),
    connectionTimeoutMillis: CONNECT_MS,
  };
  // Its holder may be in the middle of its own start.
  if (!(await answersWithin(pool, CONNECT_MS)).isThere) throw taken;
  return {
    kind: "embedded",
    pool,
    isOurs: false,
    announce: async () => {},
    stop: async () => {},
  };
}

async function openServer(
  databaseUrl: string,
  patienceMs: number,
): Promise<OpenDatabase> {
  const pool = serverPool(databaseUrl);
  const answer = await answersWithin(pool, patienceMs);
  if (!answer.isThere) {
    throw new Error(`The database in DATABASE_URL cannot be reached: ${answer.reason}.`, {
      cause: answer.error,
    });
  }
  if (answer.version < OLDEST_SERVER) {
    throw new Error("The database in DATABASE_URL is older than PostgreSQL 15.");
  }
  return {
    kind: "server",
    pool,
    isOurs: false,
    announce: async () => {},
    stop: async () => {},
  };
}

/**
 * How a server is reached. The session speaks UTC: Prisma's driver takes the hours of a
 * `timestamptz` as they are written, whatever offset stands behind them.
 */
export function serverPool(databaseUrl: string): PoolConfig {
  let url: URL;
  try {
    url = new URL(databaseUrl);
  } catch (error) {
    throw new Error(
      "DATABASE_URL is not an address of the form postgresql://user:password@host/database.",
      { cause: error },
    );
  }
  const given = url.searchParams.get("options");
  url.searchParams.delete("options");
  return {
    connectionString: url.href,
    options: given ? `${given} -c TimeZone=UTC` : "-c TimeZone=UTC",
    application_name: "translocal",
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  };
}

type Answer =
  | { isThere: true; version: number }
  | { isThere: false; reason: string; error: unknown };

async function answersWithin(pool: PoolConfig, patienceMs: number): Promise<Answer> {
  const endsAt = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask(pool);
    if (answer.isThere || Date.now() >= endsAt || !mayPass(answer.error)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** Whether waiting can help: a server that starts or is away, not a wrong password. */
function mayPass(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const isSqlState = /^[0-9A-Z]{5}$/.test(code) && !code.startsWith("E");
  return !isSqlState || code.startsWith("57P");
}

async function ask(pool: PoolConfig): Promise<Answer> {
  const client = new pg.Client(pool);
  client.on("error", () => {}); // told by the promise below
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    return { isThere: true, version: rows[0]?.version ?? 0 };
  } catch (error) {
    return { isThere: false, reason: reasonOf(error), error };
  } finally {
    await client.end().catch(() => {});
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
