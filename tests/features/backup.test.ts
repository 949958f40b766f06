import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "#app/platform/log.server.ts";
import { plantDemoNetwork } from "#prisma/seed/plant.ts";
import { restoreBackup, writeBackup } from "#server/database/backup.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor, serverContext } from "#tests/support/makers.ts";

const log = createLog("error");
let folder: string;
let source: TestDatabase;
let target: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "translocal-backup-"));
  source = await testDatabase();
  target = await testDatabase();
});
afterAll(async () => {
  await source?.close();
  await target?.close();
  await rm(folder, { recursive: true, force: true });
});

const at = (name: string) => path.join(folder, name);

/** Every table's rows as text, in one order, and how far its sequences are. */
async function contentOf({ pool }: TestDatabase): Promise<Map<string, string[]>> {
  const client = new pg.Client(pool);
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()",
    );
    const content = new Map<string, string[]>();
    for (const { name } of tables.rows) {
      if (name === "_prisma_migrations") continue;
      const { rows } = await client.query<{ row: string }>(
        `SELECT row_to_json(t)::text AS row FROM "${name}" t ORDER BY 1`,
      );
      content.set(
        name,
        rows.map(({ row }) => row),
      );
    }
    const sequences = await client.query<{ row: string }>(
      `SELECT sequencename || ' ' || last_value AS row FROM pg_sequences
       WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY 1`,
    );
    content.set(
      "sequences",
      sequences.rows.map(({ row }) => row),
    );
    return content;
  } finally {
    await client.end();
  }
}

test("a backup comes back to the letter, but for what lets people in", async () => {
  const makers = makersFor(source.db);
  await plantDemoNetwork(serverContext(source.db));
  const odd = 'a line\nbreak, a \u2028 separator, "quotes", \\ and 市';
  const person = await makers.organizer();
  await source.db.person.update({ where: { id: person.id }, data: { name: odd } });
  await makers.contextFor(person); // a session

  const rows = await writeBackup(source.pool, at("whole"));
  expect((await stat(at("whole"))).mode & 0o077).toBe(0);
  await expect(writeBackup(source.pool, at("whole"))).rejects.toThrow(/there already/);

  expect(await restoreBackup(target.pool, at("whole"), log)).toBe(rows);
  const before = await contentOf(source);
  expect(before.get("session")?.length).toBeGreaterThan(0);
  before.set("session", []);
  before.set("sign_in_link", []);
  expect(await contentOf(target)).toEqual(before);
  expect(rows).toBeGreaterThan(500);

  // And it can be worked with: keys hold, numbers go on from where they were.
  await expect(
    target.db.office.create({
      data: {
        personId: crypto.randomUUID(),
        cityId: crypto.randomUUID(),
        kind: "official",
        title: "Council Member",
        startsOn: new Date("2017-01-01"),
      },
    }),
  ).rejects.toThrow();
  await makersFor(target.db).draft();
});

test("is not restored over people who are there already", async () => {
  const before = await contentOf(target);
  await expect(restoreBackup(target.pool, at("whole"), log)).rejects.toThrow(
    /people in this database already/,
  );
  expect(await contentOf(target)).toEqual(before);
});

test("a damaged file, a cut one, and one that is no backup change nothing", async () => {
  const whole = await readFile(at("whole"));
  const lines = gunzipSync(whole).toString();
  const header = lines.slice(0, lines.indexOf("\n") + 1);
  const damaged = {
    "a word changed": gzipSync(lines.replace("Austin", "Boston")),
    "the end missing": gzipSync(lines.slice(0, lines.lastIndexOf("\nE") + 1)),
    "half a file": whole.subarray(0, whole.length / 2),
    "a row missing": gzipSync(lines.replace(/\nR[^\n]*/, "")),
    "a foreign table": gzipSync(`${header}T"pg_authid"\nR{}\n`),
    "something else": Buffer.from("Dear clerk,"),
    nothing: Buffer.alloc(0),
    "a newer version": gzipSync(header.replace('["0001', '["0000_later","0001')),
  };
  const empty = await testDatabase();
  try {
    const before = await contentOf(empty);
    for (const [name, bytes] of Object.entries(damaged)) {
      await writeFile(at(name), bytes);
      await expect(restoreBackup(empty.pool, at(name), log), name).rejects.toThrow(
        /backup/,
      );
      expect(await contentOf(empty), name).toEqual(before);
    }
  } finally {
    await empty.close();
  }
});

test("a disk that refuses leaves no half backup", async () => {
  const nowhere = path.join(folder, "no such folder", "file");
  await expect(writeBackup(source.pool, nowhere)).rejects.toThrow(/ENOENT/);
  await expect(stat(`${nowhere}.partial`)).rejects.toThrow(/ENOENT/);
});
