/**
 * The room server beside its peers: `npm run bench`. One load generator (this process), every
 * server in a process of its own, the servers measured in turn within each round, so that a
 * busy minute of the machine meets all of them.
 *
 *     ROUNDS=5 SECONDS=2 WARM=15 ONLY=fan-out-50,storm SMOKE=1 npm run bench
 *
 * A whole run writes its tables into docs/benchmarks.md; a part of one only prints them.
 * PROFILE=<folder> makes Node write CPU profiles of the servers there.
 */
import { loadavg } from "node:os";
import type { Contestant, ContestantName } from "./contestants.ts";
import { cursors } from "./cursors.ts";
import { fanOut } from "./fan-out.ts";
import { gateCost } from "./gate-cost.ts";
import { idle } from "./idle.ts";
import { BLOCKS_PER_PAGE, ordinance } from "./manuscripts.ts";
import { manyDrafts } from "./many-drafts.ts";
import { opening } from "./opening.ts";
import { installPeers } from "./peers.ts";
import { publish } from "./publish.ts";
import { reconnect } from "./reconnect.ts";
import type { Measures, Scale, Scenario, Trial } from "./scenario.ts";
import { startContestant } from "./start-contestant.ts";
import { storm } from "./storm.ts";
import { type Found, goalTable, medianTable } from "./table.ts";
import { findTrace, trace } from "./trace.ts";

const isSmoke = process.env.SMOKE === "1";
const scale: Scale = {
  rounds: Number(process.env.ROUNDS ?? (isSmoke ? 1 : 5)),
  seconds: Number(process.env.SECONDS ?? (isSmoke ? 0.5 : 2)),
  warmSeconds: Number(process.env.WARM ?? (isSmoke ? 0.5 : 15)),
  isSmoke,
};
const only = process.env.ONLY?.split(",");
/** A smoke run shows that everything works, with one peer of each dialect. */
const against = (
  process.env.AGAINST ?? (isSmoke ? "ours,memory,hocuspocus" : undefined)
)?.split(",");

const SCENARIOS: Scenario[] = [
  ...(isSmoke ? [] : [fanOut(10, 2), fanOut(200, 20)]),
  fanOut(50, 5),
  manyDrafts(isSmoke ? 50 : 500),
  cursors(isSmoke ? 20 : 100),
  storm(),
  reconnect(isSmoke ? 50 : 500),
  idle(isSmoke ? 200 : 2_000, isSmoke ? 50 : 500),
  opening("open-300-pages", "a manuscript of 300 pages is opened", () =>
    ordinance(300 * BLOCKS_PER_PAGE),
  ),
  opening(
    "open-trace",
    "the text of 259,778 edits is opened",
    () => findTrace(scale)?.end ?? null,
  ),
  trace(),
  gateCost(),
];

/** Servers that are up, to be stopped with their databases when the run is broken off. */
const running = new Set<Contestant>();
process.once("SIGINT", async () => {
  await Promise.all([...running].map((contestant) => contestant.stop()));
  process.exit(130);
});

installPeers();
const startedAt = new Date();
const found: Found = new Map();
for (const scenario of SCENARIOS) {
  if (only && !only.includes(scenario.name)) continue;
  console.log(`${scenario.name}: ${scenario.title} (load average ${load()})`);
  found.set(scenario, await play(scenario));
  console.log(`${medianTable(found, scenario)}\n`);
  // After each, so that a long run that is broken off has not been for nothing.
  if (!only && !against) await publish(found, scale, startedAt);
}
console.log(goalTable(found));

function load(): string {
  return loadavg()[0]?.toFixed(1) ?? "";
}

/** One scenario on all its servers, round by round. */
async function play(scenario: Scenario): Promise<Map<ContestantName, Measures[]>> {
  const names = scenario.contestants.filter((name) => !against || against.includes(name));
  const results = new Map(names.map((name) => [name, [] as Measures[]]));
  const contestants = await Promise.all(
    names.map((name) => startContestant(name, scenario.start)),
  );
  for (const contestant of contestants) running.add(contestant);
  const under: { contestant: Contestant; trial: Trial }[] = [];
  try {
    for (const contestant of contestants) {
      const trial = await unlessBroken(contestant, () =>
        scenario.open(contestant, scale),
      );
      if (trial) under.push({ contestant, trial });
    }
    const rounds = Math.min(scale.rounds, scenario.mostRounds ?? scale.rounds);
    for (let round = 0; round < rounds; round += 1) {
      for (const { contestant, trial } of turned(under, round)) {
        const measures = await unlessBroken(contestant, () => trial.measure(round));
        results.get(contestant.name)?.push(measures ?? {});
      }
    }
  } finally {
    for (const { trial } of under) trial.close();
    await Promise.all(contestants.map((contestant) => contestant.stop()));
    running.clear();
  }
  return results;
}

/** A server that fails is a finding like any other: it is told, and the run goes on. */
async function unlessBroken<T>(
  { name }: Contestant,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    console.error(`  ${name}:`, error instanceof Error ? error.message : error);
    return null;
  }
}

/** Each round begins with another one, so that none always comes after the same. */
function turned<T>(list: readonly T[], by: number): T[] {
  const at = by % Math.max(1, list.length);
  return [...list.slice(at), ...list.slice(0, at)];
}
