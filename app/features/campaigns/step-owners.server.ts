import { cityLabel } from "#app/domain/city-label.ts";
import { heldAt } from "#app/features/access/current-office.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** Somebody who can see to a city's next step. */
export interface StepOwner {
  id: string;
  name: string;
  /** "Austin, TX"; empty for somebody without an office. */
  city: string;
}

interface Place {
  campaignId: string;
  cityId: string;
}

/** Whoever holds an office in the city today or has a right on the campaign, and the actor. */
function whoMayOwn(
  ctx: ActorContext,
  { campaignId, cityId }: Place,
): Prisma.PersonWhereInput {
  const now = ctx.now();
  return {
    suspendedAt: null,
    OR: [
      { id: ctx.actor.personId },
      { offices: { some: { cityId, ...heldAt(now) } } },
      {
        grants: {
          some: { campaignId, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        },
      },
    ],
  };
}

/** Those people, by name. The caller has asked whether the actor may record for the city. */
export async function listStepOwners(
  ctx: ActorContext,
  place: Place,
): Promise<StepOwner[]> {
  const people = await ctx.db.person.findMany({
    where: whoMayOwn(ctx, place),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      offices: {
        where: heldAt(ctx.now()),
        orderBy: { startsOn: "desc" },
        take: 1,
        select: { city: { select: { name: true, state: true } } },
      },
    },
  });
  return people.map(({ id, name, offices: [office] }) => ({
    id,
    name,
    city: office ? cityLabel(office.city) : "",
  }));
}

/** Whether somebody is one of them. */
export async function canOwnStep(
  ctx: ActorContext,
  place: Place,
  personId: string,
): Promise<boolean> {
  const where = { AND: [{ id: personId }, whoMayOwn(ctx, place)] };
  return (await ctx.db.person.count({ where })) > 0;
}
