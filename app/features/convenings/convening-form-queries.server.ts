import { timeOfMinute } from "#app/domain/agenda.ts";
import { calendarDate } from "#app/domain/calendar-date.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import { notFound } from "#app/domain/refusal.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { byline, bylineSelect } from "#app/features/access/byline.server.ts";
import type { Byline } from "#app/features/access/byline.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { KEEP_DRAFT } from "./convening-input.ts";
import { draftsInSight, mayOnNetwork } from "./convening-queries.server.ts";
import { dayField } from "./day-fields.ts";

/** A choice of a select: value and words. */
export interface Choice {
  value: string;
  label: string;
}

/** What the form of a convening offers. */
export interface ConveningChoices {
  campaigns: Choice[];
  cities: (Choice & { timeZone: string })[];
}

/** What the form holds when it opens, by the names of its fields. */
export type FormValues = Readonly<Record<string, string>>;

/** The empty form. Refuses "forbidden" to whoever may not call a convening. */
export async function getCallForm(ctx: ActorContext): Promise<ConveningChoices> {
  await authorize(ctx, "convening.call");
  return conveningChoices(ctx, null);
}

/** The form as the convening stands. Refuses what `convening.edit` refuses. */
export async function getConveningForm(
  ctx: ActorContext,
  conveningId: string,
): Promise<{ values: FormValues; title: string; choices: ConveningChoices }> {
  await authorize(ctx, "convening.edit", conveningId);
  const row = await ctx.db.convening.findUniqueOrThrow({
    where: { id: conveningId },
    include: { days: { orderBy: { on: "asc" } } },
  });
  const days = row.days.flatMap((day, at): [string, string][] => [
    [dayField(at, "Id"), day.id],
    [dayField(at, "On"), calendarDate(day.on)],
    [dayField(at, "Opens"), timeOfMinute(day.opensMinute)],
    [dayField(at, "Closes"), timeOfMinute(day.closesMinute)],
  ]);
  return {
    title: row.title,
    values: {
      title: row.title,
      kind: row.kind,
      status: row.status,
      summary: row.summary,
      campaignId: row.campaignId ?? "",
      cityId: row.cityId ?? "",
      venue: row.venue,
      timeZone: row.timeZone,
      revision: String(row.revision),
      ...Object.fromEntries(days),
    },
    choices: await conveningChoices(ctx, row.campaignId),
  };
}

async function conveningChoices(
  ctx: ActorContext,
  currentCampaignId: string | null,
): Promise<ConveningChoices> {
  const writesEverywhere = await mayOnNetwork(ctx, "convening.call");
  const writes: Prisma.GrantWhereInput = {
    personId: ctx.actor.personId,
    right: { in: ["edit", "steward"] },
    OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }],
  };
  const [campaigns, cities] = await Promise.all([
    ctx.db.campaign.findMany({
      where: {
        OR: [
          ...(currentCampaignId ? [{ id: currentCampaignId }] : []),
          {
            archivedAt: null,
            ...(writesEverywhere ? {} : { grants: { some: writes } }),
          },
        ],
      },
      orderBy: { title: "asc" },
      select: { id: true, title: true },
    }),
    ctx.db.city.findMany({
      orderBy: [{ name: "asc" }, { state: "asc" }],
      select: { id: true, name: true, state: true, timeZone: true },
    }),
  ]);
  return {
    campaigns: campaigns.map(({ id, title }) => ({ value: id, label: title })),
    cities: cities.map((city) => ({
      value: city.id,
      label: cityLabel(city),
      timeZone: city.timeZone,
    })),
  };
}

/** What the form of an agenda item offers. */
export interface ItemChoices {
  convening: { id: string; title: string };
  days: { id: string; on: string }[];
  people: Byline[];
  issueAreas: Choice[];
  drafts: Choice[];
}

/** The empty form of an item. Refuses what `convening.edit` refuses. */
export async function getNewItemForm(
  ctx: ActorContext,
  conveningId: string,
): Promise<ItemChoices> {
  await authorize(ctx, "convening.edit", conveningId);
  return itemChoices(ctx, conveningId, []);
}

/** The form as the item stands. Refuses "notFound" when the convening has no such item. */
export async function getItemForm(
  ctx: ActorContext,
  conveningId: string,
  itemId: string,
): Promise<{ values: FormValues; title: string; choices: ItemChoices }> {
  const { conveningId: home } = await authorize(ctx, "agendaItem.edit", itemId);
  if (home !== conveningId) throw notFound();
  const row = await ctx.db.agendaItem.findUniqueOrThrow({
    where: { id: itemId },
    include: { presenters: { select: { personId: true } } },
  });
  const presenterIds = row.presenters.map((presenter) => presenter.personId);
  const choices = await itemChoices(ctx, conveningId, presenterIds);
  const isHidden =
    row.draftId !== null && !choices.drafts.some(({ value }) => value === row.draftId);
  if (isHidden)
    choices.drafts.unshift({
      value: KEEP_DRAFT,
      label: "A draft that is not shared with you",
    });
  return {
    title: row.title,
    choices,
    values: {
      dayId: row.dayId,
      kind: row.kind,
      title: row.title,
      description: row.description,
      minutes: String(row.minutes),
      room: row.room,
      isParallel: row.isParallel ? "on" : "",
      presenterIds: presenterIds.join(" "),
      issueAreaId: row.issueAreaId ?? "",
      draftId: isHidden ? KEEP_DRAFT : (row.draftId ?? ""),
      revision: String(row.revision),
    },
  };
}

async function itemChoices(
  ctx: ActorContext,
  conveningId: string,
  presenterIds: string[],
): Promise<ItemChoices> {
  const convening = await ctx.db.convening.findUniqueOrThrow({
    where: { id: conveningId },
    select: {
      title: true,
      campaignId: true,
      days: { orderBy: { on: "asc" }, select: { id: true, on: true } },
    },
  });
  const [people, issueAreas, drafts] = await Promise.all([
    peopleToPresent(ctx, convening.campaignId, presenterIds),
    ctx.db.issueArea.findMany({
      orderBy: [{ position: "asc" }, { name: "asc" }],
      select: { id: true, name: true },
    }),
    ctx.db.draft.findMany({
      where: { archivedAt: null, ...(await draftsInSight(ctx)) },
      orderBy: { title: "asc" },
      take: 500,
      select: { id: true, title: true },
    }),
  ]);
  return {
    convening: { id: conveningId, title: convening.title },
    days: convening.days.map((day) => ({ id: day.id, on: calendarDate(day.on) })),
    people,
    issueAreas: issueAreas.map(({ id, name }) => ({ value: id, label: name })),
    drafts: drafts.map(({ id, title }) => ({ value: id, label: title })),
  };
}

/**
 * Whom the actor may name as a presenter: everybody for those who see the network, otherwise
 * the people of the convening's campaign; and always those who present already.
 */
export async function peopleToPresent(
  ctx: ActorContext,
  campaignId: string | null,
  presenterIds: readonly string[],
): Promise<Byline[]> {
  const seesNetwork = await mayOnNetwork(ctx, "network.view");
  const rows = await ctx.db.person.findMany({
    where: {
      OR: [
        { id: { in: [...presenterIds] } },
        {
          suspendedAt: null,
          ...(seesNetwork
            ? {}
            : { grants: { some: { campaignId: campaignId ?? { in: [] } } } }),
        },
      ],
    },
    orderBy: { name: "asc" },
    select: bylineSelect(ctx.now()),
  });
  return rows.map((row) => byline(row));
}
