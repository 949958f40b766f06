import { databaseDate, dateIn } from "#app/domain/calendar-date.ts";
import { type DraftState, isSettled } from "#app/domain/draft-state.ts";
import type { Facts } from "#app/domain/permissions.ts";
import { type Right, widest } from "#app/domain/rights.ts";
import type { ServerContext } from "#app/platform/context.server.ts";
import {
  isSessionGood,
  type OpenSession,
  touchSessions,
} from "#app/platform/session.server.ts";
import { tokenHash } from "#app/platform/token.server.ts";
import { byline } from "./byline.server.ts";
import type { Byline } from "./byline.ts";

/** Somebody with a good session who asks for a seat in a draft's room. */
export interface SeatClaim {
  session: OpenSession;
  person: Byline;
  /** What a rule of the draft looks at; null when there is no such draft. */
  facts: Facts | null;
}

interface ClaimRow {
  /** Which question it answers, from 1. */
  place: number;
  session_id: string;
  person_id: string;
  last_seen_at: Date;
  expires_at: Date;
  suspended_at: Date | null;
  name: string;
  is_administrator: boolean;
  network_right: Right | null;
  rights: Right[] | null;
  has_draft: boolean;
  is_archived: boolean;
  is_locked: boolean;
  /** Null without a draft. */
  progress: DraftState | null;
  title: string | null;
  city_id: string | null;
  city: string | null;
  state: string | null;
}

/** Who asks: the token of a session, and the draft whose room it wants to enter. */
export interface SeatQuestion {
  token: string;
  draftId: string;
}

/**
 * Everything a judgement at the door of a room looks at, for all who stand there, in one question:
 * when a node starts again, hundreds come at the same moment. A page asks the same of
 * `findSession`, `findActor`, `findFacts` and `byline`; a test holds both against each other.
 * Answers in the order asked; null where the token opens no session that is good now.
 */
export async function findSeatClaims(
  ctx: Pick<ServerContext, "db" | "now">,
  questions: readonly SeatQuestion[],
): Promise<(SeatClaim | null)[]> {
  const now = ctx.now();
  const today = databaseDate(dateIn("UTC", now));
  const hashes = questions.map(({ token }) =>
    Buffer.from(tokenHash(token)).toString("hex"),
  );
  const draftIds = questions.map(({ draftId }) => draftId);
  const rows = await ctx.db.$queryRaw<ClaimRow[]>`
    SELECT q.place::int AS place, s.id AS session_id, s.person_id, s.last_seen_at, s.expires_at,
      p.suspended_at, p.name, p.is_administrator,
      (SELECT g."right"::text FROM "grant" g
       WHERE g.person_id = p.id AND g.scope = 'network'
         AND (g.expires_at IS NULL OR g.expires_at > ${now})) AS network_right,
      (SELECT array_agg(g."right"::text) FROM "grant" g
       WHERE g.person_id = p.id AND g.scope IN ('draft:' || d.id, 'campaign:' || d.campaign_id)
         AND (g.expires_at IS NULL OR g.expires_at > ${now})) AS rights,
      d.id IS NOT NULL AS has_draft,
      d.archived_at IS NOT NULL OR k.archived_at IS NOT NULL AS is_archived,
      d.locked_at IS NOT NULL AS is_locked,
      d.state::text AS progress,
      o.title, c.id AS city_id, c.name AS city, c.state
    FROM unnest(${hashes}::text[], ${draftIds}::uuid[])
      WITH ORDINALITY AS q(token_hash, draft_id, place)
    JOIN session s ON s.token_hash = decode(q.token_hash, 'hex')
    JOIN person p ON p.id = s.person_id
    LEFT JOIN draft d ON d.id = q.draft_id
    LEFT JOIN campaign k ON k.id = d.campaign_id
    LEFT JOIN LATERAL (
      SELECT title, city_id FROM office
      WHERE person_id = p.id AND starts_on <= ${today}::date
        AND (ends_on IS NULL OR ends_on >= ${today}::date)
      ORDER BY starts_on DESC LIMIT 1) o ON true
    LEFT JOIN city c ON c.id = o.city_id`;
  const claims = new Map<number, SeatClaim>();
  const inUse: { sessionId: string; lastSeenAt: Date }[] = [];
  for (const row of rows) {
    const session = { lastSeenAt: row.last_seen_at, expiresAt: row.expires_at };
    if (row.suspended_at !== null || !isSessionGood(session, now)) continue;
    inUse.push({ sessionId: row.session_id, lastSeenAt: row.last_seen_at });
    claims.set(row.place, {
      session: { sessionId: row.session_id, personId: row.person_id },
      person: byline({ id: row.person_id, name: row.name, offices: officesOf(row) }),
      facts: row.has_draft ? factsOf(row) : null,
    });
  }
  await touchSessions(ctx.db, inUse, now);
  return questions.map((_, index) => claims.get(index + 1) ?? null);
}

function officesOf({ title, city_id, city, state }: ClaimRow) {
  if (title === null || city_id === null || city === null || state === null) return [];
  return [{ title, city: { id: city_id, name: city, state } }];
}

function factsOf(row: ClaimRow): Facts {
  return {
    isAdministrator: row.is_administrator,
    networkRight: row.network_right,
    right: widest([row.network_right, ...(row.rights ?? [])]),
    speaksForCity: false,
    isOwn: false,
    isArchived: row.is_archived,
    isLocked: row.is_locked || (row.progress !== null && isSettled(row.progress)),
  };
}
