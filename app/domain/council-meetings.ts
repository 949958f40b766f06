import type { CalendarDate } from "./calendar-date.ts";
import { addDays, nthOfMonth, weekdayOf } from "./calendar-days.ts";
import { listed } from "./wording.ts";

/** Days of the week as a council's calendar counts them: 0 is Sunday. */
export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

export const ORDINALS = ["first", "second", "third", "fourth", "fifth"] as const;

/** When a council meets. */
export interface MeetingDays {
  /** The day of the week, 0 is Sunday; null: not known, and any day will do. */
  meetingWeekday: number | null;
  /** In which weeks of a month: 1 to 5; empty: in each. */
  meetingWeeks: readonly number[];
}

/** "the first and third Tuesday of a month", "every Thursday". */
export function dayWords({ meetingWeekday, meetingWeeks }: MeetingDays): string {
  const day =
    meetingWeekday === null ? "any day" : (WEEKDAYS[meetingWeekday] ?? "any day");
  if (meetingWeekday === null) return day;
  if (meetingWeeks.length === 0) return `every ${day}`;
  return `on the ${listed(meetingWeeks.map((week) => ORDINALS[week - 1] ?? ""))} ${day} of a month`;
}

/** The first day from this one on which the council meets. */
export function meetingFrom(meetings: MeetingDays, day: CalendarDate): CalendarDate {
  let at = day;
  while (!meetsOn(meetings, at)) at = addDays(at, 1);
  return at;
}

/** The last day until this one on which it meets. */
export function meetingUntil(meetings: MeetingDays, day: CalendarDate): CalendarDate {
  let at = day;
  while (!meetsOn(meetings, at)) at = addDays(at, -1);
  return at;
}

function meetsOn(
  { meetingWeekday, meetingWeeks }: MeetingDays,
  day: CalendarDate,
): boolean {
  if (meetingWeekday === null) return true;
  if (weekdayOf(day) !== meetingWeekday) return false;
  // A council that only met in fifth weeks would be waited for through months without one.
  return meetingWeeks.length === 0 || meetingWeeks.includes(nthOfMonth(day));
}
