import { Refusal } from "#app/domain/refusal.ts";
import { createPreviews } from "#app/features/imports/previews.server.ts";
import { createSheets } from "#app/features/sheets/sheets-shelf.server.ts";
import type { ServerContext } from "#app/platform/context.server.ts";
import { createDatabase } from "#app/platform/database.server.ts";
import { readEnv } from "#app/platform/env.server.ts";
import { WorkFailed } from "#app/platform/killable-work.ts";
import type { LawReader } from "#app/platform/law-reader.ts";
import type { Live } from "#app/platform/live.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Press } from "#app/platform/press.ts";
import { migrate, readMigrationState } from "#prisma/migrate.ts";
import { connectOrOpen, type OpenDatabase } from "#server/database/connect.ts";
import { readNote } from "#server/database/folder-lock.ts";

export interface CommandContext {
  ctx: ServerContext;
  database: OpenDatabase;
}

/**
 * Runs a command against the database, whether or not the workspace is running: through the
 * embedded database's socket while it is, by opening the folder while it is not. Only a
 * database of ours is brought up to date; throws when a foreign one is not.
 */
export async function withDatabase<T>(
  work: (command: CommandContext) => Promise<T>,
): Promise<T> {
  const env = readEnv(process.env);
  const log = createLog(process.env.LOG_LEVEL ?? "warn");
  const database = await connectOrOpen({ ...env, log });
  try {
    await upToDate(database, log);
    const db = createDatabase({ ...database.pool, max: 3 });
    try {
      const { address } = database.isOurs ? {} : await readNote(env.dataDir);
      const origin = (database.kind === "embedded" && address) || env.origin;
      const ctx: ServerContext = {
        db,
        log,
        live: ABSENT,
        press: NONE,
        reader: NOBODY,
        previews: createPreviews(() => new Date()),
        sheets: createSheets(() => new Date()),
        now: () => new Date(),
        origin,
        isDemo: false,
        address: "local",
        requestId: "command",
      };
      return await work({ ctx, database });
    } finally {
      await db.$disconnect();
    }
  } finally {
    await database.stop();
  }
}

async function upToDate(database: OpenDatabase, log: ServerContext["log"]) {
  if (database.isOurs) {
    await migrate(database.pool, { log });
    return;
  }
  const { pending, mismatch } = await readMigrationState(database.pool);
  if (mismatch) throw new Error(mismatch);
  if (pending.length > 0) {
    throw new Error(
      "The database is not up to date with this version. Start the workspace first.",
    );
  }
}

/** A command is another process than the one with the rooms. */
const ABSENT: Live = {
  announce() {},
  revalidate() {},
  present: () => [],
  edit: () => Promise.reject(elsewhere()),
  read: () => Promise.reject(elsewhere()),
};

const NONE: Press = {
  print: () => Promise.reject(new WorkFailed("failed", "A command makes no files.")),
};

const NOBODY: LawReader = {
  read: () => Promise.reject(new WorkFailed("failed", "A command reads no uploads.")),
};

function elsewhere(): Refusal {
  return new Refusal("conflict", "Texts are read and changed by the running workspace.");
}
