/** What an administrator does about somebody's account. */
import { Refusal } from "#app/domain/refusal.ts";
import { RIGHT_WORDS, type Right } from "#app/domain/rights.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { endAllSessions } from "#app/features/access/session-commands.server.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";

/**
 * Shuts somebody out at once: no page, no socket, no sign-in until restored. What they wrote
 * stays theirs. Refuses "forbidden" without administration (nobody suspends themselves),
 * "conflict" when two administrators do it to each other and one must remain.
 */
export async function suspendPerson(ctx: ActorContext, personId: string): Promise<void> {
  await authorize(ctx, "person.administer", personId);
  await transact(ctx, async (tx, recording) => {
    await refuseUnlessStillAdministrator(ctx, tx);
    const { name } = await tx.person.update({
      where: { id: personId },
      data: { suspendedAt: ctx.now() },
      select: { name: true },
    });
    await tx.signInLink.deleteMany({ where: { personId } });
    await record(recording, { type: "person.suspended", personId, details: { name } });
  });
  await endAllSessions(ctx, personId);
  ctx.live.revalidate({ personId });
}

/** Lets somebody in again with the rights they had. */
export async function restorePerson(ctx: ActorContext, personId: string): Promise<void> {
  await authorize(ctx, "person.administer", personId);
  await transact(ctx, async (tx, recording) => {
    const { name } = await tx.person.update({
      where: { id: personId },
      data: { suspendedAt: null },
      select: { name: true },
    });
    await record(recording, { type: "person.restored", personId, details: { name } });
  });
}

/**
 * Gives or takes back a right over the whole network; null makes a guest, who sees only what
 * was shared. Open pages and texts of the person are judged again at once.
 */
export async function setNetworkRight(
  ctx: ActorContext,
  personId: string,
  right: Right | null,
): Promise<void> {
  await authorize(ctx, "person.administer", personId);
  const scope = "network";
  await transact(ctx, async (tx, recording) => {
    const { name } = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { name: true },
    });
    if (right === null) {
      await tx.grant.deleteMany({ where: { personId, scope } });
      await record(recording, { type: "network.revoked", personId, details: { name } });
      return;
    }
    await tx.grant.upsert({
      where: { personId_scope: { personId, scope } },
      create: { personId, scope, right, grantedById: ctx.actor.personId },
      update: { right, expiresAt: null, grantedById: ctx.actor.personId },
    });
    const details = { name, right: RIGHT_WORDS[right].name.toLowerCase() };
    await record(recording, { type: "network.granted", personId, details });
  });
  ctx.live.revalidate({ personId });
}

/**
 * Changes the address somebody signs in with. Refuses "forbidden" without administration,
 * "conflict" when another account has it.
 */
export async function changeEmail(
  ctx: ActorContext,
  personId: string,
  email: string,
): Promise<void> {
  await authorize(ctx, "person.edit", personId);
  await authorize(ctx, "network.administer");
  await transact(ctx, async (tx, recording) => {
    const holder = await tx.person.findUnique({ where: { email }, select: { id: true } });
    if (holder && holder.id !== personId) {
      throw new Refusal("conflict", "Another account has this address.", {
        field: "email",
      });
    }
    const { name } = await tx.person.update({
      where: { id: personId },
      data: { email },
      select: { name: true },
    });
    await record(recording, { type: "person.edited", personId, details: { name } });
  });
}

/**
 * Administrators are suspended one after the other, and only by somebody who is one when
 * their turn comes; so there is always one left.
 */
async function refuseUnlessStillAdministrator(
  ctx: ActorContext,
  tx: Transaction,
): Promise<void> {
  const standing = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM person
     WHERE is_administrator AND suspended_at IS NULL
     ORDER BY id FOR UPDATE`;
  if (!standing.some(({ id }) => id === ctx.actor.personId)) {
    throw new Refusal("conflict", "You were suspended yourself in the meantime.");
  }
}
