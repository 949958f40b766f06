import { compareOrder } from "#app/domain/agenda-order.ts";
import { calendarDate } from "#app/domain/calendar-date.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import { isPast, zoneWords } from "#app/domain/convening.ts";
import { can } from "#app/domain/permissions.ts";
import { notFound } from "#app/domain/refusal.ts";
import { authorize, visibleCampaigns } from "#app/features/access/authorize.server.ts";
import { byline, bylineSelect } from "#app/features/access/byline.server.ts";
import { findFacts } from "#app/features/access/facts.server.ts";
import { listThreads } from "#app/features/comments/comment-queries.server.ts";
import type { ThreadList } from "#app/features/comments/comment-view.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { AgendaItemView, ConveningLine, ConveningView } from "./convening-view.ts";

/** Every convening the actor may see: what is to come first, then the latest past ones. */
export async function listConvenings(ctx: ActorContext): Promise<ConveningLine[]> {
  const campaigns = await visibleCampaigns(ctx);
  return lines(ctx, campaigns === "all" ? {} : { campaignId: { in: campaigns } });
}

/** The convenings of one campaign, in the same order. Refuses "notFound" to strangers. */
export async function listConveningsOf(
  ctx: ActorContext,
  { campaignId }: { campaignId: string },
): Promise<ConveningLine[]> {
  await authorize(ctx, "campaign.view", campaignId);
  return lines(ctx, { campaignId });
}

/** May the actor do this to the network as a whole? For showing or hiding, and narrowing lists. */
export async function mayOnNetwork(
  ctx: ActorContext,
  action: "network.view" | "convening.call",
): Promise<boolean> {
  const network = await findFacts(ctx, "network", "network");
  return network !== null && can(action, network.facts);
}

async function lines(
  ctx: ActorContext,
  where: Prisma.ConveningWhereInput,
): Promise<ConveningLine[]> {
  const now = ctx.now();
  const rows = await ctx.db.convening.findMany({
    where,
    select: {
      id: true,
      title: true,
      kind: true,
      status: true,
      timeZone: true,
      venue: true,
      city: { select: { name: true, state: true } },
      campaign: { select: { id: true, title: true } },
      days: { orderBy: { on: "asc" }, select: { on: true } },
      _count: { select: { items: true } },
    },
  });
  const all = rows.map((row): ConveningLine => {
    const first = row.days[0];
    const last = row.days.at(-1);
    const lastOn = last ? calendarDate(last.on) : null;
    return {
      id: row.id,
      title: row.title,
      kind: row.kind,
      status: row.status,
      city: row.city && cityLabel(row.city),
      venue: row.venue,
      campaign: row.campaign,
      firstOn: first ? calendarDate(first.on) : null,
      lastOn,
      itemCount: row._count.items,
      isPast: isPast({ status: row.status, timeZone: row.timeZone, lastOn }, now),
    };
  });
  const day = (line: ConveningLine) => line.firstOn ?? "9999";
  const ahead = all.filter((line) => !line.isPast);
  const past = all.filter((line) => line.isPast);
  ahead.sort((a, b) => day(a).localeCompare(day(b)) || a.title.localeCompare(b.title));
  past.sort((a, b) => day(b).localeCompare(day(a)) || a.title.localeCompare(b.title));
  return [...ahead, ...past];
}

/** The programme of a convening, its items in no particular order. Refuses "notFound". */
export async function getConvening(
  ctx: ActorContext,
  conveningId: string,
): Promise<ConveningView> {
  const { facts } = await authorize(ctx, "convening.view", conveningId);
  const row = await ctx.db.convening.findUniqueOrThrow({
    where: { id: conveningId },
    select: {
      title: true,
      kind: true,
      status: true,
      summary: true,
      venue: true,
      timeZone: true,
      city: { select: { id: true, name: true, state: true } },
      campaign: { select: { id: true, title: true } },
      days: { orderBy: { on: "asc" } },
      items: { select: itemSelect(ctx) },
    },
  });
  const days = row.days.map((day) => ({
    id: day.id,
    on: calendarDate(day.on),
    opensMinute: day.opensMinute,
    closesMinute: day.closesMinute,
    zone: zoneWords(row.timeZone, calendarDate(day.on)),
  }));
  const drafts = await visibleDrafts(
    ctx,
    row.items.flatMap((item) => item.draftId ?? []),
  );
  const { title, kind, status, summary, venue, timeZone } = row;
  return {
    id: conveningId,
    title,
    kind,
    status,
    summary,
    venue,
    city: row.city && { id: row.city.id, label: cityLabel(row.city) },
    campaign: row.campaign,
    timeZone,
    isPast: isPast({ status, timeZone, lastOn: days.at(-1)?.on ?? null }, ctx.now()),
    days,
    items: row.items.map((item) => itemView(item, drafts)).sort(compareOrder),
    mayEdit: can("convening.edit", facts),
    mayComment: can("convening.comment", facts),
    maySeeNetwork: can("network.view", facts),
  };
}

/** The comments on an item of this convening. Refuses "notFound" when it has no such item. */
export async function getItemComments(
  ctx: ActorContext,
  conveningId: string,
  itemId: string,
): Promise<{ itemId: string; title: string; list: ThreadList; now: Date }> {
  const { conveningId: home } = await authorize(ctx, "agendaItem.view", itemId);
  if (home !== conveningId) throw notFound();
  const { title } = await ctx.db.agendaItem.findUniqueOrThrow({
    where: { id: itemId },
    select: { title: true },
  });
  const list = await listThreads(ctx, { agendaItemId: itemId });
  return { itemId, title, list, now: ctx.now() };
}

function itemSelect(ctx: ActorContext) {
  return {
    id: true,
    dayId: true,
    orderKey: true,
    isParallel: true,
    kind: true,
    title: true,
    description: true,
    minutes: true,
    room: true,
    draftId: true,
    issueArea: { select: { id: true, name: true } },
    presenters: { select: { person: { select: bylineSelect(ctx.now()) } } },
    threads: {
      select: {
        resolvedAt: true,
        _count: { select: { comments: { where: { deletedAt: null } } } },
      },
    },
  } satisfies Prisma.AgendaItemSelect;
}

type ItemRow = Prisma.AgendaItemGetPayload<{ select: ReturnType<typeof itemSelect> }>;

function itemView(
  row: ItemRow,
  drafts: ReadonlyMap<string, { id: string; title: string }>,
): AgendaItemView {
  const { threads, presenters, draftId, ...item } = row;
  return {
    ...item,
    presenters: presenters
      .map(({ person }) => byline(person))
      .sort((a, b) => a.name.localeCompare(b.name)),
    draft: (draftId && drafts.get(draftId)) || null,
    commentCount: threads.reduce((sum, thread) => sum + thread._count.comments, 0),
    openThreads: threads.filter((thread) => thread.resolvedAt === null).length,
  };
}

/** Which of these drafts the actor may be told of. */
async function visibleDrafts(ctx: ActorContext, ids: string[]) {
  if (ids.length === 0) return new Map<string, { id: string; title: string }>();
  const rows = await ctx.db.draft.findMany({
    where: { id: { in: ids }, ...(await draftsInSight(ctx)) },
    select: { id: true, title: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Narrows a question about drafts to those of visible campaigns or shared one by one. */
export async function draftsInSight(ctx: ActorContext): Promise<Prisma.DraftWhereInput> {
  const campaigns = await visibleCampaigns(ctx);
  if (campaigns === "all") return {};
  const isGood = { OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }] };
  return {
    OR: [
      { campaignId: { in: campaigns } },
      { grants: { some: { personId: ctx.actor.personId, ...isGood } } },
    ],
  };
}
