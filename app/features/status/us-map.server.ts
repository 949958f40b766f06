/**
 * Status: more faces of the question where every city stands, beside the table and the board of
 * `campaigns`: on a map, over time, by the days ahead, by what changed, and as files. Where a city stands is
 * derived there; nothing here decides it.
 *
 * This file knows where places are on a map of the United States. The projection is Albers', with Alaska and
 * Hawaii moved below; outlines are the Census Bureau's, from us-atlas, 975 units wide and 610 high.
 */
import { geoAlbersUsa, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "us-atlas/states-albers-10m.json";
import { STATE_NAMES } from "#app/domain/states.ts";

export const MAP_WIDTH = 975;
export const MAP_HEIGHT = 610;

export interface MapPoint {
  x: number;
  y: number;
}

/** A part of the map. */
export interface MapBox extends MapPoint {
  width: number;
  height: number;
}

export const WHOLE_MAP: MapBox = { x: 0, y: 0, width: MAP_WIDTH, height: MAP_HEIGHT };

// The file's shape is given by its package, which has no types of its own.
const topology = atlas as unknown as Topology<{
  nation: GeometryCollection;
  states: GeometryCollection<{ name: string }>;
}>;
/** The very projection the outlines were made with. */
const project = geoAlbersUsa().scale(1300).translate([487.5, 305]);
/** The outlines are projected already. */
const path = geoPath(null).digits(1);

/** Where a city is drawn; null for a place that is on no part of this map, such as Guam. */
export function placeOnMap(latitude: number, longitude: number): MapPoint | null {
  const point = project([longitude, latitude]);
  return point && { x: round(point[0]), y: round(point[1]) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

let boxes: Map<string, MapBox> | null = null;
/** Around a state so much of its larger side is shown. */
const MARGIN = 0.12;

/** The part of the map that shows a state, by its postal abbreviation; null for one without an outline. */
export function boxOfState(state: string): MapBox | null {
  boxes ??= new Map(
    feature(topology, topology.objects.states).features.map((one) => {
      const [[left, top], [right, bottom]] = path.bounds(one);
      const margin = MARGIN * Math.max(right - left, bottom - top);
      const box = {
        x: round(left - margin),
        y: round(top - margin),
        width: round(right - left + 2 * margin),
        height: round(bottom - top + 2 * margin),
      };
      return [one.properties.name, box];
    }),
  );
  return boxes.get(STATE_NAMES[state] ?? "") ?? null;
}

let drawing: string | null = null;

/** The outlines as a file that a page points into: "#land" and "#borders", in colours of the page. */
export function statesDrawing(): string {
  drawing ??= [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}">`,
    `<path id="land" d="${path(feature(topology, topology.objects.nation))}"/>`,
    `<path id="borders" d="${path(mesh(topology, topology.objects.states, (a, b) => a !== b))}"/>`,
    "</svg>",
  ].join("");
  return drawing;
}
