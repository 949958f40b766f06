import { type CalendarDate, calendarDate, dayByZone } from "#app/domain/calendar-date.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import type { Force } from "#app/domain/force.ts";
import { bySoonest, type NextStep } from "#app/domain/next-step.ts";
import { can } from "#app/domain/permissions.ts";
import { quietWords } from "#app/domain/quiet-path.ts";
import { STAGES, type Stage } from "#app/domain/stage.ts";
import { authorize, visibleCampaigns } from "#app/features/access/authorize.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { type CityStep, nextStepIn, stepsOf } from "./campaign-queries.server.ts";
import { cityLinesOf } from "./derive-standings.server.ts";
import { toldStandingsOf } from "./standings.server.ts";
import type { StatusFilter } from "./status-filter.ts";

/** One city in the table or on the board. */
export interface StatusRow {
  campaignCityId: string;
  /** "Tacoma, WA" */
  city: string;
  measureTitle: string;
  stage: Stage;
  force: Force;
  last: { on: CalendarDate; words: string; bodyName: string } | null;
  next: NextStep | null;
  /** "No action for 7 months", where that is long. */
  quiet: string | null;
  mayRecord: boolean;
}

export interface CampaignStatus {
  rows: StatusRow[];
  /** Cities in the campaign, whatever the filter says. */
  total: number;
  /** Among the cities the filter shows, were it not for its stage. */
  counts: Record<Stage, number>;
  /** States that have a city in the campaign. */
  states: string[];
  /** The actor may record for at least one of its cities. */
  mayRecord: boolean;
}

/** Every city's status in one campaign, filtered and sorted as asked. */
export async function getCampaignStatus(
  ctx: ActorContext,
  campaignId: string,
  filter: StatusFilter,
): Promise<CampaignStatus> {
  const { facts } = await authorize(ctx, "campaign.view", campaignId);
  const [told, cities] = await Promise.all([
    toldStandingsOf(ctx, [campaignId]),
    cityLinesOf(ctx.db, campaignId),
  ]);
  const todayIn = dayByZone(ctx.now());
  const counts = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<
    Stage,
    number
  >; // every stage is a key
  const states = new Set<string>();
  const rows: StatusRow[] = [];
  let mayRecord = false;
  const wanted = filter.search.toLowerCase();
  const { standings = [], paths } = told.get(campaignId) ?? {};
  for (const standing of standings) {
    const city = cities.get(standing.cityId);
    if (!city) continue;
    states.add(city.state);
    const mayRecordHere = can("status.record", {
      ...facts,
      speaksForCity: ctx.actor.cityIds.includes(standing.cityId),
    });
    mayRecord ||= mayRecordHere;
    const label = cityLabel(city);
    if (filter.state && city.state !== filter.state) continue;
    if (filter.force && standing.force !== filter.force) continue;
    const searched = `${label}\n${standing.measureTitle}`.toLowerCase();
    if (wanted && !searched.includes(wanted)) continue;
    counts[standing.stage] += 1;
    if (filter.stage && standing.stage !== filter.stage) continue;
    const path = paths?.get(standing.campaignCityId);
    const last = path?.last;
    const today = todayIn(city.timeZone);
    rows.push({
      campaignCityId: standing.campaignCityId,
      city: label,
      measureTitle: standing.measureTitle,
      stage: standing.stage,
      force: standing.force,
      last: last
        ? { on: last.happenedOn, words: last.description, bodyName: last.bodyName }
        : null,
      next: nextStepIn(path, today),
      quiet: quietWords(standing.stage, standing.lastOn, today),
      mayRecord: mayRecordHere,
    });
  }
  return {
    rows: rows.sort(orders[filter.sort]),
    total: standings.length,
    counts,
    states: [...states].sort(),
    mayRecord,
  };
}

type Order = (a: StatusRow, b: StatusRow) => number;

const byCity: Order = (a, b) => (a.city < b.city ? -1 : a.city > b.city ? 1 : 0);
const orders: Record<StatusFilter["sort"], Order> = {
  city: byCity,
  stage: (a, b) => furthest(b.stage) - furthest(a.stage) || byCity(a, b),
  last: (a, b) => (b.last?.on ?? "").localeCompare(a.last?.on ?? "") || byCity(a, b),
  next: (a, b) => bySoonest(a.next, b.next) || byCity(a, b),
};

/** In force is furthest; a path that stands still or ended comes after every one that moves. */
function furthest(stage: Stage): number {
  const place = STAGES.indexOf(stage);
  const inForce = STAGES.indexOf("inForce");
  return place <= inForce ? place : inForce - place;
}

/** Next steps of somebody's own cities and campaigns that are due soon or overdue. */
export interface DueStep extends CityStep {
  campaignTitle: string;
}

const SOON_MS = 14 * 86_400_000;

/**
 * For the start page: next steps due within 14 days or overdue, in cities the actor speaks
 * for, in campaigns they lead, and those they see to themselves; soonest first.
 */
export async function campaignsForHome(ctx: ActorContext): Promise<DueStep[]> {
  const visible = await visibleCampaigns(ctx);
  const { personId, cityIds } = ctx.actor;
  const ownStep = { nextStepOwnerId: personId, withdrawnAt: null };
  const rows = await ctx.db.campaign.findMany({
    where: {
      archivedAt: null,
      ...(visible === "all" ? {} : { id: { in: visible } }),
      OR: [
        { cities: { some: { cityId: { in: [...cityIds] }, leftOn: null } } },
        { grants: { some: { personId, isLead: true } } },
        { cities: { some: { leftOn: null, actions: { some: ownStep } } } },
      ],
    },
    select: {
      id: true,
      title: true,
      grants: { where: { personId, isLead: true }, select: { id: true } },
    },
  });
  if (rows.length === 0) return [];
  const [told, cities] = await Promise.all([
    toldStandingsOf(
      ctx,
      rows.map((row) => row.id),
    ),
    cityLinesOf(ctx.db, null),
  ]);
  const soon = calendarDate(new Date(ctx.now().getTime() + SOON_MS));
  const steps = rows.flatMap((row) => {
    const { standings = [], paths = new Map() } = told.get(row.id) ?? {};
    const own = new Set(
      standings
        .filter(({ cityId }) => row.grants.length > 0 || cityIds.includes(cityId))
        .map(({ campaignCityId }) => campaignCityId),
    );
    return stepsOf(ctx, row.id, standings, paths, cities)
      .filter(
        ({ campaignCityId, step }) =>
          own.has(campaignCityId) || step.owner?.id === personId,
      )
      .filter(({ step }) => step.on !== null && step.on <= soon)
      .map((step) => ({ ...step, campaignTitle: row.title }));
  });
  return steps.sort((a, b) => bySoonest(a.step, b.step));
}
