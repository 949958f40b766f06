import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg, { type ClientConfig } from "pg";
import type { Log } from "#app/platform/log.server.ts";

/** One folder of `prisma/migrations`. */
export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file, in hexadecimal; Prisma's own. */
  checksum: string;
}

export interface MigrationState {
  applied: string[];
  pending: string[];
  /** A sentence when database and folder contradict each other; else null. */
  mismatch: string | null;
}

interface Recorded {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

const OWN_MIGRATIONS = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  "migrations",
);
/** The number Prisma's own tool locks with. */
const LOCK = 72_707_369;

/** Prisma's own table, so that its tools understand the database. */
const CREATE_TABLE = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Brings the database to the shape the code expects: applies what is missing of
 * `prisma/migrations` in the order of the names, each with its record in one transaction, and
 * answers the names it applied. Several processes may do it at once. Throws, and changes
 * nothing more, when a recorded migration is unknown here or has another text ("migration
 * mismatch"), and when a statement fails. `upTo` is the name of the last one to apply.
 */
export async function migrate(
  config: ClientConfig,
  options: { log: Log; folder?: string; upTo?: string },
): Promise<string[]> {
  const all = await readMigrations(options.folder ?? OWN_MIGRATIONS);
  const { upTo } = options;
  const migrations = upTo === undefined ? all : all.filter(({ name }) => name <= upTo);
  return withClient(config, async (client) => {
    await locked(client, () => client.query(CREATE_TABLE));
    const applied: string[] = [];
    for (const migration of migrations) {
      const startedAt = performance.now();
      const isNew = await locked(client, () => applyOnce(client, migration, migrations));
      if (!isNew) continue;
      applied.push(migration.name);
      const ms = Math.round(performance.now() - startedAt);
      options.log.info("migration applied", { reason: migration.name, ms });
    }
    const { mismatch } = stateOf(migrations, await readRecorded(client));
    if (mismatch) throw new Error(mismatch);
    return applied;
  });
}

/** How far a database is, without changing it. */
export async function readMigrationState(
  config: ClientConfig,
  folder = OWN_MIGRATIONS,
): Promise<MigrationState> {
  const migrations = await readMigrations(folder);
  return withClient(config, async (client) => {
    const { rows } = await client.query<{ is_there: boolean }>(
      `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS is_there`,
    );
    return stateOf(migrations, rows[0]?.is_there ? await readRecorded(client) : []);
  });
}

/** The migrations of a folder in the order in which they are applied. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function applyOnce(
  client: pg.Client,
  migration: Migration,
  all: Migration[],
): Promise<boolean> {
  const { applied, mismatch } = stateOf(all, await readRecorded(client));
  if (mismatch) throw new Error(mismatch);
  if (applied.includes(migration.name)) return false;
  if (/^\s*(commit|rollback)\s*;/im.test(migration.sql)) {
    throw new Error(`The migration ${migration.name} must not end its own transaction.`);
  }
  try {
    await client.query(migration.sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The migration ${migration.name} failed and nothing of it was kept: ${reason}.`,
      { cause: error },
    );
  }
  await client.query(
    `INSERT INTO "_prisma_migrations"
       (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  );
  return true;
}

async function readRecorded(client: pg.Client): Promise<Recorded[]> {
  const { rows } = await client.query<Recorded>(
    `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations"
      WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}

function stateOf(migrations: Migration[], recorded: Recorded[]): MigrationState {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const names = new Set(recorded.map((record) => record.migration_name));
  return {
    applied: [...names],
    pending: migrations.map(({ name }) => name).filter((name) => !names.has(name)),
    mismatch:
      recorded.map((record) => contradiction(record, known)).find(Boolean) ?? null,
  };
}

function contradiction(record: Recorded, known: Map<string, Migration>): string | null {
  const name = record.migration_name;
  const migration = known.get(name);
  if (!migration) {
    return `Migration mismatch: the database has ${name}, which this version of Translocal does not know. Use the version that wrote it, or a newer one.`;
  }
  if (!record.finished_at) {
    return `Migration mismatch: ${name} was begun by another tool and not finished.`;
  }
  if (migration.checksum !== record.checksum) {
    return `Migration mismatch: ${name} was changed after it had been applied to this database. Write a new migration instead.`;
  }
  return null;
}

/** One transaction that no other process's migration overlaps. */
async function locked<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    // Held by the transaction: the embedded database has one session for everybody.
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {}); // the first error is the one to tell
    throw error;
  }
}

/** A connection of its own for some work, closed after it. */
export async function withClient<T>(
  config: ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config);
  client.on("error", () => {}); // a lost line fails the query that runs
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
