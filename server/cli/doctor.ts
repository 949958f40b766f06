import { existsSync } from "node:fs";
import { access, constants, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { type Env, readEnv } from "#app/platform/env.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { readMigrationState } from "#prisma/migrate.ts";
import { LedgerStore } from "#server/collab/ledger-store.ts";
import { whyDamaged } from "#server/collab/sound-text.ts";
import { connectOrOpen, type OpenDatabase } from "#server/database/connect.ts";
import { readNote } from "#server/database/folder-lock.ts";

interface Finding {
  verdict: "ok" | "note" | "fault";
  text: string;
}

const OLDEST_NODE = [20, 19] as const;
const MB = 1024 * 1024;
const SCARCE_BYTES = 1024 * MB;
const TEXT_QUERY_MS = 30_000;
const TOO_FEW_BYTES = 200 * MB;
const BUILD = fileURLToPath(new URL("../../build/server/index.js", import.meta.url));

const ok = (text: string): Finding => ({ verdict: "ok", text });
const note = (text: string): Finding => ({ verdict: "note", text });
const fault = (text: string): Finding => ({ verdict: "fault", text });

/**
 * `translocal doctor`: looks at what the workspace needs, changes nothing, and says in one
 * line each what is there and what to do about what is not. Exit code 1 when it cannot work.
 */
export async function doctor(): Promise<number> {
  let faults = 0;
  const tell = ({ verdict, text }: Finding) => {
    if (verdict === "fault") faults += 1;
    console.log(`${verdict.padEnd(6)} ${text}`);
  };
  tell(checkNode(process.versions.node));
  tell(checkBuild());
  const env = readSettings(tell);
  if (env) {
    if (!env.databaseUrl)
      for (const finding of await checkFolder(env.dataDir)) tell(finding);
    tell(await checkSpace(env.dataDir));
    for (const finding of await checkDatabase(env)) tell(finding);
  }
  console.log(
    faults === 0 ? "\nAll is well." : `\n${faults} ${faults === 1 ? "fault" : "faults"}.`,
  );
  return faults === 0 ? 0 : 1;
}

function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === 20 && minor < OLDEST_NODE[1]);
  return isOld
    ? fault(`Node ${version} is too old: 20.19 or newer is needed, 24 is recommended.`)
    : ok(`Node ${version}`);
}

function checkBuild(): Finding {
  return existsSync(BUILD)
    ? ok("the pages are built")
    : fault("the pages are not built: run `npm start`, or `npm run build`");
}

function readSettings(tell: (finding: Finding) => void): Env | null {
  try {
    const env = readEnv(process.env);
    tell(ok(`settings are readable; the workspace is ${env.origin}`));
    return env;
  } catch (error) {
    tell(fault(messageOf(error)));
    return null;
  }
}

async function checkFolder(folder: string): Promise<Finding[]> {
  if (!existsSync(folder)) {
    return [note(`the data folder ${folder} does not exist yet; a start makes it`)];
  }
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [fault(`the data folder ${folder} cannot be written by this user`)];
  }
  const { mode } = await stat(folder);
  return [
    mode & 0o077
      ? note(`the data folder ${folder} is open to other users; a start closes it`)
      : ok(`the data folder is ${folder}`),
  ];
}

async function checkSpace(folder: string): Promise<Finding> {
  const there = nearestExisting(path.resolve(folder));
  const { bavail, bsize } = await statfs(there);
  const bytes = bavail * bsize;
  const text = `${Math.round(bytes / MB)} MB free on the disk of ${there}`;
  if (bytes < TOO_FEW_BYTES) return fault(`only ${text}: the database needs room`);
  return bytes < SCARCE_BYTES ? note(`only ${text}`) : ok(text);
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}

async function checkDatabase(env: Env): Promise<Finding[]> {
  if (!env.databaseUrl && !existsSync(path.join(env.dataDir, "database"))) {
    return [note("there is no embedded database yet; the first start makes it")];
  }
  let database: OpenDatabase;
  try {
    database = await connectOrOpen({ ...env, log: createLog("silent") });
  } catch (error) {
    return [fault(messageOf(error))];
  }
  try {
    const findings = [await holder(env, database), ok(await describeDatabase(database))];
    const { applied, pending, mismatch } = await readMigrationState(database.pool);
    if (mismatch) findings.push(fault(mismatch));
    else if (pending.length === 0)
      findings.push(ok(`${applied.length} migrations applied`));
    else findings.push(note(`${pending.length} migrations wait for the next start`));
    if (!mismatch && pending.length === 0) {
      findings.push(...(await checkTexts(database)));
    }
    return findings;
  } catch (error) {
    return [fault(`the database answers wrongly: ${messageOf(error)}`)];
  } finally {
    await database.stop();
  }
}

/** Reads every stored text, as a room would when it is opened. */
async function checkTexts(database: OpenDatabase): Promise<Finding[]> {
  const store = new LedgerStore(database.pool, TEXT_QUERY_MS);
  try {
    const findings: Finding[] = [];
    const ids = await store.draftIds();
    for (const id of ids) {
      const why = whyDamaged(await store.load(id));
      if (why === null) continue;
      const mend = `\`npx translocal mend ${id}\``;
      findings.push(fault(`the text of draft ${id} is damaged (${why}): run ${mend}`));
    }
    return findings.length > 0 ? findings : [ok(`${ids.length} texts can be read`)];
  } finally {
    await store.end();
  }
}

async function holder(env: Env, database: OpenDatabase): Promise<Finding> {
  if (database.kind === "server") return ok("the database is the server in DATABASE_URL");
  if (database.isOurs)
    return ok("the data folder is free; no workspace is running in it");
  const { pid, address } = await readNote(env.dataDir);
  const who = pid ? `process ${pid}` : "another process";
  return ok(`the workspace is running (${who}${address ? ` at ${address}` : ""})`);
}

async function describeDatabase(database: OpenDatabase): Promise<string> {
  const client = new pg.Client(database.pool);
  client.on("error", () => {}); // a lost line fails the query below
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; bytes: string }>(
      "SELECT version(), pg_database_size(current_database())::text AS bytes",
    );
    const version = rows[0]?.version.split(/ on |,/)[0] ?? "PostgreSQL";
    const size = Math.round(Number(rows[0]?.bytes ?? 0) / MB);
    return `${version} answers; ${size} MB`;
  } finally {
    await client.end();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
