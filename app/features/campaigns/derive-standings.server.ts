import type { ActivityType } from "#app/domain/activity.ts";
import { dayByZone } from "#app/domain/calendar-date.ts";
import type { Force } from "#app/domain/force.ts";
import { lastActionOf } from "#app/domain/next-step.ts";
import { type DatedAction, inOrder, stageOf } from "#app/domain/stage.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { Standing, ToldAction, ToldPath } from "./standing.ts";

/*
 * What is asked of the database to say where cities stand: logs, packed, with every stage derived from
 * them, and the words of single actions. It stands in hand-written SQL. `standings.server.ts` keeps what is found.
 */

export interface Derived {
  standings: Standing[];
  staleAt: number;
}

export const NOBODY: Derived = { standings: [], staleAt: Number.POSITIVE_INFINITY };

const DAY_MS = 86_400_000;
/** While an action's day begins somewhere between two time zones, ask again this often. */
const TURN_OF_DAY_MS = 600_000;
/**
 * The highest activity number of each campaign that exists: one step down the index each. Asked
 * for a maximum, or for equality, the planner reads the log backwards by its primary key instead,
 * which is long for a campaign that has been quiet.
 */
export async function versionsOf(
  db: Database,
  campaignIds: readonly string[],
): Promise<Map<string, string>> {
  if (campaignIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; version: string | null }[]>`
    SELECT k.id, last.sequence::text AS version
    FROM campaign k LEFT JOIN LATERAL (
      SELECT a.campaign_id, a.sequence FROM activity a WHERE a.campaign_id <= k.id
      ORDER BY a.campaign_id DESC, a.sequence DESC LIMIT 1) last ON last.campaign_id = k.id
    WHERE k.id = ANY(${[...campaignIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.version ?? "0"]));
}

interface LogRow {
  campaign_id: string;
  id: string;
  city_id: string;
  time_zone: string;
  measure_title: string;
  force: Force;
  force_note: string;
  log: string | null;
}

/** A log entry as thin as it can be sent: "<id> <day> <sequence> <classification>". */
interface ThinAction extends DatedAction {
  id: string;
}

function thinActions(log: string | null): ThinAction[] {
  if (!log) return [];
  return log.split("\n").map((line) => {
    const [id = "", happenedOn = "", sequence = "", classification = ""] =
      line.split(" ");
    return {
      id,
      happenedOn,
      sequence: Number(sequence),
      classification: classification || null,
    };
  });
}

/**
 * One row a city with its log packed into one text: a driver spends more on 2,400 rows than the
 * database does. The log is a sub-select because as a join the planner reads the whole table for
 * one campaign.
 */
function readLogs(
  db: Database,
  campaignIds: readonly string[],
  cityIds: readonly string[] | null = null,
): Promise<LogRow[]> {
  return db.$queryRaw<LogRow[]>`
    SELECT cc.campaign_id, cc.id, cc.city_id, c.time_zone, cc.measure_title,
      cc.force::text AS force, cc.force_note,
      (SELECT string_agg(a.id || ' ' || a.happened_on || ' ' || a.sequence || ' ' || coalesce(a.classification, ''), E'\n')
       FROM action a WHERE a.campaign_city_id = cc.id AND a.withdrawn_at IS NULL) AS log
    FROM campaign_city cc JOIN city c ON c.id = cc.city_id
    WHERE cc.campaign_id = ANY(${[...campaignIds]}::uuid[]) AND cc.left_on IS NULL
      AND (${cityIds === null} OR cc.city_id = ANY(${[...(cityIds ?? [])]}::uuid[]))`;
}

/** A city's standing actions, without their words. */
export interface ThinLog {
  campaignCityId: string;
  timeZone: string;
  actions: DatedAction[];
}

/** The logs of a campaign's cities (those that left excepted), for questions that a stage does not answer. */
export async function thinLogsOf(db: Database, campaignId: string): Promise<ThinLog[]> {
  return (await readLogs(db, [campaignId])).map(({ id, time_zone, log }) => ({
    campaignCityId: id,
    timeZone: time_zone,
    actions: thinActions(log),
  }));
}

/** Reads the logs of the campaigns and derives every stage. */
export async function derive(
  db: Database,
  campaignIds: string[],
  now: Date,
  cityIds: string[] | null = null,
): Promise<Map<string, Derived>> {
  const rows = await readLogs(db, campaignIds, cityIds);
  const todayIn = dayByZone(now);
  const found = new Map<string, Derived>();
  for (const row of rows) {
    const one = found.get(row.campaign_id) ?? {
      standings: [],
      staleAt: Number.POSITIVE_INFINITY,
    };
    found.set(row.campaign_id, one);
    const log = inOrder(thinActions(row.log));
    const today = todayIn(row.time_zone);
    const last = lastActionOf(log, today);
    const coming = log.find((action) => action.happenedOn > today);
    one.standings.push({
      campaignCityId: row.id,
      cityId: row.city_id,
      measureTitle: row.measure_title,
      force: row.force,
      forceNote: row.force_note,
      stage: stageOf(log, row.force, today),
      lastActionId: last?.id ?? null,
      lastOn: last?.happenedOn ?? null,
      comingActionId: coming?.id ?? null,
    });
    if (coming) one.staleAt = Math.min(one.staleAt, turnOf(coming.happenedOn, now));
  }
  return found;
}

/** When a day to come may begin somewhere: a day early, for places east of Greenwich. */
function turnOf(day: string, now: Date): number {
  const dayBefore = Date.parse(`${day}T00:00:00Z`) - DAY_MS;
  return dayBefore > now.getTime() ? dayBefore : now.getTime() + TURN_OF_DAY_MS;
}

interface ToldRow {
  id: string;
  campaign_city_id: string;
  happened_on: string;
  sequence: number;
  classification: string | null;
  description: string;
  body_name: string;
  next_step: string | null;
  next_step_on: string | null;
  owner_id: string | null;
  owner_name: string | null;
}

export async function tell(
  db: Database,
  standings: readonly Standing[],
): Promise<Map<string, ToldPath>> {
  const ids = standings.flatMap((standing) =>
    [standing.lastActionId, standing.comingActionId].filter((id) => id !== null),
  );
  const rows = await db.$queryRaw<ToldRow[]>`
    SELECT a.id, a.campaign_city_id, a.happened_on::text AS happened_on, a.sequence, a.classification,
      a.description, a.body_name, a.next_step, a.next_step_on::text AS next_step_on,
      owner.id AS owner_id, owner.name AS owner_name
    FROM action a LEFT JOIN person owner ON owner.id = a.next_step_owner_id
    WHERE a.id = ANY(${ids}::uuid[])`;
  const actions = new Map(rows.map((row) => [row.id, toTold(row)]));
  return new Map(
    standings.map((standing) => [
      standing.campaignCityId,
      {
        last: actions.get(standing.lastActionId ?? "") ?? null,
        coming: actions.get(standing.comingActionId ?? "") ?? null,
      },
    ]),
  );
}

function toTold(row: ToldRow): ToldAction {
  return {
    happenedOn: row.happened_on,
    sequence: row.sequence,
    classification: row.classification,
    description: row.description,
    bodyName: row.body_name,
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    nextStepOwner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? "" } : null,
  };
}

/** A city in a table or on a mark. */
export interface CityLine {
  id: string;
  name: string;
  state: string;
  timeZone: string;
  bodyName: string;
}

/** The cities of one campaign, or of the network, by id; read anew, for their names change. */
export async function cityLinesOf(
  db: Database,
  campaignId: string | null,
): Promise<Map<string, CityLine>> {
  const rows = await (campaignId
    ? db.$queryRaw<CityLine[]>`
      SELECT c.id, c.name, c.state, c.time_zone AS "timeZone", c.body_name AS "bodyName"
      FROM campaign_city cc JOIN city c ON c.id = cc.city_id WHERE cc.campaign_id = ${campaignId}::uuid`
    : db.$queryRaw<CityLine[]>`
      SELECT c.id, c.name, c.state, c.time_zone AS "timeZone", c.body_name AS "bodyName" FROM city c`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What changes where a city stands. Every other event of a campaign leaves its standings as they are. */
const MOVING: ActivityType[] = [
  "status.recorded",
  "status.imported",
  "status.withdrawn",
  "status.forceSet",
  "campaign.cityJoined",
  "campaign.cityLeft",
];
/** Beyond so many cities all are derived at once. */
const MOST_RENEWED = 25;

/** The cities of a campaign that moved since an activity number; null for too many of them. */
export async function movedSince(
  db: Database,
  campaignId: string,
  version: string,
): Promise<ReadonlySet<string> | null> {
  const rows = await db.activity.findMany({
    where: { campaignId, sequence: { gt: BigInt(version) }, type: { in: MOVING } },
    distinct: ["cityId"],
    take: MOST_RENEWED + 1,
    select: { cityId: true },
  });
  const cityIds = rows.flatMap(({ cityId }) => cityId ?? []);
  return rows.length > MOST_RENEWED || cityIds.length < rows.length
    ? null
    : new Set(cityIds);
}
