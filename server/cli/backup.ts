import path from "node:path";
import { writeBackup } from "#server/database/backup.ts";
import { withDatabase } from "./command-context.ts";

/**
 * `translocal backup FILE`: everything in the database, as it stands at one moment, in one file
 * that only its owner may read. Works while the workspace runs and while it does not.
 */
export function backup([file = ""]: readonly string[]): Promise<number> {
  if (file === "") throw new Error("Say which file to write: `backup FILE`.");
  return withDatabase(async ({ database }) => {
    const rows = await writeBackup(database.pool, path.resolve(file));
    console.log(`Backed up ${rows.toLocaleString("en-US")} rows to ${file}.`);
    return 0;
  });
}
