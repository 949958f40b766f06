import type { Force } from "#app/domain/force.ts";
import type { Stage } from "#app/domain/stage.ts";

/** One cell of the wall: the city's place in the campaign, or nothing. */
export type MatrixCell = { campaignCityId: string; stage: Stage; force: Force } | null;

/**
 * A city's cells as one line of text. The wall sends 1,200 at a time; as objects they cost
 * the server more to write down than everything else on the page.
 */
export function packCells(cells: readonly MatrixCell[]): string {
  return cells
    .map((cell) => (cell ? `${cell.campaignCityId} ${cell.stage} ${cell.force}` : ""))
    .join(",");
}

/** The cells of a packed line, as many as were packed; none of an empty campaign list. */
export function unpackCells(packed: string): MatrixCell[] {
  return packed.split(",").map((cell) => {
    const [campaignCityId, stage, force] = cell.split(" ");
    if (!campaignCityId || !stage || !force) return null;
    // `packCells` wrote these words, from the same two types.
    return { campaignCityId, stage: stage as Stage, force: force as Force };
  });
}
