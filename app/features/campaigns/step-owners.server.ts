import { heldAt } from "#app/features/access/current-office.server.ts";
import {
  type PersonChoice,
  personChoices,
} from "#app/features/access/person-choices.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";

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
): Promise<PersonChoice[]> {
  return personChoices(ctx, whoMayOwn(ctx, place));
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
