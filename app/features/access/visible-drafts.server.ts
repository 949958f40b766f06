import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { visibleCampaigns } from "./authorize.server.ts";

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

/** The same for what is about a draft or an agenda item, as comments and tasks are. */
export async function aboutInSight(ctx: ActorContext) {
  const campaigns = await visibleCampaigns(ctx);
  if (campaigns === "all") return {};
  return {
    OR: [
      { draft: await visibleDrafts(ctx) },
      { agendaItem: { convening: { campaignId: { in: campaigns } } } },
    ],
  };
}
