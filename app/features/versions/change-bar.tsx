import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { IconButton } from "#app/ui/button.tsx";
import styles from "./redline.module.css";

interface ChangeBarProps {
  /** Holds the redline. */
  text: RefObject<HTMLElement>;
  /** How many changed blocks there are. */
  count: number;
  children?: ReactNode;
}

/** Next and previous change, by button and by the keys n and p, with where one is. */
export function ChangeBar({ text, count, children }: ChangeBarProps) {
  const [at, setAt] = useState(0);
  const now = useRef(0);
  const go = useRef((_: number) => {});
  go.current = (step: number) => {
    const changes = text.current?.querySelectorAll<HTMLElement>("[data-change]") ?? [];
    if (changes.length === 0) return;
    const next = now.current + step;
    // Round and round: after the last comes the first.
    now.current = next < 1 ? changes.length : next > changes.length ? 1 : next;
    setAt(now.current);
    const change = changes[now.current - 1];
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    change?.scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
    change?.focus({ preventScroll: true });
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      if (event.key === "n") go.current(1);
      if (event.key === "p") go.current(-1);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <div className={styles.bar}>
      <IconButton
        icon={ChevronUp}
        label="Previous change (p)"
        disabled={count === 0}
        onClick={() => go.current(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label="Next change (n)"
        disabled={count === 0}
        onClick={() => go.current(1)}
      />
      <span className={styles.where} role="status">
        {at > 0
          ? `${at} of ${count}`
          : count === 1
            ? "1 changed block"
            : `${count} changed blocks`}
      </span>
      {children}
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select");
}
