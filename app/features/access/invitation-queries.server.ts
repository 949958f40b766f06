import { Refusal } from "#app/domain/refusal.ts";
import type { Right } from "#app/domain/rights.ts";
import type { ActorContext, ServerContext } from "#app/platform/context.server.ts";
import { tokenHash } from "#app/platform/token.server.ts";
import { waitingAt } from "./invitation-commands.server.ts";
import { listInvitationPlaces, type Place } from "./invitation-places.server.ts";
import { readerZone } from "./reader-zone.server.ts";

export interface InvitationLine {
  id: string;
  name: string;
  email: string;
  /** "The whole network", or the title of a campaign or draft. */
  place: string;
  right: Right;
  makesAdministrator: boolean;
  invitedBy: string | null;
  expiresAt: Date;
}

/** The invitations that wait for an answer, to the places given, the latest first. */
export async function listInvitations(
  ctx: ActorContext,
  places: readonly Place[],
): Promise<InvitationLine[]> {
  const titles = new Map(places.map((place) => [place.scope, place.title]));
  const rows = await ctx.db.invitation.findMany({
    where: waitingAt(ctx.now()),
    orderBy: { createdAt: "desc" },
    select: {
      id: true,
      name: true,
      email: true,
      networkRight: true,
      right: true,
      campaignId: true,
      draftId: true,
      makesAdministrator: true,
      expiresAt: true,
      invitedBy: { select: { name: true } },
    },
  });
  return rows.flatMap((row) => {
    const scope = row.draftId
      ? `draft:${row.draftId}`
      : row.campaignId
        ? `campaign:${row.campaignId}`
        : "network";
    const place = titles.get(scope);
    const right = row.networkRight ?? row.right;
    if (place === undefined || right === null) return [];
    const { id, name, email, makesAdministrator, expiresAt } = row;
    const invitedBy = row.invitedBy?.name ?? null;
    return [{ id, name, email, place, right, makesAdministrator, invitedBy, expiresAt }];
  });
}

/** What the invite page is filled with. Refuses "forbidden" when there is nowhere to invite to. */
export async function getInvitePage(ctx: ActorContext) {
  const places = await listInvitationPlaces(ctx);
  if (places.length === 0) {
    throw new Refusal("forbidden", "You may not invite anybody.");
  }
  const [invitations, timeZone] = await Promise.all([
    listInvitations(ctx, places),
    readerZone(ctx),
  ]);
  const isToNetwork = places.some((place) => place.kind === "network");
  const mayMakeAdministrator = isToNetwork && ctx.actor.isAdministrator;
  return { places, invitations, timeZone, mayMakeAdministrator };
}

/** What an invitation shows to whoever opens its link. */
export interface OpenInvitation {
  name: string;
  email: string;
  invitedBy: string | null;
  /** The campaign or draft it leads to; null for the whole network. */
  place: { kind: "campaign" | "draft"; title: string } | null;
  right: Right;
  /**
   * Who has opened it: somebody "new"; the one "invited", signed in; "other": the address
   * has an account, and whoever has it must sign in to accept.
   */
  reader: "new" | "invited" | "other";
  expiresAt: Date;
}

/**
 * The invitation a link opens, or null when it is not good. Looking uses nothing up.
 * `signedInId` is the person who is signed in, if anybody is.
 */
export async function findInvitation(
  ctx: ServerContext,
  token: string,
  signedInId: string | null,
): Promise<OpenInvitation | null> {
  const row = await ctx.db.invitation.findFirst({
    where: { tokenHash: tokenHash(token), ...waitingAt(ctx.now()) },
    select: {
      name: true,
      email: true,
      networkRight: true,
      right: true,
      expiresAt: true,
      invitedBy: { select: { name: true } },
      campaign: { select: { title: true } },
      draft: { select: { title: true } },
    },
  });
  const right = row?.networkRight ?? row?.right;
  if (!row || !right) return null;
  const account = await ctx.db.person.findUnique({
    where: { email: row.email },
    select: { id: true },
  });
  return {
    name: row.name,
    email: row.email,
    invitedBy: row.invitedBy?.name ?? null,
    place: row.campaign
      ? { kind: "campaign", title: row.campaign.title }
      : row.draft
        ? { kind: "draft", title: row.draft.title }
        : null,
    right,
    reader: account ? (account.id === signedInId ? "invited" : "other") : "new",
    expiresAt: row.expiresAt,
  };
}
