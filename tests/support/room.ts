/**
 * Rooms for tests: a real room server on a port of its own, and the clients people really
 * have: the `y-websocket` provider in Node, with a session cookie and an origin, once as our
 * editor uses it (it asks for acknowledgements) and once as it comes; and a bare socket for
 * frames no honest client would send.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PoolConfig } from "pg";
import type { LogFields } from "#app/platform/log.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { createRooms, type Rooms, type RoomsOptions } from "#server/collab/rooms.ts";
import type { TestDatabase } from "./database.ts";
import { Desk, type DeskOptions } from "./room-desk.ts";
import { BareLine } from "./room-line.ts";

export interface LogLine extends LogFields {
  level: "info" | "warn" | "error";
  message: string;
}

export interface HouseOptions {
  limits?: RoomsOptions["limits"];
  /** Keep the spool of an earlier house. */
  spoolFolder?: string;
  pool?: PoolConfig;
  now?: () => Date;
  isStrict?: boolean;
}

/** A node with rooms, and who comes to it. */
export interface House {
  rooms: Rooms;
  origin: string;
  address: string;
  spoolFolder: string;
  log: LogLine[];
  /** A session cookie for a person. */
  cookie(personId: string): Promise<string>;
  /** Somebody's editor in a draft, connected. */
  desk(draftId: string, personId: string, options?: DeskOptions): Promise<Desk>;
  /** A bare socket; all of one person's have the same session. */
  line(draftId: string, personId: string, query?: string): Promise<BareLine>;
  /** Everybody leaves. */
  empty(): void;
  /** Everybody leaves, the rooms stop, the spool is removed. */
  close(): Promise<void>;
  /** Stops the rooms only. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** Starts rooms on the tables of a test database. */
export async function openHouse(
  { db, pool, kind }: Pick<TestDatabase, "db" | "pool" | "kind">,
  options: HouseOptions = {},
): Promise<House> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  const origin = `http://127.0.0.1:${port}`;
  const address = `ws://127.0.0.1:${port}/collab`;
  const spoolFolder =
    options.spoolFolder ?? mkdtempSync(join(tmpdir(), "translocal-spool-"));
  const log: LogLine[] = [];
  const note = (level: LogLine["level"]) => (message: string, fields?: LogFields) =>
    void log.push({ level, message, ...fields });
  const rooms = createRooms({
    db,
    pool: options.pool ?? pool,
    spoolFolder,
    origin,
    log: { info: note("info"), warn: note("warn"), error: note("error") },
    now: options.now ?? (() => new Date()),
    isStrict: options.isStrict,
    isServer: kind === "server",
    limits: { heartbeatMs: 1_000, unloadMs: 200, ...options.limits },
  });
  await rooms.recover();
  server.on("upgrade", (request, socket, head) =>
    rooms.handleUpgrade(request, socket, head),
  );

  const guests: { leave(): void }[] = [];
  const cookie = async (personId: string) => {
    const now = (options.now ?? (() => new Date()))();
    const { token } = await startSession(db, { personId, userAgent: "test", now });
    return `session=${token}`;
  };
  const lineCookies = new Map<string, string>();
  const empty = () => {
    for (const guest of guests.splice(0)) guest.leave();
  };
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await rooms.stop();
    await closeServer(server);
  };
  return {
    rooms,
    origin,
    address,
    spoolFolder,
    log,
    cookie,
    async desk(draftId, personId, deskOptions = {}) {
      const headers = { origin, cookie: deskOptions.cookie ?? (await cookie(personId)) };
      const desk = new Desk(address, draftId, headers, deskOptions);
      guests.push(desk);
      if (deskOptions.waits !== false) await desk.synced();
      return desk;
    },
    async line(draftId, personId, query = "") {
      const session = lineCookies.get(personId) ?? (await cookie(personId));
      lineCookies.set(personId, session);
      const headers = { origin, cookie: session };
      const line = new BareLine(`${address}/${draftId}${query}`, headers);
      guests.push(line);
      await line.opened;
      return line;
    },
    stop,
    empty,
    async close() {
      empty();
      await stop();
      rmSync(spoolFolder, { recursive: true, force: true });
    },
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * Waits until something holds; fails with what it was about, and with what `state` says then.
 * The limit is no promise of speed: it is long, so that a busy machine is not called a fault.
 */
export async function until(
  holds: () => boolean | Promise<boolean>,
  about: string,
  state: () => unknown = () => "",
): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error(`Waited in vain: ${about}. ${JSON.stringify(state())}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
