import { fromBase64, toBase64 } from "lib0/buffer";
import { mergeUpdates } from "yjs";
import { KEPT_PREFIX } from "./forget-words.ts";

/** Whose words, and of which draft. */
export interface WordsPlace {
  draftId: string;
  personId: string;
}

/** A tab holds about five million characters; what is larger is not kept, and the page has warned. */
const MAX_CHARACTERS = 4_000_000;

function keyOf({ draftId, personId }: WordsPlace): string {
  return `${KEPT_PREFIX}${personId} ${draftId}`;
}

/**
 * Keeps what the server has not acknowledged while the page goes, in the tab and for this person alone: it
 * outlives a reload and ends with the tab. True when it is kept.
 */
export function keepWords(place: WordsPlace, updates: readonly Uint8Array[]): boolean {
  const words = toBase64(mergeUpdates([...updates]));
  if (words.length > MAX_CHARACTERS) return false;
  try {
    sessionStorage.setItem(keyOf(place), words);
    return true;
  } catch {
    return false; // no storage, or a full one: the browser has asked before the page went
  }
}

/** What was kept, as an update; null for nothing. It is kept no longer. */
export function takeKeptWords(place: WordsPlace): Uint8Array | null {
  try {
    const words = sessionStorage.getItem(keyOf(place));
    sessionStorage.removeItem(keyOf(place));
    return words ? fromBase64(words) : null;
  } catch {
    return null;
  }
}
