/**
 * A calendar date is a day without a time or a zone, written "2018-06-14". The database's
 * `date` columns travel as midnight UTC; these two functions are the only crossing.
 */
export type CalendarDate = string;

/** "2018-06-14" of a database date (midnight UTC). */
export function calendarDate(date: Date): CalendarDate {
  return date.toISOString().slice(0, 10);
}

/** Midnight UTC of the day, as the database wants it. Throws RangeError on another shape. */
export function databaseDate(date: CalendarDate): Date {
  const value = new Date(`${date}T00:00:00.000Z`);
  if (!isCalendarDate(date)) throw new RangeError(`Not a calendar date: ${date}`);
  return value;
}

/** True for a day that exists, from year 1000 to 9999. */
export function isCalendarDate(value: string): value is CalendarDate {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && calendarDate(date) === value;
}

/** Kept, for making one takes longer than a hundred uses; there are some 400 zones. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day it is at an instant in a place. Throws a RangeError for a zone nobody knows. */
export function dateIn(timeZone: string, instant: Date): CalendarDate {
  const known = dayFormats.get(timeZone);
  if (known) return known.format(instant);
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  dayFormats.set(timeZone, format);
  return format.format(instant);
}

/** The same for many places at one instant; asks the calendar once a zone. */
export function dayByZone(instant: Date): (timeZone: string) => CalendarDate {
  const days = new Map<string, CalendarDate>();
  return (timeZone) => {
    const known = days.get(timeZone);
    if (known) return known;
    const day = dateIn(timeZone, instant);
    days.set(timeZone, day);
    return day;
  };
}
