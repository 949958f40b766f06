import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { PoolConfig } from "pg";
import type * as Y from "yjs";
import { Refusal } from "#app/domain/refusal.ts";
import { CLOSE } from "#app/manuscript/protocol.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { Live, Present } from "#app/platform/live.ts";
import type { Log } from "#app/platform/log.server.ts";
import { type FolderLock, takeFolder } from "#server/database/folder-lock.ts";
import { Admission } from "./admission.ts";
import { Door } from "./door.ts";
import { Ledger } from "./ledger.ts";
import { LedgerStore, type RoomStore } from "./ledger-store.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";
import { OpenRooms } from "./open-rooms.ts";
import { replay } from "./replay.ts";
import type { Room } from "./room.ts";
import { Spool } from "./spool.ts";
import { Turns } from "./turns.ts";

export interface RoomsOptions {
  db: Database;
  /** For connections of the ledger's own. */
  pool: PoolConfig;
  /** Locked by `recover` until `stop`: two processes in one would remove each other's words. */
  spoolFolder: string;
  /** The only origin sockets are taken from. */
  origin: string;
  log: Log;
  now(): Date;
  limits?: Partial<Limits>;
  /** Shows words to others only after the database has them (C32); off unless said. */
  isStrict?: boolean;
  /** The database is a server, which keeps statements for each connection apart. */
  isServer?: boolean;
  /** Where texts are stored; the ledger in the database unless a measurement says otherwise. */
  store?: RoomStore;
}

export interface RoomsStatus {
  rooms: number;
  seats: number;
  /** Updates that are in the spool and not in the ledger. */
  pendingRows: number;
  spoolBytes: number;
  isDatabaseAway: boolean;
  isReadOnly: boolean;
}

/** The rooms of this node: what `Live` promises of texts, and the door for sockets. */
export interface Rooms extends Omit<Live, "announce"> {
  /**
   * Locks the spool and replays what an earlier process left in it. No room opens before it is
   * done. Throws FolderTaken when another process has the folder.
   */
  recover(): Promise<void>;
  /** Takes an upgrade request for `/collab/<draft id>`. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  status(): RoomsStatus;
  /** Flushes, commits, says goodbye with 1012; ten seconds at most (C30). */
  stop(): Promise<void>;
}

const SWEEP_MS = 5_000;
const GOODBYE_SPREAD_MS = 500;

/** Makes the rooms of a node. Nothing is opened and nothing read until `recover`. */
export function createRooms(options: RoomsOptions): Rooms {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { log, now, origin } = options;
  const spool = new Spool(options.spoolFolder, limits.segmentBytes);
  const store =
    options.store ??
    new LedgerStore(options.pool, limits.queryMs, { isPrepared: options.isServer });
  const ledger = new Ledger(store, limits, log);
  const turns = new Turns(spool, log, (room) => abandon(room, CLOSE.tryLater));
  let state: "closed" | "open" | "stopping" = "closed";
  let isReadOnly = false;
  let lock: FolderLock | null = null;

  const open = new OpenRooms(store, {
    limits,
    log,
    ledger,
    isStrict: options.isStrict ?? false,
    get isReadOnly() {
      watchSpool();
      return isReadOnly;
    },
    wake: (room) => turns.wake(room),
    flush: (room) => turns.flush([room]),
    abandon,
  });
  const admission = new Admission({ db: options.db, log, now });
  const door = new Door({
    origin,
    limits,
    log,
    admission,
    isOpen: () => state === "open",
    enter: (draftId) => open.enter(draftId),
  });

  /** Ends a room at once; its seats come back to a new one, or learn that it is gone. */
  function abandon(room: Room, code: number): void {
    open.forget(room);
    for (const seat of [...room.seats]) seat.close(code, "the room closed");
  }

  /** Past the bound of the spool nothing more is taken, and everybody is told (C17). */
  function watchSpool(): void {
    const { spoolBytes } = limits;
    const isFull = spool.waitingBytes > (isReadOnly ? spoolBytes / 2 : spoolBytes);
    if (isFull === isReadOnly) return;
    isReadOnly = isFull;
    log.warn(isFull ? "rooms are read-only" : "rooms are open again", {
      bytes: spool.waitingBytes,
    });
    for (const seat of door.seats) seat.turn();
  }

  const heartbeat = setInterval(() => {
    for (const seat of [...door.seats]) seat.beat();
    for (const room of open.loaded()) room.renewPresence();
  }, limits.heartbeatMs);
  const sweep = setInterval(
    () => {
      door.judgeAgain().catch((error) => log.error("judging failed", { error }));
      open.lookAgain().catch((error) => log.warn("cannot look again", { error }));
    },
    Math.min(SWEEP_MS, limits.judgeMs),
  );
  const spoolWatch = setInterval(watchSpool, 250);

  async function within<T>(draftId: string, use: (room: Room) => Promise<T> | T) {
    const { room, release } = await open.enter(draftId).catch((cause) => {
      throw new Refusal("unavailable", "The text cannot be opened now.", { cause });
    });
    try {
      return await use(room);
    } finally {
      release();
    }
  }

  const rooms: Rooms = {
    async recover() {
      lock = await takeFolder(options.spoolFolder);
      await replay(spool, store, log, limits);
      await Promise.all([store.prepare(), admission.prepare()]).catch((error) =>
        log.warn("the rooms open without a database", { error }),
      );
      spool.open();
      state = "open";
    },
    handleUpgrade: (request, socket, head) => door.handleUpgrade(request, socket, head),
    edit(draftId: string, change: (doc: Y.Doc) => void, personId: string | null) {
      return within(draftId, (room) => {
        if (room.isReadOnly) throw notNow();
        return soon(room.edit(change, personId), limits.editMs);
      });
    },
    async read(draftId) {
      return open.stateIfOpen(draftId) ?? within(draftId, (room) => room.state);
    },
    revalidate: (whom) => door.revalidate(whom),
    present: (draftId) => presentIn(open.roomIfOpen(draftId)),
    status: () => ({
      rooms: open.size,
      seats: door.seats.size,
      pendingRows: ledger.pendingRows,
      spoolBytes: spool.waitingBytes,
      isDatabaseAway: ledger.isAway,
      isReadOnly,
    }),
    async stop() {
      if (state === "stopping") return;
      state = "stopping";
      for (const timer of [heartbeat, sweep, spoolWatch]) clearInterval(timer);
      const end = performance.now() + limits.stopMs;
      turns.flush();
      await ledger.drain(end - performance.now());
      await Promise.all([...door.seats].map(sayGoodbye));
      turns.flush();
      await ledger.drain(Math.max(500, end - performance.now()));
      ledger.stop();
      open.end();
      door.close();
      spool.close();
      await store.end();
      await lock?.release();
    },
  };
  return rooms;
}

/** Not all at once, so that they do not all come back at once. */
async function sayGoodbye(seat: {
  close(code: number, reason: string): void;
  outbox: { flushAcknowledgement(): void };
}): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * GOODBYE_SPREAD_MS));
  seat.outbox.flushAcknowledgement();
  seat.close(1012, "the server restarts");
}

function presentIn(room: Room | null): Present[] {
  const present = new Map<string, Present>();
  for (const { personId, identity } of room?.seats ?? []) {
    present.set(personId, { personId, ...identity });
  }
  return [...present.values()];
}

function notNow(): Refusal {
  return new Refusal(
    "unavailable",
    "Nothing can be stored at the moment. Try again soon.",
  );
}

/** A command does not wait for the database for ever; what it did is stored all the same. */
async function soon(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(notNow()), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
