/** Starts a contestant in a process of its own, with a folder of its own. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChildOptions, ChildServer } from "./child-server.ts";
import {
  type Contestant,
  type ContestantName,
  STORES_WITHIN_MS,
  type StartOptions,
} from "./contestants.ts";
import { type Dialect, hocuspocus, yWebsocket } from "./dialect.ts";
import { type Entrance, LightClient } from "./light-client.ts";
import { startOwn } from "./own-server.ts";
import { pause } from "./pace.ts";
import { newerNode, peerFile } from "./peers.ts";

const LOADED_MS = 200;

export function startContestant(
  name: ContestantName,
  options: StartOptions = {},
): Promise<Contestant> {
  switch (name) {
    case "ours":
    case "oursEmbedded":
    case "oursMemory":
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
