import { can } from "#app/domain/permissions.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import {
  getHouse,
  type House,
  listHouses,
} from "#app/features/cities/house-styles.server.ts";
import type { HouseStyle } from "#app/manuscript/house-style.ts";
import type { ActorContext } from "#app/platform/context.server.ts";

/** In whose style a draft is shown, and in whose it could be. */
export interface DraftStyle {
  houses: House[];
  /** Null: in nobody's, with the usual numbers and open blanks. */
  house: (House & { style: HouseStyle }) | null;
}

/**
 * The style a draft is asked for in. A guest, who does not see the network's cities, has no
 * choice. Refuses "notFound" for a draft or a city that is not shown to them.
 */
export async function getDraftStyle(
  ctx: ActorContext,
  draftId: string,
  cityId: string | null,
): Promise<DraftStyle> {
  const { facts } = await authorize(ctx, "draft.view", draftId);
  const [houses, house] = await Promise.all([
    can("network.view", facts) ? listHouses(ctx) : [],
    cityId === null ? null : getHouse(ctx, cityId),
  ]);
  return { houses, house };
}
