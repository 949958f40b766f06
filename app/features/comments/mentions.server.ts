import { cityLabel } from "#app/domain/city-label.ts";
import { can } from "#app/domain/permissions.ts";
import { findFacts } from "#app/features/access/facts.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";

/**
 * Keeps whom a comment names. What was sent is only believed where the words say "@" and that name, and
 * where its writer may know of the person or city; everything else stays plain words. Who is named may
 * find the comment under My work, if they may read what it is on.
 */
export async function keepMentions(
  ctx: ActorContext,
  tx: Transaction,
  comment: { commentId: string; body: string; mentions?: readonly string[] },
): Promise<void> {
  const { commentId, body, mentions = [] } = comment;
  await tx.commentMention.deleteMany({ where: { commentId } });
  const asked = [...new Set(mentions)];
  if (asked.length === 0 || !(await mayKnowTheNetwork(ctx))) return;
  const idsOf = (kind: string) =>
    asked.flatMap((one) =>
      one.startsWith(`${kind}:`) ? [one.slice(kind.length + 1)] : [],
    );
  const [people, cities] = await Promise.all([
    tx.person.findMany({
      where: { id: { in: idsOf("person") }, suspendedAt: null },
      select: { id: true, name: true },
    }),
    tx.city.findMany({
      where: { id: { in: idsOf("city") } },
      select: { id: true, name: true, state: true },
    }),
  ]);
  const named = [
    ...people.map(({ id, name }) => ({ personId: id, name })),
    ...cities.map((city) => ({ cityId: city.id, name: cityLabel(city) })),
  ].filter(({ name }) => body.includes(`@${name}`));
  await tx.commentMention.createMany({
    data: named.map((mention) => ({ commentId, ...mention })),
  });
}

/** Guests are not told who is in the network. */
export async function mayKnowTheNetwork(ctx: ActorContext): Promise<boolean> {
  const network = await findFacts(ctx, "network", "network");
  return network !== null && can("network.view", network.facts);
}
