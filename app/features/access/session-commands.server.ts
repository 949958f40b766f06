import { notFound } from "#app/domain/refusal.ts";
import type { ActorContext, ServerContext } from "#app/platform/context.server.ts";
import { SESSION_IDLE_MS, startSession } from "#app/platform/session.server.ts";
import { tokenHash } from "#app/platform/token.server.ts";

/** The browser somebody comes in with. */
export interface Browser {
  userAgent: string;
  /** The session token it carried until now: that session ends, whoever's it was. */
  previousToken: string | null;
}

/**
 * Lets somebody in whose right to come in has been established: starts a new session, ends
 * the browser's previous one, and sweeps away what has run out. Answers with the token for
 * the cookie.
 */
export async function enter(
  ctx: ServerContext,
  personId: string,
  browser: Browser,
): Promise<string> {
  const now = ctx.now();
  await ctx.db.session.deleteMany({
    where: {
      personId,
      OR: [
        { expiresAt: { lte: now } },
        { lastSeenAt: { lt: new Date(now.getTime() - SESSION_IDLE_MS) } },
      ],
    },
  });
  if (browser.previousToken) await signOut(ctx, browser.previousToken);
  const { token } = await startSession(ctx.db, {
    personId,
    userAgent: browser.userAgent,
    now,
  });
  return token;
}

/** Ends the session of a token, and the sockets that came in with it. */
export async function signOut(ctx: ServerContext, token: string): Promise<void> {
  const [ended] = await ctx.db.session.findMany({
    where: { tokenHash: tokenHash(token) },
    select: { id: true },
  });
  if (!ended) return;
  await ctx.db.session.deleteMany({ where: { id: ended.id } });
  ctx.live.revalidate({ sessionId: ended.id });
}

/** Ends every session of the actor but this one; answers with how many there were. */
export async function signOutElsewhere(ctx: ActorContext): Promise<number> {
  return endSessions(ctx, {
    personId: ctx.actor.personId,
    NOT: { id: ctx.sessionId },
  });
}

/** Ends one of the actor's own sessions. Refuses "notFound" for anybody else's. */
export async function endSession(ctx: ActorContext, sessionId: string): Promise<void> {
  const count = await endSessions(ctx, { id: sessionId, personId: ctx.actor.personId });
  if (count === 0) throw notFound();
}

/** Ends all sessions of a person, for commands that take the ground away. */
export async function endAllSessions(
  ctx: ServerContext,
  personId: string,
): Promise<void> {
  await endSessions(ctx, { personId });
}

/**
 * Ends all sessions of the actor and starts one in their place, after what proves them has
 * changed. Answers with the new token for the cookie.
 */
export async function rotateSession(
  ctx: ActorContext,
  userAgent: string,
): Promise<string> {
  await endAllSessions(ctx, ctx.actor.personId);
  const { token } = await startSession(ctx.db, {
    personId: ctx.actor.personId,
    userAgent,
    now: ctx.now(),
  });
  return token;
}

async function endSessions(
  ctx: ServerContext,
  where: { id?: string; personId: string; NOT?: { id: string } },
): Promise<number> {
  const sessions = await ctx.db.session.findMany({ where, select: { id: true } });
  await ctx.db.session.deleteMany({
    where: { id: { in: sessions.map((session) => session.id) } },
  });
  for (const { id } of sessions) ctx.live.revalidate({ sessionId: id });
  return sessions.length;
}
