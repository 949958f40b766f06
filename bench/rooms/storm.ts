import type { Contestant } from "./contestants.ts";
import { DraftLoad } from "./draft-load.ts";
import { Histogram } from "./histogram.ts";
import { LightClient } from "./light-client.ts";
import { ordinance, type Writer, writersIn } from "./manuscripts.ts";
import { atRate, holdsWithin, inTurns } from "./pace.ts";
import { ALL, type Measures, type Scenario } from "./scenario.ts";

const CLIENTS = 100;
const WRITERS = 20;
const FIRST_RATE = 600;
const GROWTH = 1.7;
/** Millions of deliveries a second: the generator must not be what is measured. */
const TIMED_EVERY = 9;
const FINE_GROWTH = 1.15;
const STEPS = 11;
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
          try {
            return await climb(load, steps);
          } finally {
            load.leave();
          }
        },
        close() {},
      };
    },
  };
}

/** Large steps up to the first rate that is too much, then small ones from the last that was not. */
async function climb(load: DraftLoad, steps: number): Promise<Measures> {
  let top = FIRST_RATE * GROWTH ** (steps - 1);
  let most = 0;
  let inTime = 0;
  let growth = GROWTH;
  let generatorBusy = 0;
  for (let rate = FIRST_RATE; rate <= top; rate *= growth) {
    const { perSecond, isInTime, busy } = await push(load, rate);
    generatorBusy = busy * 100;
    if (isInTime || most === 0) most = perSecond;
    if (isInTime) inTime = rate;
    else if (growth === GROWTH && inTime > 0) {
      growth = FINE_GROWTH;
      top = inTime * GROWTH;
      rate = inTime;
    } else break;
  }
  return { thousandPerSecond: most / 1000, generatorBusy };
}

function written(steps: number): { state: Uint8Array; writers: Writer[] } {
  const state = ordinance(400);
  let edits = 0;
  for (let step = 0; step < steps; step += 1) edits += FIRST_RATE * GROWTH ** step;
  // As many again for the small steps.
  const each = Math.ceil((2 * edits * STEP_SECONDS) / WRITERS) + 100;
  return { state, writers: writersIn(state, WRITERS, each) };
}

async function gather(contestant: Contestant, state: Uint8Array, writers: Writer[]) {
  const draft = await contestant.plant(state);
  const load = new DraftLoad(writers, TIMED_EVERY);
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
  const usedBefore = process.cpuUsage();
  const startedAt = performance.now();
  await atRate(rate, STEP_SECONDS, (nth) => load.write(nth % WRITERS));
  const isDelivered = await holdsWithin(DRAIN_MS, () => load.missing === 0);
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(usedBefore);
  return {
    busy: (user + system) / 1e6 / seconds,
    perSecond: (load.delivered - before) / seconds,
    isInTime: isDelivered && load.times.at(0.95) < TOO_LATE_MS,
  };
}
