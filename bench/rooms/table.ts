/** Medians, ratios and goals of a run, as tables. */
import { CONTESTANTS, type ContestantName } from "./contestants.ts";
import { GOALS, type Goal } from "./goals.ts";
import type { Measures, Scenario } from "./scenario.ts";

/** What each round found, by scenario and server. */
export type Found = Map<Scenario, Map<ContestantName, Measures[]>>;

/** What the measures are called, with the digits behind the point that mean something. */
const NAMES: Record<string, { title: string; digits: number }> = {
  cpuPerDelivery: { title: "CPU per delivered edit, µs", digits: 1 },
  cpuPerEdit: { title: "CPU per edit, µs", digits: 1 },
  databasePerEdit: { title: "of it PostgreSQL's, µs", digits: 1 },
  kernelPerEdit: { title: "of it the kernel's for the server, µs", digits: 1 },
  cpuPerMove: { title: "CPU per delivered cursor, µs", digits: 1 },
  p50: { title: "p50, ms", digits: 2 },
  p99: { title: "p99, ms", digits: 2 },
  thousandPerSecond: { title: "deliveries a second, thousands", digits: 0 },
  generatorBusy: { title: "load generator busy at the end, %", digits: 0 },
  editsPerSecond: { title: "edits a second", digits: 0 },
  syncedMs: { title: "until all are in step, ms", digits: 0 },
  cpuPerClient: { title: "CPU per client, ms", digits: 2 },
  socketKb: { title: "memory per socket, kB", digits: 1 },
  socketResidentKb: { title: "the same, resident set", digits: 1 },
  draftKb: { title: "memory per open draft, kB", digits: 1 },
  draftResidentKb: { title: "the same, resident set", digits: 1 },
  firstMs: { title: "first open after a restart, ms", digits: 0 },
  firstCpu: { title: "CPU of it, ms", digits: 0 },
  warmMs: { title: "open while it is open, ms", digits: 1 },
  warmCpu: { title: "CPU of it, ms", digits: 1 },
  crowdMs: { title: "50 open it at once, ms", digits: 0 },
  judgeP50: { title: "gate, p50, ms", digits: 3 },
  judgeP95: { title: "gate, p95, ms", digits: 3 },
};

export function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const low = sorted[Math.floor(middle)] ?? Number.NaN;
  return (low + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** A scenario's medians: one line a measure, one column a server. */
export function medianTable(found: Found, scenario: Scenario): string {
  const results = found.get(scenario) ?? new Map<ContestantName, Measures[]>();
  const columns = [...results].filter(([, rounds]) => rounds.length > 0);
  const measures = Object.keys(NAMES).filter((name) =>
    columns.some(([, rounds]) => rounds.some((round) => name in round)),
  );
  return grid([
    ["", ...columns.map(([name]) => CONTESTANTS[name])],
    ...measures.map((measure) => [
      NAMES[measure]?.title ?? measure,
      ...columns.map(([, rounds]) => {
        const value = median(rounds.map((round) => round[measure] ?? Number.NaN));
        return Number.isNaN(value) ? "–" : value.toFixed(NAMES[measure]?.digits ?? 1);
      }),
    ]),
  ]);
}

/** Every goal that this run can judge, for our server on PostgreSQL and embedded. */
export function goalTable(found: Found): string {
  const lines = GOALS.flatMap((goal) => {
    const onServer = standing(found, goal, "ours");
    if (onServer === null) return [];
    const embedded = standing(found, goal, "oursEmbedded");
    return [
      [
        goal.title,
        `${goal.isFloor ? "≥" : "≤"} ${goal.bound}${goal.unit ?? ""}`,
        `${onServer.toFixed(2)}${goal.unit ?? ""}`,
        isReached(goal, onServer) ? "yes" : "**no**",
        embedded === null ? "–" : `${embedded.toFixed(2)}${goal.unit ?? ""}`,
      ],
    ];
  });
  return grid([["", "goal", "PostgreSQL", "reached", "embedded"], ...lines]);
}

function isReached({ bound, isFloor }: Goal, value: number): boolean {
  return isFloor ? value >= bound : value <= bound;
}

/** Where our server stands: the median over the rounds of what is compared within each. */
function standing(found: Found, goal: Goal, own: ContestantName): number | null {
  const [, results] = [...found].find(([{ name }]) => name === goal.scenario) ?? [];
  const ours = results?.get(own) ?? [];
  const theirs = goal.against ? (results?.get(goal.against) ?? []) : [];
  const values = ours.map((round, nth) => {
    const value = round[goal.measure] ?? Number.NaN;
    if (!goal.against) return value;
    const other = theirs[nth]?.[goal.measure] ?? Number.NaN;
    return goal.isDifference ? value - other : value / other;
  });
  const value = median(values);
  return Number.isNaN(value) ? null : value;
}

function grid(rows: string[][]): string {
  const [head = [], ...body] = rows;
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const rule = line(head.map((_, nth) => (nth === 0 ? "---" : "---:")));
  return [line(head), rule, ...body.map(line)].join("\n");
}
