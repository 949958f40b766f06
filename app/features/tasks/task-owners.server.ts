import { can } from "#app/domain/permissions.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { findFacts } from "#app/features/access/facts.server.ts";
import { personChoices } from "#app/features/access/person-choices.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { PossibleOwner } from "./task-view.ts";

/** As much of a thread as says who may read it. */
interface Home {
  threadId: string | null;
  draftId: string | null;
  campaignId: string | null;
}

/**
 * Who can be given a task made of a comment: whoever may read what the comment is on, oneself first.
 * A guest, who is not told who is in the network, is told of those who wrote in the thread.
 * Refuses like the task itself.
 */
export async function listOwners(
  ctx: ActorContext,
  threadId: string,
): Promise<PossibleOwner[]> {
  const { draftId, campaignId } = await authorize(ctx, "task.make", threadId);
  const people = await personChoices(
    ctx,
    await whoMayOwn(ctx, { threadId, draftId, campaignId }),
  );
  const isSelf = (id: string) => Number(id === ctx.actor.personId);
  return people
    .map(({ id, name, city }) => ({ id, name, about: city }))
    .sort((one, other) => isSelf(other.id) - isSelf(one.id));
}

/** Whether somebody can be given it. */
export async function canOwn(
  ctx: ActorContext,
  home: Home,
  personId: string,
): Promise<boolean> {
  const where = { AND: [{ id: personId }, await whoMayOwn(ctx, home)] };
  return (await ctx.db.person.count({ where })) > 0;
}

async function whoMayOwn(
  ctx: ActorContext,
  { threadId, draftId, campaignId }: Home,
): Promise<Prisma.PersonWhereInput> {
  const scopes = [
    "network",
    ...(campaignId ? [`campaign:${campaignId}`] : []),
    ...(draftId ? [`draft:${draftId}`] : []),
  ];
  const reads: Prisma.PersonWhereInput = {
    suspendedAt: null,
    grants: {
      some: {
        scope: { in: scopes },
        OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }],
      },
    },
  };
  const network = await findFacts(ctx, "network", "network");
  if (network && can("network.view", network.facts)) return reads;
  const known: Prisma.PersonWhereInput[] = [{ id: ctx.actor.personId }];
  if (threadId) known.push({ comments: { some: { threadId, deletedAt: null } } });
  return { AND: [reads, { OR: known }] };
}
