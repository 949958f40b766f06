import { calendarDate, databaseDate, dateIn } from "#app/domain/calendar-date.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import { notFound, Refusal } from "#app/domain/refusal.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";
import type { EditCampaignInput, OpenCampaignInput } from "./campaign-input.ts";

/**
 * Opens a campaign; whoever opens it leads it and is its first steward. Answers with its id.
 * Refuses "forbidden" to whom the network gave no right to write, "invalid" for an unknown area.
 */
export async function openCampaign(
  ctx: ActorContext,
  input: OpenCampaignInput,
): Promise<string> {
  await authorize(ctx, "campaign.open");
  return transact(ctx, async (tx, recording) => {
    const campaign = await tx.campaign.create({
      data: {
        title: input.title,
        goal: input.goal,
        summary: input.summary,
        issueAreaId: await issueAreaOf(tx, input),
        startsOn: databaseDate(input.startsOn),
        openedById: ctx.actor.personId,
        createdAt: ctx.now(),
      },
      select: { id: true },
    });
    await tx.grant.create({
      data: {
        personId: ctx.actor.personId,
        scope: `campaign:${campaign.id}`,
        campaignId: campaign.id,
        right: "steward",
        isLead: true,
        grantedById: ctx.actor.personId,
        createdAt: ctx.now(),
      },
    });
    await record(recording, {
      type: "campaign.opened",
      campaignId: campaign.id,
      details: { title: input.title },
    });
    return campaign.id;
  });
}

/**
 * Changes what a campaign says of itself. Refuses "conflict" when somebody saved since the
 * form was opened, naming them and what they changed; nothing of theirs is overwritten.
 */
export async function editCampaign(
  ctx: ActorContext,
  campaignId: string,
  input: EditCampaignInput,
): Promise<void> {
  await authorize(ctx, "campaign.edit", campaignId);
  await transact(ctx, async (tx, recording) => {
    const issueAreaId = await issueAreaOf(tx, input);
    const { count } = await tx.campaign.updateMany({
      where: { id: campaignId, revision: input.revision },
      data: {
        title: input.title,
        goal: input.goal,
        summary: input.summary,
        issueAreaId,
        startsOn: databaseDate(input.startsOn),
        revision: { increment: 1 },
      },
    });
    if (count === 0) throw await outOfDate(tx, campaignId, { ...input, issueAreaId });
    await record(recording, {
      type: "campaign.edited",
      campaignId,
      details: { title: input.title },
    });
  });
}

/** Puts a campaign away: it stays readable, and nothing in it can be changed. Twice is once. */
export function archiveCampaign(ctx: ActorContext, campaignId: string): Promise<void> {
  return setArchived(ctx, campaignId, true);
}

/** Takes a campaign out of the archive. Twice is once. */
export function restoreCampaign(ctx: ActorContext, campaignId: string): Promise<void> {
  return setArchived(ctx, campaignId, false);
}

async function setArchived(
  ctx: ActorContext,
  campaignId: string,
  isArchived: boolean,
): Promise<void> {
  await authorize(ctx, "campaign.archive", campaignId);
  await transact(ctx, async (tx, recording) => {
    const { count } = await tx.campaign.updateMany({
      where: { id: campaignId, archivedAt: isArchived ? null : { not: null } },
      data: { archivedAt: isArchived ? ctx.now() : null },
    });
    if (count === 0) return;
    const { title } = await tx.campaign.findUniqueOrThrow({
      where: { id: campaignId },
      select: { title: true },
    });
    await record(recording, {
      type: isArchived ? "campaign.archived" : "campaign.restored",
      campaignId,
      details: { title },
    });
  });
  // Whoever has one of its drafts open may no longer write there, or may again.
  const drafts = await ctx.db.draft.findMany({
    where: { campaignId },
    select: { id: true },
  });
  for (const { id } of drafts) ctx.live.revalidate({ draftId: id });
}

/**
 * Brings a city into the campaign, or back into it with the log it had. Refuses "conflict"
 * when it takes part already, "invalid" for a city the network does not know.
 */
export async function addCity(
  ctx: ActorContext,
  campaignId: string,
  cityId: string,
): Promise<void> {
  await authorize(ctx, "campaign.addCity", campaignId);
  await transact(ctx, async (tx, recording) => {
    const city = await tx.city.findUnique({
      where: { id: cityId },
      select: { name: true, state: true, timeZone: true },
    });
    if (!city) {
      throw new Refusal("invalid", "Choose a city of the list.", { field: "cityId" });
    }
    const joinedOn = databaseDate(dateIn(city.timeZone, ctx.now()));
    const [created, returned] = [
      await tx.campaignCity.createMany({
        data: { campaignId, cityId, joinedOn },
        skipDuplicates: true,
      }),
      await tx.campaignCity.updateMany({
        where: { campaignId, cityId, leftOn: { not: null } },
        data: { leftOn: null },
      }),
    ];
    if (created.count + returned.count === 0) {
      throw new Refusal("conflict", `${cityLabel(city)} is already in this campaign.`, {
        field: "cityId",
      });
    }
    await record(recording, {
      type: "campaign.cityJoined",
      campaignId,
      cityId,
      details: { city: cityLabel(city) },
    });
  });
}

/** Takes a city out of the campaign; its log is kept with the day it left. Twice is once. */
export async function removeCity(
  ctx: ActorContext,
  campaignId: string,
  campaignCityId: string,
): Promise<void> {
  await authorize(ctx, "campaign.removeCity", campaignId);
  await transact(ctx, async (tx, recording) => {
    const place = await tx.campaignCity.findFirst({
      where: { id: campaignCityId, campaignId },
      select: {
        cityId: true,
        city: { select: { name: true, state: true, timeZone: true } },
      },
    });
    if (!place) throw notFound();
    const { count } = await tx.campaignCity.updateMany({
      where: { id: campaignCityId, leftOn: null },
      data: { leftOn: databaseDate(dateIn(place.city.timeZone, ctx.now())) },
    });
    if (count === 0) return;
    await record(recording, {
      type: "campaign.cityLeft",
      campaignId,
      cityId: place.cityId,
      details: { city: cityLabel(place.city) },
    });
  });
}

async function issueAreaOf(
  tx: Transaction,
  input: Pick<OpenCampaignInput, "issueAreaId" | "newIssueArea">,
): Promise<string> {
  if (input.newIssueArea === "") {
    const area = await tx.issueArea.findUnique({
      where: { id: input.issueAreaId },
      select: { id: true },
    });
    if (area) return area.id;
    throw new Refusal("invalid", "Choose an issue area of the list.", {
      field: "issueAreaId",
    });
  }
  const standing = await tx.issueArea.findFirst({
    where: { name: { equals: input.newIssueArea, mode: "insensitive" } },
    select: { id: true },
  });
  if (standing) return standing.id;
  const { _max } = await tx.issueArea.aggregate({ _max: { position: true } });
  const made = await tx.issueArea.create({
    data: { name: input.newIssueArea, position: (_max.position ?? 0) + 1 },
    select: { id: true },
  });
  return made.id;
}

async function outOfDate(
  tx: Transaction,
  campaignId: string,
  mine: Omit<EditCampaignInput, "revision">,
): Promise<Refusal> {
  const [theirs, last] = [
    await tx.campaign.findUniqueOrThrow({
      where: { id: campaignId },
      include: { issueArea: { select: { name: true } } },
    }),
    await tx.activity.findFirst({
      where: { campaignId, type: "campaign.edited" },
      orderBy: { sequence: "desc" },
      select: { actor: { select: { name: true } } },
    }),
  ];
  const who = last?.actor?.name ?? "Somebody";
  const differing = [
    theirs.title !== mine.title && `the title to “${theirs.title}”`,
    theirs.goal !== mine.goal && `the goal to “${theirs.goal}”`,
    theirs.summary !== mine.summary && "the summary",
    theirs.issueAreaId !== mine.issueAreaId &&
      `the issue area to “${theirs.issueArea.name}”`,
    calendarDate(theirs.startsOn) !== mine.startsOn &&
      `the first day to ${calendarDate(theirs.startsOn)}`,
  ].filter((part) => part !== false);
  const what =
    differing.length > 0
      ? ` They set ${new Intl.ListFormat("en").format(differing)}.`
      : " They saved the same words.";
  return new Refusal(
    "conflict",
    `${who} changed this campaign while you were typing.${what} What you typed is still here: save again to keep yours, or open the page anew to take theirs.`,
  );
}
