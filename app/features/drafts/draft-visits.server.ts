import { authorize } from "#app/features/access/authorize.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { DraftVisitInput } from "./draft-input.ts";

/** What somebody had seen of a text when they last left it. */
export interface LastVisit {
  /** Yjs' state vector of their screen, in base64. */
  stateVector: string;
  leftAt: Date;
  /** The client ids they have ever written here with: their own words are no news to them. */
  ownClients: number[];
}

/** The actor's last visit to a draft, or null on the first. Refuses "notFound" like the draft. */
export async function findLastVisit(
  ctx: ActorContext,
  draftId: string,
): Promise<LastVisit | null> {
  await authorize(ctx, "draft.view", draftId);
  const { personId } = ctx.actor;
  const [visit, clients] = await Promise.all([
    ctx.db.draftVisit.findUnique({
      where: { draftId_personId: { draftId, personId } },
      select: { stateVector: true, leftAt: true },
    }),
    ctx.db.manuscriptClient.findMany({
      where: { draftId, personId },
      select: { clientId: true },
    }),
  ]);
  return (
    visit && {
      stateVector: Buffer.from(visit.stateVector).toString("base64"),
      leftAt: visit.leftAt,
      ownClients: clients.map(({ clientId }) => Number(clientId)),
    }
  );
}

/**
 * Keeps what the actor's screen has shown when it is left. It ends without an entry in the log of
 * activity: when somebody reads is nobody's news, and no record of the network.
 */
export async function recordVisit(
  ctx: ActorContext,
  draftId: string,
  input: DraftVisitInput,
): Promise<void> {
  await authorize(ctx, "draft.view", draftId);
  const { personId } = ctx.actor;
  const seen = {
    stateVector: new Uint8Array(Buffer.from(input.stateVector, "base64")),
    leftAt: ctx.now(),
  };
  await ctx.db.draftVisit.upsert({
    where: { draftId_personId: { draftId, personId } },
    create: { draftId, personId, ...seen },
    update: seen,
  });
}
