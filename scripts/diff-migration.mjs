/**
 * Prints the SQL that leads from the written migrations to prisma/schema.prisma; nothing
 * when they agree. With a name (`node scripts/diff-migration.mjs add-measures`) it writes
 * the next numbered migration instead. Read it before you commit it: the engine does not
 * know which rename is a rename.
 */
import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const migrations = path.join(project, "prisma/migrations");
const { findSchemaDifference } = await tsImport(
  "../prisma/schema-difference.ts",
  import.meta.url,
);

const sql = await findSchemaDifference(
  path.join(project, "prisma/schema.prisma"),
  migrations,
);
const name = process.argv[2];
if (sql === "") {
  console.error("The migrations lead exactly to the schema.");
} else if (name) {
  const folder = path.join(migrations, `${await nextNumber()}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), sql);
  console.error(`Written: ${path.relative(process.cwd(), folder)}/migration.sql`);
} else {
  process.stdout.write(sql);
}

async function nextNumber() {
  const numbers = (await readdir(migrations)).map((entry) => Number.parseInt(entry, 10));
  const last = Math.max(0, ...numbers.filter(Number.isInteger));
  return String(last + 1).padStart(4, "0");
}
