/**
 * Access: who somebody is, what they were given, and the one place that says no. Use cases
 * of signing in and inviting live here too. Pages, sockets, exports and lists all come
 * through `authorize`; nothing else compares ids.
 */
import { databaseDate, dateIn } from "#app/domain/calendar-date.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { Right } from "#app/domain/rights.ts";
import type { Actor, ActorContext, ServerContext } from "#app/platform/context.server.ts";
import type { OpenSession } from "#app/platform/session.server.ts";

/**
 * The context of somebody who is signed in. Refuses "signedOut" when the person was
 * suspended or is gone since the session was found.
 */
export async function actAs(
  ctx: ServerContext,
  session: OpenSession,
): Promise<ActorContext> {
  const actor = await findActor(ctx, session.personId);
  if (!actor) throw new Refusal("signedOut", "Sign in to go on.");
  return { ...ctx, actor, sessionId: session.sessionId };
}

/** The person as an actor, or null when there is no such person or they are suspended. */
export async function findActor(
  ctx: Pick<ServerContext, "db" | "now">,
  personId: string,
): Promise<Actor | null> {
  const now = ctx.now();
  const today = databaseDate(dateIn("UTC", now));
  const person = await ctx.db.person.findUnique({
    where: { id: personId },
    select: {
      id: true,
      name: true,
      isAdministrator: true,
      suspendedAt: true,
      grants: {
        where: {
          scope: "network",
          OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
        },
        select: { right: true },
      },
      offices: {
        where: {
          startsOn: { lte: today },
          OR: [{ endsOn: null }, { endsOn: { gte: today } }],
        },
        select: { cityId: true },
      },
    },
  });
  if (!person || person.suspendedAt) return null;
  const networkRight: Right | null = person.grants[0]?.right ?? null;
  return {
    personId: person.id,
    name: person.name,
    isAdministrator: person.isAdministrator,
    networkRight,
    cityIds: [...new Set(person.offices.map((office) => office.cityId))],
  };
}
