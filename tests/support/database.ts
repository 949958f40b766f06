import { randomUUID } from "node:crypto";
import pg, { type PoolConfig } from "pg";
import { inject } from "vitest";
import { createDatabase, type Database } from "#app/platform/database.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { migrate } from "#prisma/migrate.ts";
import { serverPool } from "#server/database/connect.ts";
import { type DatabaseSource, databaseIn } from "./database-setup.ts";

export interface TestDatabase {
  kind: DatabaseSource["kind"];
  db: Database;
  /** For a pool or client of one's own; unqualified names mean this database's tables. */
  pool: PoolConfig;
  /** Closes `db` and throws the tables away. End own pools first. */
  close(): Promise<void>;
}

/**
 * Empty, migrated tables that nobody else uses: a database of its own on a server, a schema
 * of its own in the embedded database (which has one database). One a test file is usual:
 *
 *     const database = await testDatabase();
 *     afterAll(() => database.close());
 */
export async function testDatabase(): Promise<TestDatabase> {
  const source = inject("databaseSource");
  const name = `translocal_test_${randomUUID().replaceAll("-", "").slice(0, 16)}`;
  return source.kind === "server" ? onServer(source, name) : onEmbedded(source, name);
}

async function onServer(
  { url, template }: Extract<DatabaseSource, { kind: "server" }>,
  name: string,
): Promise<TestDatabase> {
  await ask(serverPool(url), `CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  const pool = serverPool(databaseIn(url, name));
  const db = createDatabase({ ...pool, max: 6 });
  return {
    kind: "server",
    db,
    pool,
    async close() {
      await db.$disconnect();
      await dropDatabase(serverPool(url), name);
    },
  };
}

/**
 * Connections that were closed a moment ago may still be leaving, and one that is thrown out says so
 * to nobody who listens any more: they are given time before the rest is.
 */
async function dropDatabase(config: PoolConfig, name: string): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    try {
      await ask(config, `DROP DATABASE "${name}"`);
      return;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== OBJECT_IN_USE)
        throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await ask(config, `DROP DATABASE "${name}" WITH (FORCE)`);
}

/** PostgreSQL's code for a database that somebody is connected to. */
const OBJECT_IN_USE = "55006";

async function onEmbedded(
  source: Extract<DatabaseSource, { kind: "embedded" }>,
  name: string,
): Promise<TestDatabase> {
  await ask(source.pool, `CREATE SCHEMA "${name}"`);
  const pool: PoolConfig = { ...source.pool, options: `-c search_path=${name}` };
  await migrate(pool, { log: createLog("error") });
  const db = createDatabase({ ...pool, max: 6 }, name);
  return {
    kind: "embedded",
    db,
    pool,
    async close() {
      await db.$disconnect();
      await ask(source.pool, `DROP SCHEMA "${name}" CASCADE`);
    },
  };
}

async function ask(config: PoolConfig, sql: string): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
