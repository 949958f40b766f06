/**
 * Reviews: how far a draft is, who was asked what they say to which version of it, and what they
 * answered. The states and who may move a draft between them are in `domain/draft-state.ts`.
 */
import { z } from "zod";
import { DRAFT_STATES } from "#app/domain/draft-state.ts";
import { plainText } from "#app/domain/plain-text.ts";
import { MAX_REVIEW_WORDS } from "./review-limits.ts";

const words = z
  .string()
  .transform(plainText)
  .pipe(
    z.string().max(MAX_REVIEW_WORDS, `Keep it under ${MAX_REVIEW_WORDS} characters.`),
  );

/** What becomes of suggestions that are open when a text is made final. */
export const SUGGESTION_FATES = ["accept", "reject", "keep"] as const;

const Move = z.strictObject({
  intent: z.literal("move"),
  to: z.enum(DRAFT_STATES),
  suggestions: z.enum(["", ...SUGGESTION_FATES]).default(""),
});

const Ask = z
  .strictObject({
    intent: z.literal("ask"),
    personIds: z.array(z.uuid()),
    /** Somebody else, by address. */
    email: z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.union([z.literal(""), z.email("Write an e-mail address, or nothing.")]))
      .default(""),
    cityIds: z.array(z.uuid()),
    dueOn: z
      .union([z.literal(""), z.iso.date("Choose a day, or leave it empty.")])
      .default(""),
    note: words.default(""),
  })
  .refine(
    ({ personIds, cityIds, email }) => personIds.length + cityIds.length > 0 || email,
    {
      message: "Choose at least one person or city.",
      path: ["personIds"],
    },
  );

const Answer = z
  .strictObject({
    intent: z.literal("answer"),
    reviewId: z.uuid(),
    answer: z.enum(["approve", "object"], "Choose an answer."),
    reason: words.default(""),
  })
  .refine(({ answer, reason }) => answer === "approve" || reason !== "", {
    message: "Say why, so that it can be mended.",
    path: ["reason"],
  });

const Withdraw = z.strictObject({ intent: z.literal("withdraw"), reviewId: z.uuid() });

/** Everything the review page of a draft can ask for. */
export const ReviewInput = z.union([Move, Ask, Answer, Withdraw]);
export type ReviewInput = z.output<typeof ReviewInput>;
export type MoveInput = Pick<z.output<typeof Move>, "to" | "suggestions">;
export type AskInput = z.output<typeof Ask>;
export type AnswerInput = z.output<typeof Answer>;
