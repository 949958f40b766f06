import { useState } from "react";
import { newId } from "#app/domain/new-id.ts";
import { CommentForm } from "#app/features/comments/comment-form.tsx";
import type { CommentClock } from "#app/features/comments/comment-item.tsx";
import { useCommentSender } from "#app/features/comments/comment-sender.ts";
import { CommentThread } from "#app/features/comments/comment-thread.tsx";
import type { ThreadView } from "#app/features/comments/comment-view.ts";
import { draftCommentPath } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import styles from "./suggestion-card.module.css";

interface SuggestionTalkProps {
  draftId: string;
  suggestionId: string;
  /** What it proposes, by which its discussion is known when it has been decided. */
  words: string;
  /** Whoever suggested says why; others answer. */
  isOwn: boolean;
  thread: ThreadView | null;
  mayStart: boolean;
  clock: CommentClock;
}

/** The discussion of a suggestion; its first words are often its reason. */
export function SuggestionTalk(props: SuggestionTalkProps) {
  const { draftId, suggestionId, thread, clock } = props;
  const [isWriting, setWriting] = useState(false);
  const send = useCommentSender();
  // Sent twice it is one: the ids are made once for each comment.
  const [ids, setIds] = useState(newIds);
  const label = props.isOwn ? "Say why" : "Answer";
  if (thread) {
    return (
      <CommentThread
        className={styles.talk}
        thread={{ ...thread, quote: "" }}
        clock={clock}
        href={draftCommentPath(draftId, thread.id)}
      />
    );
  }
  if (!props.mayStart) return null;
  if (!isWriting) {
    return (
      <div className={styles.begin}>
        <Button size="small" variant="quiet" onClick={() => setWriting(true)}>
          {label}
        </Button>
      </div>
    );
  }
  return (
    <CommentForm
      label={label}
      submitLabel={props.isOwn ? "Add the reason" : "Answer"}
      isLabelHidden
      keepAs={`suggestion ${suggestionId}`}
      takesFocus
      onCancel={() => setWriting(false)}
      onSend={async (body, mentions) => {
        const answer = await send({
          intent: "start",
          ...ids,
          draftId,
          suggestionId,
          quote: props.words,
          body,
          mentions,
        });
        if (!answer.ok) return answer.message;
        setWriting(false);
        setIds(newIds);
        return null;
      }}
    />
  );
}

function newIds(): { threadId: string; commentId: string } {
  return { threadId: newId(), commentId: newId() };
}
