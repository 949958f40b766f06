import { type CalendarDate, calendarDate, dateIn } from "#app/domain/calendar-date.ts";
import { cityColorIndex } from "#app/domain/city-color.ts";
import type { Force } from "#app/domain/force.ts";
import { can } from "#app/domain/permissions.ts";
import { type Route, unknownIn } from "#app/domain/procedure.ts";
import { earliestDays, latestDays } from "#app/domain/procedure-calendar.ts";
import { OFFICE_KINDS, type OfficeKind } from "#app/domain/rights.ts";
import { inOrder, type Stage, stageOf } from "#app/domain/stage.ts";
import { stateName } from "#app/domain/states.ts";
import { authorize, visibleCampaigns } from "#app/features/access/authorize.server.ts";
import { heldAt } from "#app/features/access/current-office.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";

export interface CityLine {
  id: string;
  name: string;
  state: string;
  population: number;
  bodyName: string;
  bodySize: number;
  /** Offices held today in this city. */
  people: number;
  /** Open campaigns it takes part in. */
  campaigns: number;
}

export interface CityList {
  states: { code: string; name: string; cities: CityLine[] }[];
  count: number;
  mayAdd: boolean;
}

/** The network's cities by state, both in alphabetical order; `q` narrows by city or state. */
export async function listCities(ctx: ActorContext, q: string): Promise<CityList> {
  const { facts } = await authorize(ctx, "network.view");
  const rows = await ctx.db.city.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      state: true,
      population: true,
      bodyName: true,
      bodySize: true,
      _count: {
        select: {
          offices: { where: heldAt(ctx.now()) },
          campaigns: { where: { leftOn: null, campaign: { archivedAt: null } } },
        },
      },
    },
  });
  const asked = q.toLocaleLowerCase("en-US");
  const cities = rows
    .filter((row) =>
      [row.name, row.state, stateName(row.state)].some((words) =>
        words.toLocaleLowerCase("en-US").includes(asked),
      ),
    )
    .map(
      ({ _count, ...row }): CityLine => ({
        ...row,
        people: _count.offices,
        campaigns: _count.campaigns,
      }),
    );
  const codes = [...new Set(cities.map((city) => city.state))];
  const states = codes
    .map((code) => ({
      code,
      name: stateName(code),
      cities: cities.filter((city) => city.state === code),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en-US"));
  return { states, count: cities.length, mayAdd: can("city.add", facts) };
}

export interface OfficialLine {
  officeId: string;
  personId: string;
  name: string;
  kind: OfficeKind;
  title: string;
  district: string | null;
  color: number;
}

/** Where the city stands in one campaign. */
export interface CityStandingLine {
  campaignCityId: string;
  campaignId: string;
  title: string;
  issueArea: string;
  measureTitle: string;
  stage: Stage;
  force: Force;
  /** The last thing that happened, in the city's own words. */
  last: { on: CalendarDate; words: string } | null;
  hasLeft: boolean;
  isArchived: boolean;
}

/** Everything a city's page says. */
export async function getCity(ctx: ActorContext, cityId: string) {
  const { facts } = await authorize(ctx, "city.view", cityId);
  const visible = await visibleCampaigns(ctx);
  const row = await ctx.db.city.findUniqueOrThrow({
    where: { id: cityId },
    include: {
      offices: {
        where: { ...heldAt(ctx.now()), person: { suspendedAt: null } },
        select: {
          id: true,
          kind: true,
          title: true,
          district: true,
          person: { select: { id: true, name: true } },
        },
      },
      campaigns: {
        where: visible === "all" ? {} : { campaignId: { in: visible } },
        select: {
          id: true,
          measureTitle: true,
          force: true,
          leftOn: true,
          campaign: {
            select: {
              id: true,
              title: true,
              archivedAt: true,
              issueArea: { select: { name: true, position: true } },
            },
          },
          actions: {
            where: { withdrawnAt: null },
            select: {
              happenedOn: true,
              sequence: true,
              classification: true,
              description: true,
            },
          },
        },
      },
    },
  });
  const { offices, campaigns, ...profile } = row;
  const today = dateIn(profile.timeZone, ctx.now());
  return {
    profile,
    officials: offices
      .map(
        (office): OfficialLine => ({
          officeId: office.id,
          personId: office.person.id,
          name: office.person.name,
          kind: office.kind,
          title: office.title,
          district: office.district,
          color: cityColorIndex(cityId),
        }),
      )
      .sort(
        (a, b) =>
          OFFICE_KINDS.indexOf(a.kind) - OFFICE_KINDS.indexOf(b.kind) ||
          a.name.localeCompare(b.name, "en-US"),
      ),
    standings: campaigns
      .map((place) => ({
        place,
        line: standingLine(place, today),
      }))
      .sort(
        (a, b) =>
          Number(isOver(a.line)) - Number(isOver(b.line)) ||
          a.place.campaign.issueArea.position - b.place.campaign.issueArea.position ||
          a.line.title.localeCompare(b.line.title, "en-US"),
      )
      .map(({ line }) => line),
    may: { edit: can("city.edit", facts) },
  };
}
export type CityView = Awaited<ReturnType<typeof getCity>>;

function isOver(line: CityStandingLine): boolean {
  return line.isArchived || line.hasLeft;
}

interface PlaceRow {
  id: string;
  measureTitle: string;
  force: Force;
  leftOn: Date | null;
  campaign: {
    id: string;
    title: string;
    archivedAt: Date | null;
    issueArea: { name: string };
  };
  actions: {
    happenedOn: Date;
    sequence: number;
    classification: string | null;
    description: string;
  }[];
}

function standingLine(place: PlaceRow, today: CalendarDate): CityStandingLine {
  const actions = inOrder(
    place.actions.map((action) => ({
      ...action,
      happenedOn: calendarDate(action.happenedOn),
    })),
  );
  const last = actions.filter((action) => action.happenedOn <= today).at(-1);
  return {
    campaignCityId: place.id,
    campaignId: place.campaign.id,
    title: place.campaign.title,
    issueArea: place.campaign.issueArea.name,
    measureTitle: place.measureTitle,
    stage: stageOf(actions, place.force, today),
    force: place.force,
    last: last ? { on: last.happenedOn, words: last.description } : null,
    hasLeft: place.leftOn !== null,
    isArchived: place.campaign.archivedAt !== null,
  };
}

/**
 * When an ordinance filed on `filed` (today, if none is named) has effect at the earliest, and the
 * latest days on which each step may be if it shall have effect `by` a day. By the city's own rules
 * as its profile says them; holidays are not known.
 */
export async function getCityCalendar(
  ctx: ActorContext,
  cityId: string,
  { by, filed }: { by: CalendarDate | null; filed: CalendarDate | null },
) {
  const { facts } = await authorize(ctx, "city.view", cityId);
  const city = await ctx.db.city.findUniqueOrThrow({ where: { id: cityId } });
  const filedOn = filed ?? dateIn(city.timeZone, ctx.now());
  const plan = (route: Route) => ({
    earliest: earliestDays(city, filedOn, route),
    latest: by === null ? null : latestDays(city, by, route),
  });
  return {
    city: { id: city.id, name: city.name, state: city.state, bodyName: city.bodyName },
    filedOn,
    by,
    ordinary: plan("ordinary"),
    emergency: city.emergencyVote
      ? { vote: city.emergencyVote, ...plan("emergency") }
      : null,
    unknown: unknownIn(city),
    may: { edit: can("city.edit", facts) },
  };
}
export type CityCalendar = Awaited<ReturnType<typeof getCityCalendar>>;

/** A city as its form is filled. Refuses like the change itself. */
export async function getCityToEdit(ctx: ActorContext, cityId: string) {
  await authorize(ctx, "city.edit", cityId);
  return ctx.db.city.findUniqueOrThrow({ where: { id: cityId } });
}

/** Refuses "forbidden" for whoever may not add a city, before they fill in the form. */
export async function openNewCity(ctx: ActorContext): Promise<null> {
  await authorize(ctx, "city.add");
  return null;
}
