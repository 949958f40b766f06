/**
 * What a city does next, read off the same log as its stage: either what its latest entry
 * announced, or an action that is already entered with a day still to come.
 */
import type { CalendarDate } from "./calendar-date.ts";
import { type DatedAction, inOrder } from "./stage.ts";

/** How many days ahead a next step is shown as needing somebody. */
export const SOON_DAYS = 14;

/** What `nextStepOf` needs of an action. */
export interface PathAction extends DatedAction {
  description: string;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  /** Who sees to the step; null for nobody named. */
  nextStepOwner?: StepOwner | null;
}

export interface StepOwner {
  id: string;
  name: string;
}

export interface NextStep {
  words: string;
  owner: StepOwner | null;
  /** Null when no day is set. */
  on: CalendarDate | null;
  /** Its day is before `today`, and nothing was entered since. */
  isOverdue: boolean;
}

/**
 * The next step, or null. The latest action that has happened may announce one; every later
 * entry takes its place, announced or not, because a step that was taken is no longer next.
 * An action dated after `today` is a step too. Of the two the earlier day is next.
 */
export function nextStepOf(
  actions: readonly PathAction[],
  today: CalendarDate,
): NextStep | null {
  const log = inOrder(actions);
  const last = log.filter((action) => action.happenedOn <= today).at(-1);
  const coming = log.find((action) => action.happenedOn > today);
  const owner = last?.nextStepOwner ?? null;
  const announced = last?.nextStep
    ? { words: last.nextStep, on: last.nextStepOn, owner }
    : null;
  const entered = coming
    ? { words: coming.description, on: coming.happenedOn, owner: null }
    : null;
  const next =
    announced && entered
      ? announced.on !== null && announced.on <= entered.on
        ? announced
        : entered
      : (announced ?? entered);
  return next && { ...next, isOverdue: next.on !== null && next.on < today };
}

/** The latest action that has happened, or null. */
export function lastActionOf<T extends DatedAction>(
  actions: readonly T[],
  today: CalendarDate,
): T | null {
  return inOrder(actions).findLast((action) => action.happenedOn <= today) ?? null;
}

/** The sooner of two steps comes first; a step without a day comes after every dated one. */
export function bySoonest(
  a: Pick<NextStep, "on"> | null,
  b: Pick<NextStep, "on"> | null,
): number {
  const key = (step: Pick<NextStep, "on"> | null) =>
    step ? (step.on ?? "9999-12-31") : "9999-12-32";
  return key(a).localeCompare(key(b));
}
