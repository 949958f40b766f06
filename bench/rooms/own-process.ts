/**
 * The rooms of this project in a process of their own, on the database of `OWN_SERVER`: the same
 * parts `server/index.ts` puts together, without pages and clock. What is raised here is the pace
 * at which one socket is read, and only for the scenarios that type faster than people.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createDatabase } from "#app/platform/database.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { migrate } from "#prisma/migrate.ts";
import { LedgerStore } from "#server/collab/ledger-store.ts";
import { DEFAULT_LIMITS } from "#server/collab/limits.ts";
import { createRooms } from "#server/collab/rooms.ts";
import { openDatabase } from "#server/database/connect.ts";
import { MemoryStore } from "./memory-store.ts";
import { ready } from "./peers/child.mjs";

const { databaseUrl, dataDir, spoolFolder, limits, isInMemory } = JSON.parse(
  process.env.OWN_SERVER ?? "{}",
);
const log = createLog("warn");
const opened = await openDatabase({ databaseUrl, dataDir, log });
await migrate(opened.pool, { log });

const server = createServer();
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo; // listening on TCP
const db = createDatabase({ ...opened.pool, max: 12 });
const rooms = createRooms({
  db,
  pool: opened.pool,
  spoolFolder,
  origin: `http://127.0.0.1:${port}`,
  log,
  now: () => new Date(),
  limits,
  isServer: opened.kind === "server",
  store: isInMemory
    ? new MemoryStore(new LedgerStore(opened.pool, DEFAULT_LIMITS.queryMs))
    : undefined,
});
await rooms.recover();
// A starting workspace asks the database before it takes sockets (is there an administrator?).
await db.person.count({ where: { isAdministrator: true } });
server.on("upgrade", (request, socket, head) =>
  rooms.handleUpgrade(request, socket, head),
);
ready(port, async () => {
  await rooms.stop();
  await opened.stop();
});
