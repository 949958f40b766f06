/**
 * How a council makes law, and the days that follow from it. Every council has its own rules
 * (`city profile`), so they are data; what is computed here is never stored.
 */
import type { CalendarDate } from "./calendar-date.ts";
import { addDays, nthOfMonth, weekdayOf } from "./calendar-days.ts";

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

/**
 * A council's rules as far as dates depend on them. Null: not known; it then counts as nothing, and
 * `unknownIn` says so. Days are calendar days.
 */
export interface Procedure {
  /** How often it is read before the council; the last time it is voted on. */
  readings: number | null;
  /** Between filing and the first reading. */
  noticeDays: number | null;
  /** Between two readings; 0: both may be on one day. */
  readingGapDays: number | null;
  /** How long a committee has it, at the least; null: it need not go to one. */
  committeeDays: number | null;
  /** Between the first reading and a public hearing; null: none is needed. */
  hearingNoticeDays: number | null;
  /** Whether somebody signs or returns it. */
  executiveSigns: boolean | null;
  /** How long they have. */
  vetoWindowDays: number | null;
  /** From the vote, or from when it is signed, until it has effect. */
  effectiveAfterDays: number | null;
  /** The vote it takes to make it an emergency, in words; null or empty: not known. */
  emergencyVote: string | null;
  /** Whether an emergency still waits for the executive's time to end. */
  overrideVote: string | null;
  /** The day of the week the council meets, 0 is Sunday; null: any day will do. */
  meetingWeekday: number | null;
  /** In which weeks of a month: 1 to 5; empty: in each. */
  meetingWeeks: readonly number[];
}

export type PlannedStep =
  | "filing"
  | "reading"
  | "committee"
  | "hearing"
  | "passage"
  | "executive"
  | "inForce";

/** One day of a plan, and what it follows from. */
export interface PlannedDay {
  step: PlannedStep;
  /** Which reading, counted from 1; of a passage the last one. */
  reading: number | null;
  /** "First reading". */
  name: string;
  on: CalendarDate;
  /** Why not before (or not after) that day, in a sentence. */
  because: string;
}

export type Route = "ordinary" | "emergency";

/** The earliest days when it is filed on `filedOn`. In the order they come in. */
export function earliestDays(
  procedure: Procedure,
  filedOn: CalendarDate,
  route: Route = "ordinary",
): PlannedDay[] {
  const steps = stepsOf(procedure, route);
  const days: CalendarDate[] = [];
  return steps.map((step, at) => {
    const soonest = step.waits.map((wait) => addDays(days[wait.for] ?? filedOn, wait.days));
    const lower = [filedOn, ...soonest].reduce(later);
    const on = step.atMeeting ? meetingFrom(procedure, lower) : lower;
    days[at] = on;
    const binding = step.waits.find((_, which) => soonest[which] === lower);
    return {
      ...named(step),
      on,
      because: sentence([
        binding ? binding.words : step.step === "filing" ? "The day it is filed" : "",
        step.atMeeting && on !== lower ? `the next meeting is ${dayWords(procedure)}` : "",
      ]),
    };
  });
}

/** The latest days if it shall be in force on `inForceOn`. In the order they come in. */
export function latestDays(
  procedure: Procedure,
  inForceOn: CalendarDate,
  route: Route = "ordinary",
): PlannedDay[] {
  const steps = stepsOf(procedure, route);
  const days: CalendarDate[] = [];
  const because: string[] = [];
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const step = steps[at];
    if (!step) continue;
    let upper = inForceOn;
    let why = at === steps.length - 1 ? "The day it shall be in force" : "";
    steps.forEach((next, which) => {
      for (const wait of next.waits) {
        const own = which > at && wait.for === at ? addDays(days[which] ?? upper, -wait.days) : null;
        if (own === null || own > upper || (own === upper && why !== "")) continue;
        upper = own;
        why = wait.words;
      }
    });
    const on = step.atMeeting ? meetingUntil(procedure, upper) : upper;
    days[at] = on;
    because[at] = sentence([
      why,
      step.atMeeting && on !== upper ? `the last meeting by then is ${dayWords(procedure)}` : "",
    ]);
  }
  return steps.map((step, at) => ({
    ...named(step),
    on: days[at] ?? inForceOn,
    because: because[at] ?? "",
  }));
}

/** The day it has effect at the earliest. */
export function earliestInForce(
  procedure: Procedure,
  filedOn: CalendarDate,
  route: Route = "ordinary",
): CalendarDate {
  return earliestDays(procedure, filedOn, route).at(-1)?.on ?? filedOn;
}

/** What the profile does not say although days depend on it; in words for a sentence. */
export function unknownIn(procedure: Procedure): string[] {
  const unknown: string[] = [];
  if (procedure.readings === null) unknown.push("how many readings there are");
  if (procedure.noticeDays === null) unknown.push("how many days of notice it takes");
  if ((procedure.readings ?? 1) > 1 && procedure.readingGapDays === null)
    unknown.push("how far apart readings are");
  if (procedure.executiveSigns === null) unknown.push("whether an executive signs it");
  if (procedure.executiveSigns && procedure.vetoWindowDays === null)
    unknown.push("how long the executive has");
  if (procedure.effectiveAfterDays === null) unknown.push("when it takes effect");
  if (procedure.meetingWeekday === null) unknown.push("when the council meets");
  return unknown;
}

/** "the first and third Tuesday of a month", "every Thursday". */
export function dayWords({ meetingWeekday, meetingWeeks }: Procedure): string {
  const day = meetingWeekday === null ? "any day" : (WEEKDAYS[meetingWeekday] ?? "any day");
  if (meetingWeekday === null) return day;
  if (meetingWeeks.length === 0) return `every ${day}`;
  return `on the ${listed(meetingWeeks.map((week) => ORDINALS[week - 1] ?? ""))} ${day} of a month`;
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth"] as const;

interface Step {
  step: PlannedStep;
  reading: number | null;
  /** Only on a day the council meets. */
  atMeeting: boolean;
  /** Steps before it, by place, and how many days must lie between. */
  waits: { for: number; days: number; words: string }[];
}

/** The steps of a council's way, each after those it waits for. */
function stepsOf(procedure: Procedure, route: Route): Step[] {
  const isEmergency = route === "emergency";
  const readings = isEmergency ? 1 : Math.max(1, procedure.readings ?? 1);
  const steps: Step[] = [{ step: "filing", reading: null, atMeeting: false, waits: [] }];
  const add = (step: Step) => steps.push(step) - 1;
  const readingAt = (reading: number, waits: Step["waits"]) =>
    add({
      step: reading === readings ? "passage" : "reading",
      reading,
      atMeeting: true,
      waits,
    });
  const notice = isEmergency ? 0 : (procedure.noticeDays ?? 0);
  const filed = {
    for: 0,
    days: notice,
    words: notice > 0 ? `${daysWords(notice)} of notice after filing` : "Filed before",
  };
  if (readings === 1) {
    const before = isEmergency ? [] : beforeVote(procedure, add, 0);
    readingAt(1, [filed, ...before]);
  } else {
    let last = readingAt(1, [filed]);
    const before = beforeVote(procedure, add, last);
    const gap = procedure.readingGapDays ?? 0;
    for (let reading = 2; reading <= readings; reading += 1) {
      const words =
        gap > 0 ? `${daysWords(gap)} after the reading before` : "After the reading before";
      const waits = [{ for: last, days: gap, words }];
      // What a committee or a hearing says, the council hears before it reads it again.
      last = readingAt(reading, reading === 2 ? [...waits, ...before] : waits);
    }
  }
  const voted = steps.length - 1;
  const signs = procedure.executiveSigns === true;
  if (signs) {
    const days = procedure.vetoWindowDays ?? 0;
    const words =
      days > 0 ? `${daysWords(days)} to sign or return it` : "Signed the day it is voted on";
    add({ step: "executive", reading: null, atMeeting: false, waits: [{ for: voted, days, words }] });
  }
  const delay = isEmergency ? 0 : (procedure.effectiveAfterDays ?? 0);
  const from = signs ? "the executive's time" : "the vote";
  add({
    step: "inForce",
    reading: null,
    atMeeting: false,
    waits: [
      {
        for: steps.length - 1,
        days: delay,
        words: delay > 0 ? `${daysWords(delay)} after ${from}` : `At once after ${from}`,
      },
    ],
  });
  return steps;
}

/** A committee and a hearing, where the council has them; answers with what the vote waits for. */
function beforeVote(
  { committeeDays, hearingNoticeDays }: Procedure,
  add: (step: Step) => number,
  after: number,
): Step["waits"] {
  const waits: Step["waits"] = [];
  if (committeeDays !== null) {
    const words = `${daysWords(committeeDays)} in committee`;
    const at = add({
      step: "committee",
      reading: null,
      atMeeting: false,
      waits: [{ for: after, days: committeeDays, words }],
    });
    waits.push({ for: at, days: 0, words: "After the committee has reported" });
  }
  if (hearingNoticeDays !== null) {
    const words = `${daysWords(hearingNoticeDays)} of notice of the hearing`;
    const at = add({
      step: "hearing",
      reading: null,
      atMeeting: true,
      waits: [{ for: after, days: hearingNoticeDays, words }],
    });
    waits.push({ for: at, days: 0, words: "After the hearing, on the same day at the earliest" });
  }
  return waits;
}

function named({ step, reading }: Step): Pick<PlannedDay, "step" | "reading" | "name"> {
  return { step, reading, name: nameOf(step, reading) };
}

function nameOf(step: PlannedStep, reading: number | null): string {
  switch (step) {
    case "filing":
      return "Filed";
    case "reading":
      return `${capital(ORDINALS[(reading ?? 1) - 1] ?? `${reading}th`)} reading`;
    case "committee":
      return "Committee reports";
    case "hearing":
      return "Public hearing";
    case "passage":
      return reading === 1
        ? "Vote"
        : `${capital(ORDINALS[(reading ?? 1) - 1] ?? `${reading}th`)} reading and vote`;
    case "executive":
      return "Signed or returned";
    case "inForce":
      return "In force";
  }
}

/** The first day from this one on which the council meets. */
function meetingFrom(procedure: Procedure, day: CalendarDate): CalendarDate {
  let at = day;
  while (!meetsOn(procedure, at)) at = addDays(at, 1);
  return at;
}

/** The last day until this one on which it meets. */
function meetingUntil(procedure: Procedure, day: CalendarDate): CalendarDate {
  let at = day;
  while (!meetsOn(procedure, at)) at = addDays(at, -1);
  return at;
}

function meetsOn({ meetingWeekday, meetingWeeks }: Procedure, day: CalendarDate): boolean {
  if (meetingWeekday === null) return true;
  if (weekdayOf(day) !== meetingWeekday) return false;
  // A council that only met in fifth weeks would be waited for through months without one.
  return meetingWeeks.length === 0 || meetingWeeks.includes(nthOfMonth(day));
}

const later = (one: CalendarDate, other: CalendarDate) => (one > other ? one : other);

function daysWords(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

function sentence(parts: readonly string[]): string {
  const said = parts.filter(Boolean).join("; ");
  return said === "" ? "" : `${capital(said)}.`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
