/** The servers that are measured, each behind the same few calls. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Limits } from "#server/collab/limits.ts";
import { type ChildOptions, ChildServer } from "./child-server.ts";
import { type Dialect, hocuspocus, yWebsocket } from "./dialect.ts";
import { type Entrance, LightClient } from "./light-client.ts";
import { startOwn } from "./own-server.ts";
import { pause } from "./pace.ts";
import { newerNode, peerFile } from "./peers.ts";

export const CONTESTANTS = {
  ours: "ours, PostgreSQL",
  oursEmbedded: "ours, embedded",
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
  memory: 0,
  leveldb: 200,
  hocuspocus: 2_300,
  relay: 0,
};

const LOADED_MS = 200;

export function startContestant(
  name: ContestantName,
  options: StartOptions = {},
): Promise<Contestant> {
  switch (name) {
    case "ours":
    case "oursEmbedded":
      return startOwn(name, options);
    case "memory":
      return startPeer(name, yWebsocket, () => ({ file: peerFile("y-websocket.mjs") }));
    case "leveldb":
      return startPeer(name, yWebsocket, (folder) => ({
        file: peerFile("y-websocket.mjs"),
        env: { YPERSISTENCE: join(folder, "leveldb") },
      }));
    case "hocuspocus":
      return startPeer(name, hocuspocus, (folder) => ({
        file: peerFile("hocuspocus.mjs"),
        node: newerNode(),
        nodeArguments: ["--disable-warning=ExperimentalWarning"],
        env: { SQLITE_FILE: join(folder, "documents.sqlite") },
      }));
    case "relay":
      return startPeer(name, yWebsocket, () => ({ file: peerFile("relay.mjs") }));
  }
}

async function startPeer(
  name: ContestantName,
  dialect: Dialect,
  optionsIn: (folder: string) => ChildOptions,
): Promise<Contestant> {
  const folder = mkdtempSync(join(tmpdir(), "translocal-bench-"));
  let child = await ChildServer.start(optionsIn(folder));
  const entrance = (draft: string): Entrance => ({
    url: `ws://127.0.0.1:${child.port}/${draft}`,
    headers: {},
    dialect,
    draft,
  });
  return {
    name,
    pid: () => child.pid,
    pids: async () => [child.pid],
    entrance,
    async plant(state) {
      const draft = randomUUID();
      if (name === "relay") return draft;
      const planter = new LightClient(entrance(draft));
      await planter.sync();
      planter.sendUpdate(state);
      await planter.sync();
      // Leaving a document whose LevelDB has not answered yet, and coming back, finds it empty.
      await pause(STORES_WITHIN_MS[name] > 0 ? LOADED_MS : 0);
      planter.leave();
      return draft;
    },
    collect: () => child.collect(),
    async restart() {
      await child.stop();
      child = await ChildServer.start(optionsIn(folder));
    },
    async stop() {
      await child.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
