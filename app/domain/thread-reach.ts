/** How much a comment is about: some words, one block, or the whole subject. */
export const THREAD_REACHES = ["words", "block", "whole"] as const;
export type ThreadReach = (typeof THREAD_REACHES)[number];
