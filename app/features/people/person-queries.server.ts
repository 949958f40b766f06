import { type CalendarDate, calendarDate, dateIn } from "#app/domain/calendar-date.ts";
import { cityColorIndex } from "#app/domain/city-color.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import { can } from "#app/domain/permissions.ts";
import type { OfficeKind, Right } from "#app/domain/rights.ts";
import { authorize, visibleCampaigns } from "#app/features/access/authorize.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { roleWithoutOffice } from "./people-queries.server.ts";

export interface OfficeLine {
  id: string;
  city: { id: string; label: string };
  kind: OfficeKind;
  title: string;
  district: string | null;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  when: "now" | "later" | "before";
}

export interface PersonView {
  id: string;
  name: string;
  pronouns: string | null;
  about: string;
  /** Shown to members and to the person; null for everybody else. */
  email: string | null;
  role: string;
  color: number;
  isOwn: boolean;
  isSuspended: boolean;
  isAdministrator: boolean;
  /** Held now, then later, then before; the latest first. */
  offices: OfficeLine[];
  /** Those of the campaigns they lead that the actor may see. */
  leads: { id: string; title: string; goal: string }[];
  may: { edit: boolean; administer: boolean; seeCities: boolean };
}

const officeSelect = {
  id: true,
  kind: true,
  title: true,
  district: true,
  startsOn: true,
  endsOn: true,
  city: { select: { id: true, name: true, state: true } },
} as const; // a selection of Prisma's wants literals

/** A person's page. Refuses "notFound" for somebody the actor may not know of. */
export async function getPerson(
  ctx: ActorContext,
  personId: string,
): Promise<PersonView> {
  const { facts } = await authorize(ctx, "person.view", personId);
  const visible = await visibleCampaigns(ctx);
  const row = await ctx.db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      name: true,
      pronouns: true,
      about: true,
      email: true,
      isAdministrator: true,
      suspendedAt: true,
      offices: { orderBy: { startsOn: "desc" }, select: officeSelect },
      grants: {
        where: {
          OR: [
            { scope: "network" },
            {
              isLead: true,
              campaign: {
                archivedAt: null,
                ...(visible === "all" ? {} : { id: { in: visible } }),
              },
            },
          ],
        },
        orderBy: { createdAt: "asc" },
        select: {
          scope: true,
          right: true,
          campaign: { select: { id: true, title: true, goal: true } },
        },
      },
    },
  });
  const offices = officeLines(row.offices, dateIn("UTC", ctx.now()));
  const current = offices.find((office) => office.when === "now");
  const network = row.grants.find((grant) => grant.scope === "network");
  return {
    id: personId,
    name: row.name,
    pronouns: row.pronouns,
    about: row.about,
    email: facts.isOwn || can("network.view", facts) ? row.email : null,
    role: current
      ? [current.title, current.district].filter(Boolean).join(", ")
      : roleWithoutOffice(row.isAdministrator, network?.right ?? null),
    color: cityColorIndex(current?.city.id ?? null),
    isOwn: facts.isOwn,
    isSuspended: row.suspendedAt !== null,
    isAdministrator: row.isAdministrator,
    offices,
    leads: row.grants.flatMap((grant) => grant.campaign ?? []),
    may: {
      edit: can("person.edit", facts),
      administer: can("person.administer", facts),
      seeCities: can("network.view", facts),
    },
  };
}

interface OfficeRow {
  id: string;
  kind: OfficeKind;
  title: string;
  district: string | null;
  startsOn: Date;
  endsOn: Date | null;
  city: { id: string; name: string; state: string };
}

const ORDER: OfficeLine["when"][] = ["now", "later", "before"];

function officeLines(rows: readonly OfficeRow[], today: CalendarDate): OfficeLine[] {
  const lines = rows.map((row): OfficeLine => {
    const startsOn = calendarDate(row.startsOn);
    const endsOn = row.endsOn && calendarDate(row.endsOn);
    const isOver = endsOn !== null && endsOn < today;
    return {
      id: row.id,
      city: { id: row.city.id, label: cityLabel(row.city) },
      kind: row.kind,
      title: row.title,
      district: row.district,
      startsOn,
      endsOn,
      when: isOver ? "before" : startsOn > today ? "later" : "now",
    };
  });
  return lines.sort((a, b) => ORDER.indexOf(a.when) - ORDER.indexOf(b.when));
}

export interface PersonEditView {
  id: string;
  name: string;
  pronouns: string;
  about: string;
  email: string;
  isOwn: boolean;
  hasPassword: boolean;
  isSuspended: boolean;
  isAdministrator: boolean;
  networkRight: Right | null;
  offices: OfficeLine[];
  today: CalendarDate;
  /** Empty when the actor may not add an office. */
  cities: { id: string; label: string }[];
  may: { addOffice: boolean; changeEmail: boolean; administer: boolean };
}

/** What the edit page of a person is filled with. Refuses like every change it offers. */
export async function getPersonToEdit(
  ctx: ActorContext,
  personId: string,
): Promise<PersonEditView> {
  const { facts } = await authorize(ctx, "person.edit", personId);
  const mayAddOffice = can("person.addOffice", facts);
  const [row, cities] = await Promise.all([
    ctx.db.person.findUniqueOrThrow({
      where: { id: personId },
      select: {
        name: true,
        pronouns: true,
        about: true,
        email: true,
        passwordHash: true,
        isAdministrator: true,
        suspendedAt: true,
        offices: { orderBy: { startsOn: "desc" }, select: officeSelect },
        grants: { where: { scope: "network" }, select: { right: true } },
      },
    }),
    mayAddOffice
      ? ctx.db.city.findMany({
          orderBy: [{ name: "asc" }, { state: "asc" }],
          select: { id: true, name: true, state: true },
        })
      : [],
  ]);
  const today = dateIn("UTC", ctx.now());
  return {
    id: personId,
    name: row.name,
    pronouns: row.pronouns ?? "",
    about: row.about,
    email: row.email,
    isOwn: facts.isOwn,
    hasPassword: row.passwordHash !== null,
    isSuspended: row.suspendedAt !== null,
    isAdministrator: row.isAdministrator,
    networkRight: row.grants[0]?.right ?? null,
    offices: officeLines(row.offices, today),
    today,
    cities: cities.map((city) => ({ id: city.id, label: cityLabel(city) })),
    may: {
      addOffice: mayAddOffice,
      changeEmail: can("network.administer", facts),
      administer: can("person.administer", facts),
    },
  };
}
