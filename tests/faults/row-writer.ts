/**
 * A process of its own that opens the embedded database and writes rows until it is killed,
 * naming each to its parent once the database has acknowledged it.
 */
import pg from "pg";
import { createLog } from "#app/platform/log.server.ts";
import { startEmbeddedDatabase } from "#server/database/embedded.ts";

const folder = process.argv[2] ?? "";
const database = await startEmbeddedDatabase({ folder, log: createLog("error") });
const client = new pg.Client(database.pg);
await client.connect();
await client.query("CREATE TABLE IF NOT EXISTS row_written (id text PRIMARY KEY)");
for (let i = 0; ; i += 1) {
  const id = `${process.pid}-${i}`;
  await client.query("INSERT INTO row_written VALUES ($1)", [id]);
  process.send?.(id);
}
