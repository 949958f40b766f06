import { z } from "zod";

/** Longest words a decided suggestion is remembered with, in characters. */
export const MAX_DECIDED_WORDS = 300;
/** So many at once, as when all of a city's are decided together. */
const MOST_AT_ONCE = 500;

const suggestionId = z.string().regex(/^[a-z0-9.]{1,40}$/, "This is no suggestion.");

/** What a steward has decided in the text, for the record. */
export const DecisionInput = z.strictObject({
  fate: z.enum(["accept", "reject"]),
  suggestionIds: z.array(suggestionId).min(1).max(MOST_AT_ONCE),
  /** What each proposed, in the same order. */
  words: z
    .array(z.string().transform((words) => words.slice(0, MAX_DECIDED_WORDS)))
    .max(MOST_AT_ONCE),
});
export type DecisionInput = z.output<typeof DecisionInput>;
