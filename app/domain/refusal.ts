/**
 * The ground floor's words and rules: pure functions and const lists in the vocabulary of
 * docs/glossary.md. No database, no React, no Node; whatever needs one of these is on a
 * floor above.
 */

/** Why something was refused; each is turned once into a status and once into a close code. */
export const REFUSAL_REASONS = [
  "signedOut",
  "forbidden",
  "notFound",
  "conflict",
  "invalid",
  "tooMany",
  "unavailable",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** HTTP status a page or action answers with for each reason. */
export const REFUSAL_STATUS: Record<RefusalReason, number> = {
  signedOut: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  invalid: 400,
  tooMany: 429,
  unavailable: 503,
};

/**
 * An expected "no": not allowed, not there, out of date. Thrown by commands and queries
 * with a sentence a stranger can act on; anything else that is thrown is a bug.
 */
export class Refusal extends Error {
  readonly reason: RefusalReason;
  /** Field the refusal belongs to, when it is about one. */
  readonly field: string | undefined;

  constructor(
    reason: RefusalReason,
    message: string,
    options: { field?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "Refusal";
    this.reason = reason;
    this.field = options.field;
  }
}

/** The one answer to an unknown id and to a foreign one: it never says which. */
export function notFound(): Refusal {
  return new Refusal("notFound", "There is no such page, or it is not shared with you.");
}
