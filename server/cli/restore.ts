import path from "node:path";
import { readEnv } from "#app/platform/env.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { restoreBackup } from "#server/database/backup.ts";
import { openDatabase } from "#server/database/connect.ts";

/**
 * `translocal restore FILE`: fills an empty database, embedded or in DATABASE_URL, with a backup.
 * The workspace must not run on it meanwhile. People sign in anew.
 */
export async function restore([file = ""]: readonly string[]): Promise<number> {
  if (file === "") throw new Error("Say which file to read: `restore FILE`.");
  const log = createLog(process.env.LOG_LEVEL ?? "warn");
  const database = await openDatabase({ ...readEnv(process.env), log });
  try {
    const rows = await restoreBackup(database.pool, path.resolve(file), log);
    console.log(
      `Restored ${rows.toLocaleString("en-US")} rows. Everybody signs in anew.`,
    );
    return 0;
  } finally {
    await database.stop();
  }
}
