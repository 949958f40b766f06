import { Link } from "@remix-run/react";
import Ellipsis from "lucide-react/icons/ellipsis";
import Pencil from "lucide-react/icons/pencil";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import { textParts } from "#app/domain/plain-text.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { Button } from "#app/ui/button.tsx";
import { InstantText } from "#app/ui/date.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { FormActions } from "#app/ui/form.tsx";
import { MenuButton, MenuItem } from "#app/ui/menu.tsx";
import { CommentForm } from "./comment-form.tsx";
import styles from "./comment-item.module.css";
import type { CommentAnswer, CommentFields, UnsentComment } from "./comment-sender.ts";
import type { CommentView, MentionView } from "./comment-view.ts";
import { namedParts } from "./named-parts.ts";

/** Where and when comments are read: their instants are told in this zone, from this moment. */
export interface CommentClock {
  /** IANA name: the zone of the meeting, or of the reader. */
  timeZone: string;
  /** From the loader, so that server and browser say the same. */
  now: Date;
}

interface CommentItemProps {
  comment: CommentView;
  clock: CommentClock;
  send(fields: CommentFields): Promise<CommentAnswer>;
  /** The form of a change, or the question before a deletion, is closing. */
  onClosed(): void;
  /** After a deletion; `isThreadGone` when it was the last. */
  onDeleted(isThreadGone: boolean): void;
}

/** One comment: who, when, their words, and what the reader may do to it. */
export function CommentItem(props: CommentItemProps) {
  const { comment, clock, send, onClosed, onDeleted } = props;
  const [isEditing, setEditing] = useState(false);
  const [isAsking, setAsking] = useState(false);
  function closeEditing(): void {
    onClosed();
    setEditing(false);
  }
  if (comment.isDeleted) {
    return <p className={styles.deleted}>A comment was deleted here.</p>;
  }
  const name = comment.author?.name ?? "Somebody who has left";
  return (
    <div className={styles.comment}>
      <div className={styles.head}>
        {comment.author && <Avatar {...comment.author} size="small" isDecorative />}
        <p className={styles.who}>
          <span className={styles.name}>{name}</span>
          {comment.author?.city && (
            <span className={styles.city}>{comment.author.city}</span>
          )}
          <span className={styles.when}>
            <InstantText at={comment.postedAt} tz={clock.timeZone} now={clock.now} />
            {comment.editedAt && <EditedMark at={comment.editedAt} clock={clock} />}
          </span>
        </p>
        {(comment.mayEdit || comment.mayDelete) && !isEditing && (
          <MenuButton
            label={`Change the comment of ${name}`}
            icon={Ellipsis}
            isIconOnly
            size="small"
          >
            {comment.mayEdit && (
              <MenuItem icon={Pencil} onAction={() => setEditing(true)}>
                Edit
              </MenuItem>
            )}
            {comment.mayDelete && (
              <MenuItem icon={Trash2} isDanger onAction={() => setAsking(true)}>
                Delete
              </MenuItem>
            )}
          </MenuButton>
        )}
      </div>
      {isEditing ? (
        <CommentForm
          label="Change your comment"
          isLabelHidden
          submitLabel="Save"
          initialBody={comment.body}
          initialMentions={comment.mentions}
          takesFocus
          onCancel={closeEditing}
          onSend={async (body, mentions) => {
            const fields = { commentId: comment.id, body, mentions };
            const answer = await send({ intent: "edit", ...fields });
            if (!answer.ok) return answer.message;
            closeEditing();
            return null;
          }}
        />
      ) : (
        <CommentBody body={comment.body} mentions={comment.mentions} />
      )}
      <DeleteDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        onDelete={async () => {
          const answer = await send({ intent: "delete", commentId: comment.id });
          if (!answer.ok) return answer.message;
          onClosed();
          onDeleted(answer.isThreadGone);
          return null;
        }}
      />
    </div>
  );
}

function EditedMark({ at, clock }: { at: Date; clock: CommentClock }) {
  return (
    <>
      , edited <InstantText at={at} tz={clock.timeZone} now={clock.now} />
    </>
  );
}

interface CommentBodyProps {
  body: string;
  mentions: readonly MentionView[];
}

/** Plain words with their line breaks; who is named, and web addresses, are links. */
function CommentBody({ body, mentions }: CommentBodyProps) {
  let place = 0;
  return (
    <p className={styles.body}>
      {namedParts(body, mentions).map(({ text, mention }) => {
        const key = place;
        place += text.length;
        return mention ? (
          <Mention key={key} mention={mention} />
        ) : (
          <Words key={key} text={text} />
        );
      })}
    </p>
  );
}

function Mention({ mention: { name, href, isMe } }: { mention: MentionView }) {
  const shown = { className: styles.mention, "data-me": isMe || undefined };
  return href ? (
    <Link to={href} prefetch="intent" {...shown}>
      @{name}
    </Link>
  ) : (
    <span {...shown}>@{name}</span>
  );
}

function Words({ text }: { text: string }) {
  let place = 0;
  return textParts(text).map((part) => {
    const key = place;
    place += part.text.length;
    return part.href ? (
      <a key={key} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    ) : (
      <span key={key}>{part.text}</span>
    );
  });
}

function DeleteDialog(props: {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  /** Resolves with what went wrong, or null. */
  onDelete(): Promise<string | null>;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  return (
    <Dialog
      title="Delete this comment?"
      role="alertdialog"
      size="small"
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
    >
      {(close) => (
        <div className={styles.question}>
          <p>Its words go for everybody. Answers to it stay.</p>
          {problem && (
            <p role="alert" className={styles.problem}>
              {problem}
            </p>
          )}
          <FormActions>
            <Button
              variant="danger"
              isPending={isSending}
              onClick={async () => {
                setSending(true);
                const found = await props.onDelete();
                setSending(false);
                setProblem(found);
                if (found === null) close();
              }}
            >
              Delete
            </Button>
            <Button variant="quiet" onClick={close}>
              Keep it
            </Button>
          </FormActions>
        </div>
      )}
    </Dialog>
  );
}

interface UnsentItemProps {
  comment: UnsentComment;
  onRetry(): void;
  /** Puts the words back into the form. */
  onTakeBack(): void;
}

/** A comment the server does not have yet: on its way, or with the reason why not. */
export function UnsentItem({ comment, onRetry, onTakeBack }: UnsentItemProps) {
  const { fields, problem } = comment;
  return (
    <div className={styles.comment} data-unsent={problem ? "stuck" : "onItsWay"}>
      <CommentBody body={fields.body} mentions={[]} />
      {problem ? (
        <div role="alert" className={styles.stuck}>
          <p className={styles.problem}>Not sent. {problem}</p>
          <div className={styles.actions}>
            <Button size="small" onClick={onRetry}>
              Try again
            </Button>
            <Button size="small" variant="quiet" onClick={onTakeBack}>
              Change it
            </Button>
          </div>
        </div>
      ) : (
        <p className={styles.sending}>Sending</p>
      )}
    </div>
  );
}
