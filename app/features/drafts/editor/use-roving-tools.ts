import {
  type ForwardedRef,
  type KeyboardEvent,
  useCallback,
  useLayoutEffect,
  useRef,
} from "react";

const TOOLS = "button, select";

/**
 * A row of tools that is one stop of the Tab key: the arrows, Home and End move inside it, and it
 * remembers where one was. Escape goes back to the text.
 */
export function useRovingTools(
  forwarded: ForwardedRef<HTMLDivElement>,
  backToText: () => void,
) {
  const row = useRef<HTMLDivElement | null>(null);
  const last = useRef<Element | null>(null);
  const settle = useCallback(() => {
    const tools = toolsIn(row.current);
    const stop = tools.find((tool) => tool === last.current) ?? tools[0];
    for (const tool of tools) tool.tabIndex = tool === stop ? 0 : -1;
  }, []);
  // Tools come and go with every render.
  useLayoutEffect(settle);
  const ref = useCallback(
    (element: HTMLDivElement | null) => {
      row.current = element;
      if (typeof forwarded === "function") forwarded(element);
      else if (forwarded) forwarded.current = element;
    },
    [forwarded],
  );
  return {
    ref,
    onFocus(event: { target: EventTarget & Element }) {
      last.current = event.target;
      settle();
    },
    onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
      if (event.defaultPrevented) return;
      if (event.key === "Escape") {
        event.preventDefault();
        backToText();
        return;
      }
      const tools = toolsIn(row.current);
      const here = tools.indexOf(event.target as HTMLElement); // only elements take key events
      if (here < 0) return;
      const next = nextTool(event.key, here, tools.length);
      if (next === null) return;
      event.preventDefault();
      tools[next]?.focus();
      tools[next]?.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
  };
}

function toolsIn(row: HTMLElement | null): HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>(TOOLS) ?? [])];
}

/** Up and down belong to a list of choices. */
function nextTool(key: string, here: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
      return (here + 1) % count;
    case "ArrowLeft":
      return (here - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
