import * as Y from "yjs";
import { CLOSE } from "#app/manuscript/protocol.ts";
import type { PendingRow } from "./ledger.ts";
import type { RoomHost } from "./room-host.ts";
import type { Applied, RoomText, StateVector } from "./room-text.ts";
import type { Seat } from "./seat.ts";
import type { Signature } from "./signatures.ts";
import type { SpoolTicket } from "./spool.ts";

/** What the record wants to know of an accepted update. */
interface Stored {
  signatures: Signature[];
  hasNewWords: boolean;
  waiters: Waiter[];
}

/** Who wants to know what becomes of an update. */
export interface Waiter {
  /** It is stored, and everything before it. */
  durable(): void;
  /** It will not be. */
  lost(): void;
}

/** The row of one turn, and who waits for it. */
interface Waiting {
  state: StateVector;
  waiters: Waiter[];
}

/** One row on its way to the ledger. */
class Row implements PendingRow {
  readonly draftId: string;
  readonly data: Uint8Array;
  readonly signatures: readonly Signature[];
  readonly ticket: SpoolTicket;
  readonly editedAt: Date | null;
  readonly #of: Durability;
  readonly #turn: Waiting;

  constructor(of: Durability, turn: Waiting, row: Omit<PendingRow, "stored" | "lost">) {
    this.draftId = row.draftId;
    this.data = row.data;
    this.signatures = row.signatures;
    this.ticket = row.ticket;
    this.editedAt = row.editedAt;
    this.#of = of;
    this.#turn = turn;
  }

  stored(sequence: string): void {
    this.#of.stored(sequence, this.#turn);
  }

  lost(): void {
    this.#of.lost();
  }
}

/**
 * What of a room is on record: which of its rows are stored, who is to be told when the next
 * ones are, and when it is time to fold them into the snapshot (C15, C20).
 */
export class Durability {
  readonly #draftId: string;
  readonly #text: RoomText;
  readonly #host: RoomHost;
  /** Sequence numbers of rows that are in the document and not in the snapshot. */
  readonly #rows: string[];
  /** Rows on their way, the oldest first. */
  readonly #waiting: Waiting[] = [];
  #uncommitted = 0;
  /** What the document held after the last turn that is stored; null before the first. */
  #durable: StateVector | null = null;
  #durableBytes: Uint8Array | null = null;
  #isCompacting = false;
  #quiet: NodeJS.Timeout | null = null;

  constructor(draftId: string, text: RoomText, rows: string[], host: RoomHost) {
    this.#draftId = draftId;
    this.#text = text;
    this.#rows = rows;
    this.#host = host;
  }

  /** Nothing on its way and nobody at work on the snapshot. */
  get isComplete(): boolean {
    return this.#uncommitted === 0 && !this.#isCompacting;
  }

  /** Rows that a compaction would fold. */
  get foldable(): number {
    return this.#rows.length;
  }

  /** Hands what a turn did to the ledger, as one row. */
  store(turn: readonly Stored[], { update, state }: Applied, ticket: SpoolTicket): void {
    const waiters = turn.flatMap((stored) => stored.waiters);
    if (!update) {
      ticket.release();
      for (const waiter of waiters) this.afterAll(waiter);
      return;
    }
    const waiting: Waiting = { state, waiters };
    this.#waiting.push(waiting);
    this.#uncommitted += 1;
    const row = {
      draftId: this.#draftId,
      data: update,
      signatures: turn.flatMap((stored) => stored.signatures),
      ticket,
      editedAt: turn.some((stored) => stored.hasNewWords) ? new Date() : null,
    };
    this.#host.ledger.add(new Row(this, waiting, row));
  }

  /** The ledger has a row, under this number. */
  stored(sequence: string, turn: Waiting): void {
    this.#rows.push(sequence);
    this.#uncommitted -= 1;
    this.#waiting.shift();
    this.#durable = turn.state;
    this.#durableBytes = null;
    for (const waiter of turn.waiters) waiter.durable();
    if (this.#rows.length > this.#host.limits.compactRows) this.#host.compact();
    else if (this.#rows.length >= this.#host.limits.quietRows) this.#awaitQuiet();
    if (this.#uncommitted === 0) this.#host.rest();
  }

  /** The draft of a row is gone. */
  lost(): void {
    this.#uncommitted -= 1;
    this.#host.abandon(CLOSE.gone);
  }

  #awaitQuiet(): void {
    if (this.#quiet) clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#quiet = null;
      this.#host.compact();
    }, this.#host.limits.quietMs);
  }

  /** Tells the waiter when every row handed over so far is stored; at once when none is on its way. */
  afterAll(waiter: Waiter): void {
    const last = this.#waiting.at(-1);
    if (last) last.waiters.push(waiter);
    else waiter.durable();
  }

  /** Tells a seat that its first `sequence` frames are durable. */
  acknowledge(seat: Seat, sequence: number): void {
    // Until it has answered, something it sent may be set aside; the answer covers it all.
    if (!seat.wantsAcknowledgement || !seat.hasAnswered) return;
    this.#durableBytes ??= this.#durable
      ? Y.encodeStateVector(new Map(this.#durable))
      : this.#text.storedVector;
    seat.outbox.acknowledge({
      sequence,
      savedAt: Date.now(),
      stateVector: this.#durableBytes,
    });
  }

  /**
   * Folds what is stored into the snapshot. The document may already hold more than the rows
   * that are removed; having a change twice harms nothing. Answers when it is done or failed.
   */
  async compact(
    write: (state: Uint8Array, rows: readonly string[]) => Promise<void>,
  ): Promise<void> {
    if (this.#isCompacting || this.#rows.length === 0) return;
    this.#isCompacting = true;
    try {
      const rows = [...this.#rows];
      const { doc } = this.#text.open;
      const state = Y.encodeStateAsUpdate(doc);
      refuseUnreadable(state, doc);
      await write(state, rows);
      this.#rows.splice(0, rows.length);
    } finally {
      this.#isCompacting = false;
    }
  }

  end(): void {
    if (this.#quiet) clearTimeout(this.#quiet);
  }
}

/** A snapshot must read back to what it was made from, before rows are removed for it. */
function refuseUnreadable(state: Uint8Array, doc: Y.Doc): void {
  const read = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state));
  const known = Y.decodeStateVector(Y.encodeStateVector(doc));
  const isSame =
    read.size === known.size &&
    [...known].every(([client, clock]) => read.get(client) === clock);
  if (!isSame) throw new Error("the snapshot does not read back");
}
