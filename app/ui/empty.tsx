import type { ReactNode } from "react";
import styles from "./empty.module.css";

interface EmptyProps {
  /** What will stand here: "No actions recorded yet". */
  title: string;
  /** One or two sentences: what it is for. */
  children?: ReactNode;
  /** One real example, as it would look. */
  example?: ReactNode;
  /** The one button. */
  action?: ReactNode;
  level?: 2 | 3;
}

/** An empty page teaches by one example and one button. */
export function Empty({ title, children, example, action, level = 2 }: EmptyProps) {
  const Title = `h${level}` as const;
  return (
    <div className={styles.empty}>
      <Title className={styles.title}>{title}</Title>
      {children && <div className={styles.text}>{children}</div>}
      {example && (
        <figure className={styles.example}>
          <figcaption className={styles.caption}>For example</figcaption>
          {example}
        </figure>
      )}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
