import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Question } from "./insertions.ts";
import styles from "./slash-menu.module.css";
import {
  chooseInsertion,
  SLASH_LIST_ID,
  slashLineId,
  slashMenuIn,
} from "./slash-menu.ts";

/** Between the line of text and the list, and the list and the window's edge, px. */
const GAP_PX = 6;

interface SlashMenuListProps {
  editor: Editor;
  onAsk(question: Question): void;
}

/** The list under the slash. The focus stays in the text, which points at the chosen line. */
export function SlashMenuList({ editor, onAsk }: SlashMenuListProps) {
  const menu = useEditorState({ editor, selector: () => slashMenuIn(editor.state) });
  const list = useRef<HTMLDivElement>(null);
  const place = usePlace(editor, list, menu?.from ?? null, menu?.found.length ?? 0);
  const active = menu?.active;
  useEffect(() => {
    if (active === undefined) return;
    document.getElementById(slashLineId(active))?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <>
      <span className="visually-hidden" role="status" aria-live="polite">
        {menu ? countWords(menu.found.length) : ""}
      </span>
      {menu && (
        <div ref={list} className={styles.list} style={place}>
          <div
            role="listbox"
            id={SLASH_LIST_ID}
            aria-label="Insert"
            className={styles.lines}
          >
            {menu.found.map(({ name, hint }, nth) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the text
              // biome-ignore lint/a11y/useFocusableInteractive: as above
              <div
                key={name}
                id={slashLineId(nth)}
                role="option"
                aria-selected={nth === menu.active}
                className={styles.line}
                // The text keeps focus and selection.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => chooseInsertion(editor.view, nth, onAsk)}
              >
                <span className={styles.name}>{name}</span>
                <span className={styles.hint}>{hint}</span>
              </div>
            ))}
          </div>
          {menu.found.length === 0 && (
            <p className={styles.none}>Nothing by that name. Go on writing.</p>
          )}
        </div>
      )}
    </>
  );
}

function countWords(count: number): string {
  if (count === 0) return "Nothing by that name.";
  return count === 1
    ? "1 thing to insert."
    : `${count} things to insert; choose with the arrows.`;
}

/** Under the slash, or over it where there is more room; follows the scroll. */
function usePlace(
  editor: Editor,
  list: React.RefObject<HTMLElement>,
  from: number | null,
  lines: number,
): React.CSSProperties {
  const [place, setPlace] = useState<React.CSSProperties>({ visibility: "hidden" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: more or fewer lines are placed anew
  useLayoutEffect(() => {
    if (from === null) return;
    const look = () => {
      const size = editor.state.doc.content.size;
      const at = editor.view.coordsAtPos(Math.min(from, size));
      const height = list.current?.offsetHeight ?? 0;
      const width = list.current?.offsetWidth ?? 0;
      const isBelow =
        at.bottom + GAP_PX + height <= window.innerHeight || at.top < height;
      const left = Math.max(
        GAP_PX,
        Math.min(at.left, window.innerWidth - width - GAP_PX),
      );
      const top = isBelow ? at.bottom + GAP_PX : at.top - GAP_PX - height;
      setPlace({ left, top });
    };
    look();
    window.addEventListener("scroll", look, { passive: true, capture: true });
    window.addEventListener("resize", look);
    return () => {
      window.removeEventListener("scroll", look, { capture: true });
      window.removeEventListener("resize", look);
    };
  }, [editor, list, from, lines]);
  return place;
}
