import type { StatusFilter } from "#app/features/campaigns/status-filter.ts";
import {
  type CampaignStatus,
  getCampaignStatus,
} from "#app/features/campaigns/status-queries.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { type AdoptionView, getAdoption } from "./adoption-queries.server.ts";
import { getStatusChanges, type StatusChanges } from "./change-queries.server.ts";
import { getStatusDates, type StatusDate } from "./date-queries.server.ts";
import { getStatusMap, type StatusMapView } from "./map-queries.server.ts";

/** What one face shows beyond the rows that all of them share. */
export type StatusFace =
  | { view: "table" | "board" }
  | { view: "map"; map: StatusMapView }
  | { view: "chart"; adoption: AdoptionView }
  | { view: "calendar"; dates: StatusDate[] }
  | { view: "changes"; changes: StatusChanges };

export interface FacedStatus {
  /** Its rows are left out where the face tells them in its own way. */
  status: CampaignStatus;
  /** How many cities the filter leaves. */
  shown: number;
  face: StatusFace;
}

/** Where every city stands, as the filter asks for it. Refuses like the campaign. */
export async function getFacedStatus(
  ctx: ActorContext,
  campaignId: string,
  filter: StatusFilter,
): Promise<FacedStatus> {
  const status = await getCampaignStatus(ctx, campaignId, filter);
  const face = await faceOf(ctx, campaignId, filter, status);
  const shown = status.rows.length;
  // What no face shows is not sent.
  const rows = ROW_FACES.has(face.view) ? status.rows : [];
  return { status: { ...status, rows }, shown, face };
}

const ROW_FACES: ReadonlySet<StatusFace["view"]> = new Set(["table", "board", "map"]);

async function faceOf(
  ctx: ActorContext,
  campaignId: string,
  { view, state, since }: StatusFilter,
  { rows }: CampaignStatus,
): Promise<StatusFace> {
  switch (view) {
    case "map":
      return { view, map: await getStatusMap(ctx, campaignId, rows, state) };
    case "chart":
      return { view, adoption: await getAdoption(ctx, campaignId, rows) };
    case "calendar":
      return { view, dates: await getStatusDates(ctx, campaignId, rows) };
    case "changes":
      return { view, changes: await getStatusChanges(ctx, campaignId, rows, since) };
    default:
      return { view };
  }
}
