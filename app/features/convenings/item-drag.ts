import { type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import type { Move } from "#app/domain/agenda-order.ts";
import { type Box, type DayLayout, type Drop, dropAt } from "./drop-place.ts";

/** How far the pointer travels before a press on the handle becomes a drag. */
const START_PX = 5;
/** Within this distance of the window's edge the page scrolls by itself. */
const SCROLL_EDGE_PX = 72;
const SCROLL_STEP_PX = 14;

export interface Dragging {
  itemId: string;
  x: number;
  y: number;
  drop: Drop | null;
}

/**
 * Dragging an item by its handle with mouse, pen or finger. The programme marks its parts
 * with `data-day`, `data-block` and `data-item`; they are measured while the pointer moves.
 * Escape puts the item back.
 */
export function useItemDrag(onMove: (move: Move) => void) {
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const pressed = useRef<{ itemId: string; x: number; y: number } | null>(null);
  const current = useRef<Dragging | null>(null);

  const show = useCallback((next: Dragging | null) => {
    current.current = next;
    setDragging(next);
  }, []);

  const end = useCallback(
    (isDropped: boolean) => {
      const done = current.current;
      pressed.current = null;
      show(null);
      if (isDropped && done?.drop) onMove({ itemId: done.itemId, ...done.drop.place });
    },
    [onMove, show],
  );

  const isDragging = dragging !== null;
  useEffect(() => {
    if (!isDragging) return;
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      end(false);
    };
    let frame = requestAnimationFrame(function scroll() {
      const y = current.current?.y ?? SCROLL_EDGE_PX;
      if (y < SCROLL_EDGE_PX) window.scrollBy(0, -SCROLL_STEP_PX);
      else if (y > window.innerHeight - SCROLL_EDGE_PX)
        window.scrollBy(0, SCROLL_STEP_PX);
      frame = requestAnimationFrame(scroll);
    });
    window.addEventListener("keydown", cancel, true);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("keydown", cancel, true);
    };
  }, [isDragging, end]);

  /** Spread on the handle of an item. */
  const handleProps = useCallback(
    (itemId: string) => ({
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pressed.current = { itemId, x: event.clientX, y: event.clientY };
      },
      onPointerMove({ clientX: x, clientY: y }: PointerEvent<HTMLElement>) {
        const start = pressed.current;
        if (!start) return;
        const isFar = Math.hypot(x - start.x, y - start.y) >= START_PX;
        if (!current.current && !isFar) return;
        const day = layoutAt(x, y);
        show({ itemId, x, y, drop: day && dropAt(day, { x, y }, itemId) });
      },
      onPointerUp() {
        end(true);
      },
      onPointerCancel() {
        end(false);
      },
    }),
    [end, show],
  );

  return { dragging, handleProps };
}

/** The day under the pointer, or the nearest one above or below it, as it lies on the screen. */
function layoutAt(x: number, y: number): DayLayout | null {
  const days = [...document.querySelectorAll<HTMLElement>("[data-day]")];
  const under = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-day]");
  const day = under ?? nearest(days, y);
  if (!day) return null;
  return {
    dayId: day.dataset.day ?? "",
    blocks: [...day.querySelectorAll<HTMLElement>("[data-block]")].map((block) => ({
      box: boxOf(block),
      items: [...block.querySelectorAll<HTMLElement>("[data-item]")].map((item) => ({
        id: item.dataset.item ?? "",
        box: boxOf(item),
      })),
    })),
  };
}

function nearest(days: readonly HTMLElement[], y: number): HTMLElement | undefined {
  const distance = (day: HTMLElement) => {
    const { top, bottom } = boxOf(day);
    return y < top ? top - y : y > bottom ? y - bottom : 0;
  };
  return days.toSorted((a, b) => distance(a) - distance(b))[0];
}

function boxOf(element: HTMLElement): Box {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { left, right, top, bottom };
}
