import * as Y from "yjs";
import { checkManuscript, checkRoots } from "#app/manuscript/check.ts";
import { createDocument } from "#app/manuscript/document.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import type { StoredText } from "./ledger-store.ts";

/** What is wrong with a stored text, and how much of it is not shown. */
export interface Damage {
  /** In words for a log: never the text itself. */
  why: string;
  /** Rows from the first that spoils the text to the last. */
  hiddenRows: number;
}

/** A stored text as far as it can be trusted. */
export interface SoundText {
  doc: Y.Doc;
  damage: Damage | null;
}

/** Stored bytes of which nothing can be shown. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/**
 * Makes the document of what is stored (C31). Nothing that the gate would refuse is ever
 * stored; but disks, hands and older versions can spoil rows, and an editor deletes whatever its
 * schema refuses. So the text ends before the first row after which it could not be shown.
 * Throws `Unreadable` when the snapshot itself is spoilt: then there is nothing good before it.
 */
export function openText(stored: StoredText): SoundText {
  if (!stored.isIntact) {
    throw new Unreadable("the stored snapshot is not what was written");
  }
  const whole = tryOut(stored.updates);
  if (whole.why === null) return { doc: whole.doc, damage: null };
  const snapshots = stored.updates.length - stored.rows.length;
  const base = tryOut(stored.updates.slice(0, snapshots));
  if (base.why !== null) throw new Unreadable(`the snapshot is spoilt: ${base.why}`);
  let doc = base.doc;
  let why = whole.why;
  // With the first `sound` updates the text can be shown, with the first `spoilt` it cannot.
  let sound = snapshots;
  let spoilt = stored.updates.length;
  while (spoilt - sound > 1) {
    const middle = (sound + spoilt) >>> 1;
    const tried = tryOut(stored.updates.slice(0, middle));
    if (tried.why === null) {
      sound = middle;
      doc = tried.doc;
    } else {
      spoilt = middle;
      why = tried.why;
    }
  }
  return { doc, damage: { why, hiddenRows: stored.updates.length - sound } };
}

/** What is wrong with a stored text, in words for a log; null when nothing is. */
export function whyDamaged(stored: StoredText): string | null {
  try {
    const { doc, damage } = openText(stored);
    doc.destroy();
    return damage?.why ?? null;
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

/** Whether a snapshot whose checksum is wrong can be shown all the same. */
export function isSnapshotSound({ updates, rows }: StoredText): boolean {
  return tryOut(updates.slice(0, updates.length - rows.length)).why === null;
}

/**
 * Which rows can stay: every one that leaves the text sound after those that stayed before it.
 * A spoilt row in the middle need not take with it what others wrote later.
 */
export function soundRows(stored: StoredText): { kept: string[]; spoilt: string[] } {
  const snapshots = stored.updates.length - stored.rows.length;
  const updates = stored.updates.slice(0, snapshots);
  const kept: string[] = [];
  const spoilt: string[] = [];
  stored.rows.forEach((row, index) => {
    const update = stored.updates[snapshots + index];
    if (update && tryOut([...updates, update]).why === null) {
      updates.push(update);
      kept.push(row);
    } else {
      spoilt.push(row);
    }
  });
  return { kept, spoilt };
}

/** The document of these updates, and why it cannot be shown; null when it can. */
function tryOut(updates: readonly Uint8Array[]): { doc: Y.Doc; why: string | null } {
  const doc = createDocument();
  const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
  } catch {
    return { doc, why: "bytes that are no update" };
  }
  if (doc.store.pendingStructs || doc.store.pendingDs) {
    return { doc, why: "leans on words that are not stored" };
  }
  return { doc, why: checkRoots(doc) ?? checkManuscript(fragment) };
}
