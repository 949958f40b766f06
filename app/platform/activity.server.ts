import { createHash } from "node:crypto";
import type { ActivityEvent } from "#app/domain/activity.ts";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import type { ActorContext, ServerContext } from "./context.server.ts";
import type { Transaction } from "./database.server.ts";
import type { Topic } from "./live.ts";

/** A transaction that remembers what happened in it, to announce once it has committed. */
export interface Recording {
  tx: Transaction;
  events: ActivityEvent[];
  actorId: string | null;
  now: Date;
}

/** Serialises the audit chain: one writer at a time reads the last hash and adds to it. */
const CHAIN_LOCK = 7_105_201;

/**
 * Runs a command's changes in one transaction; when it has committed, every page that
 * watches something it touched is told to ask again. `record` ends the work.
 */
export async function transact<T>(
  ctx: ServerContext & Partial<Pick<ActorContext, "actor">>,
  work: (tx: Transaction, recording: Recording) => Promise<T>,
): Promise<T> {
  const events: ActivityEvent[] = [];
  const result = await ctx.db.$transaction((tx) =>
    work(tx, { tx, events, actorId: ctx.actor?.personId ?? null, now: ctx.now() }),
  );
  ctx.live.announce(topicsOf(events));
  return result;
}

/** Adds an event to the activity log and its hash chain. The last line of every command. */
export async function record(recording: Recording, event: ActivityEvent): Promise<void> {
  const { tx, actorId, now } = recording;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CHAIN_LOCK}::bigint)`;
  const last = await tx.activity.findFirst({
    orderBy: { sequence: "desc" },
    select: { hash: true },
  });
  const previousHash = last?.hash ?? new Uint8Array(32);
  const row = {
    type: event.type,
    actorId,
    campaignId: event.campaignId ?? null,
    cityId: event.cityId ?? null,
    draftId: event.draftId ?? null,
    conveningId: event.conveningId ?? null,
    details: {
      ...event.details,
      ...(event.personId ? { personId: event.personId } : {}),
    },
    happenedAt: now,
  };
  await tx.activity.create({
    data: { ...row, previousHash, hash: activityHash(previousHash, row) },
  });
  recording.events.push(event);
}

/** SHA-256 over the previous hash and the row as JSON with sorted keys. */
export function activityHash(
  previousHash: Uint8Array,
  row: Readonly<Record<string, unknown>>,
): Uint8Array<ArrayBuffer> {
  const digest = createHash("sha256")
    .update(previousHash)
    .update(canonicalJson(row))
    .digest();
  return new Uint8Array(digest);
}

function topicsOf(events: readonly ActivityEvent[]): Topic[] {
  const topics = new Set<Topic>();
  for (const event of events) {
    if (event.campaignId) topics.add(`campaign:${event.campaignId}`);
    if (event.cityId) topics.add(`city:${event.cityId}`);
    if (event.draftId) topics.add(`draft:${event.draftId}`);
    if (event.conveningId) topics.add(`convening:${event.conveningId}`);
    if (event.personId) topics.add(`person:${event.personId}`);
    topics.add("network");
  }
  return [...topics];
}
