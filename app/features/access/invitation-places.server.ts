import { can, type Facts } from "#app/domain/permissions.ts";
import { type Right, widest } from "#app/domain/rights.ts";
import type { ActorContext } from "#app/platform/context.server.ts";

/** Something an invitation can lead to: the network, a campaign, or a draft. */
export interface Place {
  /** "network", "campaign:<id>" or "draft:<id>"; the scope of the right it will give. */
  scope: string;
  kind: "network" | "campaign" | "draft";
  title: string;
  campaignId: string | null;
  draftId: string | null;
}

/** Where the actor may invite people to, by the table: the network first, then by title. */
export async function listInvitationPlaces(ctx: ActorContext): Promise<Place[]> {
  const given = await ctx.db.grant.findMany({
    where: {
      personId: ctx.actor.personId,
      OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }],
    },
    select: { scope: true, right: true },
  });
  const rights = new Map(given.map((grant) => [grant.scope, grant.right]));
  const scopes = [...rights.keys()];
  const everything = ctx.actor.networkRight ? {} : undefined;
  const [campaigns, drafts] = await Promise.all([
    ctx.db.campaign.findMany({
      where: {
        archivedAt: null,
        ...(everything ?? { id: { in: idsOf(scopes, "campaign") } }),
      },
      orderBy: { title: "asc" },
      select: { id: true, title: true },
    }),
    ctx.db.draft.findMany({
      where: {
        archivedAt: null,
        ...(everything ?? {
          OR: [
            { id: { in: idsOf(scopes, "draft") } },
            { campaignId: { in: idsOf(scopes, "campaign") } },
          ],
        }),
      },
      orderBy: { title: "asc" },
      select: { id: true, title: true, campaignId: true },
    }),
  ]);
  const places: Place[] = [];
  if (can("network.invite", factsOf(ctx, [ctx.actor.networkRight]))) places.push(NETWORK);
  for (const { id, title } of campaigns) {
    const right = rights.get(`campaign:${id}`);
    if (!can("campaign.grant", factsOf(ctx, [ctx.actor.networkRight, right]))) continue;
    places.push({
      scope: `campaign:${id}`,
      kind: "campaign",
      title,
      campaignId: id,
      draftId: null,
    });
  }
  for (const { id, title, campaignId } of drafts) {
    const right = rights.get(`draft:${id}`);
    const inherited = campaignId ? rights.get(`campaign:${campaignId}`) : null;
    const facts = factsOf(ctx, [ctx.actor.networkRight, right, inherited]);
    if (!can("draft.grant", facts)) continue;
    places.push({ scope: `draft:${id}`, kind: "draft", title, campaignId, draftId: id });
  }
  return places;
}

const NETWORK: Place = {
  scope: "network",
  kind: "network",
  title: "The whole network",
  campaignId: null,
  draftId: null,
};

function idsOf(scopes: readonly string[], kind: "campaign" | "draft"): string[] {
  const start = `${kind}:`;
  return scopes
    .filter((scope) => scope.startsWith(start))
    .map((scope) => scope.slice(start.length));
}

function factsOf(
  ctx: ActorContext,
  rights: readonly (Right | null | undefined)[],
): Facts {
  return {
    isAdministrator: ctx.actor.isAdministrator,
    networkRight: ctx.actor.networkRight,
    right: widest(rights),
    speaksForCity: false,
    isOwn: false,
    isArchived: false,
    isLocked: false,
  };
}
