/** What a scenario is, and the stretch of load most of them share. */
import {
  type Contestant,
  type ContestantName,
  STORES_WITHIN_MS,
  type StartOptions,
} from "./contestants.ts";
import type { DraftLoad } from "./draft-load.ts";
import { Histogram } from "./histogram.ts";
import { holdsWithin, pause } from "./pace.ts";
import { CpuMeter, kernelMs } from "./usage.ts";

/** How much of everything a run does. */
export interface Scale {
  rounds: number;
  /** Length of one stretch of load. */
  seconds: number;
  /** Load before the first stretch that is measured, until the server's code is compiled. */
  warmSeconds: number;
  /** A run that only shows that everything works. */
  isSmoke: boolean;
}

/** What one round found: numbers by name. */
export type Measures = Record<string, number>;

/** A scenario under way on one server: measured once a round. */
export interface Trial {
  measure(round: number): Promise<Measures>;
  close(): void;
}

export interface Scenario {
  name: string;
  /** What is done, for the table. */
  title: string;
  contestants: readonly ContestantName[];
  start?: StartOptions;
  /** Fewer rounds than the others, because each takes long and differs little. */
  mostRounds?: number;
  /** Null when it cannot be done here. */
  open(contestant: Contestant, scale: Scale): Promise<Trial | null>;
}

export const ALL: readonly ContestantName[] = [
  "ours",
  "oursEmbedded",
  "oursMemory",
  "memory",
  "leveldb",
  "hocuspocus",
  "relay",
];

const PATIENCE_MS = 20_000;
const QUIET_STEP_MS = 150;
const QUIET_SHARE = 0.06;
const LONGEST_TAIL_MS = 6_000;

/**
 * Puts drafts under load and waits until all has arrived; then waits for what the server
 * stores behind it, because that work belongs to these edits too.
 */
export async function underLoad(
  contestant: Contestant,
  drafts: readonly DraftLoad[],
  load: () => Promise<void>,
): Promise<Measures> {
  const times = new Histogram();
  for (const draft of drafts) draft.times = times;
  const total = (key: "sent" | "delivered" | "missing") =>
    drafts.reduce((sum, draft) => sum + draft[key], 0);
  const deliveredBefore = total("delivered");
  const sentBefore = total("sent");
  const meter = new CpuMeter(contestant.pids);
  const serverMeter = new CpuMeter(async () => [contestant.pid()]);
  await meter.start();
  await serverMeter.start();
  const inKernelBefore = kernelMs(contestant.pid());
  await load();
  if (!(await holdsWithin(PATIENCE_MS, () => total("missing") === 0))) {
    throw new Error(`${contestant.name} did not deliver ${total("missing")} edits.`);
  }
  await settle(contestant, meter);
  const cpu = await meter.soFar();
  const ofDatabase = cpu - (await serverMeter.soFar());
  const sent = total("sent") - sentBefore;
  return {
    cpuPerDelivery: (cpu * 1000) / (total("delivered") - deliveredBefore),
    cpuPerEdit: (cpu * 1000) / sent,
    ...(contestant.name === "ours"
      ? { databasePerEdit: (ofDatabase * 1000) / sent }
      : {}),
    kernelPerEdit: ((kernelMs(contestant.pid()) - inKernelBefore) * 1000) / sent,
    p50: times.at(0.5),
    p99: times.at(0.99),
  };
}

/** Waits until the server is quiet again, and at least as long as it may put storing off. */
export async function settle(contestant: Contestant, meter: CpuMeter): Promise<void> {
  await pause(STORES_WITHIN_MS[contestant.name]);
  const end = performance.now() + LONGEST_TAIL_MS;
  let before = await meter.soFar();
  while (performance.now() < end) {
    await pause(QUIET_STEP_MS);
    const now = await meter.soFar();
    if (now - before < QUIET_STEP_MS * QUIET_SHARE) return;
    before = now;
  }
}
