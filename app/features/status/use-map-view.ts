import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import type { MapBox } from "./us-map.server.ts";

/** How far one may go in. */
const MOST_ZOOM = 24;
const STEP = 1.5;
/** From so near on there is room for the names of cities. */
const NAMES_FROM = 2;
/** Of what is shown, by one press of an arrow key. */
const PACE = 0.15;

/** What the map shows: the middle, and how many times larger than the whole. */
interface View {
  x: number;
  y: number;
  zoom: number;
}

/**
 * Moving about on a map: by drag, by the wheel with Ctrl or a pinch, by buttons and by keys. The picture is
 * moved by one transform that React does not know of, so that a thousand marks follow a finger.
 */
export function useMapView(whole: MapBox, start: MapBox) {
  const frame = useRef<SVGSVGElement>(null);
  const view = useRef<View>(viewOf(whole, start));
  const drag = useRef<{ x: number; y: number } | null>(null);
  const wanted = useRef(0);

  const show = () => {
    cancelAnimationFrame(wanted.current);
    wanted.current = requestAnimationFrame(() => {
      const content = frame.current?.querySelector<SVGGElement>("[data-map]");
      if (content) placeView(content, whole, view.current);
    });
  };
  const go = (next: View) => {
    view.current = kept(whole, next);
    show();
  };
  const zoomBy = (factor: number) =>
    go({ ...view.current, zoom: view.current.zoom * factor });

  // Another question shows another part.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the box's numbers say when it is another
  useEffect(() => {
    view.current = viewOf(whole, start);
    show();
    return () => cancelAnimationFrame(wanted.current);
  }, [start.x, start.y, start.width, start.height]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      // Without Ctrl the page scrolls; a pinch on a touchpad comes as a wheel with it.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomBy(Math.exp(-event.deltaY / 200));
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  });

  const unitsPerPixel = () => {
    const width = frame.current?.getBoundingClientRect().width ?? whole.width;
    return whole.width / width / view.current.zoom;
  };
  const move = (dx: number, dy: number) =>
    go({ ...view.current, x: view.current.x + dx, y: view.current.y + dy });

  const viewByKey = (key: string): View | null => {
    const { x, y, zoom } = view.current;
    const pace = (PACE * whole.width) / zoom;
    switch (key) {
      case "+":
      case "=":
        return { x, y, zoom: zoom * STEP };
      case "-":
        return { x, y, zoom: zoom / STEP };
      case "ArrowLeft":
        return { x: x - pace, y, zoom };
      case "ArrowRight":
        return { x: x + pace, y, zoom };
      case "ArrowUp":
        return { x, y: y - pace, zoom };
      case "ArrowDown":
        return { x, y: y + pace, zoom };
      default:
        return null;
    }
  };

  return {
    zoomIn: () => zoomBy(STEP),
    zoomOut: () => zoomBy(1 / STEP),
    reset: () => go(viewOf(whole, start)),
    /** What the drawing carries before a script runs. */
    transform: transformOf(whole, viewOf(whole, start)),
    zoom: viewOf(whole, start).zoom,
    isNear: viewOf(whole, start).zoom >= NAMES_FROM,
    frame: {
      ref: frame,
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0) return;
        drag.current = { x: event.clientX, y: event.clientY };
      },
      onPointerMove(event: PointerEvent) {
        const from = drag.current;
        if (!from) return;
        const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
        if (!frame.current?.hasPointerCapture(event.pointerId)) {
          // A click on a mark is no drag.
          if (Math.hypot(dx, dy) < 4) return;
          frame.current?.setPointerCapture(event.pointerId);
        }
        drag.current = { x: event.clientX, y: event.clientY };
        move(-dx * unitsPerPixel(), -dy * unitsPerPixel());
      },
      onPointerUp: () => {
        drag.current = null;
      },
      onPointerCancel: () => {
        drag.current = null;
      },
      onKeyDown(event: KeyboardEvent) {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const next = event.key === "0" ? viewOf(whole, start) : viewByKey(event.key);
        if (!next) return;
        event.preventDefault();
        go(next);
      },
    },
  };
}

function viewOf(whole: MapBox, box: MapBox): View {
  const zoom = Math.min(whole.width / box.width, whole.height / box.height, MOST_ZOOM);
  return kept(whole, { x: box.x + box.width / 2, y: box.y + box.height / 2, zoom });
}

/** Nothing beyond the edge of the whole is shown. */
function kept(whole: MapBox, { x, y, zoom }: View): View {
  const held = Math.min(MOST_ZOOM, Math.max(1, zoom));
  const [halfWidth, halfHeight] = [whole.width / held / 2, whole.height / held / 2];
  return {
    x: Math.min(whole.width - halfWidth, Math.max(halfWidth, x)),
    y: Math.min(whole.height - halfHeight, Math.max(halfHeight, y)),
    zoom: held,
  };
}

function transformOf(whole: MapBox, { x, y, zoom }: View): string {
  const dx = (whole.width / 2 - x * zoom).toFixed(2);
  const dy = (whole.height / 2 - y * zoom).toFixed(2);
  return `translate(${dx} ${dy}) scale(${zoom.toFixed(4)})`;
}

/** Marks and lines keep their size on the screen: they are drawn smaller by as much as the map is larger. */
function placeView(content: SVGGElement, whole: MapBox, view: View): void {
  content.setAttribute("transform", transformOf(whole, view));
  content.style.setProperty("--zoom", String(view.zoom));
  content.toggleAttribute("data-near", view.zoom >= NAMES_FROM);
}
