import {
  type AdoptionPoint,
  adoptionOf,
  type StageDuration,
  stageDurations,
} from "#app/domain/adoption.ts";
import { type CalendarDate, dateIn, dayByZone } from "#app/domain/calendar-date.ts";
import { stagePeriods } from "#app/domain/stage.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { thinLogsOf } from "#app/features/campaigns/derive-standings.server.ts";
import type { StatusRow } from "#app/features/campaigns/status-queries.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";

export interface AdoptionView {
  points: AdoptionPoint[];
  durations: StageDuration[];
  /** Where the chart ends. */
  today: CalendarDate;
  /** Cities that have done something. */
  cityCount: number;
}

/** How the campaign spread over the cities of the rows. Refuses like the campaign. */
export async function getAdoption(
  ctx: ActorContext,
  campaignId: string,
  rows: readonly StatusRow[],
): Promise<AdoptionView> {
  await authorize(ctx, "campaign.view", campaignId);
  const wanted = new Set(rows.map(({ campaignCityId }) => campaignCityId));
  const todayIn = dayByZone(ctx.now());
  const paths = (await thinLogsOf(ctx.db, campaignId))
    .filter(({ campaignCityId }) => wanted.has(campaignCityId))
    .map(({ timeZone, actions }) => stagePeriods(actions, todayIn(timeZone)));
  return {
    points: adoptionOf(paths),
    durations: stageDurations(paths),
    today: dateIn("UTC", ctx.now()),
    cityCount: paths.filter((path) => path.length > 0).length,
  };
}
