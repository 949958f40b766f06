/**
 * Sessions: a random token in a cookie, its SHA-256 in the database. Idle for eight hours or
 * older than seven days is over. The cookie is `__Host-` and Secure whenever the origin is https.
 */
import type { Database } from "./database.server.ts";
import { newToken, tokenHash } from "./token.server.ts";

export const SESSION_IDLE_MS = 8 * 3_600_000;
export const SESSION_MAX_MS = 7 * 24 * 3_600_000;
/** How stale `lastSeenAt` may get before it is written again. */
const TOUCH_MS = 60_000;

/** A session that is good now, and whose it is. */
export interface OpenSession {
  sessionId: string;
  personId: string;
}

function isSecure(origin: string): boolean {
  return origin.startsWith("https:");
}

function cookieName(origin: string): string {
  return isSecure(origin) ? "__Host-session" : "session";
}

/** The session token in a Cookie header, or null. A doubled cookie is no cookie. */
export function sessionToken(
  cookieHeader: string | null | undefined,
  origin: string,
): string | null {
  const name = `${cookieName(origin)}=`;
  const found = (cookieHeader ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part.startsWith(name));
  const value = found.length === 1 ? found[0]?.slice(name.length) : undefined;
  return value && /^[\w-]{43}$/.test(value) ? value : null;
}

/** The Set-Cookie value that starts the session in a browser. */
export function sessionCookie(token: string, origin: string): string {
  const maxAge = Math.floor(SESSION_MAX_MS / 1000);
  return `${cookieName(origin)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${isSecure(origin) ? "; Secure" : ""}`;
}

/** The Set-Cookie value that ends it. */
export function endedSessionCookie(origin: string): string {
  return `${cookieName(origin)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${isSecure(origin) ? "; Secure" : ""}`;
}

/** Starts a session for a person; returns the token for the cookie. */
export async function startSession(
  db: Pick<Database, "session">,
  options: { personId: string; userAgent: string; now: Date },
): Promise<{ token: string; sessionId: string }> {
  const token = newToken();
  const row = await db.session.create({
    data: {
      tokenHash: tokenHash(token),
      personId: options.personId,
      userAgent: options.userAgent.slice(0, 300),
      createdAt: options.now,
      lastSeenAt: options.now,
      expiresAt: new Date(options.now.getTime() + SESSION_MAX_MS),
    },
    select: { id: true },
  });
  return { token, sessionId: row.id };
}

/** The session a token opens, if it is good now and its person is not suspended. */
export async function findSession(
  db: Pick<Database, "session">,
  token: string,
  now: Date,
): Promise<OpenSession | null> {
  const row = await db.session.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: {
      id: true,
      personId: true,
      lastSeenAt: true,
      expiresAt: true,
      person: { select: { suspendedAt: true } },
    },
  });
  if (!row || row.person.suspendedAt || !isSessionGood(row, now)) return null;
  await touchSessions(db, [{ ...row, sessionId: row.id }], now);
  return { sessionId: row.id, personId: row.personId };
}

/** Neither past its end nor idle for too long. */
export function isSessionGood(
  session: { lastSeenAt: Date; expiresAt: Date },
  now: Date,
): boolean {
  const idleMs = now.getTime() - session.lastSeenAt.getTime();
  return session.expiresAt > now && idleMs <= SESSION_IDLE_MS;
}

/** Writes that sessions are in use, of those for which that was not written a moment ago. */
export async function touchSessions(
  db: Pick<Database, "session">,
  sessions: readonly { sessionId: string; lastSeenAt: Date }[],
  now: Date,
): Promise<void> {
  const stale = sessions.filter(
    ({ lastSeenAt }) => now.getTime() - lastSeenAt.getTime() > TOUCH_MS,
  );
  if (stale.length === 0) return;
  const where = { id: { in: stale.map(({ sessionId }) => sessionId) } };
  await db.session.updateMany({ where, data: { lastSeenAt: now } });
}
