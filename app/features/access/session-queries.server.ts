import type { ActorContext } from "#app/platform/context.server.ts";
import { SESSION_IDLE_MS } from "#app/platform/session.server.ts";
import { browserWords } from "./browser-words.ts";
import { readerZone } from "./reader-zone.server.ts";
import { listReadingKeys } from "./reading-keys.server.ts";

export interface SessionLine {
  id: string;
  /** "Firefox on Linux". */
  browser: string;
  startedAt: Date;
  lastSeenAt: Date;
  isThisOne: boolean;
}

/** Where the actor is signed in now, this browser first, then the latest seen. */
export async function listSessions(ctx: ActorContext): Promise<SessionLine[]> {
  const now = ctx.now();
  const rows = await ctx.db.session.findMany({
    where: {
      personId: ctx.actor.personId,
      expiresAt: { gt: now },
      lastSeenAt: { gte: new Date(now.getTime() - SESSION_IDLE_MS) },
    },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  });
  const lines = rows.map(
    (row): SessionLine => ({
      id: row.id,
      browser: browserWords(row.userAgent),
      startedAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      isThisOne: row.id === ctx.sessionId,
    }),
  );
  return [
    ...lines.filter((line) => line.isThisOne),
    ...lines.filter((line) => !line.isThisOne),
  ];
}

/** What the settings page says. */
export async function getSettings(ctx: ActorContext) {
  const [sessions, keys, timeZone, person] = await Promise.all([
    listSessions(ctx),
    listReadingKeys(ctx),
    readerZone(ctx),
    ctx.db.person.findUniqueOrThrow({
      where: { id: ctx.actor.personId },
      select: { email: true },
    }),
  ]);
  const { personId } = ctx.actor;
  return { sessions, keys, timeZone, now: ctx.now(), personId, email: person.email };
}
