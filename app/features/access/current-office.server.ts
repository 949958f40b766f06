import { databaseDate, dateIn } from "#app/domain/calendar-date.ts";

/** Prisma's condition for an office that is held at an instant. */
export function heldAt(now: Date) {
  const today = databaseDate(dateIn("UTC", now));
  return {
    startsOn: { lte: today },
    OR: [{ endsOn: null }, { endsOn: { gte: today } }],
  };
}
