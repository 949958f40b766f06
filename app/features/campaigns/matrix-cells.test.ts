import { expect, test } from "vitest";
import { FORCES } from "#app/domain/force.ts";
import { STAGES } from "#app/domain/stage.ts";
import { type MatrixCell, packCells, unpackCells } from "./matrix-cells.ts";

test("a city's cells arrive as they were, with the gaps where it takes no part", () => {
  const places = STAGES.flatMap((stage) =>
    FORCES.map((force) => ({ campaignCityId: crypto.randomUUID(), stage, force })),
  );
  const cells: MatrixCell[] = [null, ...places, null, null];
  expect(unpackCells(packCells(cells))).toEqual(cells);
  expect(unpackCells(packCells([null]))).toEqual([null]);
});
