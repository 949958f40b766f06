import * as Y from "yjs";
import {
  checkAttribute,
  checkFormat,
  checkPart,
  checkWordsIn,
} from "#app/manuscript/check.ts";
import { markNameOf } from "#app/manuscript/state.ts";
import type { Place, SharedType } from "./known.ts";
import type { Struct } from "./read-update.ts";

/** The part a type is; "doc" for the one fragment without an item above it; else null. */
function partNameOf(type: SharedType): string | null {
  if (type instanceof Y.XmlElement) return type.nodeName;
  if (type instanceof Y.XmlFragment && type._item === null) return "doc";
  return null;
}

/**
 * Whether a new struct may stand where it wants to (C9). Null if it may; else why not, in
 * words for a log. It looks at the struct and its parent alone, which is enough because the
 * manuscript's schema lets a part stand or not regardless of its neighbours.
 */
export function whyUnfit(struct: Struct, place: Place): string | null {
  // Collected and deleted things are never shown, and what stands in a collected parent becomes one.
  if (struct instanceof Y.GC || place === "gone") return null;
  const { content } = struct;
  if (content instanceof Y.ContentDeleted) return null;
  const { parent, key } = place;

  if (parent instanceof Y.XmlText) {
    if (key !== null) return "an attribute of words";
    if (content instanceof Y.ContentString) return null;
    if (content instanceof Y.ContentFormat) {
      return checkFormat(content.key, content.value);
    }
    return "something in words that is no word";
  }

  const parentName = partNameOf(parent);
  if (parentName === null) return "a parent no manuscript has";
  if (key !== null) {
    if (parentName === "doc") return "an attribute of the text itself";
    if (!(content instanceof Y.ContentAny) || content.arr.length === 0) {
      return "an attribute that is no value";
    }
    // Values that replaced one another and were kept for undo travel as one struct.
    for (const value of content.arr) {
      const why = checkAttribute(parentName, key, value);
      if (why !== null) return why;
    }
    return null;
  }
  if (!(content instanceof Y.ContentType)) return "a bare value among blocks";
  const { type } = content;
  if (type instanceof Y.XmlText) return checkWordsIn(parentName);
  if (type instanceof Y.XmlElement) return checkPart(parentName, type.nodeName);
  return "a type no manuscript has";
}

/** True for a struct that starts or ends a comment's anchor and does nothing else. */
export function isAnchor(struct: Struct): boolean {
  return (
    struct instanceof Y.Item &&
    struct.content instanceof Y.ContentFormat &&
    isAnchorFormat(struct.content.key)
  );
}

export function isAnchorFormat(format: string): boolean {
  return markNameOf(format) === "comment";
}

/** True for a struct that can never be seen: collected or deleted, and in nobody's attribute. */
export function isTrace(struct: Struct, place: Place): boolean {
  if (struct instanceof Y.GC || place === "gone") return true;
  return struct.content instanceof Y.ContentDeleted && place.key === null;
}
