/**
 * A node with rooms in a process of its own, so that a test can kill it. Says "ready" on
 * standard output when it takes sockets.
 */
import { createServer } from "node:http";
import { createDatabase } from "#app/platform/database.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { createRooms } from "#server/collab/rooms.ts";

const { pool, spoolFolder, port, limits } = JSON.parse(process.env.ROOM_PROCESS ?? "{}");
const schema = /search_path=(\w+)/.exec(pool.options ?? "")?.[1];
const rooms = createRooms({
  db: createDatabase({ ...pool, max: 2 }, schema),
  pool,
  // In the embedded database a test has a schema, on a server a database.
  isServer: schema === undefined,
  spoolFolder,
  origin: `http://127.0.0.1:${port}`,
  log: createLog("warn"),
  now: () => new Date(),
  limits,
});
await rooms.recover();
const server = createServer();
server.on("upgrade", (request, socket, head) =>
  rooms.handleUpgrade(request, socket, head),
);
server.listen(port, "127.0.0.1", () => process.stdout.write("ready\n"));
process.once("SIGTERM", () => void rooms.stop().then(() => process.exit(0)));
