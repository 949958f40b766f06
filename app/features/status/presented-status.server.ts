import { campaignHeadline } from "#app/domain/headline.ts";
import { standingsOf } from "#app/features/campaigns/standings.server.ts";
import type { StatusFilter } from "#app/features/campaigns/status-filter.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { type FacedStatus, getFacedStatus } from "./status-face.server.ts";

/** One face of a campaign's status with the one sentence that answers first. */
export interface PresentedAnswer extends FacedStatus {
  title: string;
  headline: string;
  /** When the answer was given. */
  at: Date;
}

/** Refuses like the campaign. */
export async function getPresentedStatus(
  ctx: ActorContext,
  campaignId: string,
  filter: StatusFilter,
): Promise<PresentedAnswer> {
  const faced = await getFacedStatus(ctx, campaignId, filter);
  const [{ title }, standings] = await Promise.all([
    ctx.db.campaign.findUniqueOrThrow({
      where: { id: campaignId },
      select: { title: true },
    }),
    standingsOf(ctx, [campaignId]),
  ]);
  return {
    ...faced,
    title,
    headline: campaignHeadline(standings.get(campaignId) ?? []),
    at: ctx.now(),
  };
}
