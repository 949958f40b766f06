/**
 * The room server beside its peers: `npm run bench`. One load generator (this process), every
 * server in a process of its own, the servers measured in turn within each round, so that a
 * busy minute of the machine meets all of them.
 *
 *     ROUNDS=5 SECONDS=2 ONLY=fan-out-50,storm SMOKE=1 npm run bench
 *
 * A whole run writes its tables into docs/benchmarks.md; a part of one only prints them.
 * PROFILE=<folder> makes Node write CPU profiles of the servers there.
 */
import { loadavg } from "node:os";
import { type Contestant, type ContestantName, startContestant } from "./contestants.ts";
import { fanOut } from "./fan-out.ts";
import { installPeers } from "./peers.ts";
import type { Measures, Scale, Scenario, Trial } from "./scenario.ts";
import { type Found, goalTable, medianTable } from "./table.ts";

const isSmoke = process.env.SMOKE === "1";
const scale: Scale = {
  rounds: Number(process.env.ROUNDS ?? (isSmoke ? 1 : 5)),
  seconds: Number(process.env.SECONDS ?? (isSmoke ? 0.5 : 2)),
  isSmoke,
};
const only = process.env.ONLY?.split(",");
const against = process.env.AGAINST?.split(",");

const SCENARIOS: Scenario[] = [fanOut(10, 2), fanOut(50, 5), fanOut(200, 20)];

installPeers();
const found: Found = new Map();
for (const scenario of SCENARIOS) {
  if (only && !only.includes(scenario.name)) continue;
  console.log(`${scenario.title} (load average ${loadavg()[0]?.toFixed(1)})`);
  found.set(scenario, await play(scenario));
  console.log(`${medianTable(found, scenario)}\n`);
}
console.log(goalTable(found));

/** One scenario on all its servers, round by round. */
async function play(scenario: Scenario): Promise<Map<ContestantName, Measures[]>> {
  const names = scenario.contestants.filter((name) => !against || against.includes(name));
  const results = new Map(names.map((name) => [name, [] as Measures[]]));
  const under: { contestant: Contestant; trial: Trial }[] = [];
  try {
    for (const name of names) {
      const contestant = await startContestant(name, scenario.start);
      const trial = await scenario.open(contestant, scale);
      if (trial) under.push({ contestant, trial });
      else await contestant.stop();
    }
    for (let round = 0; round < scale.rounds; round += 1) {
      for (const { contestant, trial } of turned(under, round)) {
        results.get(contestant.name)?.push(await trial.measure(round));
      }
    }
  } finally {
    for (const { contestant, trial } of under) {
      await trial.close();
      await contestant.stop();
    }
  }
  return results;
}

/** Each round begins with another one, so that none always comes after the same. */
function turned<T>(list: readonly T[], by: number): T[] {
  const at = by % Math.max(1, list.length);
  return [...list.slice(at), ...list.slice(0, at)];
}
