import type { ActorContext } from "#app/platform/context.server.ts";
import { heldAt } from "./current-office.server.ts";

const ELSEWHERE = "America/New_York";

/** The time zone instants are told in to the actor: that of their city, else Eastern time. */
export async function readerZone(ctx: ActorContext): Promise<string> {
  const office = await ctx.db.office.findFirst({
    where: { personId: ctx.actor.personId, ...heldAt(ctx.now()) },
    orderBy: { startsOn: "desc" },
    select: { city: { select: { timeZone: true } } },
  });
  return office?.city.timeZone ?? ELSEWHERE;
}
