import { databaseDate } from "#app/domain/calendar-date.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import { FORCE_WORDS, type Force } from "#app/domain/force.ts";
import { notFound, Refusal } from "#app/domain/refusal.ts";
import { type Authorized, authorize } from "#app/features/access/authorize.server.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";
import type { RecordActionInput, SetForceInput } from "./campaign-input.ts";
import { canOwnStep } from "./step-owners.server.ts";

/** How much of a city's words the activity line repeats. */
const WORDS_SHOWN = 160;

interface CityPlace {
  campaignId: string;
  cityId: string;
  /** "Austin, TX" */
  label: string;
  force: Force;
  forceSetAt: Date | null;
  forceSetBy: string | null;
}

/**
 * Adds a dated action to a city's path through its own procedure; answers with its id. Actions may be entered late
 * and out of order; whoever reads the log sorts it by the day. Refuses "forbidden" to whoever
 * neither writes in the campaign nor speaks for the city, and "conflict" when the same words
 * with the same class stand on that day, or the city has left the campaign, "invalid" for an owner of the next step who
 * neither holds an office there nor has a right on the campaign.
 * Action classes: Open Civic Data, bill actions.
 */
export async function recordAction(
  ctx: ActorContext,
  campaignCityId: string,
  input: Omit<RecordActionInput, "nextStepOwnerId"> &
    Partial<Pick<RecordActionInput, "nextStepOwnerId">>,
): Promise<string> {
  const subject = await authorize(ctx, "status.record", campaignCityId);
  const ownerId = input.nextStepOwnerId ?? null;
  if (ownerId) await checkOwner(ctx, campaignCityId, ownerId);
  return transact(ctx, async (tx, recording) => {
    const place = await lockPlace(tx, subject);
    const happenedOn = databaseDate(input.happenedOn);
    const standing = await tx.action.findFirst({
      where: {
        campaignCityId,
        happenedOn,
        classification: input.classification,
        withdrawnAt: null,
        description: { equals: input.description, mode: "insensitive" },
      },
      select: { id: true },
    });
    if (standing) {
      throw new Refusal("conflict", "This action is already recorded for that day.", {
        field: "description",
      });
    }
    const { id } = await tx.action.create({
      data: {
        campaignCityId,
        happenedOn,
        bodyName: input.bodyName,
        description: input.description,
        classification: input.classification,
        sourceUrl: input.sourceUrl,
        nextStep: input.nextStep || null,
        nextStepOn: input.nextStepOn ? databaseDate(input.nextStepOn) : null,
        nextStepOwnerId: ownerId,
        enteredById: ctx.actor.personId,
        enteredAt: ctx.now(),
      },
      select: { id: true },
    });
    await record(recording, {
      type: "status.recorded",
      campaignId: place.campaignId,
      cityId: place.cityId,
      details: { city: place.label, words: shortened(input.description) },
    });
    return id;
  });
}

async function checkOwner(
  ctx: ActorContext,
  campaignCityId: string,
  ownerId: string,
): Promise<void> {
  const place = await ctx.db.campaignCity.findUniqueOrThrow({
    where: { id: campaignCityId },
    select: { campaignId: true, cityId: true },
  });
  if (await canOwnStep(ctx, place, ownerId)) return;
  throw new Refusal("invalid", "Choose a person of the list.", {
    field: "nextStepOwnerId",
  });
}

/**
 * Takes an entry back: it stays in the log, struck through, and counts no more. Refuses
 * "notFound" for an entry of another city; withdrawing twice is withdrawing once.
 */
export async function withdrawAction(
  ctx: ActorContext,
  campaignCityId: string,
  actionId: string,
): Promise<void> {
  const subject = await authorize(ctx, "status.record", campaignCityId);
  await transact(ctx, async (tx, recording) => {
    const place = await lockPlace(tx, subject);
    const action = await tx.action.findFirst({
      where: { id: actionId, campaignCityId },
      select: { description: true, withdrawnAt: true },
    });
    if (!action) throw notFound();
    if (action.withdrawnAt) return;
    await tx.action.update({
      where: { id: actionId },
      data: { withdrawnAt: ctx.now() },
    });
    await record(recording, {
      type: "status.withdrawn",
      campaignId: place.campaignId,
      cityId: place.cityId,
      details: { city: place.label, words: shortened(action.description) },
    });
  });
}

/**
 * Says where the city's measure stands in law, what the city calls it, and why. Refuses
 * "conflict" when somebody else said so since the form was opened.
 */
export async function setForce(
  ctx: ActorContext,
  campaignCityId: string,
  input: SetForceInput,
): Promise<void> {
  const subject = await authorize(ctx, "status.setForce", campaignCityId);
  await transact(ctx, async (tx, recording) => {
    const place = await lockPlace(tx, subject);
    const { asOf, ...set } = input;
    if (asOf !== (place.forceSetAt?.toISOString() ?? "")) {
      throw new Refusal(
        "conflict",
        `${place.forceSetBy ?? "Somebody"} set the force to “${FORCE_WORDS[place.force].name}” while you were typing. What you typed is still here: save again to keep yours, or open the page anew to take theirs.`,
      );
    }
    await tx.campaignCity.update({
      where: { id: campaignCityId },
      data: { ...set, forceSetAt: ctx.now(), forceSetById: ctx.actor.personId },
    });
    await record(recording, {
      type: "status.forceSet",
      campaignId: place.campaignId,
      cityId: place.cityId,
      details: {
        city: place.label,
        force: FORCE_WORDS[input.force].name.toLowerCase(),
      },
    });
  });
}

/** Holds the city's place, so that two people entering one action at once enter it once. */
async function lockPlace(tx: Transaction, subject: Authorized): Promise<CityPlace> {
  await tx.$queryRaw`SELECT id FROM campaign_city WHERE id = ${subject.id}::uuid FOR UPDATE`;
  const row = await tx.campaignCity.findUnique({
    where: { id: subject.id },
    select: {
      campaignId: true,
      cityId: true,
      leftOn: true,
      force: true,
      forceSetAt: true,
      forceSetBy: { select: { name: true } },
      city: { select: { name: true, state: true } },
    },
  });
  if (!row) throw notFound();
  const label = cityLabel(row.city);
  if (row.leftOn) {
    throw new Refusal(
      "conflict",
      `${label} has left this campaign. Bring it back in to go on with its log.`,
    );
  }
  return { ...row, forceSetBy: row.forceSetBy?.name ?? null, label };
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, " ");
  return line.length > WORDS_SHOWN ? `${line.slice(0, WORDS_SHOWN - 1)}…` : line;
}
