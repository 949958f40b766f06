import { dateIn } from "#app/domain/calendar-date.ts";
import { can } from "#app/domain/permissions.ts";
import { notFound, Refusal } from "#app/domain/refusal.ts";
import { RIGHT_WORDS } from "#app/domain/rights.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";
import type { GiveRightInput } from "./campaign-input.ts";
import { expiryOf } from "./grant-expiry.ts";

/**
 * Gives a person a right on the campaign, or changes the one they have. Refuses "conflict"
 * when the campaign would be left without a lasting steward, "invalid" for a person the actor
 * cannot see or a day that has passed. Sockets of the person are judged again.
 */
export async function giveRight(
  ctx: ActorContext,
  campaignId: string,
  input: GiveRightInput,
): Promise<void> {
  const { facts } = await authorize(ctx, "campaign.grant", campaignId);
  const scope = `campaign:${campaignId}`;
  const expiresAt = input.expiresOn ? expiryOf(input.expiresOn) : null;
  if (input.expiresOn && input.expiresOn < dateIn("UTC", ctx.now())) {
    throw new Refusal("invalid", "This day has passed.", { field: "expiresOn" });
  }
  await transact(ctx, async (tx, recording) => {
    await lockCampaign(tx, campaignId);
    const person = await tx.person.findUnique({
      where: { id: input.personId },
      select: {
        name: true,
        suspendedAt: true,
        grants: { where: { scope }, select: { id: true } },
      },
    });
    const isKnown = person && (can("network.view", facts) || person.grants.length > 0);
    if (!isKnown || person.suspendedAt) {
      throw new Refusal("invalid", "Choose a person of the list.", { field: "personId" });
    }
    const staysSteward = input.right === "steward" && expiresAt === null;
    if (!staysSteward) {
      await refuseLastSteward(ctx, tx, { campaignId, personId: input.personId });
    }
    const given = {
      right: input.right,
      isLead: input.isLead,
      expiresAt,
      grantedById: ctx.actor.personId,
    };
    await tx.grant.upsert({
      where: { personId_scope: { personId: input.personId, scope } },
      create: {
        personId: input.personId,
        scope,
        campaignId,
        createdAt: ctx.now(),
        ...given,
      },
      update: given,
    });
    await record(recording, {
      type: "campaign.granted",
      campaignId,
      personId: input.personId,
      details: { name: person.name, right: RIGHT_WORDS[input.right].name.toLowerCase() },
    });
  });
  ctx.live.revalidate({ personId: input.personId });
}

/**
 * Takes a person's right on the campaign back, at once also from pages and texts they have
 * open. Refuses "conflict" for the last steward, "notFound" for somebody who has none here.
 */
export async function takeRightBack(
  ctx: ActorContext,
  campaignId: string,
  personId: string,
): Promise<void> {
  await authorize(ctx, "campaign.grant", campaignId);
  await transact(ctx, async (tx, recording) => {
    await lockCampaign(tx, campaignId);
    const grant = await tx.grant.findUnique({
      where: { personId_scope: { personId, scope: `campaign:${campaignId}` } },
      select: { id: true, person: { select: { name: true } } },
    });
    if (!grant) throw notFound();
    await refuseLastSteward(ctx, tx, { campaignId, personId });
    await tx.grant.delete({ where: { id: grant.id } });
    await record(recording, {
      type: "campaign.revoked",
      campaignId,
      personId,
      details: { name: grant.person.name },
    });
  });
  ctx.live.revalidate({ personId });
}

async function refuseLastSteward(
  ctx: ActorContext,
  tx: Transaction,
  who: { campaignId: string; personId: string },
): Promise<void> {
  const stewards = await tx.grant.findMany({
    where: {
      campaignId: who.campaignId,
      right: "steward",
      person: { suspendedAt: null },
      OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }],
    },
    select: { personId: true, expiresAt: true, person: { select: { name: true } } },
  });
  const theirs = stewards.find((grant) => grant.personId === who.personId);
  const lastsOn = stewards.some(
    (grant) => grant.personId !== who.personId && grant.expiresAt === null,
  );
  if (theirs && !lastsOn) {
    throw new Refusal(
      "conflict",
      `${theirs.person.name} is the last steward of this campaign. Make somebody else steward first.`,
      { field: "right" },
    );
  }
}

/** One change of rights at a time, so that two stewards cannot remove each other at once. */
async function lockCampaign(tx: Transaction, campaignId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM campaign WHERE id = ${campaignId}::uuid FOR UPDATE`;
}
