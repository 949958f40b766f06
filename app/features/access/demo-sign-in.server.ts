import { cityColorIndex } from "#app/domain/city-color.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import { notFound } from "#app/domain/refusal.ts";
import { reaches } from "#app/domain/rights.ts";
import type { ServerContext } from "#app/platform/context.server.ts";
import { heldAt } from "./current-office.server.ts";
import { type Browser, enter } from "./session-commands.server.ts";

export interface DemoPerson {
  id: string;
  name: string;
  /** "Council Member, District 11" or what they are to the network. */
  role: string;
  color: number;
}

export interface DemoGroup {
  /** "Austin, TX", "Network staff" or "Guests". */
  title: string;
  people: DemoPerson[];
}

/**
 * The people of the demo network, staff first, then by city, guests last. Refuses
 * "notFound" when this is not a demo.
 */
export async function listDemoPeople(ctx: ServerContext): Promise<DemoGroup[]> {
  if (!ctx.isDemo) throw notFound();
  const people = await ctx.db.person.findMany({
    where: { isDemo: true, suspendedAt: null },
    orderBy: { name: "asc" },
    select: {
      id: true,
      name: true,
      isAdministrator: true,
      grants: { where: { scope: "network" }, select: { right: true } },
      offices: {
        where: heldAt(ctx.now()),
        orderBy: { startsOn: "desc" },
        take: 1,
        select: {
          title: true,
          district: true,
          city: { select: { id: true, name: true, state: true } },
        },
      },
    },
  });
  const staff: DemoPerson[] = [];
  const guests: DemoPerson[] = [];
  const cities = new Map<string, DemoPerson[]>();
  for (const { id, name, isAdministrator, grants, offices } of people) {
    const right = grants[0]?.right ?? null;
    const office = offices[0];
    const person = { id, name, color: cityColorIndex(office?.city.id ?? null) };
    if (office && !isAdministrator) {
      const title = cityLabel(office.city);
      const role = [office.title, office.district].filter(Boolean).join(", ");
      cities.set(title, [...(cities.get(title) ?? []), { ...person, role }]);
    } else if (isAdministrator) {
      staff.unshift({ ...person, role: "Administrator" });
    } else if (right) {
      staff.push({
        ...person,
        role: reaches(right, "steward") ? "Organizer" : "Network staff",
      });
    } else {
      guests.push({ ...person, role: "Guest: sees only what was shared" });
    }
  }
  const groups = [...cities]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([title, members]) => ({ title, people: members }));
  return [
    { title: "Network staff", people: staff },
    ...groups,
    { title: "Guests", people: guests },
  ].filter((group) => group.people.length > 0);
}

/**
 * Lets somebody in as a person of the demo, without proof. Refuses "notFound" unless this
 * is a demo and the person one of its own.
 */
export async function enterAsDemoPerson(
  ctx: ServerContext,
  personId: string,
  browser: Browser,
): Promise<string> {
  if (!ctx.isDemo) throw notFound();
  const person = await ctx.db.person.findFirst({
    where: { id: personId, isDemo: true, suspendedAt: null },
    select: { id: true },
  });
  if (!person) throw notFound();
  return enter(ctx, person.id, browser);
}
