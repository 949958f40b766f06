import { databaseDate, dateIn } from "#app/domain/calendar-date.ts";
import type { DraftKind } from "#app/domain/draft.ts";
import type { DraftState } from "#app/domain/draft-state.ts";
import { can, type Facts } from "#app/domain/permissions.ts";
import type { Right } from "#app/domain/rights.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { byline, bylineSelect } from "#app/features/access/byline.server.ts";
import { visibleDrafts } from "#app/features/access/visible-drafts.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Present } from "#app/platform/live.ts";

/** A draft as a line in a list. */
export interface DraftLine {
  id: string;
  title: string;
  kind: DraftKind;
  editedAt: Date;
  isArchived: boolean;
  isLocked: boolean;
  state: DraftState;
  campaign: { id: string; title: string } | null;
  startedBy: string | null;
  /** Threads nobody has resolved. */
  openComments: number;
  /** Who is in the text now. */
  present: Present[];
}

const MOST_DRAFTS = 500;

export interface DraftFilter {
  campaignId?: string;
  kind?: DraftKind;
  withArchived?: boolean;
  /** At most so many; all, up to 500, if left out. */
  limit?: number;
}

/**
 * The drafts the actor may see, last edited first: those of campaigns they see, and those
 * that were shared with them one by one.
 */
export async function listDrafts(
  ctx: ActorContext,
  filter: DraftFilter = {},
): Promise<DraftLine[]> {
  if (filter.campaignId) await authorize(ctx, "campaign.view", filter.campaignId);
  const rows = await ctx.db.draft.findMany({
    where: {
      campaignId: filter.campaignId,
      kind: filter.kind,
      archivedAt: filter.withArchived ? undefined : null,
      ...(await visibleDrafts(ctx)),
    },
    orderBy: { editedAt: "desc" },
    take: filter.limit ?? MOST_DRAFTS,
    select: {
      id: true,
      title: true,
      kind: true,
      editedAt: true,
      archivedAt: true,
      lockedAt: true,
      state: true,
      campaign: { select: { id: true, title: true } },
      startedBy: { select: { name: true } },
      _count: { select: { threads: { where: { resolvedAt: null } } } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    kind: row.kind,
    editedAt: row.editedAt,
    isArchived: row.archivedAt !== null,
    isLocked: row.lockedAt !== null,
    state: row.state,
    campaign: row.campaign,
    startedBy: row.startedBy?.name ?? null,
    openComments: row._count.threads,
    present: ctx.live.present(row.id),
  }));
}

/** What the editor's page knows of a draft before its text arrives. */
export interface DraftPage {
  id: string;
  title: string;
  kind: DraftKind;
  campaign: { id: string; title: string } | null;
  isArchived: boolean;
  isLocked: boolean;
  state: DraftState;
  me: { personId: string; name: string; city: string | null };
  may: { comment: boolean; edit: boolean; decide: boolean; steward: boolean };
}

/** The draft for its page. Refuses "notFound" to whom it is not shared. */
export async function getDraft(ctx: ActorContext, draftId: string): Promise<DraftPage> {
  const { facts } = await authorize(ctx, "draft.view", draftId);
  const [draft, person] = await Promise.all([
    ctx.db.draft.findUniqueOrThrow({
      where: { id: draftId },
      select: {
        id: true,
        title: true,
        kind: true,
        state: true,
        campaign: { select: { id: true, title: true } },
      },
    }),
    ctx.db.person.findUniqueOrThrow({
      where: { id: ctx.actor.personId },
      select: bylineSelect(ctx.now()),
    }),
  ]);
  const { personId, name, city } = byline(person);
  return {
    ...draft,
    isArchived: facts.isArchived,
    isLocked: facts.isLocked,
    me: { personId, name, city },
    may: draftMay(facts),
  };
}

function draftMay(facts: Facts): DraftPage["may"] {
  return {
    comment: can("draft.comment", facts),
    edit: can("draft.edit", facts),
    decide: can("draft.decide", facts),
    steward: can("draft.steward", facts),
  };
}

/** One right somebody has on a draft, and where it comes from. */
export interface DraftShare {
  personId: string;
  name: string;
  office: string | null;
  right: Right;
  through: "network" | "campaign" | "draft";
  expiresAt: Date | null;
}

export interface DraftSettings extends DraftPage {
  shares: DraftShare[];
}

/** The settings page of a draft: its state and who may do what. Stewards only. */
export async function getDraftSettings(
  ctx: ActorContext,
  draftId: string,
): Promise<DraftSettings> {
  const { campaignId } = await authorize(ctx, "draft.steward", draftId);
  const today = databaseDate(dateIn("UTC", ctx.now()));
  const scopes = [`draft:${draftId}`, ...(campaignId ? [`campaign:${campaignId}`] : [])];
  const [page, grants] = await Promise.all([
    getDraft(ctx, draftId),
    ctx.db.grant.findMany({
      where: {
        scope: { in: scopes },
        person: { suspendedAt: null },
        OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }],
      },
      orderBy: { person: { name: "asc" } },
      select: {
        right: true,
        draftId: true,
        expiresAt: true,
        person: {
          select: {
            id: true,
            name: true,
            offices: {
              where: {
                startsOn: { lte: today },
                OR: [{ endsOn: null }, { endsOn: { gte: today } }],
              },
              take: 1,
              select: { title: true, city: { select: { name: true, state: true } } },
            },
          },
        },
      },
    }),
  ]);
  return {
    ...page,
    shares: grants.map((grant) => {
      const office = grant.person.offices[0];
      return {
        personId: grant.person.id,
        name: grant.person.name,
        office: office
          ? `${office.title}, ${office.city.name}, ${office.city.state}`
          : null,
        right: grant.right,
        through: grant.draftId ? "draft" : "campaign",
        expiresAt: grant.expiresAt,
      };
    }),
  };
}

/** The campaigns somebody may start a draft in, by title. */
export async function listCampaignsToDraftIn(
  ctx: ActorContext,
): Promise<{ id: string; title: string }[]> {
  const now = ctx.now();
  const mayEverywhere =
    ctx.actor.networkRight === "edit" || ctx.actor.networkRight === "steward";
  return ctx.db.campaign.findMany({
    where: {
      archivedAt: null,
      ...(mayEverywhere
        ? {}
        : {
            grants: {
              some: {
                personId: ctx.actor.personId,
                right: { in: ["edit", "steward"] },
                OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
              },
            },
          }),
    },
    orderBy: { title: "asc" },
    select: { id: true, title: true },
  });
}
