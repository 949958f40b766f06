/** What a comment and the quote it stands under may hold; the input and the form agree on it. */
export const MAX_COMMENT_CHARACTERS = 5_000;
/** Longer quotes are cut: the quote only reminds of words that may have gone. */
export const MAX_QUOTE_CHARACTERS = 1_000;

/** So many a comment can name. */
export const MAX_MENTIONS = 20;
