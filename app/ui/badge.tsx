import { clsx } from "clsx";
import type { ReactNode } from "react";
import styles from "./badge.module.css";

export type BadgeTone = "plain" | "blue" | "need" | "good" | "warn" | "danger";

/** One or two words about a thing. Colour only repeats what the words say. */
export function Badge({
  tone = "plain",
  children,
}: {
  tone?: BadgeTone;
  children: ReactNode;
}) {
  return <span className={clsx(styles.badge, styles[tone])}>{children}</span>;
}

/** How many wait for you; nothing at zero. `label` is what the number counts: "unread notices". */
export function CountBadge({ count, label }: { count: number; label: string }) {
  if (count <= 0) return null;
  return (
    <span className={styles.count}>
      {count > 99 ? "99+" : count}
      <span className="visually-hidden"> {label}</span>
    </span>
  );
}
