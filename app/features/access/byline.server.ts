import { databaseDate, dateIn } from "#app/domain/calendar-date.ts";
import { cityColorIndex } from "#app/domain/city-color.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Byline } from "./byline.ts";

/** What to select of a person whose name is shown: the office held on the day of `now`. */
export function bylineSelect(now: Date) {
  const today = databaseDate(dateIn("UTC", now));
  return {
    id: true,
    name: true,
    offices: {
      where: {
        startsOn: { lte: today },
        OR: [{ endsOn: null }, { endsOn: { gte: today } }],
      },
      orderBy: { startsOn: "desc" },
      take: 1,
      select: { title: true, city: { select: { id: true, name: true, state: true } } },
    },
  } satisfies Prisma.PersonSelect;
}

interface BylineRow {
  id: string;
  name: string;
  offices: readonly {
    title: string;
    city: { id: string; name: string; state: string };
  }[];
}

/** Name, city and office of a selected person; null stands for somebody who is gone. */
export function byline(row: BylineRow): Byline;
export function byline(row: BylineRow | null): Byline | null;
export function byline(row: BylineRow | null): Byline | null {
  if (!row) return null;
  const office = row.offices[0];
  return {
    personId: row.id,
    name: row.name,
    city: office ? cityLabel(office.city) : null,
    title: office?.title ?? null,
    color: cityColorIndex(office?.city.id ?? null),
  };
}
