import { databaseDate } from "#app/domain/calendar-date.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";
import type { ConveningInput, DayInput } from "./convening-input.ts";
import { dayField } from "./day-fields.ts";

const STALE =
  "Somebody changed this convening while you were typing. What you typed is still here: save again to keep yours, or take theirs.";

/**
 * Calls a convening with its days; returns its id. Refuses "forbidden" unless the actor may
 * call one, and may change the campaign it belongs to.
 */
export async function callConvening(
  ctx: ActorContext,
  input: ConveningInput,
): Promise<string> {
  await authorize(ctx, "convening.call");
  await checkPlace(ctx, input, { campaignId: null });
  return transact(ctx, async (tx, recording) => {
    const { id } = await tx.convening.create({
      data: {
        ...fieldsOf(input),
        calledById: ctx.actor.personId,
        createdAt: ctx.now(),
        days: { create: input.days.map(dayRow) },
      },
      select: { id: true },
    });
    await record(recording, {
      type: "convening.called",
      conveningId: id,
      campaignId: input.campaignId,
      cityId: input.cityId,
      details: { title: input.title },
    });
    return id;
  });
}

/**
 * Changes a convening and its days. Refuses "conflict" when it was changed since the form was
 * opened, and when a day that still has items would go.
 */
export async function editConvening(
  ctx: ActorContext,
  conveningId: string,
  input: ConveningInput,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "convening.edit", conveningId);
  await checkPlace(ctx, input, { campaignId });
  await transact(ctx, async (tx, recording) => {
    const { count } = await tx.convening.updateMany({
      where: { id: conveningId, revision: input.revision ?? -1 },
      data: { ...fieldsOf(input), revision: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("conflict", STALE, { field: "revision" });
    await changeDays(tx, conveningId, input.days);
    await record(recording, {
      type: "convening.edited",
      conveningId,
      campaignId: input.campaignId,
      cityId: input.cityId,
      details: { title: input.title },
    });
  });
}

function fieldsOf(input: ConveningInput) {
  const { title, kind, status, summary, campaignId, cityId, venue, timeZone } = input;
  return { title, kind, status, summary, campaignId, cityId, venue, timeZone };
}

function dayRow({ on, opensMinute, closesMinute }: DayInput) {
  return { on: databaseDate(on), opensMinute, closesMinute };
}

/** A convening may be put only into a campaign, and only into a city, the actor can reach. */
async function checkPlace(
  ctx: ActorContext,
  input: ConveningInput,
  before: { campaignId: string | null },
): Promise<void> {
  if (input.campaignId !== before.campaignId) {
    if (input.campaignId === null) await authorize(ctx, "convening.call");
    else {
      await authorize(ctx, "campaign.edit", input.campaignId).catch((error) => {
        if (!(error instanceof Refusal)) throw error;
        throw new Refusal("invalid", "Choose a campaign from the list.", {
          field: "campaignId",
        });
      });
    }
  }
  if (input.cityId !== null) {
    const city = await ctx.db.city.findUnique({
      where: { id: input.cityId },
      select: { id: true },
    });
    if (!city)
      throw new Refusal("invalid", "Choose a city from the list.", { field: "cityId" });
  }
}

async function changeDays(
  tx: Transaction,
  conveningId: string,
  days: readonly DayInput[],
): Promise<void> {
  const standing = await tx.conveningDay.findMany({
    where: { conveningId },
    select: { id: true, on: true, _count: { select: { items: true } } },
  });
  const kept = new Set(days.flatMap((day) => day.id ?? []));
  if ([...kept].some((id) => !standing.some((day) => day.id === id)))
    throw new Refusal("conflict", STALE, { field: "revision" });
  for (const day of standing) {
    if (kept.has(day.id)) continue;
    if (day._count.items > 0) {
      const on = day.on.toISOString().slice(0, 10);
      throw new Refusal(
        "conflict",
        `${on} still has ${day._count.items} items on its agenda. Move them to another day or remove them first.`,
        { field: dayField(0, "On") },
      );
    }
    await tx.conveningDay.delete({ where: { id: day.id } });
  }
  // Dates are unique in a convening: step aside first, so that two days can change places.
  const moving = days.filter((day) => day.id !== null);
  for (const [at, day] of moving.entries()) {
    const aside = new Date(Date.UTC(1901, 0, at + 1));
    await tx.conveningDay.update({ where: { id: day.id ?? "" }, data: { on: aside } });
  }
  for (const day of days) {
    if (day.id)
      await tx.conveningDay.update({ where: { id: day.id }, data: dayRow(day) });
    else await tx.conveningDay.create({ data: { conveningId, ...dayRow(day) } });
  }
}
