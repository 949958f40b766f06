import { visibleCampaigns } from "#app/features/access/authorize.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** Which drafts the actor may see: those of campaigns they see, and those shared with them one by one. */
export async function visibleDrafts(ctx: ActorContext): Promise<Prisma.DraftWhereInput> {
  const campaigns = await visibleCampaigns(ctx);
  if (campaigns === "all") return {};
  const shared = {
    person: { id: ctx.actor.personId },
    OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }],
  };
  return { OR: [{ campaignId: { in: campaigns } }, { grants: { some: shared } }] };
}
