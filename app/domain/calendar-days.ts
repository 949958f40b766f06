import { type CalendarDate, calendarDate, databaseDate } from "./calendar-date.ts";

const DAY_MS = 86_400_000;

/** The day so many days after (before, if negative). Throws RangeError on what is no date. */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return calendarDate(new Date(databaseDate(day).getTime() + days * DAY_MS));
}

/** 0 for a Sunday. */
export function weekdayOf(day: CalendarDate): number {
  return databaseDate(day).getUTCDay();
}

/** Which one of its weekday it is in its month: 1 for the first Tuesday. */
export function nthOfMonth(day: CalendarDate): number {
  return Math.ceil(databaseDate(day).getUTCDate() / 7);
}
