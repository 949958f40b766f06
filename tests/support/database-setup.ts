import { access, cp, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import pg, { type PoolConfig } from "pg";
import type { TestProject } from "vitest/node";
import { createLog } from "#app/platform/log.server.ts";
import { migrate } from "#prisma/migrate.ts";
import { serverPool } from "#server/database/connect.ts";
import { startEmbeddedDatabase } from "#server/database/embedded.ts";

/** What a test file needs to make itself a database; see database.ts. */
export type DatabaseSource =
  | { kind: "embedded"; pool: PoolConfig }
  | { kind: "server"; url: string; template: string };

declare module "vitest" {
  interface ProvidedContext {
    databaseSource: DatabaseSource;
  }
}

const log = createLog("error");
const CACHE = path.resolve("node_modules/.cache/translocal");

/**
 * Once a run: the PostgreSQL in TEST_DATABASE_URL with a migrated template, or one embedded
 * database in a temporary folder. Says which.
 */
export default async function setUpDatabase(project: TestProject) {
  const url = process.env.TEST_DATABASE_URL;
  const { source, name, tearDown } = url ? await setUpServer(url) : await setUpEmbedded();
  project.provide("databaseSource", source);
  console.log(`The ${project.name} tests run on ${name}.`);
  return tearDown;
}

interface SetUp {
  source: DatabaseSource;
  name: string;
  tearDown(): Promise<void>;
}

async function setUpServer(url: string): Promise<SetUp> {
  const template = `translocal_test_${process.pid}_template`;
  const server = new pg.Client(url);
  await server.connect();
  const { rows } = await server.query<{ version: string }>("SELECT version()");
  await server.query(`DROP DATABASE IF EXISTS "${template}"`);
  await server.query(`CREATE DATABASE "${template}"`);
  await migrate(serverPool(databaseIn(url, template)), { log });
  return {
    source: { kind: "server", url, template },
    name: rows[0]?.version.split(",")[0] ?? "PostgreSQL",
    async tearDown() {
      await server.query(`DROP DATABASE IF EXISTS "${template}" WITH (FORCE)`);
      await server.end();
    },
  };
}

async function setUpEmbedded(): Promise<SetUp> {
  const folder = await mkdtemp(path.join(tmpdir(), "translocal-test-"));
  await cp(await readyCluster(), path.join(folder, "database"), { recursive: true });
  const database = await startEmbeddedDatabase({ folder, log });
  return {
    source: { kind: "embedded", pool: { ...database.pg } },
    name: "the embedded database",
    async tearDown() {
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Making an empty cluster takes seconds and is always the same: it is kept for the next run. */
export async function readyCluster(): Promise<string> {
  const version = await pgliteVersion();
  const ready = path.join(CACHE, `cluster-${version}`);
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(path.join(CACHE, "making-"));
  try {
    await access(path.join(ready, "PG_VERSION"));
    return ready;
  } catch {
    const database = await startEmbeddedDatabase({ folder, log });
    await database.stop();
    await rename(path.join(folder, "database"), ready).catch(() => {}); // another run was quicker
    return ready;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pgliteVersion(): Promise<string> {
  const door = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const file = path.join(path.dirname(door), "../package.json");
  return JSON.parse(await readFile(file, "utf8")).version;
}

/** The same server, another database. */
export function databaseIn(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
