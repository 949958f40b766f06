import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as anyTest, expect, inject } from "vitest";
import { findSchemaDifference } from "#prisma/schema-difference.ts";

const SCHEMA = path.resolve("prisma/schema.prisma");
const MIGRATIONS = path.resolve("prisma/migrations");
const SLOW_MS = 120_000;
// It compares in memory; on a server it would only repeat itself.
const test = anyTest.skipIf(inject("databaseSource").kind === "server");

test(
  "the written migrations lead exactly to the schema",
  async () => {
    expect(await findSchemaDifference(SCHEMA, MIGRATIONS)).toBe("");
  },
  SLOW_MS,
);

test(
  "a field that has no migration is noticed",
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "translocal-drift-"));
    const changed = path.join(folder, "schema.prisma");
    await cp(SCHEMA, changed);
    const text = await readFile(changed, "utf8");
    await writeFile(
      changed,
      text.replace("model City {", "model City {\n  motto String?"),
    );
    const sql = await findSchemaDifference(changed, MIGRATIONS);
    await rm(folder, { recursive: true });
    expect(sql).toContain('ADD COLUMN     "motto" TEXT');
  },
  SLOW_MS,
);
