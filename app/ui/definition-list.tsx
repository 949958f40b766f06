import type { ReactNode } from "react";
import styles from "./definition-list.module.css";

export interface Definition {
  term: string;
  /** Nothing to say is said as a dash, and read as "none". */
  value: ReactNode;
}

/** Facts about one thing: a term and its value a line. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className={styles.list}>
      {items.map((item) => (
        <div key={item.term} className={styles.line}>
          <dt className={styles.term}>{item.term}</dt>
          <dd className={styles.value}>
            {item.value === null || item.value === undefined || item.value === "" ? (
              <>
                <span aria-hidden>–</span>
                <span className="visually-hidden">none</span>
              </>
            ) : (
              item.value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
