import {
  type CalendarDate,
  calendarDate,
  databaseDate,
} from "#app/domain/calendar-date.ts";

/** From midnight UTC after a day until that day has ended everywhere on earth. */
const LAST_PLACE_MS = 12 * 3_600_000;
const DAY_MS = 86_400_000;

/** The instant at which a right whose last day is `on` ends: when the day is over everywhere. */
export function expiryOf(on: CalendarDate): Date {
  return new Date(databaseDate(on).getTime() + DAY_MS + LAST_PLACE_MS);
}

/** The last day on which a right that ends at the instant is good. */
export function lastDayOf(expiresAt: Date): CalendarDate {
  return calendarDate(new Date(expiresAt.getTime() - LAST_PLACE_MS - 1));
}
