import { cityColorIndex } from "#app/domain/city-color.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import { type Right, reaches } from "#app/domain/rights.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { heldAt } from "#app/features/access/current-office.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { PeopleFilter } from "./people-filter.ts";

export interface PersonLine {
  id: string;
  name: string;
  pronouns: string | null;
  email: string;
  /** "Council Member, District 11", or what they are without an office. */
  role: string;
  city: { id: string; label: string } | null;
  color: number;
  isSuspended: boolean;
}

export interface PeopleList {
  people: PersonLine[];
  /** True when more people match than are shown. */
  isCut: boolean;
  cities: { id: string; label: string }[];
}

const MOST = 500;

/**
 * Who is in the network, by name. Refuses "forbidden" for a guest. Suspended people are
 * shown to administrators only.
 */
export async function listPeople(
  ctx: ActorContext,
  filter: PeopleFilter,
): Promise<PeopleList> {
  const { facts } = await authorize(ctx, "network.view");
  const held = heldAt(ctx.now());
  const [rows, cities] = await Promise.all([
    ctx.db.person.findMany({
      where: {
        ...(facts.isAdministrator ? {} : { suspendedAt: null }),
        AND: conditionsOf(filter, held),
      },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: MOST + 1,
      select: {
        id: true,
        name: true,
        pronouns: true,
        email: true,
        isAdministrator: true,
        suspendedAt: true,
        grants: { where: { scope: "network" }, select: { right: true } },
        offices: {
          where: { ...held, ...(filter.cityId && { cityId: filter.cityId }) },
          orderBy: { startsOn: "desc" },
          take: 1,
          select: {
            kind: true,
            title: true,
            district: true,
            city: { select: { id: true, name: true, state: true } },
          },
        },
      },
    }),
    ctx.db.city.findMany({
      where: { offices: { some: held } },
      orderBy: [{ name: "asc" }, { state: "asc" }],
      select: { id: true, name: true, state: true },
    }),
  ]);
  const people = rows.slice(0, MOST).map((row): PersonLine => {
    const office = row.offices[0];
    return {
      id: row.id,
      name: row.name,
      pronouns: row.pronouns,
      email: row.email,
      role: office
        ? [office.title, office.district].filter(Boolean).join(", ")
        : roleWithoutOffice(row.isAdministrator, row.grants[0]?.right ?? null),
      city: office ? { id: office.city.id, label: cityLabel(office.city) } : null,
      color: cityColorIndex(office?.city.id ?? null),
      isSuspended: row.suspendedAt !== null,
    };
  });
  return {
    people,
    isCut: rows.length > MOST,
    cities: cities.map((city) => ({ id: city.id, label: cityLabel(city) })),
  };
}

/** What somebody is to the network who holds no office today. */
export function roleWithoutOffice(isAdministrator: boolean, right: Right | null): string {
  if (isAdministrator) return "Administrator";
  if (reaches(right, "steward")) return "Organizer";
  return right ? "Member" : "Guest";
}

function conditionsOf(
  { q, cityId, role }: PeopleFilter,
  held: ReturnType<typeof heldAt>,
): Prisma.PersonWhereInput[] {
  const conditions: Prisma.PersonWhereInput[] = [];
  for (const word of q.split(/\s+/).filter(Boolean)) {
    conditions.push({ OR: meetingWord(word, held) });
  }
  if (cityId) conditions.push({ offices: { some: { ...held, cityId } } });
  if (role === "guest") {
    conditions.push({ isAdministrator: false, grants: { none: { scope: "network" } } });
    conditions.push({ offices: { none: held } });
  } else if (role === "staff") {
    conditions.push({
      OR: [{ isAdministrator: true }, { grants: { some: { scope: "network" } } }],
    });
    conditions.push({ offices: { none: held } });
  } else if (role) {
    conditions.push({ offices: { some: { ...held, kind: role } } });
  }
  return conditions;
}

/** A word is met by the name, the address, or the title or city of an office held today. */
function meetingWord(
  word: string,
  held: ReturnType<typeof heldAt>,
): Prisma.PersonWhereInput[] {
  const has = containing(word);
  return [
    { name: has },
    { email: has },
    { offices: { some: { ...held, title: has } } },
    { offices: { some: { ...held, city: { name: has } } } },
  ];
}

/** A condition on words somebody typed: `%` and `_` mean themselves. */
export function containing(word: string) {
  return {
    contains: word.replace(/[\\%_]/g, "\\$&"),
    mode: "insensitive" as const, // Prisma wants the literal
  };
}
