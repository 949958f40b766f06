import type { Editor } from "@tiptap/core";
import { type ReactNode, useMemo, useState } from "react";
import type { ThreadReach } from "#app/domain/thread-reach.ts";
import { CommentForm } from "#app/features/comments/comment-form.tsx";
import type { CommentClock } from "#app/features/comments/comment-item.tsx";
import { CommentThread } from "#app/features/comments/comment-thread.tsx";
import type { ThreadView } from "#app/features/comments/comment-view.ts";
import { draftCommentPath } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { CommentBar } from "./comment-bar.tsx";
import styles from "./margin-comments.module.css";
import { PlacedCards } from "./placed-cards.tsx";
import { DecideBar } from "./suggesting/decide-bar.tsx";
import { suggestionCards } from "./suggesting/suggestion-cards.tsx";
import { type Deciding, filterSuggestions } from "./suggesting/use-deciding.ts";
import { filterThreads, type ThreadFilter } from "./thread-filter.ts";
import { type Place, threadPlaces } from "./thread-places.ts";
import { useShownText } from "./use-shown-text.ts";

export interface AskedComment {
  reach: ThreadReach;
  quote: string;
  /** Sends it; answers with what went wrong, or null. */
  send(body: string, mentions: string): Promise<string | null>;
  cancel(): void;
}

interface MarginProps {
  editor: Editor;
  draftId: string;
  threads: readonly ThreadView[];
  /** Whoever reads, for the filter. */
  reader: { personId: string };
  mayStart: boolean;
  /** The suggestions of the text and what becomes of them. */
  deciding: Deciding;
  mayDecide: boolean;
  maySuggest: boolean;
  clock: CommentClock;
  activeId: string | null;
  onActivate(threadId: string): void;
  onGone(threadId: string): void;
  /** Begins a comment on the whole draft. */
  onAskAboutAll(): void;
  /** Gives a thread the selected words; answers with what went wrong, or null. */
  onAttach(threadId: string): Promise<string | null>;
  /** The comment being written. */
  asked: AskedComment | null;
  /** "margin": cards beside their words; "list": one under the other, in a drawer. */
  form: "margin" | "list";
}

const ASKED_LABELS: Record<ThreadReach, string> = {
  words: "Comment on these words",
  block: "Comment on this block",
  whole: "Comment on the whole draft",
};

/** The comments of a draft: open ones where they belong, then those whose words are gone, then resolved. */
export function MarginComments(props: MarginProps) {
  const { editor, threads, asked, form } = props;
  const [filter, setFilter] = useState<ThreadFilter>("open");
  const places = useThreadPlaces(editor, threads);
  const shown = filterThreads(threads, filter, props.reader);
  const open = shown.filter((thread) => thread.resolvedAt === null);
  const placed = open
    // A discussion of a suggestion stands in its card.
    .filter((thread) => places.has(thread.id) && thread.suggestionId === null)
    .sort((a, b) => (places.get(a.id)?.from ?? 0) - (places.get(b.id)?.from ?? 0));
  const orphaned = open.filter((thread) => !places.has(thread.id));
  const resolved = (filter === "open" ? threads : shown).filter(
    (thread) =>
      thread.resolvedAt !== null &&
      (thread.suggestionId === null || !places.has(thread.id)),
  );
  const card = (thread: ThreadView, note?: ReactNode) => (
    <CommentThread
      thread={thread}
      clock={props.clock}
      href={draftCommentPath(props.draftId, thread.id)}
      isActive={thread.id === props.activeId}
      onActivate={() => props.onActivate(thread.id)}
      onGone={props.onGone}
      note={note ?? REACH_NOTES[thread.reach]}
    />
  );
  const { deciding, mayDecide } = props;
  const proposed = filterSuggestions(deciding, filter);
  const allPlaces = new Map([
    ...places,
    ...proposed.map(({ id, from }) => [id, { from, to: from }] as const),
  ]);
  const placeOf = (id: string) => allPlaces.get(id)?.from ?? 0;
  const cards = [
    ...placed.map((thread) => ({ id: thread.id, content: card(thread) })),
    ...suggestionCards(editor, proposed, props),
  ].sort((a, b) => placeOf(a.id) - placeOf(b.id));
  return (
    <div className={styles.margin} data-form={form}>
      {mayDecide && (
        <DecideBar editor={editor} shown={proposed} onDecide={deciding.decide} />
      )}
      <CommentBar
        threads={threads}
        suggesters={deciding.suggestions.flatMap(({ id }) => deciding.authorOf(id) ?? [])}
        order={cards.map(({ id }) => id)}
        activeId={props.activeId}
        filter={filter}
        onFilter={setFilter}
        onActivate={props.onActivate}
        onAskAboutAll={props.mayStart ? props.onAskAboutAll : null}
      />
      {asked && (
        <section className={styles.asked} aria-label="New comment">
          {asked.quote && <blockquote className={styles.quote}>{asked.quote}</blockquote>}
          <CommentForm
            label={ASKED_LABELS[asked.reach]}
            submitLabel="Comment"
            onSend={asked.send}
            onCancel={asked.cancel}
            takesFocus
          />
        </section>
      )}
      {form === "margin" ? (
        <PlacedCards
          editor={editor}
          places={allPlaces}
          activeId={props.activeId}
          cards={cards}
        />
      ) : (
        cards.map(({ id, content }) => <div key={id}>{content}</div>)
      )}
      {shown.length + proposed.length === 0 && !asked && (
        <p className={styles.none}>
          {filter === "open"
            ? "No open comments. Select words and press Comment to start one."
            : "No comments of this kind."}
        </p>
      )}
      {orphaned.length > 0 && (
        <section className={styles.group} aria-label="Comments whose words were deleted">
          <h3 className={styles.heading}>Their words were deleted</h3>
          {orphaned.map((thread) => (
            <div key={thread.id}>
              {card(
                thread,
                thread.mayReply ? (
                  <Reattach onAttach={() => props.onAttach(thread.id)} />
                ) : (
                  "What this is about is no longer in the text."
                ),
              )}
            </div>
          ))}
        </section>
      )}
      {resolved.length > 0 && (
        <details
          className={styles.group}
          open={filter === "resolved" || resolved.some(({ id }) => id === props.activeId)}
        >
          <summary className={styles.heading}>Resolved ({resolved.length})</summary>
          {resolved.map((thread) => (
            <div key={thread.id}>{card(thread)}</div>
          ))}
        </details>
      )}
    </div>
  );
}

const REACH_NOTES: Record<ThreadReach, string | undefined> = {
  words: undefined,
  block: "About the whole block",
  whole: "About the whole draft",
};

/** What a thread whose words are gone can be given: the words that are selected now. */
function Reattach({ onAttach }: { onAttach(): Promise<string | null> }) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <span className={styles.reattach}>
      What this is about is no longer in the text.
      <Button
        size="small"
        variant="quiet"
        // A press must not take the selection out of the text.
        onMouseDown={(event) => event.preventDefault()}
        onClick={async () => setProblem(await onAttach())}
      >
        Attach to the selected words
      </Button>
      {problem && <span role="alert">{problem}</span>}
    </span>
  );
}

/** Where the threads stand, looked up again once a frame while the text changes. */
function useThreadPlaces(
  editor: Editor,
  threads: readonly ThreadView[],
): ReadonlyMap<string, Place> {
  const doc = useShownText(editor);
  return useMemo(() => threadPlaces(doc, threads), [doc, threads]);
}
