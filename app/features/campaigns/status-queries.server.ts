import { type CalendarDate, calendarDate, dayByZone } from "#app/domain/calendar-date.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import type { Force } from "#app/domain/force.ts";
import { isEnteredLate } from "#app/domain/late-entry.ts";
import { bySoonest, type NextStep, nextStepOf } from "#app/domain/next-step.ts";
import { can } from "#app/domain/permissions.ts";
import { notFound } from "#app/domain/refusal.ts";
import { inOrder, STAGES, type Stage, stageOf } from "#app/domain/stage.ts";
import { authorize, visibleCampaigns } from "#app/features/access/authorize.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { type CityStep, nextStepIn, stepsOf } from "./campaign-queries.server.ts";
import { type MatrixCell, packCells } from "./matrix-cells.ts";
import { cityLinesOf, standingsOf, toldStandingsOf } from "./standings.server.ts";
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
  const wanted = filter.search.toLowerCase();
  const { standings = [], paths } = told.get(campaignId) ?? {};
  for (const standing of standings) {
    const city = cities.get(standing.cityId);
    if (!city) continue;
    states.add(city.state);
    const label = cityLabel(city);
    if (filter.state && city.state !== filter.state) continue;
    if (filter.force && standing.force !== filter.force) continue;
    const searched = `${label}\n${standing.measureTitle}`.toLowerCase();
    if (wanted && !searched.includes(wanted)) continue;
    counts[standing.stage] += 1;
    if (filter.stage && standing.stage !== filter.stage) continue;
    const path = paths?.get(standing.campaignCityId);
    const last = path?.last;
    rows.push({
      campaignCityId: standing.campaignCityId,
      city: label,
      measureTitle: standing.measureTitle,
      stage: standing.stage,
      force: standing.force,
      last: last
        ? { on: last.happenedOn, words: last.description, bodyName: last.bodyName }
        : null,
      next: nextStepIn(path, todayIn(city.timeZone)),
      mayRecord: can("status.record", {
        ...facts,
        speaksForCity: ctx.actor.cityIds.includes(standing.cityId),
      }),
    });
  }
  return {
    rows: rows.sort(orders[filter.sort]),
    total: standings.length,
    counts,
    states: [...states].sort(),
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

/** One entry of a city's log. */
export interface LogEntry {
  id: string;
  happenedOn: CalendarDate;
  bodyName: string;
  description: string;
  classification: string | null;
  sourceUrl: string | null;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  enteredBy: { id: string; name: string } | null;
  enteredAt: Date;
  isLate: boolean;
  /** Dated after today: it counts from its day on. */
  isComing: boolean;
  withdrawnAt: Date | null;
}

export interface CityPath {
  campaignCityId: string;
  campaignId: string;
  cityId: string;
  city: string;
  cityName: string;
  timeZone: string;
  bodyName: string;
  today: CalendarDate;
  stage: Stage;
  next: NextStep | null;
  force: Force;
  forceNote: string;
  forceSetAt: Date | null;
  forceSetBy: string | null;
  measureTitle: string;
  joinedOn: CalendarDate;
  leftOn: CalendarDate | null;
  /** By the day it happened, latest first; of one day, the later entry first. */
  log: LogEntry[];
  may: { record: boolean; setForce: boolean; removeCity: boolean; addCity: boolean };
}

/**
 * A city's path through one campaign: its log with everything withdrawn, and where it stands.
 * Refuses "notFound" when the city's place belongs to another campaign.
 */
export async function getCityPath(
  ctx: ActorContext,
  campaignId: string,
  campaignCityId: string,
): Promise<CityPath> {
  const { facts } = await authorizePlace(ctx, campaignId, campaignCityId);
  const row = await ctx.db.campaignCity.findUniqueOrThrow({
    where: { id: campaignCityId },
    select: {
      cityId: true,
      force: true,
      forceNote: true,
      forceSetAt: true,
      measureTitle: true,
      joinedOn: true,
      leftOn: true,
      forceSetBy: { select: { name: true } },
      city: { select: { name: true, state: true, timeZone: true, bodyName: true } },
      actions: {
        select: {
          id: true,
          happenedOn: true,
          bodyName: true,
          description: true,
          classification: true,
          sourceUrl: true,
          nextStep: true,
          nextStepOn: true,
          enteredAt: true,
          sequence: true,
          withdrawnAt: true,
          enteredBy: { select: { id: true, name: true } },
        },
      },
    },
  });
  const { city } = row;
  const today = dayByZone(ctx.now())(city.timeZone);
  const entries = inOrder(
    row.actions.map((action) => ({
      ...action,
      happenedOn: calendarDate(action.happenedOn),
      nextStepOn: action.nextStepOn && calendarDate(action.nextStepOn),
    })),
  );
  const standing = entries.filter((entry) => entry.withdrawnAt === null);
  return {
    campaignCityId,
    campaignId,
    cityId: row.cityId,
    city: cityLabel(city),
    cityName: city.name,
    timeZone: city.timeZone,
    bodyName: city.bodyName,
    today,
    stage: stageOf(standing, row.force, today),
    next: nextStepOf(standing, today),
    force: row.force,
    forceNote: row.forceNote,
    forceSetAt: row.forceSetAt,
    forceSetBy: row.forceSetBy?.name ?? null,
    measureTitle: row.measureTitle,
    joinedOn: calendarDate(row.joinedOn),
    leftOn: row.leftOn && calendarDate(row.leftOn),
    log: entries.reverse().map(({ sequence: _, ...entry }) => ({
      ...entry,
      isLate: isEnteredLate(entry.happenedOn, entry.enteredAt, city.timeZone),
      isComing: entry.happenedOn > today,
    })),
    may: {
      record: row.leftOn === null && can("status.record", facts),
      setForce: row.leftOn === null && can("status.setForce", facts),
      removeCity: row.leftOn === null && can("campaign.removeCity", facts),
      addCity: row.leftOn !== null && can("campaign.addCity", facts),
    },
  };
}

/** The city's place in this very campaign. Refuses "notFound" when it is another's. */
export async function authorizePlace(
  ctx: ActorContext,
  campaignId: string,
  campaignCityId: string,
) {
  const subject = await authorize(ctx, "status.view", campaignCityId);
  if (subject.campaignId !== campaignId) throw notFound();
  return subject;
}

/** A city that may come into a campaign. */
export interface CityChoice {
  id: string;
  city: string;
  population: number;
  /** Set for a city that was in it before: its log is kept. */
  leftOn: CalendarDate | null;
}

export interface CityChoices {
  search: string;
  cities: CityChoice[];
  /** How many match, of which `cities` are the first. */
  matching: number;
}

const CHOICES_SHOWN = 60;

/** The cities of the network that are not in the campaign, by name or state. */
export async function getCityChoices(
  ctx: ActorContext,
  campaignId: string,
  search: string,
): Promise<CityChoices> {
  await authorize(ctx, "campaign.addCity", campaignId);
  const rows = await ctx.db.city.findMany({
    where: { campaigns: { none: { campaignId, leftOn: null } } },
    orderBy: [{ name: "asc" }, { state: "asc" }],
    select: {
      id: true,
      name: true,
      state: true,
      population: true,
      campaigns: { where: { campaignId }, select: { leftOn: true } },
    },
  });
  const wanted = search.trim().slice(0, 80);
  const matching = rows.filter((row) =>
    cityLabel(row).toLowerCase().includes(wanted.toLowerCase()),
  );
  return {
    search: wanted,
    matching: matching.length,
    cities: matching.slice(0, CHOICES_SHOWN).map((row) => {
      const leftOn = row.campaigns[0]?.leftOn;
      return {
        id: row.id,
        city: cityLabel(row),
        population: row.population,
        leftOn: leftOn ? calendarDate(leftOn) : null,
      };
    }),
  };
}

/** Next steps of somebody's own cities and campaigns that are due soon or overdue. */
export interface DueStep extends CityStep {
  campaignTitle: string;
}

const SOON_MS = 14 * 86_400_000;

/**
 * For the start page: next steps due within 14 days or overdue, in cities the actor speaks
 * for and in campaigns they lead; soonest first.
 */
export async function campaignsForHome(ctx: ActorContext): Promise<DueStep[]> {
  const visible = await visibleCampaigns(ctx);
  const { personId, cityIds } = ctx.actor;
  const rows = await ctx.db.campaign.findMany({
    where: {
      archivedAt: null,
      ...(visible === "all" ? {} : { id: { in: visible } }),
      OR: [
        { cities: { some: { cityId: { in: [...cityIds] }, leftOn: null } } },
        { grants: { some: { personId, isLead: true } } },
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
    const mine = row.grants.length
      ? standings
      : standings.filter((standing) => cityIds.includes(standing.cityId));
    return stepsOf(ctx, row.id, mine, paths, cities)
      .filter(({ step }) => step.on !== null && step.on <= soon)
      .map((step) => ({ ...step, campaignTitle: row.title }));
  });
  return steps.sort((a, b) => bySoonest(a.step, b.step));
}

/** One campaign a city takes part in, as the city's own page shows it. */
export interface CityStanding {
  campaignId: string;
  campaignTitle: string;
  campaignCityId: string;
  measureTitle: string;
  stage: Stage;
  force: Force;
  last: { on: CalendarDate; words: string } | null;
  next: NextStep | null;
}

/** Where a city stands in every campaign the actor may see; archived ones are left out. */
export async function listCityStandings(
  ctx: ActorContext,
  cityId: string,
): Promise<CityStanding[]> {
  await authorize(ctx, "city.view", cityId);
  const visible = await visibleCampaigns(ctx);
  const rows = await ctx.db.campaign.findMany({
    where: {
      archivedAt: null,
      ...(visible === "all" ? {} : { id: { in: visible } }),
      cities: { some: { cityId, leftOn: null } },
    },
    orderBy: { title: "asc" },
    select: { id: true, title: true },
  });
  const [told, cities] = await Promise.all([
    toldStandingsOf(
      ctx,
      rows.map((row) => row.id),
    ),
    cityLinesOf(ctx.db, null),
  ]);
  const today = dayByZone(ctx.now())(cities.get(cityId)?.timeZone ?? "UTC");
  return rows.flatMap((row) => {
    const { standings = [], paths } = told.get(row.id) ?? {};
    const standing = standings.find((one) => one.cityId === cityId);
    if (!standing) return [];
    const path = paths?.get(standing.campaignCityId);
    return {
      campaignId: row.id,
      campaignTitle: row.title,
      campaignCityId: standing.campaignCityId,
      measureTitle: standing.measureTitle,
      stage: standing.stage,
      force: standing.force,
      last: path?.last
        ? { on: path.last.happenedOn, words: path.last.description }
        : null,
      next: nextStepIn(path, today),
    };
  });
}

export interface StatusMatrix {
  areas: { id: string; name: string }[];
  campaigns: { id: string; title: string }[];
  /** The cities of this page; their cells, packed, stand in the order of `campaigns`. */
  rows: { cityId: string; city: string; cells: string }[];
  cityCount: number;
  page: number;
  pageCount: number;
  states: string[];
}

export interface MatrixQuestion {
  issueAreaId: string | null;
  state: string | null;
  search: string;
  /** From 1. */
  page: number;
}

/** Cells on one page of the wall: as many cities as fit, and never fewer than ten. */
const CELLS_PER_PAGE = 1_200;

/** Every campaign × every city the actor may see, a page of cities at a time. */
export async function getStatusMatrix(
  ctx: ActorContext,
  question: MatrixQuestion,
): Promise<StatusMatrix> {
  const visible = await visibleCampaigns(ctx);
  const campaigns = await ctx.db.campaign.findMany({
    where: { archivedAt: null, ...(visible === "all" ? {} : { id: { in: visible } }) },
    orderBy: [
      { issueArea: { position: "asc" } },
      { issueArea: { name: "asc" } },
      { title: "asc" },
    ],
    select: { id: true, title: true, issueArea: { select: { id: true, name: true } } },
  });
  const shown = campaigns.filter(
    ({ issueArea }) => !question.issueAreaId || issueArea.id === question.issueAreaId,
  );
  const [standings, cities] = await Promise.all([
    standingsOf(
      ctx,
      shown.map((campaign) => campaign.id),
    ),
    cityLinesOf(ctx.db, null),
  ]);
  const wanted = question.search.toLowerCase();
  const placed = new Set([...standings.values()].flat().map(({ cityId }) => cityId));
  const taking = [...cities.values()].filter((city) => placed.has(city.id));
  const matching = taking
    .filter((city) => !question.state || city.state === question.state)
    .map((city) => ({ cityId: city.id, city: cityLabel(city) }))
    .filter(({ city }) => city.toLowerCase().includes(wanted))
    .sort((a, b) => (a.city < b.city ? -1 : 1));
  const size = Math.max(10, Math.floor(CELLS_PER_PAGE / Math.max(1, shown.length)));
  const pageCount = Math.max(1, Math.ceil(matching.length / size));
  const page = Math.min(Math.max(1, question.page), pageCount);
  const onPage = matching.slice((page - 1) * size, page * size);
  const cells = new Map<string, MatrixCell[]>(
    onPage.map(({ cityId }) => [cityId, shown.map(() => null)]),
  );
  shown.forEach((campaign, column) => {
    for (const { cityId, campaignCityId, stage, force } of standings.get(campaign.id) ??
      []) {
      const row = cells.get(cityId);
      if (row) row[column] = { campaignCityId, stage, force };
    }
  });
  return {
    areas: [
      ...new Map(campaigns.map(({ issueArea }) => [issueArea.id, issueArea])).values(),
    ],
    campaigns: shown.map(({ id, title }) => ({ id, title })),
    rows: onPage.map((row) => ({
      ...row,
      cells: packCells(cells.get(row.cityId) ?? []),
    })),
    cityCount: matching.length,
    page,
    pageCount,
    states: [...new Set(taking.map((city) => city.state))].sort(),
  };
}
