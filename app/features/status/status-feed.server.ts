import ical from "ical-generator";
import { databaseDate } from "#app/domain/calendar-date.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import { notFound } from "#app/domain/refusal.ts";
import { visibleCampaigns } from "#app/features/access/authorize.server.ts";
import { EVERY_CITY, type StatusFilter } from "#app/features/campaigns/status-filter.ts";
import { getCampaignStatus } from "#app/features/campaigns/status-queries.server.ts";
import { campaignCityPath, type Feed } from "#app/paths.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { getStatusDates, type StatusDate } from "./date-queries.server.ts";

interface CampaignDates {
  id: string;
  title: string;
  dates: StatusDate[];
}

/** The days a campaign's cities have before them, as a calendar file. Refuses like the campaign. */
export async function campaignFeed(
  ctx: ActorContext,
  campaignId: string,
  filter: StatusFilter,
): Promise<string> {
  const { rows } = await getCampaignStatus(ctx, campaignId, filter);
  const { title } = await ctx.db.campaign.findUniqueOrThrow({
    where: { id: campaignId },
    select: { title: true },
  });
  const dates = await getStatusDates(ctx, campaignId, rows);
  return calendarOf(ctx, title, [{ id: campaignId, title, dates }]);
}

/**
 * The days of a campaign, of a city in every campaign the actor may see, or the actor's own: of the cities they
 * speak for and the campaigns they lead. Refuses "notFound" for what they may not see.
 */
export async function exportFeed(ctx: ActorContext, feed: Feed): Promise<string> {
  switch (feed.of) {
    case "campaign":
      return campaignFeed(ctx, feed.id, EVERY_CITY);
    case "city": {
      const city = await ctx.db.city.findUnique({
        where: { id: feed.id },
        select: { name: true, state: true },
      });
      const campaigns = await campaignsOf(ctx, takesPart([feed.id]));
      if (!city || (campaigns.length === 0 && !ctx.actor.networkRight)) throw notFound();
      const all = campaigns.map((campaign) => datesOf(ctx, campaign, [feed.id]));
      return calendarOf(ctx, cityLabel(city), await Promise.all(all));
    }
    case "mine": {
      const { personId, cityIds, name } = ctx.actor;
      const leads = { grants: { some: { personId, isLead: true } } };
      const [led, others] = await Promise.all([
        campaignsOf(ctx, leads),
        campaignsOf(ctx, { ...takesPart(cityIds), NOT: leads }),
      ]);
      const all = [
        ...led.map((campaign) => datesOf(ctx, campaign, null)),
        ...others.map((campaign) => datesOf(ctx, campaign, cityIds)),
      ];
      return calendarOf(ctx, name, await Promise.all(all));
    }
  }
}

/** What a calendar can be subscribed to, in words. */
export async function listFeeds(
  ctx: ActorContext,
): Promise<{ name: string; feed: Feed }[]> {
  const [cities, campaigns] = await Promise.all([
    ctx.db.city.findMany({
      where: { id: { in: [...ctx.actor.cityIds] } },
      orderBy: { name: "asc" },
      select: { id: true, name: true, state: true },
    }),
    campaignsOf(ctx, {}),
  ]);
  return [
    { name: "Your cities and the campaigns you lead", feed: { of: "mine" } },
    ...cities.map((city) => ({
      name: cityLabel(city),
      feed: { of: "city" as const, id: city.id },
    })),
    ...campaigns.map(({ id, title }) => ({
      name: title,
      feed: { of: "campaign" as const, id },
    })),
  ];
}

function takesPart(cityIds: readonly string[]): Prisma.CampaignWhereInput {
  return { cities: { some: { cityId: { in: [...cityIds] }, leftOn: null } } };
}

async function campaignsOf(ctx: ActorContext, where: Prisma.CampaignWhereInput) {
  const visible = await visibleCampaigns(ctx);
  return ctx.db.campaign.findMany({
    where: {
      archivedAt: null,
      ...(visible === "all" ? {} : { id: { in: visible } }),
      ...where,
    },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    select: { id: true, title: true },
  });
}

/** `cityIds` null: of all cities. */
async function datesOf(
  ctx: ActorContext,
  campaign: { id: string; title: string },
  cityIds: readonly string[] | null,
): Promise<CampaignDates> {
  const [{ rows }, places] = await Promise.all([
    getCampaignStatus(ctx, campaign.id, EVERY_CITY),
    ctx.db.campaignCity.findMany({
      where: { campaignId: campaign.id, cityId: { in: [...(cityIds ?? [])] } },
      select: { id: true },
    }),
  ]);
  const wanted = new Set(places.map(({ id }) => id));
  const own = cityIds ? rows.filter((row) => wanted.has(row.campaignCityId)) : rows;
  return { ...campaign, dates: await getStatusDates(ctx, campaign.id, own) };
}

/** Days, not hours: the log knows no time of day. */
function calendarOf(
  ctx: ActorContext,
  name: string,
  campaigns: readonly CampaignDates[],
): string {
  const calendar = ical({ name, prodId: "//Translocal//Status//EN" });
  const host = new URL(ctx.origin).host;
  for (const { id, title, dates } of campaigns) {
    for (const date of dates) {
      calendar.createEvent({
        id: `${date.id}@${host}`,
        stamp: ctx.now(),
        start: databaseDate(date.on),
        allDay: true,
        timezone: null,
        summary: `${date.city}: ${date.words}`,
        description: [date.bodyName, title].filter(Boolean).join(", "),
        url: ctx.origin + campaignCityPath(id, date.campaignCityId),
      });
    }
  }
  return calendar.toString();
}
