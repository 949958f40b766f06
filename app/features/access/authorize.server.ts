import {
  type Action,
  can,
  type Facts,
  maySee,
  PERMISSIONS,
  type SubjectKind,
} from "#app/domain/permissions.ts";
import { notFound, Refusal } from "#app/domain/refusal.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import {
  type Asking,
  findFacts,
  type KnownSubject,
  type Subject,
} from "./facts.server.ts";

/** The subject that was asked about, and what is known of the actor's standing towards it. */
export interface Authorized extends Subject {
  facts: Facts;
}

type Found = Promise<KnownSubject | null>;

const remembered = new WeakMap<Asking, Map<string, Found>>();

/**
 * From here on `authorize` looks each subject up once for this context. Only for a page that is
 * read: its loaders run side by side and ask about the same campaign, and nothing changes meanwhile.
 */
export function rememberFacts(ctx: Asking): void {
  remembered.set(ctx, new Map());
}

function factsOf(ctx: Asking, kind: SubjectKind, id: string): Found {
  const known = remembered.get(ctx);
  const key = `${kind} ${id}`;
  const found = known?.get(key) ?? findFacts(ctx, kind, id);
  known?.set(key, found);
  return found;
}

/**
 * The lock. Answers with the subject when the actor may do `action` to it. Refuses
 * "notFound" when there is no such subject or the actor may not know of it, "forbidden"
 * when they may look but not do this. Network-wide actions take the id "network".
 */
export async function authorize(
  ctx: Asking,
  action: Action,
  id: string = "network",
): Promise<Authorized> {
  const { subject: kind, words } = PERMISSIONS[action];
  const found = await factsOf(ctx, kind, id);
  if (!found || !maySee(kind, found.facts)) throw notFound();
  if (!can(action, found.facts)) {
    const closed = found.facts.isArchived
      ? " It is archived."
      : found.facts.isLocked
        ? " It is closed to edits."
        : "";
    throw new Refusal("forbidden", `You may not ${words}.${closed}`);
  }
  return { ...found.subject, facts: found.facts };
}

/** Which campaigns the actor may see: all of them, or the ids that were shared. */
export async function visibleCampaigns(ctx: ActorContext): Promise<"all" | string[]> {
  if (ctx.actor.networkRight) return "all";
  const grants = await ctx.db.grant.findMany({
    where: {
      personId: ctx.actor.personId,
      campaignId: { not: null },
      OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }],
    },
    select: { campaignId: true },
  });
  return grants.flatMap((grant) => grant.campaignId ?? []);
}
