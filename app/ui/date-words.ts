/*
 * Dates in words. Written by hand, because the server's and the browser's own tables differ
 * in small things (spaces before "PM", "Sep" and "Sept"), and a page must read the same in both.
 */

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const weekdays = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

interface CalendarDay {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/** How much of a date is said: "July 27, 2017", "Jul 27, 2017", "Jul 27", "Thursday, July 27, 2017". */
export type DateForm = "long" | "short" | "withoutYear" | "weekday";

/**
 * Reads `YYYY-MM-DD` (anything after it is ignored).
 * Null when it is no date of the calendar, such as February 30.
 */
export function readDay(on: string): CalendarDay | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(on);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const check = new Date(Date.UTC(year, month - 1, day));
  return check.getUTCMonth() === month - 1 && check.getUTCDate() === day
    ? { year, month, day }
    : null;
}

/** The date in words; what cannot be read is given back as it came. */
export function wordsOfDate(on: string, form: DateForm = "long"): string {
  const date = readDay(on);
  return date ? wordsOfDay(date, form) : on;
}

function wordsOfDay({ year, month, day }: CalendarDay, form: DateForm): string {
  const name = months[month - 1] ?? "";
  const short = name.slice(0, 3);
  switch (form) {
    case "long":
      return `${name} ${day}, ${year}`;
    case "short":
      return `${short} ${day}, ${year}`;
    case "withoutYear":
      return `${short} ${day}`;
    case "weekday": {
      const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
      return `${weekdays[weekday]}, ${name} ${day}, ${year}`;
    }
  }
}

interface ZonedTime extends CalendarDay {
  hour: number;
  minute: number;
  second: number;
  zone: string;
}

/** The clock on the wall of a time zone (IANA name); an unknown zone is read as UTC. */
function wallClock(at: Date, timeZone: string): ZonedTime {
  const parts = new Map(
    zoneFormat(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0);
  return {
    year: number("year"),
    month: number("month"),
    day: number("day"),
    hour: number("hour") % 24,
    minute: number("minute"),
    second: number("second"),
    zone: parts.get("timeZoneName") ?? "UTC",
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  let made: Intl.DateTimeFormat;
  try {
    made = makeFormat(timeZone);
  } catch {
    made = makeFormat("UTC");
  }
  formats.set(timeZone, made);
  return made;
}

function makeFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
    timeZoneName: "short",
  });
}

function clock({ hour, minute }: ZonedTime): string {
  const half = hour < 12 ? "AM" : "PM";
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, "0")} ${half}`;
}

/** "10:32 AM" in a time zone. */
export function wordsOfTime(at: Date, timeZone: string): string {
  return clock(wallClock(at, timeZone));
}

/**
 * An instant as people say it. With `now`: "just now", "12 minutes ago", "today at 9:05 AM",
 * "yesterday at 4:10 PM", "Jul 27 at 10:32 AM" in the same year. Without: day, year and time.
 */
export function wordsOfInstant(at: Date, timeZone: string, now?: Date): string {
  const then = wallClock(at, timeZone);
  if (!now) return `${wordsOfDay(then, "short")}, ${clock(then)}`;
  const minutes = Math.round((now.getTime() - at.getTime()) / 60_000);
  if (minutes >= 0 && minutes < 60) {
    if (minutes < 1) return "just now";
    return minutes === 1 ? "1 minute ago" : `${minutes} minutes ago`;
  }
  const today = wallClock(now, timeZone);
  switch (dayNumber(today) - dayNumber(then)) {
    case 0:
      return `today at ${clock(then)}`;
    case 1:
      return `yesterday at ${clock(then)}`;
    case -1:
      return `tomorrow at ${clock(then)}`;
  }
  return then.year === today.year
    ? `${wordsOfDay(then, "withoutYear")} at ${clock(then)}`
    : wordsOfDay(then, "short");
}

/** Everything, for the hover: "Thursday, July 27, 2017, 10:32:07 AM CDT". */
export function exactInstant(at: Date, timeZone: string): string {
  const then = wallClock(at, timeZone);
  const [time = "", half = ""] = clock(then).split(" ");
  const seconds = String(then.second).padStart(2, "0");
  return `${wordsOfDay(then, "weekday")}, ${time}:${seconds} ${half} ${then.zone}`;
}

function dayNumber({ year, month, day }: CalendarDay): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}
