import {
  type CalendarDate,
  calendarDate,
  databaseDate,
  dayByZone,
} from "#app/domain/calendar-date.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import type { StatusRow } from "#app/features/campaigns/status-queries.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";

/** Something with a day: an action entered for later, or the step a city announced. */
export interface StatusDate {
  id: string;
  campaignCityId: string;
  city: string;
  on: CalendarDate;
  words: string;
  /** Empty for an announced step. */
  bodyName: string;
  isHearing: boolean;
  isOverdue: boolean;
}

const DAY_MS = 86_400_000;

/** What the cities of the rows have before them, by day; what is overdue comes first. Refuses like the campaign. */
export async function getStatusDates(
  ctx: ActorContext,
  campaignId: string,
  rows: readonly StatusRow[],
): Promise<StatusDate[]> {
  await authorize(ctx, "campaign.view", campaignId);
  const yesterday = calendarDate(new Date(ctx.now().getTime() - DAY_MS));
  const coming = await ctx.db.action.findMany({
    where: {
      campaignCity: { campaignId, leftOn: null },
      withdrawnAt: null,
      happenedOn: { gte: databaseDate(yesterday) },
    },
    select: {
      id: true,
      campaignCityId: true,
      happenedOn: true,
      description: true,
      bodyName: true,
      classification: true,
      campaignCity: { select: { city: { select: { timeZone: true } } } },
    },
  });
  const todayIn = dayByZone(ctx.now());
  const byId = new Map(rows.map((row) => [row.campaignCityId, row]));
  const actions = coming.flatMap((action): StatusDate[] => {
    const row = byId.get(action.campaignCityId);
    const on = calendarDate(action.happenedOn);
    if (!row || on < todayIn(action.campaignCity.city.timeZone)) return [];
    return [
      {
        id: action.id,
        campaignCityId: action.campaignCityId,
        city: row.city,
        on,
        words: action.description,
        bodyName: action.bodyName,
        isHearing: isHearing(action.classification, action.description),
        isOverdue: false,
      },
    ];
  });
  const steps = rows.flatMap(({ campaignCityId, city, next }): StatusDate[] => {
    if (!next?.on) return [];
    // An action that is entered already is its own line.
    const isEntered = actions.some(
      (action) => action.campaignCityId === campaignCityId && action.words === next.words,
    );
    if (isEntered) return [];
    const { on, words, isOverdue } = next;
    return [
      {
        id: `step-${campaignCityId}`,
        campaignCityId,
        city,
        on,
        words,
        bodyName: "",
        isHearing: isHearing(null, words),
        isOverdue,
      },
    ];
  });
  return [...actions, ...steps].sort(
    (a, b) => a.on.localeCompare(b.on) || a.city.localeCompare(b.city),
  );
}

function isHearing(classification: string | null, words: string): boolean {
  return classification === "hearing-held" || /\bhearing\b/i.test(words);
}
