import { cityLabel } from "#app/domain/city-label.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { type HouseStyle, houseStyleOf } from "#app/manuscript/house-style.ts";
import type { ActorContext } from "#app/platform/context.server.ts";

/** A city by whose style a text can be shown. */
export interface House {
  id: string;
  label: string;
}

/** The cities a text can be shown as, by name. Refuses as the list of cities does. */
export async function listHouses(ctx: ActorContext): Promise<House[]> {
  await authorize(ctx, "network.view");
  const rows = await ctx.db.city.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, state: true },
  });
  return rows.map((row) => ({ id: row.id, label: cityLabel(row) }));
}

/** A city with its style. Refuses "notFound" to whom the city is not shown. */
export async function getHouse(
  ctx: ActorContext,
  cityId: string,
): Promise<House & { style: HouseStyle }> {
  await authorize(ctx, "city.view", cityId);
  const row = await ctx.db.city.findUniqueOrThrow({
    where: { id: cityId },
    select: {
      id: true,
      name: true,
      state: true,
      bodyName: true,
      sectionWord: true,
      codeSectionWord: true,
      ladder: true,
      runTogether: true,
      definitionsStyle: true,
      recitalEnding: true,
      listEndings: true,
      dutyWord: true,
      closingSections: true,
      codeName: true,
    },
  });
  return { id: row.id, label: cityLabel(row), style: houseStyleOf(row) };
}
