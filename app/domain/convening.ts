import { type CalendarDate, dateIn } from "./calendar-date.ts";

/** Kinds of meeting of the network, in the order they are offered. */
export const CONVENING_KINDS = ["annual", "regional", "campaignCall"] as const;
export type ConveningKind = (typeof CONVENING_KINDS)[number];

export const CONVENING_KIND_WORDS: Record<ConveningKind, string> = {
  annual: "Annual convening",
  regional: "Regional convening",
  campaignCall: "Campaign call",
};

/** Open Civic Data event status. */
export const CONVENING_STATUSES = [
  "tentative",
  "confirmed",
  "cancelled",
  "passed",
] as const;
export type ConveningStatus = (typeof CONVENING_STATUSES)[number];

export const CONVENING_STATUS_WORDS: Record<
  ConveningStatus,
  { name: string; means: string }
> = {
  tentative: { name: "Tentative", means: "Date or place may still change." },
  confirmed: { name: "Confirmed", means: "It takes place as written." },
  cancelled: { name: "Cancelled", means: "It does not take place." },
  passed: { name: "Passed", means: "It has taken place." },
};

/**
 * True when a convening is behind us: somebody said so, or its last day has ended in the
 * place where it is held. One without days is still to come.
 */
export function isPast(
  convening: {
    status: ConveningStatus;
    timeZone: string;
    lastOn: CalendarDate | null;
  },
  now: Date,
): boolean {
  if (convening.status === "passed") return true;
  return convening.lastOn !== null && convening.lastOn < dateIn(convening.timeZone, now);
}

/** Time zones a city of the United States lies in, with the names people use. */
export const TIME_ZONES = {
  "America/New_York": "Eastern",
  "America/Chicago": "Central",
  "America/Denver": "Mountain",
  "America/Phoenix": "Mountain, no daylight saving (Arizona)",
  "America/Los_Angeles": "Pacific",
  "America/Anchorage": "Alaska",
  "Pacific/Honolulu": "Hawaii",
  "America/Puerto_Rico": "Atlantic (Puerto Rico, Virgin Islands)",
  "Pacific/Guam": "Chamorro (Guam)",
  "Pacific/Pago_Pago": "Samoa",
} as const satisfies Record<string, string>;

/** True for an IANA name this process can reckon with. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** What people in the zone call it on that day: "CDT" in July, "CST" in January. */
export function zoneWords(timeZone: string, on: CalendarDate): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    timeZoneName: "short",
  }).formatToParts(new Date(`${on}T18:00:00.000Z`));
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}
