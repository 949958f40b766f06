import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { CommentForm } from "#app/features/comments/comment-form.tsx";
import type { CommentClock } from "#app/features/comments/comment-item.tsx";
import { CommentThread } from "#app/features/comments/comment-thread.tsx";
import type { ThreadView } from "#app/features/comments/comment-view.ts";
import { draftCommentPath } from "#app/paths.ts";
import { anchorRanges } from "./comment-anchors.ts";
import styles from "./margin-comments.module.css";

/** Space between two cards, px. */
const GAP_PX = 12;

export interface AskedComment {
  quote: string;
  /** Sends it; answers with what went wrong, or null. */
  send(body: string): Promise<string | null>;
  cancel(): void;
}

interface MarginProps {
  editor: Editor;
  draftId: string;
  threads: readonly ThreadView[];
  clock: CommentClock;
  activeId: string | null;
  onActivate(threadId: string): void;
  onGone(threadId: string): void;
  /** The comment being written about selected words. */
  asked: AskedComment | null;
  /** "margin": cards beside their words; "list": one under the other, in a drawer. */
  form: "margin" | "list";
}

/** The comments of a draft: open ones at their words, then those whose words are gone, then resolved. */
export function MarginComments(props: MarginProps) {
  const { editor, threads, asked, form } = props;
  const ranges = useAnchorRanges(editor);
  const open = threads.filter((thread) => thread.resolvedAt === null);
  const anchored = open
    .filter((thread) => ranges.has(thread.id))
    .sort((a, b) => (ranges.get(a.id)?.from ?? 0) - (ranges.get(b.id)?.from ?? 0));
  const orphaned = open.filter((thread) => !ranges.has(thread.id));
  const resolved = threads.filter((thread) => thread.resolvedAt !== null);
  const card = (thread: ThreadView, note?: string) => (
    <CommentThread
      thread={thread}
      clock={props.clock}
      href={draftCommentPath(props.draftId, thread.id)}
      isActive={thread.id === props.activeId}
      onActivate={() => props.onActivate(thread.id)}
      onGone={props.onGone}
      note={note}
    />
  );
  return (
    <div className={styles.margin} data-form={form}>
      {asked && (
        <section className={styles.asked} aria-label="New comment">
          <blockquote className={styles.quote}>{asked.quote}</blockquote>
          <CommentForm
            label="Comment on these words"
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
          ranges={ranges}
          activeId={props.activeId}
          cards={anchored.map((thread) => ({ id: thread.id, content: card(thread) }))}
        />
      ) : (
        anchored.map((thread) => <div key={thread.id}>{card(thread)}</div>)
      )}
      {open.length === 0 && !asked && (
        <p className={styles.none}>
          No open comments. Select words and press Comment to start one.
        </p>
      )}
      {orphaned.length > 0 && (
        <section className={styles.group} aria-label="Comments whose words were deleted">
          <h3 className={styles.heading}>Their words were deleted</h3>
          {orphaned.map((thread) => (
            <div key={thread.id}>
              {card(thread, "The words this is about are no longer in the text.")}
            </div>
          ))}
        </section>
      )}
      {resolved.length > 0 && (
        <details
          className={styles.group}
          open={resolved.some(({ id }) => id === props.activeId)}
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

type Ranges = ReturnType<typeof anchorRanges>;

/** Where the threads' words are, looked up again once a frame while the text changes. */
function useAnchorRanges(editor: Editor): Ranges {
  const [ranges, setRanges] = useState<Ranges>(() => anchorRanges(editor.state.doc));
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      setRanges(anchorRanges(editor.state.doc));
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
  return ranges;
}

interface PlacedCardsProps {
  editor: Editor;
  ranges: Ranges;
  activeId: string | null;
  cards: { id: string; content: React.ReactNode }[];
}

/** Cards as near to their words as their neighbours allow; the active one exactly there. */
function PlacedCards({ editor, ranges, activeId, cards }: PlacedCardsProps) {
  const lane = useRef<HTMLDivElement>(null);
  const [tops, setTops] = useState<Readonly<Record<string, number>>>({});
  const [height, setHeight] = useState(0);
  const order = cards.map((card) => card.id).join(" ");

  const place = useCallback(() => {
    if (!lane.current) return;
    const top = lane.current.getBoundingClientRect().top;
    const boxes = [...lane.current.children].map((child) => {
      const id = (child as HTMLElement).dataset.thread ?? ""; // divs we render below
      const range = ranges.get(id);
      const wanted = range ? wordsTop(editor, range.from) - top : 0;
      return { id, wanted, height: (child as HTMLElement).offsetHeight };
    });
    const placed = placeCards(boxes, activeId);
    setTops((before) => (sameTops(before, placed) ? before : placed));
    setHeight(Math.max(0, ...boxes.map((box) => (placed[box.id] ?? 0) + box.height)));
  }, [editor, ranges, activeId]);

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
