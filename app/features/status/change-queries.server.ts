import { type CalendarDate, calendarDate, dayByZone } from "#app/domain/calendar-date.ts";
import type { Force } from "#app/domain/force.ts";
import { type DatedAction, inOrder, type Stage, stageOf } from "#app/domain/stage.ts";
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
const MOST_CITIES = 60;

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
  const found = [...places].flatMap(([campaignCityId, place]) => {
    const row = byId.get(campaignCityId);
    return row
      ? (changeOf(row, place, { from, today: todayIn(place.timeZone) }) ?? [])
      : [];
  });
  const moved = ({ before, now: stage }: ChangedCity) => Number(before !== stage);
  found.sort((a, b) => moved(b) - moved(a) || (a.city < b.city ? -1 : 1));
  const told = found.slice(0, MOST_CITIES);
  const words = await wordsOf(
    ctx.db,
    told.flatMap(({ actions }) => actions.map(({ id }) => id)),
  );
  return {
    since: from,
    cities: told.map((city) => ({
      ...city,
      actions: city.actions.map((action) => ({ ...action, ...words.get(action.id) })),
    })),
    changed: found.length,
    unchanged: rows.length - found.length,
  };
}

/** What is new of one city, still without its words; null for nothing. */
function changeOf(
  row: StatusRow,
  { forceChanged, log }: ChangedPlace,
  { from, today }: { from: CalendarDate; today: CalendarDate },
): ChangedCity | null {
  const known = log.filter(
    ({ happenedOn, isNews, wasGone }) => !isNews && !wasGone && happenedOn < from,
  );
  const changed = log.filter(({ happenedOn, isNews, wasGone, isWithdrawn }) => {
    if (happenedOn > today || wasGone) return false;
    // What came and went since leaves nothing to tell.
    return isWithdrawn ? !isNews && happenedOn < from : isNews || happenedOn >= from;
  });
  if (changed.length === 0 && !forceChanged) return null;
  return {
    campaignCityId: row.campaignCityId,
    city: row.city,
    before: stageOf(known, forceChanged ? "notYet" : row.force, from),
    now: row.stage,
    force: row.force,
    forceChanged,
    actions: inOrder(changed)
      .reverse()
      .slice(0, MOST_TOLD)
      .map(({ id, happenedOn, isWithdrawn }) => ({
        id,
        on: happenedOn,
        words: "",
        bodyName: "",
        isLateNews: happenedOn < from && !isWithdrawn,
        isWithdrawn,
      })),
    more: Math.max(0, changed.length - MOST_TOLD),
  };
}

interface LoggedAction extends DatedAction {
  id: string;
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

interface ChangedRow {
  id: string;
  time_zone: string;
  force_changed: boolean;
  log: string | null;
}

/**
 * The logs, without their words, of the cities of whom anything is new since the morning of a day (UTC). Packed, as in
 * `derive-standings.server.ts`: "<id> <day> <sequence> <flags> <classification>".
 */
async function changedSince(
  db: Database,
  campaignId: string,
  from: CalendarDate,
): Promise<Map<string, ChangedPlace>> {
  const rows = await db.$queryRaw<ChangedRow[]>`
    WITH since AS (SELECT ${from}::date AS day, ${from}::date::timestamp AT TIME ZONE 'UTC' AS at)
    SELECT cc.id, c.time_zone, coalesce(cc.force_set_at >= since.at, false) AS force_changed,
      (SELECT string_agg(a.id || ' ' || a.happened_on || ' ' || a.sequence || ' '
          || CASE WHEN a.entered_at >= since.at THEN 'n' ELSE '-' END
          || CASE WHEN a.withdrawn_at < since.at THEN 'g' WHEN a.withdrawn_at IS NOT NULL THEN 'w' ELSE '-' END
          || ' ' || coalesce(a.classification, ''), E'\n')
       FROM action a WHERE a.campaign_city_id = cc.id) AS log
    FROM since, campaign_city cc JOIN city c ON c.id = cc.city_id
    WHERE cc.campaign_id = ${campaignId}::uuid AND cc.left_on IS NULL
      AND (cc.force_set_at >= since.at OR EXISTS (
        SELECT FROM action n WHERE n.campaign_city_id = cc.id
          AND (n.happened_on >= since.day OR n.entered_at >= since.at OR n.withdrawn_at >= since.at)))`;
  return new Map(
    rows.map(({ id, time_zone, force_changed, log }) => [
      id,
      { timeZone: time_zone, forceChanged: force_changed, log: unpacked(log) },
    ]),
  );
}

function unpacked(log: string | null): LoggedAction[] {
  if (!log) return [];
  return log.split("\n").map((line) => {
    const [id = "", happenedOn = "", sequence = "", flags = "", classification = ""] =
      line.split(" ");
    return {
      id,
      happenedOn,
      sequence: Number(sequence),
      classification: classification || null,
      isNews: flags.startsWith("n"),
      wasGone: flags.endsWith("g"),
      isWithdrawn: !flags.endsWith("-"),
    };
  });
}

async function wordsOf(
  db: Database,
  actionIds: string[],
): Promise<Map<string, Pick<ChangedAction, "words" | "bodyName">>> {
  const rows = await db.action.findMany({
    where: { id: { in: actionIds } },
    select: { id: true, description: true, bodyName: true },
  });
  return new Map(
    rows.map(({ id, description, bodyName }) => [id, { words: description, bodyName }]),
  );
}
