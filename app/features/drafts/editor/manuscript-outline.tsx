import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { useEffect, useState } from "react";
import { blocksOfNode } from "#app/manuscript/blocks.ts";
import { type OutlineEntry, outlineOf } from "#app/manuscript/outline.ts";
import { changesStyle, styleOf } from "./block-labels.ts";
import styles from "./manuscript-outline.module.css";

/** The outline may be this much behind the typing. */
const BEHIND_MS = 150;
/** A block counts as read from this far under the top of the window. */
const READING_LINE_PX = 160;

interface OutlineProps {
  editor: Editor;
  /** After a choice, on a phone: the drawer closes. */
  onGo?(): void;
}

/** The text's sections with their computed numbers; follows the typing and the scroll. */
export function ManuscriptOutline({ editor, onGo }: OutlineProps) {
  const entries = useOutline(editor);
  const here = useReadingPlace(editor, entries);
  if (entries.length === 0) {
    return (
      <p className={styles.empty}>Sections and headings appear here as you write them.</p>
    );
  }
  return (
    <ol className={styles.list}>
      {entries.map((entry, place) => (
        <li key={entry.id ?? `at ${place}`}>
          <button
            type="button"
            className={styles.entry}
            data-depth={Math.min(entry.depth, 3)}
            aria-current={place === here ? "location" : undefined}
            onClick={() => {
              if (entry.id) goToBlock(editor, entry.id);
              onGo?.();
            }}
          >
            <span className={styles.text}>
              {entry.label && <span className={styles.label}>{entry.label} </span>}
              {entry.text || "Without a title"}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function outlineIn(editor: Editor): OutlineEntry[] {
  const { profile } = styleOf(editor.state);
  return outlineOf(blocksOfNode(editor.state.doc), { profile });
}

function useOutline(editor: Editor): OutlineEntry[] {
  const [entries, setEntries] = useState(() => outlineIn(editor));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = () => {
      timer = null;
      setEntries(outlineIn(editor));
    };
    const later = () => {
      timer ??= setTimeout(read, BEHIND_MS);
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
    };
  }, [editor]);
  return entries;
}

/** The entry whose block was last passed by the reading line. */
function useReadingPlace(editor: Editor, entries: readonly OutlineEntry[]): number {
  const [place, setPlace] = useState(0);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      let last = 0;
      entries.forEach((entry, nth) => {
        const block = entry.id && blockElement(editor, entry.id);
        if (block && block.getBoundingClientRect().top <= READING_LINE_PX) last = nth;
      });
      setPlace(last);
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
  }, [editor, entries]);
  return place;
}

function positionOfBlock(editor: Editor, id: string): number | null {
  let found: number | null = null;
  editor.state.doc.descendants((node, pos) => {
    if (found === null && node.attrs.id === id) found = pos;
    return found === null && !node.isTextblock;
  });
  return found;
}

function blockElement(editor: Editor, id: string): HTMLElement | null {
  const pos = positionOfBlock(editor, id);
  const dom = pos === null ? null : editor.view.nodeDOM(pos);
  return dom instanceof HTMLElement ? dom : null;
}

/** Shows a block and puts the caret in it. */
export function goToBlock(editor: Editor, id: string): void {
  const pos = positionOfBlock(editor, id);
  if (pos === null) return;
  editor.commands.focus(pos + 1, { scrollIntoView: false });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  blockElement(editor, id)?.scrollIntoView({
    block: "start",
    behavior: still ? "auto" : "smooth",
  });
}
