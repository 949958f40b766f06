import { type Identity, presenceState } from "./caret.ts";
import type { Limits } from "./limits.ts";
import { Malformed } from "./read-update.ts";
import type { Signatures } from "./signatures.ts";
import {
  type PresenceEntry,
  presenceBytes,
  presenceFrame,
  readPresenceEntries,
} from "./wire.ts";

/** What presence needs to know of a seat. */
export interface PresentSeat {
  readonly personId: string;
  readonly sessionId: string;
  readonly identity: Identity;
  /** Asks the socket whether anybody is still there; hangs up when nobody answers. */
  probe(): void;
}

interface Entry {
  client: number;
  state: string;
  /** Null while its line is broken and it waits for its owner: a ghost. */
  seat: PresentSeat | null;
  personId: string;
  sessionId: string;
  sentMs: number;
  expiry?: NodeJS.Timeout;
}

/** What changed, as each seat should hear it; null when there is nothing for that one. */
export type PresenceNews = (seat: PresentSeat) => Buffer | null;

const LEFT = "null";
/** Clocks below are a client's own count; ours follow the time and are far above. */
const FIRST_OWN_CLOCK = 1e12;

let lastClock = 0;
/** Ever growing, also over a restart, so that the newest word about somebody always wins (C24). */
function nextClock(): number {
  lastClock = Math.max(lastClock + 1, Date.now() * 8);
  return lastClock;
}

/** Who is in a room, as the server tells it (C23–C25). */
export class Presence {
  readonly #limits: Limits;
  readonly #signatures: Signatures;
  /** Asks for a flush at the end of this turn. */
  readonly #wake: () => void;
  readonly #entries = new Map<number, Entry>();
  readonly #ofSeat = new Map<PresentSeat, Entry>();
  readonly #hidden = new Map<PresentSeat, Entry>();
  /** Last clock we gave to what is told of a client id. */
  readonly #clocks = new Map<number, number>();
  readonly #changed = new Set<number>();
  #timer: NodeJS.Timeout | null = null;

  constructor(limits: Limits, signatures: Signatures, wake: () => void) {
    this.#limits = limits;
    this.#signatures = signatures;
    this.#wake = wake;
  }

  /**
   * Takes what a seat says of itself and drops what it echoes of others. True when something
   * about it changed. Throws `Malformed`.
   */
  hear(seat: PresentSeat, bytes: Uint8Array): boolean {
    this.show(seat);
    let hasMoved = false;
    for (const said of readPresenceEntries(bytes)) {
      if (!this.#isOwn(seat, said)) continue;
      if (said.state === LEFT) this.#remove(this.#ofSeat.get(seat));
      else if (said.state.length <= this.#limits.maxPresenceBytes) {
        hasMoved = this.#set(seat, said) || hasMoved;
      }
    }
    return hasMoved;
  }

  /** A state says nothing of who wrote it; its id and clock do. */
  #isOwn(seat: PresentSeat, { client, clock }: PresenceEntry): boolean {
    if (this.#ofSeat.get(seat)?.client === client) return true;
    // A clock we gave comes back only as an echo.
    if (clock >= FIRST_OWN_CLOCK && clock <= (this.#clocks.get(client) ?? clock)) {
      return false;
    }
    const holder = this.#entries.get(client);
    const isElsewhere = holder?.seat && holder.sessionId !== seat.sessionId;
    return !isElsewhere && this.#signatures.reserve(client, seat);
  }

  #set(seat: PresentSeat, { client, state }: PresenceEntry): boolean {
    const told = toldState(state, seat.identity);
    const own = this.#ofSeat.get(seat);
    if (own?.client === client) {
      if (own.state === told) return false;
      own.state = told;
    } else {
      this.#remove(own);
      this.#seatTaken(client, seat);
      const entry = {
        client,
        state: told,
        seat,
        personId: seat.personId,
        sessionId: seat.sessionId,
        sentMs: 0,
      };
      this.#entries.set(client, entry);
      this.#ofSeat.set(seat, entry);
    }
    this.#changed.add(client);
    this.#wake();
    return true;
  }

  /** Somebody is back: the state their broken or half-open line left behind gives way (C24). */
  #seatTaken(client: number, seat: PresentSeat): void {
    const before = this.#entries.get(client);
    if (before) {
      clearTimeout(before.expiry);
      if (before.seat) {
        this.#ofSeat.delete(before.seat);
        before.seat.probe();
      }
      return;
    }
    for (const entry of this.#entries.values()) {
      if (entry.seat === null && entry.sessionId === seat.sessionId) {
        this.#remove(entry);
        return;
      }
    }
  }

  #remove(entry: Entry | undefined): void {
    if (!entry || this.#entries.get(entry.client) !== entry) return;
    clearTimeout(entry.expiry);
    this.#entries.delete(entry.client);
    if (entry.seat) this.#ofSeat.delete(entry.seat);
    this.#changed.add(entry.client);
    this.#wake();
  }

  /** A seat is gone. After a clean goodbye at once; a broken line has a moment to come back. */
  leave(seat: PresentSeat, isClean: boolean): void {
    this.#hidden.delete(seat);
    const entry = this.#ofSeat.get(seat);
    if (!entry) return;
    this.#ofSeat.delete(seat);
    entry.seat = null;
    if (isClean) this.#remove(entry);
    else entry.expiry = setTimeout(() => this.#remove(entry), this.#limits.ghostMs);
  }

  /** Takes a seat out of sight that may be a dead line of somebody who is back, until it answers. */
  hide(seat: PresentSeat): void {
    const entry = this.#ofSeat.get(seat);
    if (!entry) return;
    this.#remove(entry);
    this.#hidden.set(seat, entry);
    seat.probe();
  }

  /** The seat answered after all. */
  show(seat: PresentSeat): void {
    const entry = this.#hidden.get(seat);
    this.#hidden.delete(seat);
    if (!entry || this.#entries.has(entry.client)) return;
    entry.seat = seat;
    this.#entries.set(entry.client, entry);
    this.#ofSeat.set(seat, entry);
    this.#changed.add(entry.client);
    this.#wake();
  }

  /** Everybody, for a seat that has just come; not what its own session left behind. */
  greeting(seat: PresentSeat): Buffer | null {
    const others = [...this.#entries.values()].filter(
      (entry) =>
        entry.seat !== seat && (entry.seat || entry.sessionId !== seat.sessionId),
    );
    if (others.length === 0) return null;
    return presenceFrame(others.map((entry) => this.#bytesOf(entry.client)));
  }

  /** Everybody anew, told before clients would forget them; an empty message for who is alone. */
  renewal(): (seat: PresentSeat) => Buffer {
    const parts = [...this.#entries.values()]
      .filter((entry) => entry.seat !== null)
      .map((entry) => ({ seat: entry.seat, bytes: this.#bytesOf(entry.client) }));
    return (seat) =>
      presenceFrame(parts.filter((p) => p.seat !== seat).map((p) => p.bytes));
  }

  /** What changed since the last call, except what was told a moment ago and must wait. */
  news(nowMs: number): PresenceNews | null {
    if (this.#changed.size === 0) return null;
    const parts: { seat: PresentSeat | null; bytes: Uint8Array }[] = [];
    let waitMs = 0;
    for (const client of this.#changed) {
      const entry = this.#entries.get(client);
      const wait = entry ? entry.sentMs + this.#limits.presencePauseMs - nowMs : 0;
      if (wait > 0) {
        waitMs = Math.max(waitMs, wait);
        continue;
      }
      this.#changed.delete(client);
      if (entry) entry.sentMs = nowMs;
      parts.push({ seat: entry?.seat ?? null, bytes: this.#bytesOf(client) });
    }
    if (waitMs > 0) this.#wakeIn(waitMs);
    if (parts.length === 0) return null;
    const all = presenceFrame(parts.map((part) => part.bytes));
    const owners = new Set(parts.map((part) => part.seat));
    return (seat) => {
      if (!owners.has(seat)) return all;
      const others = parts.filter((part) => part.seat !== seat);
      return others.length > 0 ? presenceFrame(others.map((part) => part.bytes)) : null;
    };
  }

  #wakeIn(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#wake();
    }, ms);
  }

  #bytesOf(client: number): Uint8Array {
    const clock = nextClock();
    this.#clocks.set(client, clock);
    return presenceBytes({
      client,
      clock,
      state: this.#entries.get(client)?.state ?? LEFT,
    });
  }

  /** Stops all clocks; the room is going. */
  end(): void {
    if (this.#timer) clearTimeout(this.#timer);
    for (const entry of this.#entries.values()) clearTimeout(entry.expiry);
  }
}

function toldState(said: string, identity: Identity): string {
  try {
    return presenceState(said, identity);
  } catch (error) {
    throw new Malformed("a presence that is no JSON", { cause: error });
  }
}
