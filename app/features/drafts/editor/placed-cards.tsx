import type { Editor } from "@tiptap/core";
import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from "react";
import styles from "./placed-cards.module.css";
import type { Place } from "./thread-places.ts";

/** Space between two cards, px. */
const GAP_PX = 12;

interface PlacedCardsProps {
  editor: Editor;
  /** Where in the text each belongs, by its id. */
  places: ReadonlyMap<string, Place>;
  activeId: string | null;
  cards: { id: string; content: ReactNode }[];
}

/** Cards as near to their words as their neighbours allow; the active one exactly there. */
export function PlacedCards({ editor, places, activeId, cards }: PlacedCardsProps) {
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
