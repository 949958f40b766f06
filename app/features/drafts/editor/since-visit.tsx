import type { Editor } from "@tiptap/core";
import History from "lucide-react/icons/history";
import { useState } from "react";
import { countOf } from "#app/domain/headline.ts";
import type { LastVisit } from "#app/features/drafts/draft-visits.server.ts";
import { seenOf } from "#app/manuscript/new-words.ts";
import { Icon } from "#app/ui/icon.tsx";
import { firstNewWords, showNewWords } from "./new-words-plugin.ts";
import type { RoomConnection } from "./room-connection.ts";
import styles from "./since-visit.module.css";
import { bytesOf } from "./use-visit.ts";

interface SinceVisitProps {
  editor: Editor;
  room: RoomConnection;
  /** As the page was opened with: what is told when it is left is for the next time. */
  lastVisit: LastVisit;
}

const moment = new Intl.DateTimeFormat("en-US", {
  dateStyle: "medium",
  timeStyle: "short",
});

/** Marks what others wrote since one was last here, and goes to the first of it. */
export function SinceVisit({ editor, room, lastVisit }: SinceVisitProps) {
  const [count, setCount] = useState<number | null>(null);

  function toggle(): void {
    if (count !== null) {
      showNewWords(editor, null);
      setCount(null);
      return;
    }
    const { stateVector, ownClients } = lastVisit;
    setCount(
      showNewWords(
        editor,
        seenOf(bytesOf(stateVector), [...ownClients, ...room.ownClients]),
      ),
    );
    const first = firstNewWords(editor.state);
    if (first === null) return;
    const { node } = editor.view.domAtPos(first + 1);
    const element = node instanceof Element ? node : node.parentElement;
    element?.scrollIntoView({ block: "center" });
  }

  return (
    <>
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={count !== null}
        aria-label={count === null ? "Since my last visit" : wordsFor(count)}
        title={`What others wrote since ${moment.format(new Date(lastVisit.leftAt))}`}
        onClick={toggle}
      >
        <Icon of={History} />
        <span className={styles.words}>
          {count === null ? "Since my last visit" : wordsFor(count)}
        </span>
      </button>
      <span className="visually-hidden" role="status" aria-live="polite">
        {count === null
          ? ""
          : `${wordsFor(count)} since ${moment.format(new Date(lastVisit.leftAt))}.`}
      </span>
    </>
  );
}

function wordsFor(count: number): string {
  return count === 0 ? "Nothing new" : countOf(count, "new passage", "new passages");
}
