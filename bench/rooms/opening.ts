import { type Contestant, type ContestantName, STORES_WITHIN_MS } from "./contestants.ts";
import { LightClient } from "./light-client.ts";
import { holdsWithin, pause } from "./pace.ts";
import type { Scenario } from "./scenario.ts";
import { median } from "./table.ts";
import { CpuMeter } from "./usage.ts";

const WARM_TIMES = 5;
const CROWD = 50;
const PATIENCE_MS = 30_000;
/** LevelDB's queue has written by then. */
const STORED_MS = 1_000;
const WITH_DOCUMENTS: readonly ContestantName[] = [
  "ours",
  "oursEmbedded",
  "memory",
  "leveldb",
  "hocuspocus",
];

/**
 * A large text is opened: first after a restart, then while it is open, then by fifty at once.
 * Open means that the words are there; a server that answers with an empty text and sends the
 * words later has opened when they have come.
 */
export function opening(
  name: string,
  title: string,
  stateOf: () => Uint8Array | null,
): Scenario {
  let made: Uint8Array | null | undefined;
  return {
    name,
    title,
    contestants: WITH_DOCUMENTS,
    async open(contestant) {
      if (made === undefined) made = stateOf();
      const state = made;
      if (!state) return null;
      const draft = await contestant.plant(state);
      if (STORES_WITHIN_MS[contestant.name] > 0) await pause(STORED_MS);
      const visit = (nth: number) => opened(contestant, draft, nth, state.length);
      return {
        async measure() {
          if (contestant.name !== "memory") await contestant.restart();
          const first = await timed(contestant, () => visit(0));
          const warm: Timed[] = [];
          for (let nth = 1; nth <= WARM_TIMES; nth += 1) {
            const one = await timed(contestant, () => visit(nth));
            one.client.leave();
            warm.push(one);
          }
          const startedAt = performance.now();
          const crowd = await Promise.all(
            Array.from({ length: CROWD }, (_, n) => visit(n)),
          );
          const crowdMs = performance.now() - startedAt;
          for (const client of [first.client, ...crowd]) client.leave();
          await pause(100);
          return {
            ...(contestant.name === "memory"
              ? {}
              : { firstMs: first.ms, firstCpu: first.cpu }),
            warmMs: median(warm.map(({ ms }) => ms)),
            warmCpu: median(warm.map(({ cpu }) => cpu)),
            crowdMs,
          };
        },
        close() {},
      };
    },
  };
}

interface Timed {
  client: LightClient;
  ms: number;
  cpu: number;
}

async function timed(
  contestant: Contestant,
  visit: () => Promise<LightClient>,
): Promise<Timed> {
  const meter = new CpuMeter(contestant.pids);
  await meter.start();
  const startedAt = performance.now();
  const client = await visit();
  const ms = performance.now() - startedAt;
  return { client, ms, cpu: await meter.soFar() };
}

async function opened(
  contestant: Contestant,
  draft: string,
  nth: number,
  bytes: number,
): Promise<LightClient> {
  const client = new LightClient(contestant.entrance(draft, nth));
  await client.sync();
  // A little less than all, because two encodings of one text may differ by some bytes.
  if (!(await holdsWithin(PATIENCE_MS, () => client.textBytes > bytes * 0.98))) {
    throw new Error(`${contestant.name} did not send the whole text.`);
  }
  return client;
}
