import type { Contestant } from "./contestants.ts";
import { DraftLoad } from "./draft-load.ts";
import { Histogram } from "./histogram.ts";
import { LightClient } from "./light-client.ts";
import { ordinance, type Writer, writersIn } from "./manuscripts.ts";
import { atRate, holdsWithin, inTurns } from "./pace.ts";
import { ALL, type Scenario } from "./scenario.ts";

const CLIENTS = 100;
const WRITERS = 20;
const FIRST_RATE = 600;
const GROWTH = 1.7;
const STEPS = 10;
const STEP_SECONDS = 0.6;
const TOO_LATE_MS = 100;
const DRAIN_MS = 5_000;

/** Nobody types like this: sockets are read as fast as they come. */
export const UNPACED = {
  framesPerSecond: 1e6,
  frameBurst: 1e6,
  bytesPerSecond: 1e9,
  byteBurst: 1e9,
};

/** How much can be delivered before people wait: faster and faster until p95 passes 100 ms. */
export function storm(): Scenario {
  let script: { state: Uint8Array; writers: Writer[] } | null = null;
  return {
    name: "storm",
    title: `most that ${CLIENTS} people in one draft are told, ${WRITERS} write`,
    contestants: ALL,
    start: { limits: UNPACED },
    async open(contestant, { isSmoke }) {
      const steps = isSmoke ? 4 : STEPS;
      script ??= written(steps);
      const { state, writers } = script;
      return {
        async measure() {
          const load = await gather(contestant, state, writers);
          let most = 0;
          for (let step = 0; step < steps; step += 1) {
            const { perSecond, isInTime } = await push(load, FIRST_RATE * GROWTH ** step);
            if (isInTime || step === 0) most = Math.max(most, perSecond);
            if (!isInTime) break;
          }
          load.leave();
          return { thousandPerSecond: most / 1000 };
        },
        close() {},
      };
    },
  };
}

function written(steps: number): { state: Uint8Array; writers: Writer[] } {
  const state = ordinance(400);
  let edits = 0;
  for (let step = 0; step < steps; step += 1) {
    edits += Math.ceil((FIRST_RATE * GROWTH ** step * STEP_SECONDS) / WRITERS) + 1;
  }
  return { state, writers: writersIn(state, WRITERS, edits) };
}

async function gather(contestant: Contestant, state: Uint8Array, writers: Writer[]) {
  const draft = await contestant.plant(state);
  const load = new DraftLoad(writers);
  await inTurns(Array.from({ length: CLIENTS }), 20, async (_, nth) => {
    const entrance = contestant.entrance(draft, nth);
    const client = load.join((listener) => new LightClient(entrance, listener));
    await (contestant.name === "relay" ? client.opened : client.sync());
  });
  return load;
}

async function push(load: DraftLoad, rate: number) {
  load.times = new Histogram();
  const before = load.delivered;
  const startedAt = performance.now();
  await atRate(rate, STEP_SECONDS, (nth) => load.write(nth % WRITERS));
  const isDelivered = await holdsWithin(DRAIN_MS, () => load.missing === 0);
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    perSecond: (load.delivered - before) / seconds,
    isInTime: isDelivered && load.times.at(0.95) < TOO_LATE_MS,
  };
}
