/**
 * Plumbing (floor 2): the database, sessions, mail, the log, and the interfaces through
 * which use cases reach the running process. Nothing here knows a campaign from a draft's
 * page; whatever does belongs in features.
 *
 * This file is the interface `server/` fulfils and commands call.
 */
import type * as Y from "yjs";

/** What changed, as a browser may subscribe to it: "campaign:<id>", "convening:<id>" … */
export type Topic =
  | "network"
  | `campaign:${string}`
  | `city:${string}`
  | `draft:${string}`
  | `convening:${string}`
  | `person:${string}`;

/** Somebody in a room, as every other seat sees them. */
export interface Present {
  personId: string;
  name: string;
  city: string;
  colorIndex: number;
}

export interface Live {
  /** Tells every open page that watches one of the topics to ask its loader again. */
  announce(topics: readonly Topic[]): void;
  /**
   * Changes a draft's text through its room, the only writer while it is open; resolves when
   * the change is durable. `personId` is whom the change is attributed to (null: the network).
   */
  edit(
    draftId: string,
    change: (doc: Y.Doc) => void,
    personId: string | null,
  ): Promise<void>;
  /** The encoded text as it stands now, from the open room or from the database. */
  read(draftId: string): Promise<Uint8Array>;
  /**
   * Closes the sockets whose right may have changed; they return and are judged again.
   * Fields narrow which: all sockets of a person, of a session, or in a draft.
   */
  revalidate(who: { personId?: string; sessionId?: string; draftId?: string }): void;
  /** Who sits in the draft's room now, one entry a person. */
  present(draftId: string): Present[];
}
