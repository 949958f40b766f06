import { cityLabel } from "#app/domain/city-label.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";
import type { CityInput } from "./city-input.ts";

/**
 * Adds a city to the network; answers with its id. Refuses "forbidden" for whoever does not
 * run the network, "conflict" when its division id stands for another city already.
 */
export async function addCity(ctx: ActorContext, input: CityInput): Promise<string> {
  await authorize(ctx, "city.add");
  return transact(ctx, async (tx, recording) => {
    await refuseTakenDivision(tx, input.divisionId, null);
    const { id } = await tx.city.create({
      data: { ...rowOf(input), createdAt: ctx.now() },
      select: { id: true },
    });
    await record(recording, {
      type: "city.added",
      cityId: id,
      details: { city: cityLabel(input) },
    });
    return id;
  });
}

/** Changes a city's profile. Refuses as `addCity` does; the city's own officials may. */
export async function editCity(
  ctx: ActorContext,
  cityId: string,
  input: CityInput,
): Promise<void> {
  await authorize(ctx, "city.edit", cityId);
  await transact(ctx, async (tx, recording) => {
    await refuseTakenDivision(tx, input.divisionId, cityId);
    await tx.city.update({ where: { id: cityId }, data: rowOf(input) });
    await record(recording, {
      type: "city.edited",
      cityId,
      details: { city: cityLabel(input) },
    });
  });
}

async function refuseTakenDivision(
  tx: Transaction,
  divisionId: string,
  cityId: string | null,
): Promise<void> {
  const holder = await tx.city.findUnique({
    where: { divisionId },
    select: { id: true, name: true, state: true },
  });
  if (!holder || holder.id === cityId) return;
  throw new Refusal("conflict", `This division id is that of ${cityLabel(holder)}.`, {
    field: "divisionId",
  });
}

function rowOf(input: CityInput) {
  return {
    ...input,
    overrideVote: input.overrideVote || null,
    emergencyVote: input.emergencyVote || null,
  };
}
