import { notFound, Refusal } from "#app/domain/refusal.ts";
import { type Right, widest } from "#app/domain/rights.ts";
import { invitationPath } from "#app/paths.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext, ServerContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import { newToken, tokenHash } from "#app/platform/token.server.ts";
import type { AcceptInput, InviteInput } from "./access-input.ts";
import { authorize } from "./authorize.server.ts";
import { passwordProblem } from "./password-rule.server.ts";
import { type Browser, enter } from "./session-commands.server.ts";

const DAY_MS = 24 * 3_600_000;
const INVITATION_MS = 14 * DAY_MS;
const INVITATIONS_PER_DAY = 50;

/** Asks the permission that inviting to a scope needs; answers with what the scope names. */
async function authorizeScope(ctx: ActorContext, scope: string) {
  const [kind = "", id = ""] = scope.split(":");
  if (kind === "network") {
    await authorize(ctx, "network.invite");
    return { campaignId: null, draftId: null, shownIn: {} };
  }
  if (kind === "campaign") {
    await authorize(ctx, "campaign.grant", id);
    return { campaignId: id, draftId: null, shownIn: { campaignId: id } };
  }
  const draft = await authorize(ctx, "draft.grant", id);
  const shownIn = { draftId: id, campaignId: draft.campaignId };
  return { campaignId: null, draftId: id, shownIn };
}

/**
 * Invites an address to the network, a campaign or a draft, with a right. Answers with the
 * link, which is nowhere else: it goes to the person by whatever way the inviter trusts, is
 * good for 14 days, once, and for this address only.
 * Refuses "forbidden" without the right to give rights there, "conflict" when the address
 * already has that access or an invitation to it waits, "tooMany" beyond 50 a day.
 */
export async function invite(ctx: ActorContext, input: InviteInput): Promise<string> {
  const place = await authorizeScope(ctx, input.place);
  const isNetwork = input.place === "network";
  const makesAdministrator = input.makesAdministrator === "on";
  if (makesAdministrator) {
    await authorize(ctx, "network.administer");
    if (!isNetwork) {
      throw new Refusal("invalid", "An administrator is invited to the whole network.", {
        field: "place",
      });
    }
  }
  const token = newToken();
  const now = ctx.now();
  await transact(ctx, async (tx, recording) => {
    const { campaignId, draftId } = place;
    const holder = await tx.grant.findFirst({
      where: { scope: input.place, person: { email: input.email } },
      select: { id: true },
    });
    if (holder) {
      throw new Refusal("conflict", "Somebody with this address has access already.", {
        field: "email",
      });
    }
    const waiting = await tx.invitation.findFirst({
      where: { email: input.email, campaignId, draftId, ...waitingAt(now) },
      select: { id: true },
    });
    if (waiting) {
      throw new Refusal(
        "conflict",
        "An invitation for this address is waiting. Take it back to make another.",
        { field: "email" },
      );
    }
    const sentToday = await tx.invitation.count({
      where: {
        invitedById: ctx.actor.personId,
        createdAt: { gt: new Date(now.getTime() - DAY_MS) },
      },
    });
    if (sentToday >= INVITATIONS_PER_DAY) {
      throw new Refusal(
        "tooMany",
        `You have invited ${INVITATIONS_PER_DAY} people in a day. Go on tomorrow.`,
      );
    }
    await tx.invitation.create({
      data: {
        tokenHash: tokenHash(token),
        email: input.email,
        name: input.name,
        networkRight: isNetwork ? input.right : null,
        campaignId,
        draftId,
        right: isNetwork ? null : input.right,
        makesAdministrator,
        invitedById: ctx.actor.personId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + INVITATION_MS),
      },
    });
    await record(recording, {
      type: "person.invited",
      ...place.shownIn,
      details: { name: input.name },
    });
  });
  return `${ctx.origin}${invitationPath(token)}`;
}

/** Prisma's condition for an invitation that can still be accepted. */
export function waitingAt(now: Date) {
  return { acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
}

/**
 * Takes an invitation back; its link is dead from then on. Refuses "notFound" for one the
 * actor could not have sent, "conflict" when it was accepted in the meantime.
 */
export async function revokeInvitation(
  ctx: ActorContext,
  invitationId: string,
): Promise<void> {
  const invitation = await ctx.db.invitation.findUnique({
    where: { id: invitationId },
    select: { name: true, campaignId: true, draftId: true },
  });
  if (!invitation) throw notFound();
  const place = await authorizeScope(ctx, scopeOf(invitation)).catch((error: unknown) => {
    throw error instanceof Refusal ? notFound() : error;
  });
  await transact(ctx, async (tx, recording) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: invitationId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now() },
    });
    if (count === 0) {
      throw new Refusal(
        "conflict",
        "This invitation was accepted or taken back already.",
      );
    }
    await record(recording, {
      type: "invitation.revoked",
      ...place.shownIn,
      details: { name: invitation.name },
    });
  });
}

function scopeOf(invitation: { campaignId: string | null; draftId: string | null }) {
  if (invitation.campaignId) return `campaign:${invitation.campaignId}`;
  return invitation.draftId ? `draft:${invitation.draftId}` : "network";
}

/** Who accepts: somebody new, or the person who is signed in with the invited address. */
export type Accepting =
  | { kind: "new"; input: AcceptInput; browser: Browser }
  | { kind: "signedIn"; personId: string };

/**
 * Accepts an invitation: exactly once, however many try at the same moment. Somebody new
 * gets an account under the invited address and is let in (the answer is the token for the
 * cookie); somebody signed in under that address gets the right. Refuses "notFound" when the
 * link is not good any more, "conflict" when the address has an account that is not the one
 * signed in, "invalid" for a password that may not be chosen.
 */
export async function acceptInvitation(
  ctx: ServerContext,
  token: string,
  accepting: Accepting,
): Promise<string | null> {
  const now = ctx.now();
  const hash = tokenHash(token);
  const invitation = await ctx.db.invitation.findFirst({
    where: { tokenHash: hash, ...waitingAt(now) },
    select: {
      id: true,
      email: true,
      networkRight: true,
      campaignId: true,
      draftId: true,
      right: true,
      makesAdministrator: true,
    },
  });
  if (!invitation) throw linkIsOver();
  const passwordHash =
    accepting.kind === "new"
      ? await hashOf(accepting.input.password, invitation.email)
      : null;

  const personId = await transact(ctx, async (tx, recording) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: invitation.id, ...waitingAt(now) },
      data: { acceptedAt: now },
    });
    if (count !== 1) throw linkIsOver();
    const known = await tx.person.findUnique({
      where: { email: invitation.email },
      select: { id: true, suspendedAt: true },
    });
    if (known && (accepting.kind === "new" || accepting.personId !== known.id)) {
      throw new Refusal(
        "conflict",
        "This address has an account. Sign in with it to accept.",
      );
    }
    if (known?.suspendedAt || (accepting.kind === "signedIn" && !known)) {
      throw linkIsOver();
    }
    const id =
      known?.id ??
      (
        await tx.person.create({
          data: {
            email: invitation.email,
            name: accepting.kind === "new" ? accepting.input.name : "",
            passwordHash,
            createdAt: now,
          },
          select: { id: true },
        })
      ).id;
    if (invitation.makesAdministrator) {
      await tx.person.update({ where: { id }, data: { isAdministrator: true } });
    }
    const right = invitation.networkRight ?? invitation.right;
    if (right) await widenGrant(tx, id, scopeOf(invitation), right, invitation);
    await tx.invitation.update({
      where: { id: invitation.id },
      data: { acceptedById: id },
    });
    await record(
      { ...recording, actorId: id },
      {
        type: "person.joined",
        personId: id,
        campaignId: invitation.campaignId,
        draftId: invitation.draftId,
      },
    );
    return id;
  });
  ctx.live.revalidate({ personId });
  return accepting.kind === "new" ? enter(ctx, personId, accepting.browser) : null;
}

/** Gives the right unless a wider one was given before. */
async function widenGrant(
  tx: Transaction,
  personId: string,
  scope: string,
  right: Right,
  subject: { campaignId: string | null; draftId: string | null },
): Promise<void> {
  const key = { personId_scope: { personId, scope } };
  const held = await tx.grant.findUnique({ where: key, select: { right: true } });
  const given = widest([held?.right, right]) ?? right;
  await tx.grant.upsert({
    where: key,
    create: {
      personId,
      scope,
      right: given,
      campaignId: subject.campaignId,
      draftId: subject.draftId,
    },
    update: { right: given, expiresAt: null },
  });
}

async function hashOf(password: string, email: string): Promise<string> {
  const problem = passwordProblem(password, email);
  if (problem) throw new Refusal("invalid", problem, { field: "password" });
  return hashPassword(password);
}

function linkIsOver(): Refusal {
  return new Refusal(
    "notFound",
    "This invitation has been used, was taken back, or has run out.",
  );
}
