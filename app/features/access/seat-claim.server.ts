import { databaseDate, dateIn } from "#app/domain/calendar-date.ts";
import type { Facts } from "#app/domain/permissions.ts";
import { type Right, widest } from "#app/domain/rights.ts";
import type { ServerContext } from "#app/platform/context.server.ts";
import {
  isSessionGood,
  type OpenSession,
  touchSession,
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
  title: string | null;
  city_id: string | null;
  city: string | null;
  state: string | null;
}

/**
 * Everything a judgement at the door of a room looks at, in one question: when a node starts
 * again, hundreds come at the same moment, and five questions each take five times as long. A page
 * asks the same of `findSession`, `findActor`, `findFacts` and `byline`; a test holds both
 * against each other. Null when the token opens no session that is good now.
 */
export async function findSeatClaim(
  ctx: Pick<ServerContext, "db" | "now">,
  token: string,
  draftId: string,
): Promise<SeatClaim | null> {
  const now = ctx.now();
  const today = databaseDate(dateIn("UTC", now));
  const [row] = await ctx.db.$queryRaw<ClaimRow[]>`
    SELECT s.id AS session_id, s.person_id, s.last_seen_at, s.expires_at,
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
      o.title, c.id AS city_id, c.name AS city, c.state
    FROM session s
    JOIN person p ON p.id = s.person_id
    LEFT JOIN draft d ON d.id = ${draftId}::uuid
    LEFT JOIN campaign k ON k.id = d.campaign_id
    LEFT JOIN LATERAL (
      SELECT title, city_id FROM office
      WHERE person_id = p.id AND starts_on <= ${today}::date
        AND (ends_on IS NULL OR ends_on >= ${today}::date)
      ORDER BY starts_on DESC LIMIT 1) o ON true
    LEFT JOIN city c ON c.id = o.city_id
    WHERE s.token_hash = ${tokenHash(token)}`;
  if (!row || row.suspended_at !== null) return null;
  const session = {
    sessionId: row.session_id,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
  if (!isSessionGood(session, now)) return null;
  await touchSession(ctx.db, session, now);
  return {
    session: { sessionId: row.session_id, personId: row.person_id },
    person: byline({ id: row.person_id, name: row.name, offices: officesOf(row) }),
    facts: row.has_draft ? factsOf(row) : null,
  };
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
    isLocked: row.is_locked,
  };
}
