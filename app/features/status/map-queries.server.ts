import type { Force } from "#app/domain/force.ts";
import type { Stage } from "#app/domain/stage.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import type { StatusRow } from "#app/features/campaigns/status-queries.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { boxOfState, type MapBox, placeOnMap, WHOLE_MAP } from "./us-map.server.ts";

/** A city on the map, in the map's own units. */
export interface MapMark {
  campaignCityId: string;
  city: string;
  stage: Stage;
  force: Force;
  x: number;
  y: number;
  /** Radius on the screen, px: by population. */
  size: number;
}

export interface StatusMapView {
  /** The largest first, so that small ones lie on top. */
  marks: MapMark[];
  /** Cities the map has no room for. */
  elsewhere: string[];
  /** What is shown to begin with. */
  box: MapBox;
  whole: MapBox;
}

/** From a village to the largest; the area grows with the people, px. */
const SIZES = { least: 8, most: 20, people: 4_000_000 };

/** Where the cities of the rows are, in a state if the question names one. Refuses like the campaign. */
export async function getStatusMap(
  ctx: ActorContext,
  campaignId: string,
  rows: readonly StatusRow[],
  state: string | null,
): Promise<StatusMapView> {
  await authorize(ctx, "campaign.view", campaignId);
  const places = await ctx.db.campaignCity.findMany({
    where: { campaignId, leftOn: null },
    select: {
      id: true,
      city: { select: { latitude: true, longitude: true, population: true } },
    },
  });
  const byId = new Map(places.map(({ id, city }) => [id, city]));
  const marks: (MapMark & { people: number })[] = [];
  const elsewhere: string[] = [];
  for (const { campaignCityId, city, stage, force } of rows) {
    const place = byId.get(campaignCityId);
    const point = place && placeOnMap(place.latitude, place.longitude);
    if (!place || !point) elsewhere.push(city);
    else {
      const people = place.population;
      const mark = { campaignCityId, city, stage, force, ...point };
      marks.push({ ...mark, size: sizeFor(people), people });
    }
  }
  return {
    marks: marks
      .sort((a, b) => b.people - a.people)
      .map(({ people: _, ...mark }) => mark),
    elsewhere,
    box: (state && boxOfState(state)) || WHOLE_MAP,
    whole: WHOLE_MAP,
  };
}

function sizeFor(people: number): number {
  const share = Math.sqrt(Math.min(1, Math.max(0, people) / SIZES.people));
  return Math.round(SIZES.least + share * (SIZES.most - SIZES.least));
}
