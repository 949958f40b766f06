/** The days that follow from a council's rules, forward and back; computed, never stored. */
import type { CalendarDate } from "./calendar-date.ts";
import { addDays } from "./calendar-days.ts";
import { dayWords, meetingFrom, meetingUntil } from "./council-meetings.ts";
import {
  nameOf,
  type PlannedStep,
  type Procedure,
  type Route,
  type Step,
  stepsOf,
} from "./procedure.ts";
import { capital } from "./wording.ts";

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

/** The earliest days when it is filed on `filedOn`. In the order they come in. */
export function earliestDays(
  procedure: Procedure,
  filedOn: CalendarDate,
  route: Route = "ordinary",
): PlannedDay[] {
  const steps = stepsOf(procedure, route);
  const days: CalendarDate[] = [];
  return steps.map((step, at) => {
    const soonest = step.waits.map((wait) =>
      addDays(days[wait.for] ?? filedOn, wait.days),
    );
    const lower = [filedOn, ...soonest].reduce(later);
    const on = step.atMeeting ? meetingFrom(procedure, lower) : lower;
    days[at] = on;
    const binding = step.waits.find((_, which) => soonest[which] === lower);
    return {
      ...named(step),
      on,
      because: sentence([
        binding ? binding.words : step.step === "filing" ? "The day it is filed" : "",
        step.atMeeting && on !== lower
          ? `the next meeting is ${dayWords(procedure)}`
          : "",
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
        const own =
          which > at && wait.for === at
            ? addDays(days[which] ?? upper, -wait.days)
            : null;
        if (own === null || own > upper || (own === upper && why !== "")) continue;
        upper = own;
        why = wait.words;
      }
    });
    const on = step.atMeeting ? meetingUntil(procedure, upper) : upper;
    days[at] = on;
    because[at] = sentence([
      why,
      step.atMeeting && on !== upper
        ? `the last meeting by then is ${dayWords(procedure)}`
        : "",
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

function named({ step, reading }: Step): Pick<PlannedDay, "step" | "reading" | "name"> {
  return { step, reading, name: nameOf(step, reading) };
}

const later = (one: CalendarDate, other: CalendarDate) => (one > other ? one : other);

function sentence(parts: readonly string[]): string {
  const said = parts.filter(Boolean).join("; ");
  return said === "" ? "" : `${capital(said)}.`;
}
