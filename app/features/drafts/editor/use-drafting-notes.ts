import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { useCallback, useEffect, useState } from "react";
import { blocksOfJson, blocksOfNode, type TextBlock } from "#app/manuscript/blocks.ts";
import { draftingNotes } from "#app/manuscript/drafting-notes.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import type { DraftingNote } from "#app/manuscript/notes/note.ts";
import { originalText } from "#app/manuscript/suggestions/decide.ts";
import { styleOf } from "./block-labels.ts";
import { suggestionsOf } from "./suggesting/use-suggestions.ts";

/** The text is read again when nobody has typed for so long: it takes a frame or two of a long one. */
const QUIET_MS = 1_500;

export interface DraftingNotes {
  /** Those not put aside; null while the text has not been read. */
  open: readonly DraftingNote[] | null;
  aside: readonly DraftingNote[];
  putAside(id: string): void;
  takeUp(id: string): void;
}

/**
 * The drafting notes of a text. Which of them somebody put aside is theirs alone, and kept in this
 * browser.
 */
export function useDraftingNotes(
  editor: Editor,
  {
    draftId,
    personId,
    isLookedAt,
  }: { draftId: string; personId: string; isLookedAt: boolean },
): DraftingNotes {
  const [notes, setNotes] = useState<readonly DraftingNote[] | null>(null);
  const key = `drafting-notes ${draftId} ${personId}`;
  const [asideIds, setAsideIds] = useState<ReadonlySet<string>>(() => keptAside(key));

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      if (editor.isDestroyed) return;
      const { profile, values } = styleOf(editor.state);
      setNotes(draftingNotes(agreedBlocks(editor.state.doc), { profile, values }));
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(read, QUIET_MS);
    };
    if (isLookedAt) read();
    else later();
    editor.on("update", later);
    return () => {
      editor.off("update", later);
      clearTimeout(timer);
    };
  }, [editor, isLookedAt]);

  const keep = useCallback(
    (ids: ReadonlySet<string>) => {
      setAsideIds(ids);
      try {
        localStorage.setItem(key, JSON.stringify([...ids]));
      } catch {
        // Storage is full or forbidden: put aside until the page is left.
      }
    },
    [key],
  );
  return {
    open: notes?.filter(({ id }) => !asideIds.has(id)) ?? null,
    aside: notes?.filter(({ id }) => asideIds.has(id)) ?? [],
    putAside: (id) => keep(new Set([...asideIds, id])),
    takeUp: (id) => keep(new Set([...asideIds].filter((kept) => kept !== id))),
  };
}

/** The notes are about what has been agreed; a text in which nothing is proposed is read as it is. */
function agreedBlocks(doc: Node): TextBlock[] {
  if (suggestionsOf(doc).length === 0) return blocksOfNode(doc);
  // The JSON of a document of our schema is a manuscript.
  return blocksOfJson(originalText(doc.toJSON() as ManuscriptJson));
}

function keptAside(key: string): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.map(String) : []);
  } catch {
    return new Set();
  }
}
