import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createLog } from "#app/platform/log.server.ts";
import { migrate, readMigrationState, readMigrations } from "#prisma/migrate.ts";
import { testDatabase } from "#tests/support/database.ts";

const log = createLog("silent");
const database = await testDatabase();
const pool = new pg.Pool({ ...database.pool, max: 4 });
const base = await mkdtemp(path.join(tmpdir(), "translocal-migrate-"));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(base, "case-"));
  await pool.query(`DELETE FROM "_prisma_migrations"`);
  await pool.query("DROP TABLE IF EXISTS well, bucket");
});
afterAll(async () => {
  await pool.end();
  await database.close();
  await rm(base, { recursive: true, force: true });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
}

function apply(): Promise<string[]> {
  return migrate(database.pool, { log, folder });
}

async function isThere(table: string): Promise<boolean> {
  const { rows } = await pool.query("SELECT to_regclass($1) IS NOT NULL AS there", [
    table,
  ]);
  return rows[0].there;
}

const WELL = "CREATE TABLE well (id int PRIMARY KEY); INSERT INTO well VALUES (1);";
const BUCKET = "CREATE TABLE bucket (id int PRIMARY KEY REFERENCES well (id));";

test("migrations are applied once, in the order of their names", async () => {
  await write("0002_bucket", BUCKET);
  await write("0001_well", WELL);
  expect(await apply()).toEqual(["0001_well", "0002_bucket"]);
  expect(await apply()).toEqual([]);
  expect(await isThere("bucket")).toBe(true);
});

test("what was applied is recorded in Prisma's own words", async () => {
  await write("0001_well", WELL);
  await apply();
  const { rows } = await pool.query(`SELECT * FROM "_prisma_migrations"`);
  const [migration] = await readMigrations(folder);
  expect(rows).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: migration?.checksum,
      migration_name: "0001_well",
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      finished_at: expect.any(Date),
      applied_steps_count: 1,
    },
  ]);
});

test("of a migration that fails nothing stays, and those before it do", async () => {
  await write("0001_well", WELL);
  await write("0002_bucket", `${BUCKET} INSERT INTO bucket VALUES (7);`);
  await expect(apply()).rejects.toThrow("0002_bucket failed and nothing of it was kept");
  expect(await isThere("well")).toBe(true);
  expect(await isThere("bucket")).toBe(false);
  await write("0002_bucket", BUCKET);
  expect(await apply()).toEqual(["0002_bucket"]);
});

test("a migration that was changed after it was applied stops the start", async () => {
  await write("0001_well", WELL);
  await apply();
  await write("0001_well", `${WELL} -- and a word more`);
  await write("0002_bucket", BUCKET);
  await expect(apply()).rejects.toThrow("Migration mismatch: 0001_well was changed");
  expect(await isThere("bucket")).toBe(false);
});

test("a database that a newer version wrote is not touched", async () => {
  await write("0001_well", WELL);
  await write("0009_future", BUCKET);
  await apply();
  await rm(path.join(folder, "0009_future"), { recursive: true });
  await write("0002_other", "CREATE TABLE other (id int)");
  await expect(apply()).rejects.toThrow("0009_future, which this version");
  expect(await isThere("other")).toBe(false);
});

test("a migration may not end its own transaction", async () => {
  await write("0001_well", `${WELL}\nCOMMIT;\nSELECT 1/0;`);
  await expect(apply()).rejects.toThrow("must not end its own transaction");
  expect(await isThere("well")).toBe(false);
});

test("several processes that start at once apply each migration once", async () => {
  await write("0001_well", WELL);
  await write("0002_bucket", BUCKET);
  const applied = await Promise.all([apply(), apply(), apply(), apply()]);
  expect(applied.flat().sort()).toEqual(["0001_well", "0002_bucket"]);
});

test("how far a database is can be read without changing it", async () => {
  await write("0001_well", WELL);
  await apply();
  await write("0002_bucket", BUCKET);
  expect(await readMigrationState(database.pool, folder)).toEqual({
    applied: ["0001_well"],
    pending: ["0002_bucket"],
    mismatch: null,
  });
});
