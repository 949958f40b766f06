import * as Y from "yjs";
import { manuscriptSchema } from "./schema.ts";

/** A stretch of a block's content, counted as ProseMirror counts from the beginning of that content. */
export interface Stretch {
  from: number;
  to: number;
}

/** What somebody has seen: for each Yjs client how far, and which clients are their own. */
export interface Seen {
  clocks: ReadonlyMap<number, number>;
  ownClients: ReadonlySet<number>;
}

/** `stateVector` as Yjs encodes it. Throws when it is none. */
export function seenOf(stateVector: Uint8Array, ownClients: Iterable<number>): Seen {
  return { clocks: Y.decodeStateVector(stateVector), ownClients: new Set(ownClients) };
}

/**
 * The words others have put into a block since. Every struct of Yjs carries who wrote it and as
 * their how-manieth, so this is read off the text itself and not off a comparison. What is deleted
 * leaves nothing to show; a block that was moved or turned into another kind was written anew, and
 * counts as new.
 */
export function newWordsIn(block: Y.XmlElement, seen: Seen): Stretch[] {
  const found: Stretch[] = [];
  collect(block, 0, seen, found);
  return merged(found);
}

/** Reads the content of an element that begins at `at`; answers where it ends. */
function collect(
  element: Y.XmlElement,
  at: number,
  seen: Seen,
  found: Stretch[],
): number {
  let place = at;
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) place = collectText(child, place, seen, found);
    else if (child instanceof Y.XmlElement) {
      if (manuscriptSchema.nodes[child.nodeName]?.isAtom) {
        const id = child._item?.id;
        if (id && isNew(id.client, id.clock, seen))
          found.push({ from: place, to: place + 1 });
        place += 1;
      } else place = collect(child, place + 1, seen, found) + 1;
    }
  }
  return place;
}

function collectText(text: Y.XmlText, at: number, seen: Seen, found: Stretch[]): number {
  let place = at;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { client, clock } = item.id;
    const known = Math.max(0, (seen.clocks.get(client) ?? 0) - clock);
    if (known < item.length && !seen.ownClients.has(client)) {
      found.push({ from: place + known, to: place + item.length });
    }
    place += item.length;
  }
  return place;
}

function isNew(client: number, clock: number, { clocks, ownClients }: Seen): boolean {
  return !ownClients.has(client) && clock >= (clocks.get(client) ?? 0);
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const stretch of stretches) {
    const last = whole.at(-1);
    if (last && last.to === stretch.from) last.to = stretch.to;
    else whole.push({ ...stretch });
  }
  return whole;
}
