/**
 * A node with its embedded database and its rooms in one process, as it is when nobody set a
 * database up, so that a test can kill all of it at once. Says "ready" when it takes sockets.
 */
import { createServer } from "node:http";
import path from "node:path";
import { createDatabase } from "#app/platform/database.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { migrate } from "#prisma/migrate.ts";
import { createRooms } from "#server/collab/rooms.ts";
import { openDatabase } from "#server/database/connect.ts";

const { folder, port, limits, isStrict } = JSON.parse(process.env.WHOLE_NODE ?? "{}");
const log = createLog("warn");
const database = await openDatabase({ databaseUrl: undefined, dataDir: folder, log });
await migrate(database.pool, { log });
const origin = `http://127.0.0.1:${port}`;
await database.announce(origin);
const db = createDatabase({ ...database.pool, max: 2 });
const rooms = createRooms({
  db,
  pool: database.pool,
  spoolFolder: path.join(folder, "spool"),
  origin,
  log,
  now: () => new Date(),
  limits,
  isStrict,
});
await rooms.recover();
const server = createServer();
server.on("upgrade", (request, socket, head) =>
  rooms.handleUpgrade(request, socket, head),
);
server.listen(port, "127.0.0.1", () => process.stdout.write("ready\n"));
process.once("SIGTERM", async () => {
  await rooms.stop();
  await db.$disconnect();
  await database.stop();
  process.exit(0);
});
