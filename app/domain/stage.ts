/**
 * Where a city stands on its own path. The stage is never stored: it is read off the dated
 * action log, whose classifications are Open Civic Data's 31 bill actions and four that Open States
 * adds (`hearing-held`, `work-session`, `reported-out-of-committee`, `carried-over`). Legal force is
 * a separate axis (force.ts).
 * Source of the codes: openstates-core `data/common.py` BILL_ACTION_CLASSIFICATION_CHOICES.
 */

/** The ordered scale, then the three ways a path ends or stands still. */
export const STAGES = [
  "exploring",
  "drafting",
  "introduced",
  "inCommittee",
  "hearing",
  "passed",
  "signed",
  "inForce",
  "blocked",
  "failed",
  "vetoed",
] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_WORDS: Record<Stage, string> = {
  exploring: "Exploring",
  drafting: "Drafting",
  introduced: "Introduced",
  inCommittee: "In committee",
  hearing: "Hearing",
  passed: "Passed",
  signed: "Signed",
  inForce: "In force",
  blocked: "Blocked",
  failed: "Failed",
  vetoed: "Vetoed",
};

/** Classification → its plain name and the stage a city stands in after it. */
export const CLASSIFICATIONS = {
  filing: { name: "Filed with the clerk", stage: "drafting" },
  introduction: { name: "Introduced", stage: "introduced" },
  "reading-1": { name: "First reading", stage: "introduced" },
  "referral-committee": { name: "Referred to committee", stage: "inCommittee" },
  referral: { name: "Referred", stage: "inCommittee" },
  receipt: { name: "Received", stage: null },
  "work-session": { name: "Work session", stage: "inCommittee" },
  "hearing-held": { name: "Hearing", stage: "hearing" },
  "amendment-introduction": { name: "Amendment offered", stage: null },
  "amendment-passage": { name: "Amended", stage: null },
  "amendment-failure": { name: "Amendment failed", stage: null },
  "amendment-withdrawal": { name: "Amendment withdrawn", stage: null },
  "amendment-deferral": { name: "Amendment deferred", stage: null },
  "amendment-amendment": { name: "Amendment amended", stage: null },
  substitution: { name: "Substituted", stage: null },
  "committee-passage-favorable": { name: "Committee recommends", stage: "inCommittee" },
  "committee-passage-unfavorable": {
    name: "Committee reports against",
    stage: "inCommittee",
  },
  "committee-passage": { name: "Passed by committee", stage: "inCommittee" },
  "reported-out-of-committee": {
    name: "Reported out of committee",
    stage: "inCommittee",
  },
  "committee-failure": { name: "Held in committee", stage: "blocked" },
  deferral: { name: "Deferred", stage: "blocked" },
  "carried-over": { name: "Carried over", stage: "blocked" },
  "reading-2": { name: "Second reading", stage: "hearing" },
  "reading-3": { name: "Third reading", stage: "hearing" },
  passage: { name: "Passed by the body", stage: "passed" },
  enrolled: { name: "Enrolled", stage: "passed" },
  failure: { name: "Failed", stage: "failed" },
  withdrawal: { name: "Withdrawn", stage: "failed" },
  "executive-receipt": { name: "Sent to the executive", stage: "passed" },
  "executive-signature": { name: "Signed", stage: "signed" },
  "became-law": { name: "Became law without signature", stage: "signed" },
  "executive-veto": { name: "Vetoed", stage: "vetoed" },
  "executive-veto-line-item": { name: "Line-item veto", stage: "vetoed" },
  "veto-override-passage": { name: "Veto overridden", stage: "signed" },
  "veto-override-failure": { name: "Override failed", stage: "vetoed" },
} as const satisfies Record<string, { name: string; stage: Stage | null }>;
export type Classification = keyof typeof CLASSIFICATIONS;

/** What a city most often did that moved it to a stage; no action alone leads to the others. */
export const USUAL_CLASSES: Readonly<Partial<Record<Stage, Classification>>> = {
  drafting: "filing",
  introduced: "introduction",
  inCommittee: "referral-committee",
  hearing: "hearing-held",
  passed: "passage",
  signed: "executive-signature",
  blocked: "deferral",
  failed: "failure",
  vetoed: "executive-veto",
};

/** True for a classification of the list; anything else is refused at the form. */
export function isClassification(value: string): value is Classification {
  return Object.hasOwn(CLASSIFICATIONS, value);
}

/** What `stageOf` needs of an action. Dates are ISO calendar dates ("2018-06-14"). */
export interface DatedAction {
  happenedOn: string;
  /** Order of entry; decides between two actions of one day. */
  sequence: number;
  classification: string | null;
}

/** The log as it is read: by the day it happened, then by the order of entry. */
export function inOrder<T extends DatedAction>(actions: readonly T[]): T[] {
  // Dates of this form sort as they are; in the order of a language the same takes ten times as long.
  return [...actions].sort((a, b) => {
    if (a.happenedOn !== b.happenedOn) return a.happenedOn < b.happenedOn ? -1 : 1;
    return a.sequence - b.sequence;
  });
}

/**
 * The stage a city stands in: that of its latest classified action that moves it, however
 * late or out of order it was entered. An unclassified action shows that work has begun
 * ("drafting"); no action at all is "exploring". An action dated after `today` has not
 * happened. A city whose measure is law and in force (wholly or partly) stands at "inForce".
 */
export function stageOf(
  actions: readonly DatedAction[],
  force: "inForce" | "partly" | (string & {}),
  today: string,
): Stage {
  let stage: Stage = "exploring";
  for (const action of inOrder(actions)) {
    if (action.happenedOn > today) break;
    stage = stageAfter(stage, action);
  }
  const enacted = stage === "passed" || stage === "signed";
  return enacted && (force === "inForce" || force === "partly") ? "inForce" : stage;
}

/** The days a city stood at one stage, the last of them left out; null while it stands there. */
export interface StagePeriod {
  stage: Stage;
  from: string;
  until: string | null;
}

/**
 * The way a city went, stage by stage, up to `today`; empty while nothing has happened. Two actions of
 * one day leave the later stage alone. Legal force has no day in the log, so no path ends "inForce".
 */
export function stagePeriods(
  actions: readonly DatedAction[],
  today: string,
): StagePeriod[] {
  const periods: StagePeriod[] = [];
  let stage: Stage = "exploring";
  for (const action of inOrder(actions)) {
    if (action.happenedOn > today) break;
    const next = stageAfter(stage, action);
    if (next === stage) continue;
    stage = next;
    const last = periods.at(-1);
    if (last?.from === action.happenedOn) periods.pop();
    const before = periods.at(-1);
    if (before?.stage === stage) {
      before.until = null;
      continue;
    }
    if (before) before.until = action.happenedOn;
    periods.push({ stage, from: action.happenedOn, until: null });
  }
  return periods;
}

function stageAfter(stage: Stage, { classification }: DatedAction): Stage {
  const moved =
    classification && isClassification(classification)
      ? CLASSIFICATIONS[classification].stage
      : null;
  return moved ?? (stage === "exploring" ? "drafting" : stage);
}
