/** Keys of the tab's storage under which unsent words wait (`kept-words.ts`). */
export const KEPT_PREFIX = "unsaved ";

/** Whoever signs out leaves nothing for whoever comes next. */
export function forgetKeptWords(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(KEPT_PREFIX)) sessionStorage.removeItem(key);
    }
  } catch {
    // No storage holds no words.
  }
}
