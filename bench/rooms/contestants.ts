/** The servers that are measured, each behind the same few calls. */
import type { Limits } from "#server/collab/limits.ts";
import type { Entrance } from "./light-client.ts";

export const CONTESTANTS = {
  ours: "ours, PostgreSQL",
  oursEmbedded: "ours, embedded",
  oursMemory: "ours, not stored",
  memory: "@y/websocket-server, memory",
  leveldb: "@y/websocket-server, LevelDB",
  hocuspocus: "Hocuspocus, SQLite",
  relay: "relay",
} as const;
export type ContestantName = keyof typeof CONTESTANTS;

export interface StartOptions {
  /** For our own server. */
  limits?: Partial<Limits>;
}

/** A server that runs. */
export interface Contestant {
  name: ContestantName;
  /** The server's process. */
  pid(): number;
  /** The server's process and those of its database. */
  pids(): Promise<number[]>;
  /** Where the nth client goes in. */
  entrance(draft: string, nth: number): Entrance;
  /** A new draft that holds a text; answers with what it is called. */
  plant(state: Uint8Array): Promise<string>;
  /** Collects its garbage; answers how many bytes JavaScript holds after that. */
  collect(): Promise<number>;
  /** Stops and starts it on what it has stored. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** How long what a server stores later may be on its way, in milliseconds. */
export const STORES_WITHIN_MS: Record<ContestantName, number> = {
  ours: 200,
  oursEmbedded: 200,
  oursMemory: 0,
  memory: 0,
  leveldb: 200,
  hocuspocus: 2_300,
  relay: 0,
};
