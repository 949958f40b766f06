import { authorize } from "#app/features/access/authorize.server.ts";
import { listCampaigns } from "#app/features/campaigns/campaign-queries.server.ts";
import type { StatusFilter } from "#app/features/campaigns/status-filter.ts";
import { getCampaignStatus } from "#app/features/campaigns/status-queries.server.ts";
import { apiCampaignPath, campaignPath } from "#app/paths.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { logsOf } from "./campaign-logs.server.ts";

/** The campaigns the holder of a key may see, for a program. */
export async function tellCampaigns(ctx: ActorContext) {
  const { areas } = await listCampaigns(ctx, { withArchived: false });
  return {
    campaigns: areas.flatMap(({ name, campaigns }) =>
      campaigns.map((campaign) => ({
        id: campaign.id,
        title: campaign.title,
        goal: campaign.goal,
        subject: [name],
        url: ctx.origin + campaignPath(campaign.id),
        status_url: ctx.origin + apiCampaignPath(campaign.id),
      })),
    ),
  };
}

/**
 * Where the cities of a campaign stand, for a program: the standing actions in the shape of Open Civic Data's bills
 * (OCDEP 6), and beside them what is derived. Refuses like the campaign.
 */
export async function tellStatus(
  ctx: ActorContext,
  campaignId: string,
  filter: StatusFilter,
) {
  await authorize(ctx, "campaign.view", campaignId);
  const [campaign, { rows }, logs] = await Promise.all([
    ctx.db.campaign.findUniqueOrThrow({
      where: { id: campaignId },
      select: { title: true, goal: true },
    }),
    getCampaignStatus(ctx, campaignId, filter),
    logsOf(ctx, campaignId),
  ]);
  return {
    campaign: { ...campaign, url: ctx.origin + campaignPath(campaignId) },
    made_at: ctx.now().toISOString(),
    cities: rows.map((row) => {
      const place = logs.get(row.campaignCityId);
      const standing = (place?.actions ?? []).filter(
        ({ withdrawnAt }) => withdrawnAt === null,
      );
      return {
        city: row.city,
        jurisdiction: { division_id: place?.city.divisionId ?? null },
        title: row.measureTitle,
        stage: row.stage,
        force: row.force,
        next_step: row.next && {
          date: row.next.on,
          description: row.next.words,
          owner: row.next.owner?.name ?? null,
        },
        actions: standing.map((action, order) => ({
          date: action.happenedOn,
          description: action.description,
          classification: action.classification ? [action.classification] : [],
          organization: { name: action.bodyName },
          order,
          sources: action.sourceUrl ? [{ url: action.sourceUrl }] : [],
        })),
      };
    }),
  };
}
