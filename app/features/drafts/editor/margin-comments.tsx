import type { Editor } from "@tiptap/core";
import {
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { ThreadReach } from "#app/domain/thread-reach.ts";
import { CommentForm } from "#app/features/comments/comment-form.tsx";
import type { CommentClock } from "#app/features/comments/comment-item.tsx";
import { CommentThread } from "#app/features/comments/comment-thread.tsx";
import type { ThreadView } from "#app/features/comments/comment-view.ts";
import { draftCommentPath } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { CommentBar } from "./comment-bar.tsx";
import styles from "./margin-comments.module.css";
import { filterThreads, type ThreadFilter } from "./thread-filter.ts";
import { threadPlaces } from "./thread-places.ts";

/** Space between two cards, px. */
const GAP_PX = 12;

export interface AskedComment {
  reach: ThreadReach;
  quote: string;
  /** Sends it; answers with what went wrong, or null. */
  send(body: string): Promise<string | null>;
  cancel(): void;
}

interface MarginProps {
  editor: Editor;
  draftId: string;
  threads: readonly ThreadView[];
  /** Whoever reads, for the filter. */
  reader: { personId: string };
  mayStart: boolean;
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
    .filter((thread) => places.has(thread.id))
    .sort((a, b) => (places.get(a.id)?.from ?? 0) - (places.get(b.id)?.from ?? 0));
  const orphaned = open.filter((thread) => !places.has(thread.id));
  const resolved = (filter === "open" ? threads : shown).filter(
    (thread) => thread.resolvedAt !== null,
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
  return (
    <div className={styles.margin} data-form={form}>
      <CommentBar
        threads={threads}
        order={placed.map(({ id }) => id)}
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
          places={places}
          activeId={props.activeId}
          cards={placed.map((thread) => ({ id: thread.id, content: card(thread) }))}
        />
      ) : (
        placed.map((thread) => <div key={thread.id}>{card(thread)}</div>)
      )}
      {shown.length === 0 && !asked && (
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

type Places = ReturnType<typeof threadPlaces>;

/** Where the threads stand, looked up again once a frame while the text changes. */
function useThreadPlaces(editor: Editor, threads: readonly ThreadView[]): Places {
  const [doc, setDoc] = useState(editor.state.doc);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      setDoc(editor.state.doc);
    };
    const later = () => {
      frame ||= requestAnimationFrame(look);
    };
    editor.on("update", later);
    look();
    return () => {
      editor.off("update", later);
      cancelAnimationFrame(frame);
    };
  }, [editor]);
  return useMemo(() => threadPlaces(doc, threads), [doc, threads]);
}

interface PlacedCardsProps {
  editor: Editor;
  places: Places;
  activeId: string | null;
  cards: { id: string; content: React.ReactNode }[];
}

/** Cards as near to their words as their neighbours allow; the active one exactly there. */
function PlacedCards({ editor, places, activeId, cards }: PlacedCardsProps) {
  const lane = useRef<HTMLDivElement>(null);
  const [tops, setTops] = useState<Readonly<Record<string, number>>>({});
  const [height, setHeight] = useState(0);
  const order = cards.map((card) => card.id).join(" ");

  const place = useCallback(() => {
    if (!lane.current) return;
    const top = lane.current.getBoundingClientRect().top;
    const boxes = [...lane.current.children].map((child) => {
      const id = (child as HTMLElement).dataset.thread ?? ""; // divs we render below
      const range = places.get(id);
      const wanted = range ? wordsTop(editor, range.from) - top : 0;
      return { id, wanted, height: (child as HTMLElement).offsetHeight };
    });
    const placed = placeCards(boxes, activeId);
    setTops((before) => (sameTops(before, placed) ? before : placed));
    setHeight(Math.max(0, ...boxes.map((box) => (placed[box.id] ?? 0) + box.height)));
  }, [editor, places, activeId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another order of cards is placed anew
  useLayoutEffect(() => {
    place();
    const observer = new ResizeObserver(place);
    observer.observe(editor.view.dom);
    for (const child of lane.current?.children ?? []) observer.observe(child);
    return () => observer.disconnect();
  }, [place, editor, order]);

  return (
    <div ref={lane} className={styles.lane} style={{ minHeight: height }}>
      {cards.map(({ id, content }) => (
        <div
          key={id}
          data-thread={id}
          className={styles.card}
          style={{ transform: `translateY(${tops[id] ?? 0}px)` }}
        >
          {content}
        </div>
      ))}
    </div>
  );
}

function wordsTop(editor: Editor, position: number): number {
  const safe = Math.min(position, editor.state.doc.content.size);
  return editor.view.coordsAtPos(safe).top;
}

function sameTops(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
) {
  const ids = Object.keys(b);
  return ids.length === Object.keys(a).length && ids.every((id) => a[id] === b[id]);
}

/**
 * Tops of cards, px. Each wants to stand at its words; they never overlap, and the active
 * one gets its wish: those above it give way upwards, those below downwards.
 */
export function placeCards(
  boxes: readonly { id: string; wanted: number; height: number }[],
  activeId: string | null,
): Record<string, number> {
  const pivot = Math.max(
    0,
    boxes.findIndex((box) => box.id === activeId),
  );
  const tops: Record<string, number> = {};
  let bottom = Number.NEGATIVE_INFINITY;
  for (const box of boxes.slice(pivot)) {
    const top = Math.max(box.wanted, bottom + GAP_PX);
    tops[box.id] = Math.round(top);
    bottom = top + box.height;
  }
  let ceiling = boxes[pivot]?.wanted ?? 0;
  for (const box of boxes.slice(0, pivot).reverse()) {
    const top = Math.min(box.wanted, ceiling - GAP_PX - box.height);
    tops[box.id] = Math.round(top);
    ceiling = top;
  }
  return tops;
}
