import { type CalendarDate, calendarDate } from "#app/domain/calendar-date.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";

/** A city that may come into a campaign. */
export interface CityChoice {
  id: string;
  city: string;
  population: number;
  /** Set for a city that was in it before: its log is kept. */
  leftOn: CalendarDate | null;
}

export interface CityChoices {
  search: string;
  cities: CityChoice[];
  /** How many match, of which `cities` are the first. */
  matching: number;
}

const CHOICES_SHOWN = 60;

/** The cities of the network that are not in the campaign, by name or state. */
export async function getCityChoices(
  ctx: ActorContext,
  campaignId: string,
  search: string,
): Promise<CityChoices> {
  await authorize(ctx, "campaign.addCity", campaignId);
  const rows = await ctx.db.city.findMany({
    where: { campaigns: { none: { campaignId, leftOn: null } } },
    orderBy: [{ name: "asc" }, { state: "asc" }],
    select: {
      id: true,
      name: true,
      state: true,
      population: true,
      campaigns: { where: { campaignId }, select: { leftOn: true } },
    },
  });
  const wanted = search.trim().slice(0, 80);
  const matching = rows.filter((row) =>
    cityLabel(row).toLowerCase().includes(wanted.toLowerCase()),
  );
  return {
    search: wanted,
    matching: matching.length,
    cities: matching.slice(0, CHOICES_SHOWN).map((row) => {
      const leftOn = row.campaigns[0]?.leftOn;
      return {
        id: row.id,
        city: cityLabel(row),
        population: row.population,
        leftOn: leftOn ? calendarDate(leftOn) : null,
      };
    }),
  };
}
