import * as Y from "yjs";
import type { ContestantName } from "./contestants.ts";
import { LightClient } from "./light-client.ts";
import { ordinance } from "./manuscripts.ts";
import { inTurns, pause } from "./pace.ts";
import type { Scenario } from "./scenario.ts";
import { CpuMeter } from "./usage.ts";

const DRAFTS = 10;
const BLOCKS = 400;
const NOTICED_MS = 700;
const WITH_DOCUMENTS: readonly ContestantName[] = [
  "ours",
  "oursEmbedded",
  "memory",
  "leveldb",
  "hocuspocus",
];

/** The network was away for everybody and comes back for everybody. */
export function reconnect(people: number): Scenario {
  return {
    name: "reconnect",
    title: `${people} people in ${DRAFTS} drafts of 40 pages come back at once`,
    contestants: WITH_DOCUMENTS,
    async open(contestant) {
      const state = ordinance(BLOCKS);
      const known = Y.encodeStateVectorFromUpdate(state);
      const drafts = await inTurns(Array.from({ length: DRAFTS }), 5, () =>
        contestant.plant(state),
      );
      const come = (nth: number) =>
        new LightClient(contestant.entrance(drafts[nth % DRAFTS] ?? "", nth));
      const everybody = Array.from({ length: people }, (_, nth) => nth);
      let clients = await inTurns(everybody, 20, async (nth) => {
        const client = come(nth);
        await client.sync();
        return client;
      });
      const measure = async () => {
        for (const client of clients) client.leave();
        await pause(NOTICED_MS);
        const meter = new CpuMeter(contestant.pids);
        await meter.start();
        const startedAt = performance.now();
        clients = everybody.map(come);
        await Promise.all(clients.map((client) => client.sync(known)));
        const syncedMs = performance.now() - startedAt;
        return { syncedMs, cpuPerClient: (await meter.soFar()) / people };
      };
      await measure();
      return {
        measure,
        close() {
          for (const client of clients) client.leave();
        },
      };
    },
  };
}
