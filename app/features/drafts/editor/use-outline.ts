import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { useEffect, useState } from "react";
import { blocksOfNode } from "#app/manuscript/blocks.ts";
import { type OutlineEntry, outlineOf } from "#app/manuscript/outline.ts";
import { changesStyle, styleOf } from "./block-labels.ts";
import { anchorRanges } from "./comment-anchors.ts";
import { suggestionsOf } from "./suggesting/use-suggestions.ts";

/** The outline may be this much behind the typing, and waits for a quiet moment after that. */
const BEHIND_MS = 150;
const QUIET_MS = 600;
/** A block counts as read from this far under the top of the window. */
const READING_LINE_PX = 170;

/** The text's outline with what is going on in each part of it. */
export interface Outline {
  entries: readonly OutlineEntry[];
  /**
   * Where each entry's block begins in the document; -1 when it is not there. Brought up to date
   * in place: positions change with every letter, and nothing of what is shown changes with them.
   */
  places: number[];
  /** For each entry, how many open comments stand between it and the next. */
  comments: readonly number[];
  /** The same of suggestions. */
  suggestions: readonly number[];
}

/** Follows the typing at a distance: it never takes part in showing a letter. */
export function useOutline(editor: Editor, openThreads: readonly string[]): Outline {
  const [outline, setOutline] = useState(() => outlineIn(editor, openThreads));
  const threads = openThreads.join(" ");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let quiet = 0;
    const read = () => {
      timer = null;
      quiet = 0;
      const open = threads === "" ? [] : threads.split(" ");
      setOutline((before) => {
        const now = outlineIn(editor, open);
        if (!isSame(before, now)) return now;
        before.places = now.places;
        return before;
      });
    };
    const later = () => {
      timer ??= setTimeout(() => {
        quiet = whenQuiet(read);
      }, BEHIND_MS);
    };
    const restyled = ({ transaction }: { transaction: Transaction }) => {
      if (changesStyle(transaction)) later();
    };
    editor.on("update", later);
    editor.on("transaction", restyled);
    read();
    return () => {
      editor.off("update", later);
      editor.off("transaction", restyled);
      if (timer) clearTimeout(timer);
      if (quiet) cancelWhenQuiet(quiet);
    };
  }, [editor, threads]);
  return outline;
}

/** Safari has no idle callback. */
function whenQuiet(work: () => void): number {
  if (typeof requestIdleCallback === "function") {
    return requestIdleCallback(work, { timeout: QUIET_MS });
  }
  return window.setTimeout(work, BEHIND_MS);
}

function cancelWhenQuiet(handle: number): void {
  if (typeof cancelIdleCallback === "function") cancelIdleCallback(handle);
  else clearTimeout(handle);
}

function outlineIn(editor: Editor, openThreads: readonly string[]): Outline {
  const { doc } = editor.state;
  const { profile } = styleOf(editor.state);
  const entries = outlineOf(blocksOfNode(doc), { profile });
  const byId = placesOf(doc);
  const places = entries.map(({ id }) => (id === null ? -1 : (byId.get(id) ?? -1)));
  const ranges = openThreads.length > 0 ? anchorRanges(doc) : new Map();
  const threads = openThreads.flatMap((thread) => ranges.get(thread)?.from ?? []);
  const comments = countedBy(places, threads);
  const proposed = suggestionsOf(doc).map(({ from }) => from);
  return { entries, places, comments, suggestions: countedBy(places, proposed) };
}

/** How many of some positions stand between each entry and the next. */
function countedBy(places: readonly number[], positions: readonly number[]): number[] {
  const counts = places.map(() => 0);
  for (const pos of positions) {
    const nth = lastBefore(places, pos);
    if (nth >= 0) counts[nth] = (counts[nth] ?? 0) + 1;
  }
  return counts;
}

function placesOf(doc: Node): Map<string, number> {
  const places = new Map<string, number>();
  doc.forEach((node, pos) => {
    if (typeof node.attrs.id === "string") places.set(node.attrs.id, pos);
  });
  return places;
}

function lastBefore(places: readonly number[], pos: number): number {
  let last = -1;
  places.forEach((place, nth) => {
    if (place >= 0 && place <= pos) last = nth;
  });
  return last;
}

function isSame(a: Outline, b: Outline): boolean {
  return (
    JSON.stringify([a.entries, a.comments, a.suggestions]) ===
    JSON.stringify([b.entries, b.comments, b.suggestions])
  );
}

/** The entry whose part is being read: the last that begins above the reading line. */
export function useReadingPlace(editor: Editor, outline: Outline): number {
  const [place, setPlace] = useState(0);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const { view } = editor;
      const box = view.dom.getBoundingClientRect();
      // One look at the line instead of one at each part: a text may have hundreds.
      const at = view.posAtCoords({
        left: box.left + box.width / 2,
        top: READING_LINE_PX,
      });
      setPlace(at ? Math.max(0, lastBefore(outline.places, at.pos)) : 0);
    };
    const later = () => {
      frame ||= requestAnimationFrame(look);
    };
    window.addEventListener("scroll", later, { passive: true, capture: true });
    later();
    return () => {
      window.removeEventListener("scroll", later, { capture: true });
      cancelAnimationFrame(frame);
    };
  }, [editor, outline]);
  return place;
}
