import { CLOSE } from "#app/manuscript/protocol.ts";
import { FoldedElsewhere, type RoomStore } from "./ledger-store.ts";
import { Room } from "./room.ts";
import type { RoomHost } from "./room-host.ts";
import { whyDamaged } from "./sound-text.ts";

/** The node all rooms are in, as they need it. */
export interface RoomsHost
  extends Pick<RoomHost, "limits" | "log" | "ledger" | "isStrict" | "isReadOnly"> {
  wake(room: Room): void;
  flush(room: Room): void;
  abandon(room: Room, code: number): void;
}

interface Entry {
  draftId: string;
  loading: Promise<Room>;
  room: Room | null;
  /** Sockets being seated and commands at work. */
  holds: number;
  timer: NodeJS.Timeout | null;
}

/**
 * Which drafts are open (C19). One entry a draft, one promise an entry; an entry is removed
 * in one step, when nothing of it would be lost and nobody is on the way to it. So the last to
 * leave and the first to return meet the same room, or the second waits for what the first stored.
 */
export class OpenRooms {
  readonly #store: RoomStore;
  readonly #host: RoomsHost;
  readonly #entries = new Map<string, Entry>();
  /** Rooms that were given up while rows of theirs were on the way to the ledger. */
  readonly #abandoned = new Map<string, Set<Room>>();
  /** Drafts whose stored text did not keep what its sum promised. */
  readonly #distrusted = new Set<string>();

  constructor(store: RoomStore, host: RoomsHost) {
    this.#store = store;
    this.#host = host;
  }

  get size(): number {
    return this.#entries.size;
  }

  *loaded(): Generator<Room> {
    for (const { room } of this.#entries.values()) if (room) yield room;
  }

  roomIfOpen(draftId: string): Room | null {
    return this.#entries.get(draftId)?.room ?? null;
  }

  stateIfOpen(draftId: string): Uint8Array | null {
    return this.roomIfOpen(draftId)?.state ?? null;
  }

  /**
   * The draft's room, loaded; it stays until `release` is called. Throws when it cannot be
   * loaded: then there is no entry, and the next who comes tries anew.
   */
  async enter(draftId: string): Promise<{ room: Room; release(): void }> {
    const entry = this.#entries.get(draftId) ?? this.#open(draftId);
    entry.holds += 1;
    this.#cancelUnload(entry);
    let isReleased = false;
    const release = () => {
      if (isReleased) return;
      isReleased = true;
      entry.holds -= 1;
      if (entry.room) this.rest(entry.room);
    };
    try {
      return { room: await entry.loading, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  #open(draftId: string): Entry {
    const entry: Entry = {
      draftId,
      loading: this.#load(draftId),
      room: null,
      holds: 0,
      timer: null,
    };
    this.#entries.set(draftId, entry);
    entry.loading.then(
      (room) => {
        entry.room = room;
      },
      () => {
        if (this.#entries.get(draftId) === entry) this.#entries.delete(draftId);
      },
    );
    return entry;
  }

  async #load(draftId: string): Promise<Room> {
    // A room that was given up must have stored its last words before they are read.
    while ([...(this.#abandoned.get(draftId) ?? [])].some((room) => !room.isAtRest)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    this.#abandoned.delete(draftId);
    const stored = await this.#store.load(draftId);
    const isVouched = stored.isVouched && !this.#distrusted.has(draftId);
    const room: Room = new Room(
      draftId,
      { ...stored, isVouched },
      this.#hostOf(() => room),
    );
    if (room.damage) {
      this.#host.log.error("a stored text is damaged; it is shown as it was before", {
        draftId,
        reason: room.damage.why,
        count: room.damage.hiddenRows,
      });
    }
    return room;
  }

  /** The node as one room sees it; asked for the room only when the room is made. */
  #hostOf(room: () => Room): RoomHost {
    const node = this.#host;
    return {
      limits: node.limits,
      log: node.log,
      ledger: node.ledger,
      isStrict: node.isStrict,
      get isReadOnly() {
        return node.isReadOnly;
      },
      wake: () => node.wake(room()),
      flush: () => node.flush(room()),
      rest: () => this.rest(room()),
      compact: () => void this.compact(room()),
      abandon: (code) => node.abandon(room(), code),
      distrust: (why) => this.#distrust(room(), why),
    };
  }

  #distrust(room: Room, why: string): void {
    const { draftId } = room;
    this.#distrusted.add(draftId);
    this.#host.log.error("a stored text is not what was written", {
      draftId,
      reason: why,
    });
    this.#host.abandon(room, CLOSE.tryLater);
  }

  /** Ends rooms of damaged texts that have been mended since; their people come back. */
  async lookAgain(): Promise<void> {
    for (const room of [...this.loaded()]) {
      if (!room.damage) continue;
      const why = whyDamaged(await this.#store.load(room.draftId));
      if (why === null) this.#host.abandon(room, CLOSE.tryLater);
    }
  }

  /** The room stops being the draft's; its seats are closed by whoever calls this. */
  forget(room: Room): void {
    const entry = this.#entries.get(room.draftId);
    if (entry?.room !== room) return;
    this.#cancelUnload(entry);
    this.#entries.delete(room.draftId);
    const abandoned = this.#abandoned.get(room.draftId) ?? new Set();
    this.#abandoned.set(room.draftId, abandoned.add(room));
    room.end();
  }

  /** Starts the clock of a room that nobody needs. */
  rest(room: Room): void {
    const entry = this.#entries.get(room.draftId);
    if (entry?.room !== room || entry.timer || !isIdle(entry, room)) return;
    entry.timer = setTimeout(() => {
      entry.timer = null;
      void this.#unload(entry, room);
    }, this.#host.limits.unloadMs);
  }

  async #unload(entry: Entry, room: Room): Promise<void> {
    if (!isIdle(entry, room)) return;
    if (room.durability.foldable > 0 && !(await this.compact(room))) {
      // Not folded: it will be when the room is next open. Everything is in the ledger.
      this.#host.log.info("a room closes without a snapshot", { draftId: room.draftId });
    }
    // Somebody may have come meanwhile; if not, forgetting takes no further step.
    if (!isIdle(entry, room) || this.#entries.get(room.draftId) !== entry) return;
    this.#cancelUnload(entry);
    this.#entries.delete(room.draftId);
    room.end();
  }

  /** Folds the room's rows into its snapshot; false when that failed and must wait. */
  async compact(room: Room): Promise<boolean> {
    try {
      await room.durability.compact((state, rows) =>
        this.#store.compact(room.draftId, state, rows),
      );
      return true;
    } catch (error) {
      this.#host.log.warn("a draft could not be compacted", {
        draftId: room.draftId,
        error,
      });
      // What they made of it is in the ledger, with everything that was stored from here.
      if (error instanceof FoldedElsewhere) this.#host.abandon(room, CLOSE.tryLater);
      return false;
    } finally {
      this.rest(room);
    }
  }

  #cancelUnload(entry: Entry): void {
    if (entry.timer) clearTimeout(entry.timer);
    entry.timer = null;
  }

  end(): void {
    for (const entry of this.#entries.values()) {
      this.#cancelUnload(entry);
      entry.room?.end();
    }
    this.#entries.clear();
  }
}

function isIdle(entry: Entry, room: Room): boolean {
  return entry.holds === 0 && room.isAtRest;
}
