import { type CalendarDate, calendarDate, dayByZone } from "#app/domain/calendar-date.ts";
import type { Force } from "#app/domain/force.ts";
import { type Stage, stageOf } from "#app/domain/stage.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import type { StatusRow } from "#app/features/campaigns/status-queries.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Database } from "#app/platform/database.server.ts";

/** What a city did, or what was found out about it. */
export interface ChangedAction {
  id: string;
  on: CalendarDate;
  words: string;
  bodyName: string;
  /** It happened before the day asked for and was entered since. */
  isLateNews: boolean;
  /** It was known on that day and has been withdrawn since. */
  isWithdrawn: boolean;
}

/** A city whose log changed, with the stage it was known to stand at and the one it stands at. */
export interface ChangedCity {
  campaignCityId: string;
  city: string;
  before: Stage;
  now: Stage;
  force: Force;
  forceChanged: boolean;
  /** The latest first, a few. */
  actions: ChangedAction[];
  /** How many more there are. */
  more: number;
}

export interface StatusChanges {
  since: CalendarDate;
  /** The first of them. */
  cities: ChangedCity[];
  changed: number;
  /** Cities of which nothing new is known. */
  unchanged: number;
}

const DAY_MS = 86_400_000;
/** How far back is looked when no day is named. */
const USUAL_DAYS = 30;
/** Of one city; its own page has them all. */
const MOST_TOLD = 5;
/** More than anybody reads; a filter shows the others. */
const MOST_CITIES = 120;

/**
 * What has changed since the morning of a day: the actions that happened or were entered or withdrawn since, and what that did to the
 * stage as it was known then. Those whose stage moved come first. Refuses like the campaign.
 */
export async function getStatusChanges(
  ctx: ActorContext,
  campaignId: string,
  rows: readonly StatusRow[],
  since: CalendarDate | null,
): Promise<StatusChanges> {
  await authorize(ctx, "campaign.view", campaignId);
  const now = ctx.now();
  const from = since ?? calendarDate(new Date(now.getTime() - USUAL_DAYS * DAY_MS));
  const places = await changedSince(ctx.db, campaignId, from);
  const byId = new Map(rows.map((row) => [row.campaignCityId, row]));
  const todayIn = dayByZone(now);
  const cities: ChangedCity[] = [];
  for (const [campaignCityId, { timeZone, forceChanged, log }] of places) {
    const row = byId.get(campaignCityId);
    if (!row) continue;
    const known = log.filter(
      ({ happenedOn, isNews, wasGone }) => !isNews && !wasGone && happenedOn < from,
    );
    const today = todayIn(timeZone);
    const changed = log.filter(({ happenedOn, isNews, wasGone, isWithdrawn }) => {
      if (happenedOn > today || wasGone) return false;
      // What came and went since leaves nothing to tell.
      return isWithdrawn ? !isNews && happenedOn < from : isNews || happenedOn >= from;
    });
    if (changed.length === 0 && !forceChanged) continue;
    cities.push({
      campaignCityId,
      city: row.city,
      before: stageOf(known, forceChanged ? "notYet" : row.force, from),
      now: row.stage,
      force: row.force,
      forceChanged,
      actions: changed
        .slice(0, MOST_TOLD)
        .map(({ id, happenedOn, description, bodyName, isWithdrawn }) => ({
          id,
          on: happenedOn,
          words: description,
          bodyName,
          isLateNews: happenedOn < from && !isWithdrawn,
          isWithdrawn,
        })),
      more: Math.max(0, changed.length - MOST_TOLD),
    });
  }
  const moved = ({ before, now: stage }: ChangedCity) => Number(before !== stage);
  cities.sort((a, b) => moved(b) - moved(a) || a.city.localeCompare(b.city));
  return {
    since: from,
    cities: cities.slice(0, MOST_CITIES),
    changed: cities.length,
    unchanged: rows.length - cities.length,
  };
}

interface LoggedRow {
  place_id: string;
  time_zone: string;
  force_changed: boolean;
  id: string | null;
  happened_on: string;
  sequence: number;
  classification: string | null;
  description: string;
  body_name: string;
  is_news: boolean;
  was_gone: boolean;
  is_withdrawn: boolean;
}

interface LoggedAction {
  id: string;
  happenedOn: CalendarDate;
  sequence: number;
  classification: string | null;
  description: string;
  bodyName: string;
  /** Entered since the day asked for. */
  isNews: boolean;
  /** Withdrawn before it. */
  wasGone: boolean;
  isWithdrawn: boolean;
}

interface ChangedPlace {
  timeZone: string;
  forceChanged: boolean;
  log: LoggedAction[];
}

/** The whole logs, latest first, of the cities of whom anything is new since the morning of a day (UTC). */
async function changedSince(
  db: Database,
  campaignId: string,
  from: CalendarDate,
): Promise<Map<string, ChangedPlace>> {
  const rows = await db.$queryRaw<LoggedRow[]>`
    WITH since AS (SELECT ${from}::date AS day, ${from}::date::timestamp AT TIME ZONE 'UTC' AS at)
    SELECT cc.id AS place_id, c.time_zone, coalesce(cc.force_set_at >= since.at, false) AS force_changed,
      a.id, a.happened_on::text AS happened_on, a.sequence, a.classification, a.description, a.body_name,
      a.entered_at >= since.at AS is_news, coalesce(a.withdrawn_at < since.at, false) AS was_gone,
      a.withdrawn_at IS NOT NULL AS is_withdrawn
    FROM since, campaign_city cc JOIN city c ON c.id = cc.city_id
      LEFT JOIN action a ON a.campaign_city_id = cc.id
    WHERE cc.campaign_id = ${campaignId}::uuid AND cc.left_on IS NULL
      AND (cc.force_set_at >= since.at OR EXISTS (
        SELECT FROM action n WHERE n.campaign_city_id = cc.id
          AND (n.happened_on >= since.day OR n.entered_at >= since.at OR n.withdrawn_at >= since.at)))
    ORDER BY a.happened_on DESC, a.sequence DESC`;
  const places = new Map<string, ChangedPlace>();
  for (const row of rows) {
    const place = places.get(row.place_id) ?? {
      timeZone: row.time_zone,
      forceChanged: row.force_changed,
      log: [],
    };
    places.set(row.place_id, place);
    if (row.id === null) continue;
    place.log.push({
      id: row.id,
      happenedOn: row.happened_on,
      sequence: row.sequence,
      classification: row.classification,
      description: row.description,
      bodyName: row.body_name,
      isNews: row.is_news,
      wasGone: row.was_gone,
      isWithdrawn: row.is_withdrawn,
    });
  }
  return places;
}
