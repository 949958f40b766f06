import type { Action } from "./permissions.ts";

/** How far a draft is, in order. An archived draft keeps the state it had. */
export const DRAFT_STATES = ["drafting", "inReview", "final", "superseded"] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

export const DRAFT_STATE_WORDS: Record<DraftState, { name: string; means: string }> = {
  drafting: { name: "Drafting", means: "Everybody who may write is writing." },
  inReview: {
    name: "In review",
    means: "People and cities were asked what they say to it. Writing goes on.",
  },
  final: {
    name: "Final",
    means: "Nobody can change a letter. It opens to be read, and comments go on.",
  },
  superseded: {
    name: "Superseded",
    means: "Another text has taken its place. It can be read and commented.",
  },
};

/** One step a draft can take, and who may take it. */
export interface StateMove {
  to: DraftState;
  action: Extract<Action, "draft.askReview" | "draft.steward">;
  /** On the button. */
  words: string;
}

const MOVES: Record<DraftState, readonly StateMove[]> = {
  drafting: [
    { to: "inReview", action: "draft.askReview", words: "Put it in review" },
    { to: "final", action: "draft.steward", words: "Make it final" },
  ],
  inReview: [
    { to: "drafting", action: "draft.askReview", words: "Take it out of review" },
    { to: "final", action: "draft.steward", words: "Make it final" },
  ],
  final: [
    { to: "drafting", action: "draft.steward", words: "Open it again" },
    { to: "superseded", action: "draft.steward", words: "Say it is superseded" },
  ],
  superseded: [{ to: "final", action: "draft.steward", words: "It stands again" }],
};

/** Where a draft can go from a state. */
export function movesFrom(state: DraftState): readonly StateMove[] {
  return MOVES[state];
}

/** The step from one state to another; null when there is none. */
export function moveBetween(from: DraftState, to: DraftState): StateMove | null {
  return MOVES[from].find((move) => move.to === to) ?? null;
}

/** Whether nobody may change the text any more. */
export function isSettled(state: DraftState): boolean {
  return state === "final" || state === "superseded";
}
