import { Link } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
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
  return (
    <nav aria-label={label} className={styles.nav}>
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
