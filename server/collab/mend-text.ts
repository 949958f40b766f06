import type { LedgerStore } from "./ledger-store.ts";
import { isSnapshotSound, soundRows, whyDamaged } from "./sound-text.ts";

/** What came of mending, in a sentence for the operator. */
export interface Mended {
  words: string;
  isChanged: boolean;
  isGood: boolean;
}

/**
 * Takes the rows that spoil a stored text out of it (C31) and keeps them aside. Changes nothing
 * when nothing is wrong, or when the snapshot does not read: that has to come from a backup.
 */
export async function mendText(store: LedgerStore, draftId: string): Promise<Mended> {
  const stored = await store.load(draftId);
  const why = whyDamaged(stored);
  if (why === null) {
    return { words: "nothing is damaged.", isChanged: false, isGood: true };
  }
  if (!isSnapshotSound(stored)) {
    const words = `${why}. Bring this draft back from a backup; nothing was changed.`;
    return { words, isChanged: false, isGood: false };
  }
  const [snapshot] = stored.updates;
  if (!stored.isIntact && snapshot) await store.vouch(draftId, snapshot);
  const { kept, spoilt } = soundRows(stored);
  if (spoilt.length > 0) await store.setAside(draftId, spoilt, why);
  const words = `mended (${why}). Rows kept: ${kept.length}, set aside: ${spoilt.length}.`;
  return { words, isChanged: true, isGood: true };
}
