import { type CalendarDate, databaseDate, dateIn } from "./calendar-date.ts";

/** An entry made more than this many days after its day is shown as entered late. */
export const LATE_DAYS = 30;

/** Days between the day something happened and the day it was entered, in the city's zone. */
export function daysLate(
  happenedOn: CalendarDate,
  enteredAt: Date,
  timeZone: string,
): number {
  const enteredOn = databaseDate(dateIn(timeZone, enteredAt));
  return Math.round(
    (enteredOn.getTime() - databaseDate(happenedOn).getTime()) / 86_400_000,
  );
}

/** True when an entry was made so late that a reader should know. */
export function isEnteredLate(
  happenedOn: CalendarDate,
  enteredAt: Date,
  timeZone: string,
): boolean {
  return daysLate(happenedOn, enteredAt, timeZone) > LATE_DAYS;
}
