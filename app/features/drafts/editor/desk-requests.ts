import type { Question } from "./insertions.ts";
import type { KeyRequests } from "./manuscript-keys.ts";

/** What the editor's extensions ask of the page around them. */
export interface DeskRequests extends KeyRequests {
  onActivate(threadId: string): void;
  onAsk(question: Question): void;
  /** Something could not be done: said aloud and shown. */
  onRefused(words: string): void;
}

/** The element that says what the keys of the text do. */
export const KEYS_ID = "manuscript-keys";
