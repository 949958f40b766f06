import { Link } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import { useEffect, useRef } from "react";
import { Icon } from "./icon.tsx";
import styles from "./segmented.module.css";

export interface Segment {
  to: string;
  label: string;
  icon?: LucideIcon;
  isCurrent: boolean;
}

/** One question, a few faces: table, board, map. Links, so that each can be sent to somebody. */
export function Segmented({
  label,
  segments,
}: {
  label: string;
  segments: readonly Segment[];
}) {
  const nav = useRef<HTMLElement>(null);
  const at = segments.findIndex(({ isCurrent }) => isCurrent);
  // On a phone the row is longer than the screen; where one is must be in sight.
  useEffect(() => {
    const current = nav.current?.querySelectorAll("li")[at];
    if (nav.current && current) {
      const { scrollLeft, clientWidth } = nav.current;
      const [from, to] = [current.offsetLeft, current.offsetLeft + current.offsetWidth];
      if (from < scrollLeft || to > scrollLeft + clientWidth)
        nav.current.scrollLeft = from;
    }
  }, [at]);
  return (
    <nav aria-label={label} className={styles.nav} ref={nav}>
      <ul className={styles.list}>
        {segments.map((segment) => (
          <li key={segment.label}>
            <Link
              to={segment.to}
              prefetch="intent"
              preventScrollReset
              aria-current={segment.isCurrent ? "true" : undefined}
              className={styles.segment}
            >
              {segment.icon && <Icon of={segment.icon} />}
              {segment.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
