/** Longest name of a version, in characters; the input and the form agree on it. */
export const MAX_VERSION_NAME = 120;
