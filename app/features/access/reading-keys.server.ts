import { notFound, Refusal } from "#app/domain/refusal.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext, ServerContext } from "#app/platform/context.server.ts";
import { newToken, tokenHash } from "#app/platform/token.server.ts";
import { findActor } from "./actor.server.ts";

/** A secret with which a program reads what its holder may read; shown once, when it is made. */
export interface ReadingKeyLine {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** More than anybody needs, and few enough to look through. */
const MOST_KEYS = 20;
/** How stale `lastUsedAt` may get before it is written again. */
const TOUCH_MS = 3_600_000;

/** The actor's own keys, the latest first. */
export function listReadingKeys(ctx: ActorContext): Promise<ReadingKeyLine[]> {
  return ctx.db.readingKey.findMany({
    where: { personId: ctx.actor.personId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  });
}

/** Makes a key of the actor's own; answers with its token, which is nowhere to be found again. Refuses "conflict" beyond twenty. */
export async function makeReadingKey(ctx: ActorContext, name: string): Promise<string> {
  const { personId } = ctx.actor;
  const token = newToken();
  await transact(ctx, async (tx, recording) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
    if ((await tx.readingKey.count({ where: { personId } })) >= MOST_KEYS) {
      throw new Refusal("conflict", `You have ${MOST_KEYS} keys. Take one back first.`);
    }
    await tx.readingKey.create({
      data: { personId, name, tokenHash: tokenHash(token), createdAt: ctx.now() },
    });
    await record(recording, { type: "key.made", details: {} });
  });
  return token;
}

/** From now on the key opens nothing. Refuses "notFound" for anybody else's. */
export async function revokeReadingKey(ctx: ActorContext, keyId: string): Promise<void> {
  await transact(ctx, async (tx, recording) => {
    const { count } = await tx.readingKey.deleteMany({
      where: { id: keyId, personId: ctx.actor.personId },
    });
    if (count === 0) throw notFound();
    await record(recording, { type: "key.revoked", details: {} });
  });
}

/** Who reads with this token, with the rights they have now; null for none, or a holder who is suspended. */
export async function findKeyHolder(
  ctx: ServerContext,
  token: string,
): Promise<ActorContext | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const key = await ctx.db.readingKey.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { id: true, personId: true, lastUsedAt: true },
  });
  const actor = key && (await findActor(ctx, key.personId));
  if (!key || !actor) return null;
  const now = ctx.now();
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > TOUCH_MS) {
    await ctx.db.readingKey.updateMany({
      where: { id: key.id },
      data: { lastUsedAt: now },
    });
  }
  return { ...ctx, actor, sessionId: key.id };
}
