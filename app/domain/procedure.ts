/**
 * How a council makes law. Every council has its own rules (`city profile`), so they are data; the
 * days that follow from them are in `procedure-calendar.ts`.
 */
import { type MeetingDays, ORDINALS } from "./council-meetings.ts";
import { capital } from "./wording.ts";

/**
 * A council's rules as far as dates depend on them. Null: not known; it then counts as nothing, and
 * `unknownIn` says so. Days are calendar days.
 */
export interface Procedure extends MeetingDays {
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
}

export type PlannedStep =
  | "filing"
  | "reading"
  | "committee"
  | "hearing"
  | "passage"
  | "executive"
  | "inForce";

export type Route = "ordinary" | "emergency";

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

/** A step of the way an ordinance goes. */
export interface Step {
  step: PlannedStep;
  reading: number | null;
  /** Only on a day the council meets. */
  atMeeting: boolean;
  /** Steps before it, by place, and how many days must lie between. */
  waits: { for: number; days: number; words: string }[];
}

/** The steps of a council's way, each after those it waits for. */
export function stepsOf(procedure: Procedure, route: Route): Step[] {
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
    words:
      notice > 0 ? `${daysWords(notice)} of notice after filing` : "No notice is counted",
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
        gap > 0
          ? `${daysWords(gap)} after the reading before`
          : "After the reading before";
      const waits = [{ for: last, days: gap, words }];
      // What a committee or a hearing says, the council hears before it reads it again.
      last = readingAt(reading, reading === 2 ? [...waits, ...before] : waits);
    }
  }
  const voted = steps.length - 1;
  const signs = procedure.executiveSigns === true;
  if (signs) {
    // Whoever needs it at once has it signed at once.
    const days = isEmergency ? 0 : (procedure.vetoWindowDays ?? 0);
    const words =
      days > 0
        ? `${daysWords(days)} to sign or return it`
        : "Signed the day it is voted on";
    add({
      step: "executive",
      reading: null,
      atMeeting: false,
      waits: [{ for: voted, days, words }],
    });
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
    waits.push({
      for: at,
      days: 0,
      words: "After the hearing, on the same day at the earliest",
    });
  }
  return waits;
}

/** What a step is called: "Second reading". */
export function nameOf(step: PlannedStep, reading: number | null): string {
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

function daysWords(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
