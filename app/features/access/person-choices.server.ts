import { cityLabel } from "#app/domain/city-label.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { heldAt } from "./current-office.server.ts";

/** Somebody in a list to choose from. */
export interface PersonChoice {
  id: string;
  name: string;
  /** "Austin, TX" of the office held today; empty for somebody who holds none. */
  city: string;
}

/** People by name, as a list to choose from. The caller has asked who may be told of them. */
export async function personChoices(
  ctx: Pick<ActorContext, "db" | "now">,
  where: Prisma.PersonWhereInput,
): Promise<PersonChoice[]> {
  const people = await ctx.db.person.findMany({
    where,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      offices: {
        where: heldAt(ctx.now()),
        orderBy: { startsOn: "desc" },
        take: 1,
        select: { city: { select: { name: true, state: true } } },
      },
    },
  });
  return people.map(({ id, name, offices: [office] }) => ({
    id,
    name,
    city: office ? cityLabel(office.city) : "",
  }));
}
