import { type CalendarDate, calendarDate, dayByZone } from "#app/domain/calendar-date.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import type { Force } from "#app/domain/force.ts";
import { campaignHeadline } from "#app/domain/headline.ts";
import { bySoonest, type NextStep, nextStepOf } from "#app/domain/next-step.ts";
import { can, type Facts } from "#app/domain/permissions.ts";
import { STAGES, type Stage } from "#app/domain/stage.ts";
import { authorize, visibleCampaigns } from "#app/features/access/authorize.server.ts";
import { byline, bylineSelect } from "#app/features/access/byline.server.ts";
import type { Byline } from "#app/features/access/byline.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { type CityLine, cityLinesOf } from "./derive-standings.server.ts";
import type { Standing, ToldPath } from "./standing.ts";
import { standingsOf, toldStandingsOf } from "./standings.server.ts";

/** How many cities stand at each stage, furthest first; stages nobody stands at are left out. */
export type StageCount = { stage: Stage; count: number };

/** A campaign as a line in the list. */
export interface CampaignLine {
  id: string;
  title: string;
  goal: string;
  isArchived: boolean;
  cityCount: number;
  /** One mark a city while they can be told apart; empty when there are too many. */
  marks: { city: string; stage: Stage; force: Force }[];
  counts: StageCount[];
  headline: string;
  lastMove: { on: CalendarDate; city: string; words: string } | null;
  leads: Byline[];
}

export interface CampaignList {
  areas: { id: string; name: string; summary: string; campaigns: CampaignLine[] }[];
  /** How many the archive hides or shows. */
  archivedCount: number;
  mayOpen: boolean;
}

/** More cities than this are told as counts: single marks would only be a pattern. */
export const MOST_MARKS = 40;

/** The campaigns the actor may see, by issue area. Empty areas are left out. */
export async function listCampaigns(
  ctx: ActorContext,
  options: { withArchived: boolean },
): Promise<CampaignList> {
  const visible = await visibleCampaigns(ctx);
  const mine: Prisma.CampaignWhereInput =
    visible === "all" ? {} : { id: { in: visible } };
  const [areas, archivedCount] = await Promise.all([
    ctx.db.issueArea.findMany({
      where: { campaigns: { some: mine } },
      orderBy: [{ position: "asc" }, { name: "asc" }],
      select: {
        id: true,
        name: true,
        summary: true,
        campaigns: {
          where: { ...mine, ...(options.withArchived ? {} : { archivedAt: null }) },
          orderBy: [{ startsOn: "desc" }, { title: "asc" }],
          select: {
            id: true,
            title: true,
            goal: true,
            archivedAt: true,
            grants: leadGrants(ctx),
          },
        },
      },
    }),
    ctx.db.campaign.count({ where: { ...mine, archivedAt: { not: null } } }),
  ]);
  const ids = areas.flatMap((area) => area.campaigns.map((campaign) => campaign.id));
  const standings = await standingsOf(ctx, ids);
  const [cities, moves] = await Promise.all([
    cityNamesOf(ctx, standings),
    lastMovesOf(ctx, standings),
  ]);
  return {
    areas: areas
      .map((area) => ({
        ...area,
        campaigns: area.campaigns.map(({ grants, archivedAt, ...campaign }) => {
          const all = standings.get(campaign.id) ?? [];
          const move = moves.get(campaign.id);
          return {
            ...campaign,
            isArchived: archivedAt !== null,
            cityCount: all.length,
            marks: marksOf(all, cities),
            counts: countsOf(all),
            headline: campaignHeadline(all),
            lastMove: move
              ? {
                  on: move.on,
                  words: move.words,
                  city: cities.get(move.cityId) ?? "",
                }
              : null,
            leads: grants.map((grant) => byline(grant.person)),
          };
        }),
      }))
      .filter((area) => area.campaigns.length > 0),
    archivedCount,
    mayOpen: can("campaign.open", networkFacts(ctx)),
  };
}

function leadGrants(ctx: ActorContext) {
  return {
    where: {
      isLead: true,
      person: { suspendedAt: null },
      OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }],
    },
    orderBy: { createdAt: "asc" },
    select: { person: { select: bylineSelect(ctx.now()) } },
  } satisfies Prisma.Campaign$grantsArgs;
}

function networkFacts(ctx: ActorContext): Facts {
  return {
    isAdministrator: ctx.actor.isAdministrator,
    networkRight: ctx.actor.networkRight,
    right: ctx.actor.networkRight,
    speaksForCity: false,
    isOwn: false,
    isArchived: false,
    isLocked: false,
  };
}

/** "Tacoma, WA" of every city that gets a mark or moved last. */
async function cityNamesOf(
  ctx: ActorContext,
  standings: ReadonlyMap<string, Standing[]>,
): Promise<Map<string, string>> {
  const ids = new Set<string>();
  for (const all of standings.values()) {
    if (all.length <= MOST_MARKS) for (const { cityId } of all) ids.add(cityId);
    const last = latestOf(all);
    if (last) ids.add(last.cityId);
  }
  const rows = await ctx.db.city.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, state: true },
  });
  return new Map(rows.map((row) => [row.id, cityLabel(row)]));
}

function latestOf(standings: readonly Standing[]): Standing | null {
  let latest: Standing | null = null;
  for (const standing of standings) {
    if (standing.lastOn && standing.lastOn > (latest?.lastOn ?? "")) latest = standing;
  }
  return latest;
}

async function lastMovesOf(
  ctx: ActorContext,
  standings: ReadonlyMap<string, Standing[]>,
): Promise<Map<string, { on: CalendarDate; cityId: string; words: string }>> {
  const latest = new Map<string, Standing>();
  for (const [campaignId, all] of standings) {
    const last = latestOf(all);
    if (last) latest.set(campaignId, last);
  }
  const rows = await ctx.db.action.findMany({
    where: {
      id: { in: [...latest.values()].flatMap((last) => last.lastActionId ?? []) },
    },
    select: { id: true, description: true },
  });
  const words = new Map(rows.map((row) => [row.id, row.description]));
  return new Map(
    [...latest].map(([campaignId, last]) => [
      campaignId,
      {
        on: last.lastOn ?? "",
        cityId: last.cityId,
        words: words.get(last.lastActionId ?? "") ?? "",
      },
    ]),
  );
}

function marksOf(
  standings: readonly Standing[],
  cities: ReadonlyMap<string, string>,
): CampaignLine["marks"] {
  if (standings.length > MOST_MARKS) return [];
  return standings.map(({ cityId, stage, force }) => ({
    city: cities.get(cityId) ?? "",
    stage,
    force,
  }));
}

/** Furthest along first, then the ways a path stands still or ends. */
const FURTHEST_FIRST: readonly Stage[] = [
  ...STAGES.slice(0, STAGES.indexOf("inForce") + 1).reverse(),
  ...STAGES.slice(STAGES.indexOf("inForce") + 1),
];

function countsOf(standings: readonly Standing[]): StageCount[] {
  return FURTHEST_FIRST.map((stage) => ({
    stage,
    count: standings.filter((standing) => standing.stage === stage).length,
  })).filter(({ count }) => count > 0);
}

/** What stands above every page of a campaign. */
export interface CampaignFrame {
  id: string;
  title: string;
  goal: string;
  issueArea: { id: string; name: string };
  archivedAt: Date | null;
  cityCount: number;
  draftCount: number;
  conveningCount: number;
  peopleCount: number;
  may: { edit: boolean; archive: boolean; addCity: boolean; startDraft: boolean };
}

/** The campaign's name and the numbers on its tabs. Refuses "notFound" to whom it is not shared. */
export async function getCampaignFrame(
  ctx: ActorContext,
  campaignId: string,
): Promise<CampaignFrame> {
  const { facts } = await authorize(ctx, "campaign.view", campaignId);
  const { _count, ...campaign } = await ctx.db.campaign.findUniqueOrThrow({
    where: { id: campaignId },
    select: {
      id: true,
      title: true,
      goal: true,
      archivedAt: true,
      issueArea: { select: { id: true, name: true } },
      _count: {
        select: {
          cities: { where: { leftOn: null } },
          drafts: { where: { archivedAt: null } },
          convenings: true,
          grants: true,
        },
      },
    },
  });
  return {
    ...campaign,
    cityCount: _count.cities,
    draftCount: _count.drafts,
    conveningCount: _count.convenings,
    peopleCount: _count.grants,
    may: {
      edit: can("campaign.edit", facts),
      archive: can("campaign.archive", facts),
      addCity: can("campaign.addCity", facts),
      startDraft: can("draft.start", facts),
    },
  };
}

/** A city's next step, with where to read more. */
export interface CityStep {
  campaignId: string;
  campaignCityId: string;
  city: string;
  stage: Stage;
  step: NextStep;
}

export interface CampaignOverview {
  headline: string;
  /** The soonest step that is still to come, for the headline. */
  next: CityStep | null;
  summary: string;
  startsOn: CalendarDate;
  leads: Byline[];
  marks: CampaignLine["marks"];
  cityCount: number;
  /** Cities by stage, furthest first; `names` are cut, `count` is not. */
  stages: (StageCount & {
    cities: { campaignCityId: string; city: string; force: Force }[];
  })[];
  /** Overdue ones first, then the soonest. */
  steps: CityStep[];
}

const NAMES_PER_STAGE = 12;
const STEPS_SHOWN = 6;

/** The one answer to "where does this campaign stand?", and what it is made of. */
export async function getCampaignOverview(
  ctx: ActorContext,
  campaignId: string,
): Promise<CampaignOverview> {
  await authorize(ctx, "campaign.view", campaignId);
  const [campaign, told, cities] = await Promise.all([
    ctx.db.campaign.findUniqueOrThrow({
      where: { id: campaignId },
      select: { summary: true, startsOn: true, grants: leadGrants(ctx) },
    }),
    toldStandingsOf(ctx, [campaignId]),
    cityLinesOf(ctx.db, campaignId),
  ]);
  const { standings = [], paths = new Map<string, ToldPath>() } =
    told.get(campaignId) ?? {};
  const labels = new Map([...cities].map(([id, city]) => [id, cityLabel(city)]));
  const steps = stepsOf(ctx, campaignId, standings, paths, cities);
  return {
    headline: campaignHeadline(standings),
    next: steps.find(({ step }) => step.on !== null && !step.isOverdue) ?? null,
    summary: campaign.summary,
    startsOn: calendarDate(campaign.startsOn),
    leads: campaign.grants.map((grant) => byline(grant.person)),
    marks: marksOf(standings, labels),
    cityCount: standings.length,
    stages: countsOf(standings).map(({ stage, count }) => ({
      stage,
      count,
      cities: standings
        .filter((standing) => standing.stage === stage)
        .map(({ campaignCityId, cityId, force }) => ({
          campaignCityId,
          city: labels.get(cityId) ?? "",
          force,
        }))
        .sort((a, b) => a.city.localeCompare(b.city))
        .slice(0, NAMES_PER_STAGE),
    })),
    steps: steps.slice(0, STEPS_SHOWN),
  };
}

/** The next steps of a campaign's cities, soonest first; overdue ones lead by their nature. */
export function stepsOf(
  ctx: Pick<ActorContext, "now">,
  campaignId: string,
  standings: readonly Standing[],
  paths: ReadonlyMap<string, ToldPath>,
  cities: ReadonlyMap<string, CityLine>,
): CityStep[] {
  const todayIn = dayByZone(ctx.now());
  const steps: CityStep[] = [];
  for (const { campaignCityId, cityId, stage } of standings) {
    const city = cities.get(cityId);
    const step = city && nextStepIn(paths.get(campaignCityId), todayIn(city.timeZone));
    if (!city || !step) continue;
    steps.push({ campaignId, campaignCityId, city: cityLabel(city), stage, step });
  }
  return steps.sort((a, b) => bySoonest(a.step, b.step));
}

/** The next step told by a city's latest and coming action. */
export function nextStepIn(
  path: ToldPath | undefined,
  today: CalendarDate,
): NextStep | null {
  if (!path) return null;
  return nextStepOf(
    [path.last, path.coming].filter((action) => action !== null),
    today,
  );
}
