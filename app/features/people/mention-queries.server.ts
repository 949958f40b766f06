import { cityLabel } from "#app/domain/city-label.ts";
import { can } from "#app/domain/permissions.ts";
import { findFacts } from "#app/features/access/facts.server.ts";
import { listCities } from "#app/features/cities/city-queries.server.ts";
import type { MentionKind } from "#app/manuscript/nodes/inline-parts.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { listPeople } from "./people-queries.server.ts";

/** Somebody or some city a text can name. */
export interface Mentionable {
  kind: MentionKind;
  id: string;
  /** What the text will read. */
  name: string;
  /** By what people of one name are told apart. */
  about: string;
}

export interface MentionList {
  found: Mentionable[];
  /** Guests are not told who else is in the network: their list is empty. */
  isGuest: boolean;
}

const MOST_PEOPLE = 12;
const MOST_CITIES = 8;

/** Who and which cities can be mentioned, by words of their names, offices and cities. */
export async function listMentionable(
  ctx: ActorContext,
  q: string,
): Promise<MentionList> {
  const network = await findFacts(ctx, "network", "network");
  if (!network || !can("network.view", network.facts)) {
    return { found: [], isGuest: true };
  }
  const [{ people }, { states }] = await Promise.all([
    listPeople(ctx, { q, cityId: null, role: null }),
    listCities(ctx, q),
  ]);
  const persons = people
    .filter(({ isSuspended }) => !isSuspended)
    .slice(0, MOST_PEOPLE)
    .map(({ id, name, role, city }): Mentionable => {
      const about = [role, city?.label].filter(Boolean).join(", ");
      return { kind: "person", id, name, about };
    });
  const cities = states
    .flatMap((state) => state.cities)
    .slice(0, MOST_CITIES)
    .map((city): Mentionable => {
      return { kind: "city", id: city.id, name: cityLabel(city), about: "City" };
    });
  return { found: [...persons, ...cities], isGuest: false };
}
