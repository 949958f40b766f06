import { clsx } from "clsx";
import Check from "lucide-react/icons/check";
import CircleCheck from "lucide-react/icons/circle-check";
import LinkIcon from "lucide-react/icons/link";
import ListTodo from "lucide-react/icons/list-todo";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import { type ReactNode, useRef, useState } from "react";
import { newId } from "#app/domain/new-id.ts";
import { Button } from "#app/ui/button.tsx";
import { buttonClass } from "#app/ui/button-class.ts";
import { InstantText } from "#app/ui/date.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { CommentForm } from "./comment-form.tsx";
import { type CommentClock, CommentItem, UnsentItem } from "./comment-item.tsx";
import { useCommentSender, useOutbox } from "./comment-sender.ts";
import styles from "./comment-thread.module.css";
import type { ThreadView } from "./comment-view.ts";
import { ThreadTasks } from "./thread-tasks.tsx";

/** The element a deep link to a thread leads to. */
export function commentAnchor(threadId: string): string {
  return `comment-${threadId}`;
}

export interface CommentThreadProps {
  thread: ThreadView;
  clock: CommentClock;
  /** Address of the page with this thread in view, to copy. */
  href: string;
  /** Drawn as the one being looked at. */
  isActive?: boolean;
  /** Somebody went into the card: show the words it is about. */
  onActivate?(): void;
  /** The thread went with its last comment; a mark in the text has lost its meaning. */
  onGone?(threadId: string): void;
  /** Said above the quote: "The words were deleted", the heading they stood under. */
  note?: ReactNode;
  className?: string;
}

/** A card with a quote, its comments, and answering, resolving, editing, linking. */
export function CommentThread(props: CommentThreadProps) {
  const { thread, clock, onActivate } = props;
  const card = useRef<HTMLElement>(null);
  const send = useCommentSender();
  const outbox = useOutbox(thread.comments.map((comment) => comment.id));
  const isResolved = thread.resolvedAt !== null;
  const starter = thread.comments.find((comment) => !comment.isDeleted)?.author?.name;

  /** What had the focus is going away: keep it in the card. */
  function keepFocus(): void {
    card.current?.focus({ preventScroll: true });
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard activates the card by going into it
    <article
      ref={card}
      id={commentAnchor(thread.id)}
      tabIndex={-1}
      aria-label={starter ? `Comment of ${starter}` : "Comment"}
      className={clsx(styles.thread, props.className)}
      data-active={props.isActive || undefined}
      data-resolved={isResolved || undefined}
      onClick={onActivate}
      onFocus={(event) => {
        // A press of the mouse activates when it is complete: a card that moved to its words
        // on the way down would no longer be under the pointer on the way up.
        if (event.target.matches(":focus-visible")) onActivate?.();
      }}
    >
      {props.note && <p className={styles.note}>{props.note}</p>}
      {thread.quote && <blockquote className={styles.quote}>{thread.quote}</blockquote>}
      <ol className={styles.comments} aria-live="polite" aria-relevant="additions">
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <CommentItem
              comment={comment}
              clock={clock}
              send={send}
              onClosed={keepFocus}
              onDeleted={(isThreadGone) => isThreadGone && props.onGone?.(thread.id)}
            />
          </li>
        ))}
      </ol>
      {thread.resolvedAt && (
        <p className={styles.resolved}>
          <Icon of={CircleCheck} />
          <span>
            Resolved{thread.resolvedBy && ` by ${thread.resolvedBy}`}{" "}
            <InstantText at={thread.resolvedAt} tz={clock.timeZone} now={clock.now} />
          </span>
        </p>
      )}
      <ThreadFooter {...props} outbox={outbox} send={send} onClosed={keepFocus} />
    </article>
  );
}

type FooterProps = CommentThreadProps & {
  outbox: ReturnType<typeof useOutbox>;
  send: ReturnType<typeof useCommentSender>;
  /** The form of an answer is closing. */
  onClosed(): void;
};

/** Answers that have not arrived yet, the form for one more, and the thread's buttons. */
function ThreadFooter({ thread, href, outbox, send, onClosed }: FooterProps) {
  const [reply, setReply] = useState<{ body: string } | null>(null);
  const [isMaking, setMaking] = useState(false);
  function close(): void {
    onClosed();
    setReply(null);
  }
  const answer = (body: string, mentions: string) =>
    outbox.post({
      intent: "reply",
      threadId: thread.id,
      commentId: newId(),
      body,
      mentions,
    });
  return (
    <>
      <ThreadTasks
        thread={thread}
        isMaking={isMaking}
        onMade={() => {
          onClosed();
          setMaking(false);
        }}
      />
      {outbox.unsent.map((comment) => (
        <UnsentItem
          key={comment.fields.commentId}
          comment={comment}
          onRetry={() => void outbox.post(comment.fields)}
          onTakeBack={() => {
            outbox.drop(comment.fields.commentId);
            setReply({ body: comment.fields.body });
          }}
        />
      ))}
      {reply && thread.mayReply && (
        <CommentForm
          label={thread.resolvedAt ? "Answer and reopen" : "Answer"}
          submitLabel={thread.resolvedAt ? "Answer and reopen" : "Answer"}
          isLabelHidden
          initialBody={reply.body}
          keepAs={`answer ${thread.id}`}
          isOptimistic
          takesFocus
          onCancel={close}
          onSend={(body, mentions) => {
            close();
            return answer(body, mentions);
          }}
        />
      )}
      <ThreadButtons
        thread={thread}
        href={href}
        send={send}
        onReply={reply ? null : () => setReply({ body: "" })}
        onMakeTask={isMaking ? null : () => setMaking(true)}
      />
    </>
  );
}

function ThreadButtons(
  props: Pick<FooterProps, "thread" | "href" | "send"> & {
    onReply: (() => void) | null;
    onMakeTask: (() => void) | null;
  },
) {
  const { thread, send } = props;
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isResolved = thread.resolvedAt !== null;

  async function decide(): Promise<void> {
    setSending(true);
    const intent = isResolved ? "reopen" : "resolve";
    const answer = await send({ intent, threadId: thread.id });
    setSending(false);
    setProblem(answer.ok ? null : answer.message);
  }

  return (
    <div className={styles.buttons}>
      {thread.mayReply && props.onReply && (
        <Button size="small" onClick={props.onReply}>
          Answer
        </Button>
      )}
      {thread.mayResolve && (
        <Button
          size="small"
          variant="quiet"
          icon={isResolved ? RotateCcw : Check}
          isPending={isSending}
          onClick={() => void decide()}
        >
          {isResolved ? "Reopen" : "Resolve"}
        </Button>
      )}
      {thread.mayMakeTask && props.onMakeTask && (
        <Button size="small" variant="quiet" icon={ListTodo} onClick={props.onMakeTask}>
          Make a task
        </Button>
      )}
      <CopyLink href={props.href} />
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** A link to the thread; a press copies its address, and where that is refused, goes there. */
function CopyLink({ href }: { href: string }) {
  const [isCopied, setCopied] = useState(false);
  const label = isCopied ? "Link copied" : "Copy link";
  return (
    <a
      href={href}
      title={label}
      aria-label={label}
      className={buttonClass("quiet", "small", styles.copy)}
      onClick={(event) => {
        if (!navigator.clipboard) return;
        event.preventDefault();
        const address = new URL(href, window.location.href).href;
        navigator.clipboard.writeText(address).then(
          () => setCopied(true),
          () => window.location.assign(address),
        );
      }}
      onBlur={() => setCopied(false)}
    >
      <Icon of={isCopied ? Check : LinkIcon} />
      <span role="status" className="visually-hidden">
        {isCopied && "Link copied"}
      </span>
    </a>
  );
}
