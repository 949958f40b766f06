/**
 * The folder of the database's shape: `schema.prisma`, the SQL that leads to it, and what
 * keeps the two honest. No query of the work belongs here.
 *
 * This file is a tool of the workshop (a developer's command and a test use it, the
 * server never does): it asks Prisma's schema engine, as WebAssembly over a PostgreSQL in
 * memory, which SQL would lead from the written migrations to the schema.
 */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import type { MigrationList } from "@prisma/schema-engine-wasm";

/**
 * The SQL that would lead from the migrations in `migrationsFolder` to the schema in
 * `schemaFile`; empty when they agree. Throws when a migration or the schema is not valid.
 */
export async function findSchemaDifference(
  schemaFile: string,
  migrationsFolder: string,
): Promise<string> {
  const content = await readFile(schemaFile, "utf8");
  const db = await PGlite.create();
  try {
    const engine = await openSchemaEngine(schemaFile, content, db);
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "migrations", ...(await readMigrationList(migrationsFolder)) },
      to: { tag: "schemaDatamodel", files: [{ path: schemaFile, content }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? "" : (stdout ?? "");
  } finally {
    await db.close();
  }
}

async function openSchemaEngine(schemaFile: string, content: string, db: PGlite) {
  schemaEngine ??= loadSchemaEngine();
  const SchemaEngine = await schemaEngine;
  return SchemaEngine.new(
    { datamodels: [[schemaFile, content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory({
      provider: "postgres",
      adapterName: "pglite",
      connect: async () => adapterOver(db),
      // A comparison writes only here and only reads the version of the other.
      connectToShadowDb: async () => adapterOver(db),
    }),
  );
}

/** Once a process: the bindings keep views of one memory and break over a second one. */
let schemaEngine: ReturnType<typeof loadSchemaEngine> | undefined;

async function loadSchemaEngine() {
  // The package's front door imports its .wasm as a module, which Node does not do
  // without a flag; so the bytes are loaded here and tied to the bindings by hand.
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const door = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(path.join(path.dirname(door), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": { ...bindings },
  });
  bindings.__wbg_set_wasm(instance.exports);
  // wasm-bindgen's start function; the type of a module's exports says nothing of it.
  (instance.exports.__wbindgen_start as () => void)();
  return bindings.SchemaEngine;
}

async function readMigrationList(baseDir: string): Promise<MigrationList> {
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(path.join(baseDir, name, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}

/**
 * What the schema engine needs of a driver, over PostgreSQL in memory. `@prisma/adapter-pg`
 * cannot be used: it refuses the internal type `"char"`, of which the catalogue is full.
 */
function adapterOver(db: PGlite): SqlDriverAdapter {
  const queryRaw = async ({ sql, args }: SqlQuery): Promise<SqlResultSet> => {
    const { fields, rows } = await db.query<unknown[]>(sql, args, { rowMode: "array" });
    return {
      columnNames: fields.map((field) => field.name),
      columnTypes: fields.map((field) => columnTypeOf(field.dataTypeID)),
      rows,
    };
  };
  return {
    provider: "postgres",
    adapterName: "pglite",
    queryRaw,
    executeRaw: async ({ sql, args }) => (await db.query(sql, args)).affectedRows ?? 0,
    executeScript: async (script) => {
      await db.exec(script);
    },
    startTransaction: async () => {
      throw new Error("Comparing a schema needs no transaction.");
    },
    dispose: async () => {},
  };
}

/** PostgreSQL's type numbers (pg_type.dat) as far as its catalogue answers with them. */
function columnTypeOf(oid: number): SqlResultSet["columnTypes"][number] {
  switch (oid) {
    case 16:
      return ColumnTypeEnum.Boolean;
    case 18:
      return ColumnTypeEnum.Character;
    case 21:
    case 23:
      return ColumnTypeEnum.Int32;
    case 20:
    case 26:
      return ColumnTypeEnum.Int64;
    case 1002:
      return ColumnTypeEnum.CharacterArray;
    case 1005:
    case 1007:
      return ColumnTypeEnum.Int32Array;
    case 1003:
    case 1009:
      return ColumnTypeEnum.TextArray;
    default:
      return ColumnTypeEnum.Text;
  }
}
