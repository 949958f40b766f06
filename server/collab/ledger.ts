import { isDatabaseAway } from "#app/platform/database-errors.server.ts";
import type { Log } from "#app/platform/log.server.ts";
import type { NewRow, RoomStore } from "./ledger-store.ts";
import type { Limits } from "./limits.ts";
import type { SpoolTicket } from "./spool.ts";

/** A row on its way, and who waits for it. */
export interface PendingRow extends NewRow {
  ticket: SpoolTicket;
  /** Set when words changed; comments do not count. */
  editedAt: Date | null;
  /** It is stored under this sequence number. */
  stored(sequence: string): void;
  /** Its draft is gone: it will never be stored. */
  lost(): void;
}

/** A lone row waits so long: the database works when its turn has been told, not beside it. */
const TELL_MS = 4;
const MAX_ROWS = 2_000;
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * The group commit of all rooms (C15, C17, C18). Rows wait in the order they came; one
 * statement at a time stores as many as have gathered, tried for ever while the database is
 * away. A group that is refused for another reason is stored draft by draft, so that the one
 * that cannot be stored holds up itself alone.
 */
export class Ledger {
  readonly #store: RoomStore;
  readonly #limits: Limits;
  readonly #log: Log;
  #waiting: PendingRow[] = [];
  #inFlight = 0;
  #isCommitting = false;
  #timer: NodeJS.Timeout | null = null;
  /** When the timer rings. */
  #next = 0;
  #lastStart = 0;
  #failures = 0;
  #isAway = false;
  #isStopped = false;
  readonly #editedAt = new Map<string, Date>();
  readonly #editedWritten = new Map<string, number>();
  readonly #onSettled = new Set<() => void>();

  constructor(store: RoomStore, limits: Limits, log: Log) {
    this.#store = store;
    this.#limits = limits;
    this.#log = log;
  }

  /** True while commits fail because the database does not answer. */
  get isAway(): boolean {
    return this.#isAway;
  }

  /** Rows accepted and not stored yet. */
  get pendingRows(): number {
    return this.#waiting.length + this.#inFlight;
  }

  add(row: PendingRow): void {
    this.#waiting.push(row);
    if (row.editedAt) this.#editedAt.set(row.draftId, row.editedAt);
    this.#schedule();
  }

  /** Resolves true when everything added so far is stored, false when `ms` passed before. */
  async drain(ms: number): Promise<boolean> {
    const end = performance.now() + ms;
    while (this.pendingRows > 0 || this.#editedAt.size > 0) {
      const left = end - performance.now();
      if (left <= 0) return this.pendingRows === 0;
      this.#schedule(true);
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          this.#onSettled.delete(done);
          resolve();
        };
        const timer = setTimeout(done, left);
        this.#onSettled.add(done);
      });
    }
    return true;
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  #schedule(isUrgent = false): void {
    if (this.#isCommitting || this.#isStopped) return;
    if (this.#timer && this.#failures > 0) return; // it is tried again in its own time
    const now = performance.now();
    const since = now - this.#lastStart;
    const pause = isUrgent ? 0 : Math.max(TELL_MS, this.#limits.commitPauseMs - since);
    // A timer that waits to write down when drafts were edited must not hold up their words.
    if (!this.#timer || this.#next > now + pause) this.#later(pause);
  }

  #later(ms: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#next = performance.now() + ms;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#commit();
    }, ms);
  }

  async #commit(): Promise<void> {
    this.#isCommitting = true;
    this.#lastStart = performance.now();
    const group = this.#takeGroup();
    this.#inFlight = group.length;
    const edited = this.#takeEdited(this.pendingRows === group.length);
    try {
      if (group.length > 0 || edited.size > 0) await this.#storeGroup(group, edited);
      this.#recovered();
    } catch (error) {
      for (const [id, at] of edited) {
        if (!this.#editedAt.has(id)) this.#editedAt.set(id, at);
        this.#editedWritten.delete(id);
      }
      this.#failed(error);
    }
    this.#inFlight = 0;
    this.#isCommitting = false;
    for (const done of [...this.#onSettled]) done();
    if (this.#isStopped) return;
    if (this.#failures > 0) this.#later(this.#retryPause());
    else if (this.#waiting.length > 0) this.#schedule();
    else if (this.#editedAt.size > 0 && !this.#timer) {
      this.#later(this.#limits.editedAtPauseMs);
    }
  }

  #takeGroup(): PendingRow[] {
    let bytes = 0;
    let count = 0;
    for (const row of this.#waiting) {
      bytes += row.data.length;
      if (count > 0 && (bytes > MAX_BYTES || count >= MAX_ROWS)) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  /** Drafts whose `edited_at` was not written within the pause. */
  #takeEdited(isLast: boolean): Map<string, Date> {
    const now = performance.now();
    const due = new Map<string, Date>();
    for (const [id, at] of this.#editedAt) {
      const written = this.#editedWritten.get(id) ?? Number.NEGATIVE_INFINITY;
      const isDue = now - written >= this.#limits.editedAtPauseMs;
      if (!isDue && !(this.#onSettled.size > 0 && isLast)) continue;
      due.set(id, at);
      this.#editedAt.delete(id);
      this.#editedWritten.set(id, now);
    }
    for (const [id, at] of this.#editedWritten) {
      if (now - at > 60_000) this.#editedWritten.delete(id);
    }
    return due;
  }

  /** Stores the group; what is left of it after a failure goes back to the head of the queue. */
  async #storeGroup(group: PendingRow[], edited: Map<string, Date>): Promise<void> {
    try {
      await this.#storeRows(group, edited);
    } catch (error) {
      if (isAway(error) || group.length === 0) {
        this.#waiting.unshift(...group);
        throw error;
      }
      await this.#storeApart(group, error);
    }
  }

  async #storeApart(group: PendingRow[], first: unknown): Promise<void> {
    const failed: PendingRow[] = [];
    let failure = first;
    for (const draftId of new Set(group.map((row) => row.draftId))) {
      const rows = group.filter((row) => row.draftId === draftId);
      try {
        await this.#storeRows(rows, new Map());
      } catch (error) {
        failed.push(...rows);
        failure = error;
        this.#log.error("cannot store an edit", { draftId, count: rows.length, error });
      }
    }
    this.#waiting.unshift(...failed);
    if (failed.length > 0) throw failure;
  }

  async #storeRows(rows: PendingRow[], edited: Map<string, Date>): Promise<void> {
    const sequences = await this.#store.insert(rows, edited);
    for (const row of rows) {
      row.ticket.release();
      const sequence = sequences.get(row.draftId)?.shift();
      if (sequence === undefined) row.lost();
      else row.stored(sequence);
    }
  }

  #failed(error: unknown): void {
    this.#failures += 1;
    if (this.#failures === 1) {
      this.#log.warn("edits wait for the database", { count: this.pendingRows, error });
    }
    this.#isAway = isAway(error);
  }

  #recovered(): void {
    if (this.#failures > 0) this.#log.info("edits are stored again");
    this.#failures = 0;
    this.#isAway = false;
  }

  #retryPause(): number {
    const { retryMs, maxRetryMs } = this.#limits;
    const pause = Math.min(maxRetryMs, retryMs * 2 ** Math.min(this.#failures, 10));
    return pause * (0.5 + Math.random() / 2);
  }
}

/** pg says nothing more than this when a query was sent and never answered. */
function isAway(error: unknown): boolean {
  return (
    isDatabaseAway(error) ||
    (error instanceof Error && error.message === "Query read timeout")
  );
}
