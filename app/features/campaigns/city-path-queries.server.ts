import { type CalendarDate, calendarDate, dayByZone } from "#app/domain/calendar-date.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import type { Force } from "#app/domain/force.ts";
import { isEnteredLate } from "#app/domain/late-entry.ts";
import { type NextStep, nextStepOf } from "#app/domain/next-step.ts";
import { can } from "#app/domain/permissions.ts";
import { notFound } from "#app/domain/refusal.ts";
import { inOrder, type Stage, stageOf } from "#app/domain/stage.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import type { PersonChoice } from "#app/features/access/person-choices.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { listStepOwners } from "./step-owners.server.ts";

/** One entry of a city's log. */
export interface LogEntry {
  id: string;
  happenedOn: CalendarDate;
  bodyName: string;
  description: string;
  classification: string | null;
  sourceUrl: string | null;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  nextStepOwner: { id: string; name: string } | null;
  enteredBy: { id: string; name: string } | null;
  enteredAt: Date;
  isLate: boolean;
  /** Dated after today: it counts from its day on. */
  isComing: boolean;
  withdrawnAt: Date | null;
}

export interface CityPath {
  campaignCityId: string;
  campaignId: string;
  cityId: string;
  city: string;
  cityName: string;
  timeZone: string;
  bodyName: string;
  today: CalendarDate;
  stage: Stage;
  next: NextStep | null;
  force: Force;
  forceNote: string;
  forceSetAt: Date | null;
  forceSetBy: string | null;
  measureTitle: string;
  joinedOn: CalendarDate;
  leftOn: CalendarDate | null;
  /** Who can see to its next step, for whoever records one. */
  stepOwners: PersonChoice[];
  /** By the day it happened, latest first; of one day, the later entry first. */
  log: LogEntry[];
  may: { record: boolean; setForce: boolean; removeCity: boolean; addCity: boolean };
}

/**
 * A city's path through one campaign: its log with everything withdrawn, and where it stands.
 * Refuses "notFound" when the city's place belongs to another campaign.
 */
export async function getCityPath(
  ctx: ActorContext,
  campaignId: string,
  campaignCityId: string,
): Promise<CityPath> {
  const { facts } = await authorizePlace(ctx, campaignId, campaignCityId);
  const row = await ctx.db.campaignCity.findUniqueOrThrow({
    where: { id: campaignCityId },
    select: {
      cityId: true,
      force: true,
      forceNote: true,
      forceSetAt: true,
      measureTitle: true,
      joinedOn: true,
      leftOn: true,
      forceSetBy: { select: { name: true } },
      city: { select: { name: true, state: true, timeZone: true, bodyName: true } },
      actions: {
        select: {
          id: true,
          happenedOn: true,
          bodyName: true,
          description: true,
          classification: true,
          sourceUrl: true,
          nextStep: true,
          nextStepOn: true,
          nextStepOwner: { select: { id: true, name: true } },
          enteredAt: true,
          sequence: true,
          withdrawnAt: true,
          enteredBy: { select: { id: true, name: true } },
        },
      },
    },
  });
  const { city } = row;
  const today = dayByZone(ctx.now())(city.timeZone);
  const entries = inOrder(
    row.actions.map((action) => ({
      ...action,
      happenedOn: calendarDate(action.happenedOn),
      nextStepOn: action.nextStepOn && calendarDate(action.nextStepOn),
    })),
  );
  const standing = entries.filter((entry) => entry.withdrawnAt === null);
  const mayRecord = row.leftOn === null && can("status.record", facts);
  return {
    campaignCityId,
    campaignId,
    cityId: row.cityId,
    city: cityLabel(city),
    cityName: city.name,
    timeZone: city.timeZone,
    bodyName: city.bodyName,
    today,
    stage: stageOf(standing, row.force, today),
    next: nextStepOf(standing, today),
    force: row.force,
    forceNote: row.forceNote,
    forceSetAt: row.forceSetAt,
    forceSetBy: row.forceSetBy?.name ?? null,
    measureTitle: row.measureTitle,
    joinedOn: calendarDate(row.joinedOn),
    leftOn: row.leftOn && calendarDate(row.leftOn),
    stepOwners: mayRecord
      ? await listStepOwners(ctx, { campaignId, cityId: row.cityId })
      : [],
    log: entries.reverse().map(({ sequence: _, ...entry }) => ({
      ...entry,
      isLate: isEnteredLate(entry.happenedOn, entry.enteredAt, city.timeZone),
      isComing: entry.happenedOn > today,
    })),
    may: {
      record: mayRecord,
      setForce: row.leftOn === null && can("status.setForce", facts),
      removeCity: row.leftOn === null && can("campaign.removeCity", facts),
      addCity: row.leftOn !== null && can("campaign.addCity", facts),
    },
  };
}

/** The city's place in this very campaign. Refuses "notFound" when it is another's. */
export async function authorizePlace(
  ctx: ActorContext,
  campaignId: string,
  campaignCityId: string,
) {
  const subject = await authorize(ctx, "status.view", campaignCityId);
  if (subject.campaignId !== campaignId) throw notFound();
  return subject;
}
