import type pg from "pg";
import type { PoolConfig } from "pg";
import type { Log } from "#app/platform/log.server.ts";
import { migrate, readMigrationState, withClient } from "#prisma/migrate.ts";
import { type BackupHeader, BackupWriter, backupLines } from "./backup-file.ts";

/** What lets somebody in is not taken along: a restored database opens no old door. */
const LEFT_OUT = ["_prisma_migrations", "session", "sign_in_link"];
const ROWS_AT_ONCE = 100;
/** Rows are sent to the database in pieces of about this size. */
const PIECE_BYTES = 4_000_000;

/**
 * Writes every row of the database, as it stands at one moment, into a new file; answers how
 * many. A server's other users go on meanwhile; those of the embedded database, which
 * does one transaction at a time, wait. Refuses to write over a file, and leaves none when it fails.
 */
export async function writeBackup(pool: PoolConfig, path: string): Promise<number> {
  const { applied } = await readMigrationState(pool);
  const writer = await BackupWriter.begin(path);
  try {
    await withClient(pool, async (client) => {
      await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      const header: BackupHeader = {
        format: 1,
        madeAt: new Date().toISOString(),
        migrations: applied.sort(),
      };
      await writer.line("B", JSON.stringify(header));
      for (const table of await tablesOf(client)) await writeTable(client, table, writer);
      const { rows } = await client.query<Sequence>(
        `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
         WHERE schemaname = current_schema() AND last_value IS NOT NULL`,
      );
      await writer.line("S", JSON.stringify(rows));
      await client.query("COMMIT");
    });
    await writer.finish();
    return writer.rows;
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function writeTable(
  client: pg.Client,
  table: string,
  writer: BackupWriter,
): Promise<void> {
  const name = client.escapeIdentifier(table);
  await writer.line("T", JSON.stringify(table));
  await client.query(
    `DECLARE backup NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${name} t`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(
      `FETCH ${ROWS_AT_ONCE} FROM backup`,
    );
    if (rows.length === 0) break;
    for (const { row } of rows) await writer.line("R", row);
  }
  await client.query("CLOSE backup");
}

/**
 * Fills an empty database with a backup, in one transaction, and brings it up to date; answers
 * how many rows. A backup of an older version is welcome. Refuses, in a sentence and having
 * changed nothing, a database in which anybody has an account, a damaged file, and a backup of
 * a newer version.
 */
export async function restoreBackup(
  pool: PoolConfig,
  path: string,
  log: Log,
): Promise<number> {
  const lines = backupLines(path);
  const header = await readHeader(lines, path);
  const last = header.migrations.at(-1);
  await prepare(pool, header, log);
  const count = await withClient(pool, async (client) => {
    await client.query("BEGIN");
    try {
      const tables = await tablesOf(client);
      await refuseInhabited(client);
      for (const table of tables) {
        await client.query(`TRUNCATE ${client.escapeIdentifier(table)} CASCADE`);
      }
      // Rows come table by table, in no order that foreign keys would like.
      const keys = await dropForeignKeys(client);
      const { count, sequences } = await fill(client, lines, new Set(tables));
      for (const { owner, definition } of keys) {
        await client.query(`ALTER TABLE ${owner} ADD ${definition}`);
      }
      // Last, because no rollback takes it back.
      for (const { name, last } of sequences) {
        await client.query("SELECT setval(quote_ident($1)::regclass, $2)", [name, last]);
      }
      await client.query("COMMIT");
      return count;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {}); // the first error is the one to tell
      throw error;
    }
  });
  await migrate(pool, { log });
  log.info("backup restored", { count, reason: last });
  return count;
}

type Lines = ReturnType<typeof backupLines>;

async function readHeader(lines: Lines, path: string): Promise<BackupHeader> {
  const { value: first } = await lines.next();
  const header: Partial<BackupHeader> = first?.kind === "B" ? JSON.parse(first.json) : {};
  if (header.format !== 1 || !Array.isArray(header.migrations)) {
    throw new Error(`"${path}" is not a backup this version can read.`);
  }
  return { format: 1, madeAt: header.madeAt ?? "", migrations: header.migrations };
}

/** Gives the database the very shape the backup has. */
async function prepare(
  pool: PoolConfig,
  { migrations }: BackupHeader,
  log: Log,
): Promise<void> {
  const before = await readMigrationState(pool);
  const known = new Set([...before.applied, ...before.pending]);
  const unknown = migrations.find((name) => !known.has(name));
  if (unknown) {
    throw new Error(
      `The backup is of a newer version of Translocal (it has ${unknown}). Restore it with that version.`,
    );
  }
  const further = before.applied.find((name) => !migrations.includes(name));
  if (further) {
    throw new Error(
      `The database is further than the backup (it has ${further}). Restore into one on which nothing was started yet.`,
    );
  }
  await migrate(pool, { log, upTo: migrations.at(-1) ?? "" });
}

async function refuseInhabited(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM person LIMIT 1");
  if (rowCount) {
    throw new Error(
      "There are people in this database already. Restore into an empty one: another DATA_DIR, or another database in DATABASE_URL.",
    );
  }
}

interface Sequence {
  name: string;
  last: string;
}

interface ForeignKey {
  owner: string;
  definition: string;
}

async function dropForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey & { name: string }>(
    `SELECT conrelid::regclass::text AS owner, quote_ident(conname) AS name,
       'CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  for (const { owner, name } of rows) {
    await client.query(`ALTER TABLE ${owner} DROP CONSTRAINT ${name}`);
  }
  return rows;
}

async function fill(
  client: pg.Client,
  lines: Lines,
  tables: ReadonlySet<string>,
): Promise<{ count: number; sequences: Sequence[] }> {
  let sequences: Sequence[] = [];
  let table = "";
  let piece: string[] = [];
  let bytes = 0;
  let count = 0;
  const send = async () => {
    if (piece.length === 0) return;
    const name = client.escapeIdentifier(table);
    await client.query(
      `INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1::json)`,
      [`[${piece.join()}]`],
    );
    count += piece.length;
    piece = [];
    bytes = 0;
  };
  for await (const { kind, json } of lines) {
    switch (kind) {
      case "T":
        await send();
        table = JSON.parse(json);
        if (!tables.has(table)) throw new Error(`The backup has an unknown table.`);
        break;
      case "R":
        piece.push(json);
        bytes += json.length;
        if (bytes >= PIECE_BYTES) await send();
        break;
      case "S":
        await send();
        sequences = JSON.parse(json);
        break;
      default:
        throw new Error("The backup has a second beginning.");
    }
  }
  return { count, sequences };
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = current_schema() AND tablename <> ALL ($1) ORDER BY 1`,
    [LEFT_OUT],
  );
  return rows.map(({ name }) => name);
}
