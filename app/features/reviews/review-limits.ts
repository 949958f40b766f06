/** Longest words that go with a question or an answer, in characters. */
export const MAX_REVIEW_WORDS = 2_000;
