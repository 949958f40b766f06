import { useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { newId } from "#app/domain/new-id.ts";
import { CommentForm } from "./comment-form.tsx";
import { type CommentClock, UnsentItem } from "./comment-item.tsx";
import { useOutbox } from "./comment-sender.ts";
import { CommentThread, commentAnchor } from "./comment-thread.tsx";
import type { ThreadList } from "./comment-view.ts";
import styles from "./thread-panel.module.css";

interface ThreadPanelProps {
  list: ThreadList;
  /** What a new thread is about. */
  subject: { draftId: string } | { agendaItemId: string };
  clock: CommentClock;
  /** Address of the page with this thread in view. */
  hrefOf(threadId: string): string;
  /** Over the form: "Comment on this item". */
  label: string;
}

/** All threads of one subject with a form for another; the resolved ones are folded away. */
export function ThreadPanel({ list, subject, clock, hrefOf, label }: ThreadPanelProps) {
  const { threads, mayStart } = list;
  const linked = useLinkedThread();
  const open = threads.filter((thread) => thread.resolvedAt === null);
  const resolved = threads.filter((thread) => thread.resolvedAt !== null);
  const outbox = useOutbox(
    threads.flatMap((thread) => thread.comments.map((comment) => comment.id)),
  );
  const [takenBack, setTakenBack] = useState({ body: "", times: 0 });
  const subjectId = Object.values(subject)[0] ?? "";
  const card = (thread: ThreadList["threads"][number]) => (
    <li key={thread.id}>
      <CommentThread
        thread={thread}
        clock={clock}
        href={hrefOf(thread.id)}
        isActive={linked === commentAnchor(thread.id)}
      />
    </li>
  );
  return (
    <div className={styles.panel}>
      {threads.length === 0 && outbox.unsent.length === 0 && (
        <p className={styles.none}>
          {mayStart
            ? "No comments yet. What you write here is seen at once by everybody who may see this page."
            : "No comments yet."}
        </p>
      )}
      <ul className={styles.threads}>
        {open.map(card)}
        {outbox.unsent.map((comment) => (
          <li key={comment.fields.commentId} className={styles.unsent}>
            <UnsentItem
              comment={comment}
              onRetry={() => void outbox.post(comment.fields)}
              onTakeBack={() => {
                outbox.drop(comment.fields.commentId);
                setTakenBack(({ times }) => ({
                  body: comment.fields.body,
                  times: times + 1,
                }));
              }}
            />
          </li>
        ))}
      </ul>
      {mayStart && (
        <CommentForm
          key={takenBack.times}
          label={label}
          submitLabel="Comment"
          initialBody={takenBack.body}
          takesFocus={takenBack.times > 0}
          keepAs={`new ${subjectId}`}
          isOptimistic
          onSend={(body, mentions) =>
            outbox.post({
              intent: "start",
              ...subject,
              threadId: newId(),
              commentId: newId(),
              body,
              mentions,
            })
          }
        />
      )}
      {resolved.length > 0 && (
        <details
          className={styles.resolved}
          open={
            resolved.some((thread) => linked === commentAnchor(thread.id)) || undefined
          }
        >
          <summary className={styles.summary}>Resolved ({resolved.length})</summary>
          <ul className={styles.threads}>{resolved.map(card)}</ul>
        </details>
      )}
    </div>
  );
}

/** The anchor in the address; its card is brought into view once, when the page comes. */
function useLinkedThread(): string | null {
  const { hash } = useLocation();
  const anchor = hash.startsWith("#comment-") ? hash.slice(1) : null;
  useEffect(() => {
    if (!anchor) return;
    // After the drawer has taken the focus to itself.
    const timer = setTimeout(() => {
      const card = document.getElementById(anchor);
      card?.scrollIntoView({ block: "center" });
      card?.focus({ preventScroll: true });
    }, 50);
    return () => clearTimeout(timer);
  }, [anchor]);
  return anchor;
}
