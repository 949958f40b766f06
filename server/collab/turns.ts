import type { Log } from "#app/platform/log.server.ts";
import type { Room, TextNews } from "./room.ts";
import type { Spool, SpoolRecord, SpoolTicket } from "./spool.ts";

/** Telling may take one part in three of the time, however many there are to tell. */
const REST_PER_WORK = 2;
/** Longer waits would be seen. */
const LONGEST_REST_MS = 12;

/**
 * The end of each turn of the event loop (C14): what all rooms accepted goes to the spool in
 * one write, then each room applies its own and tells its seats. Nothing is visible before it
 * is safe. A keystroke waits for no timer, unless telling the last ones took long: then the turn
 * goes on for twice as long as that took, and what comes meanwhile is told in one frame. So a crowd
 * costs a write a moment and not a write a keystroke.
 */
export class Turns {
  readonly #spool: Spool;
  readonly #log: Log;
  readonly #onBroken: (room: Room) => void;
  #awake = new Set<Room>();
  #isScheduled = false;
  #restUntilMs = 0;

  constructor(spool: Spool, log: Log, onBroken: (room: Room) => void) {
    this.#spool = spool;
    this.#log = log;
    this.#onBroken = onBroken;
  }

  /** The room has something for the end of this turn. */
  wake(room: Room): void {
    this.#awake.add(room);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const restMs = this.#restUntilMs - performance.now();
    if (restMs < 1) setImmediate(this.#end);
    else setTimeout(this.#end, restMs);
  }

  readonly #end = () => {
    this.#isScheduled = false;
    const startedMs = performance.now();
    this.flush();
    const endedMs = performance.now();
    const restMs = (endedMs - startedMs) * REST_PER_WORK;
    this.#restUntilMs = endedMs + Math.min(restMs, LONGEST_REST_MS);
  };

  /** Ends the turn of these rooms now. */
  flush(rooms: Iterable<Room> = this.#awake): void {
    const due = [...rooms];
    if (rooms === this.#awake) this.#awake = new Set();
    else for (const room of due) this.#awake.delete(room);
    const tickets = this.#write(due);
    for (const room of due) room.tell(this.#apply(room, tickets.get(room) ?? null));
  }

  /** Writes the rooms' turns to the spool; those that could not be written are lost whole. */
  #write(rooms: Room[]): Map<Room, SpoolTicket> {
    const sealed: { room: Room; record: SpoolRecord }[] = [];
    for (const room of rooms) {
      const record = room.seal();
      if (record) sealed.push({ room, record });
    }
    const tickets = new Map<Room, SpoolTicket>();
    if (sealed.length === 0) return tickets;
    try {
      const written = this.#spool.append(sealed.map(({ record }) => record));
      sealed.forEach(({ room }, index) => {
        const ticket = written[index];
        if (ticket) tickets.set(room, ticket);
      });
    } catch (error) {
      this.#log.error("the spool cannot be written", { count: sealed.length, error });
      for (const { room } of sealed) room.lose();
    }
    return tickets;
  }

  #apply(room: Room, ticket: SpoolTicket | null): TextNews | null {
    try {
      return room.apply(ticket);
    } catch (error) {
      // The gate promises that this does not happen. What was spooled is tried again from there
      // at the next start; the document in memory is not to be trusted.
      this.#log.error("an accepted edit could not be applied", {
        draftId: room.draftId,
        error,
      });
      this.#onBroken(room);
      return null;
    }
  }
}
