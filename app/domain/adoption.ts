/**
 * How a goal spread: in which of four states the cities of a campaign were on each day, and how long
 * each stage took those that have left it. Read off the same logs as the stages.
 */
import type { CalendarDate } from "./calendar-date.ts";
import { STAGES, type Stage, type StagePeriod } from "./stage.ts";

/** From those who work on it to those who stopped; each is a few stages. */
export const ADOPTION_BANDS = ["passed", "considering", "preparing", "stopped"] as const;
export type AdoptionBand = (typeof ADOPTION_BANDS)[number];

export const BAND_WORDS: Readonly<Record<AdoptionBand, string>> = {
  passed: "Passed",
  considering: "Before the body",
  preparing: "In preparation",
  stopped: "Blocked, failed or vetoed",
};

const BAND_OF: Readonly<Record<Stage, AdoptionBand>> = {
  exploring: "preparing",
  drafting: "preparing",
  introduced: "considering",
  inCommittee: "considering",
  hearing: "considering",
  passed: "passed",
  signed: "passed",
  inForce: "passed",
  blocked: "stopped",
  failed: "stopped",
  vetoed: "stopped",
};

/** How many cities were in each band from this day on. */
export interface AdoptionPoint {
  on: CalendarDate;
  counts: Record<AdoptionBand, number>;
}

/** The days on which a count changed, in order. Cities count from their first action on. */
export function adoptionOf(paths: readonly (readonly StagePeriod[])[]): AdoptionPoint[] {
  const changes = new Map<CalendarDate, [AdoptionBand, 1 | -1][]>();
  const change = (on: CalendarDate, stage: Stage, by: 1 | -1) => {
    const list = changes.get(on) ?? [];
    changes.set(on, list);
    list.push([BAND_OF[stage], by]);
  };
  for (const { stage, from, until } of paths.flat()) {
    change(from, stage, 1);
    if (until !== null) change(until, stage, -1);
  }
  const counts = { passed: 0, considering: 0, preparing: 0, stopped: 0 };
  const points: AdoptionPoint[] = [];
  for (const on of [...changes.keys()].sort()) {
    for (const [band, by] of changes.get(on) ?? []) counts[band] += by;
    const last = points.at(-1)?.counts;
    const isSame = last && ADOPTION_BANDS.every((band) => last[band] === counts[band]);
    if (!isSame) points.push({ on, counts: { ...counts } });
  }
  return points;
}

/** How long a stage took, in days, over the times a city has left it again. */
export interface StageDuration {
  stage: Stage;
  times: number;
  shortest: number;
  median: number;
  longest: number;
}

const DAY_MS = 86_400_000;

/** In the order of the scale; a stage nobody has left yet is not in it. */
export function stageDurations(
  paths: readonly (readonly StagePeriod[])[],
): StageDuration[] {
  const days = new Map<Stage, number[]>();
  for (const { stage, from, until } of paths.flat()) {
    if (until === null) continue;
    const list = days.get(stage) ?? [];
    days.set(stage, list);
    list.push(Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS));
  }
  return STAGES.flatMap((stage) => {
    const list = days.get(stage)?.sort((a, b) => a - b);
    if (!list) return [];
    return [
      {
        stage,
        times: list.length,
        shortest: list[0] ?? 0,
        median: medianOf(list),
        longest: list.at(-1) ?? 0,
      },
    ];
  });
}

/** Of an even number the mean of the two in the middle, rounded to whole days. */
function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1
    ? upper
    : Math.round(((sorted[middle - 1] ?? upper) + upper) / 2);
}
