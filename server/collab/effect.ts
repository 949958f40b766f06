import * as Y from "yjs";
import { isAnchor, isAnchorFormat, isTrace } from "./fit.ts";
import { type Judged, Refused } from "./gate.ts";
import type { Known } from "./known.ts";
import type { ReadUpdate } from "./read-update.ts";

/**
 * Whether an update says anything the room does not know: a new struct, or a deletion of
 * something that is still there. A step 2 repeats every deletion there ever was (C12).
 */
export function bringsNews(update: ReadUpdate, judged: Judged, known: Known): boolean {
  if (judged.added.length > 0) return true;
  return update.deletes.some((range) => known.liveIn(range).length > 0);
}

/** Whether the text reads differently after it; a comment's anchor changes no words. */
export function changesWords(update: ReadUpdate, judged: Judged, known: Known): boolean {
  for (const { struct, place } of judged.added) {
    if (!isAnchor(struct) && !isTrace(struct, place)) return true;
  }
  for (const range of update.deletes) {
    for (const item of known.liveIn(range)) if (!isAnchor(item)) return true;
  }
  return false;
}

/**
 * Refuses what somebody who may not write must not change (C7, C11). What the update adds and
 * deletes must be formats, and the words must read the same before and after: to a commenter
 * with anchors left out of account, to a viewer with anchors too. A viewer may add nothing.
 * The room must have applied all it accepted. `tryOut` gives a copy of the document with the
 * update in it; it is only asked for when other formats than anchors were added, which the
 * editor does when an anchor moves, because that costs as much as the whole text.
 */
export function refuseWriting(
  update: ReadUpdate,
  judged: Judged,
  known: Known,
  mayAnchor: boolean,
  tryOut: () => Y.Doc,
): void {
  const texts = new Set<Y.XmlText>();
  let addsFormats = false;
  for (const { struct, place } of judged.added) {
    if (!mayAnchor) throw new Refused("right", "would change the text");
    if (isTrace(struct, place) || isAnchor(struct)) continue;
    const isFormat =
      struct instanceof Y.Item && struct.content instanceof Y.ContentFormat;
    if (!isFormat || place === "gone" || !(place.parent instanceof Y.XmlText)) {
      throw new Refused("right", "would change the text");
    }
    addsFormats = true;
    texts.add(place.parent);
  }
  const gone = new Set<Y.Item>();
  for (const range of update.deletes) {
    for (const item of known.liveIn(range)) {
      const isFormat = item.content instanceof Y.ContentFormat;
      if (!isFormat) throw new Refused("right", "would delete from the text");
      gone.add(item);
      if (item.parent instanceof Y.XmlText) texts.add(item.parent);
    }
  }
  const after = addsFormats ? tryOut() : null;
  for (const text of texts) {
    const changed = after ? runsOf(sameIn(after, text), null, mayAnchor) : null;
    if (runsOf(text, null, mayAnchor) !== (changed ?? runsOf(text, gone, mayAnchor))) {
      throw new Refused("right", "would change how the text is set");
    }
  }
  after?.destroy();
}

/** The same text in a copy of its document. */
function sameIn(copy: Y.Doc, text: Y.XmlText): Y.XmlText {
  const id = text._item?.id;
  const item = id && Y.getItem(copy.store, id);
  const type = item?.content instanceof Y.ContentType ? item.content.type : null;
  if (type instanceof Y.XmlText) return type;
  throw new Refused("right", "would take the text away");
}

/** The words of a text with their formats, canonical, as if `without` were deleted too. */
function runsOf(
  text: Y.XmlText,
  without: ReadonlySet<Y.Item> | null,
  ignoreAnchors: boolean,
): string {
  const formats = new Map<string, unknown>();
  const runs: { words: string; formats: string }[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || without?.has(item)) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (ignoreAnchors && isAnchorFormat(content.key)) continue;
      if (content.value === null) formats.delete(content.key);
      else formats.set(content.key, content.value);
    } else if (content instanceof Y.ContentString) {
      const set = JSON.stringify([...formats].sort(([a], [b]) => (a < b ? -1 : 1)));
      const last = runs.at(-1);
      if (last?.formats === set) last.words += content.str;
      else runs.push({ words: content.str, formats: set });
    }
  }
  return JSON.stringify(runs);
}
