import type { Log } from "#app/platform/log.server.ts";
import type { Ledger } from "./ledger.ts";
import type { Limits } from "./limits.ts";

/** What one room needs of the node it is in. */
export interface RoomHost {
  readonly limits: Limits;
  readonly log: Log;
  readonly ledger: Ledger;
  /** Words are shown to others only after the database has them (C32). */
  readonly isStrict: boolean;
  /** The spool is full: nothing more is taken until the ledger has caught up (C17). */
  readonly isReadOnly: boolean;
  /** Asks for a flush at the end of this turn of the event loop. */
  wake(): void;
  /** Flushes the room now. */
  flush(): void;
  /** The last seat left, or the last row was stored. */
  rest(): void;
  compact(): void;
  /** The draft was deleted, or the document is not to be trusted any more. */
  abandon(code: number): void;
  /** The text the ledger vouched for cannot be shown: the next room looks before it shows it. */
  distrust(why: string): void;
}
