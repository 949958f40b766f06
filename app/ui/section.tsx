import { type ReactNode, useId } from "react";
import styles from "./section.module.css";

interface SectionProps {
  title: ReactNode;
  /** A number beside the title: how many there are. */
  count?: number;
  /** "Add a city", "See all". */
  actions?: ReactNode;
  level?: 2 | 3;
  isTitleHidden?: boolean;
  /** For links that lead here. */
  id?: string;
  children: ReactNode;
}

/** A part of a page under its own heading and a hairline. */
export function Section(props: SectionProps) {
  const { title, count, actions, level = 2, isTitleHidden, id, children } = props;
  const titleId = useId();
  const Title = `h${level}` as const;
  return (
    <section aria-labelledby={titleId} id={id} className={styles.section}>
      <div className={isTitleHidden && !actions ? "visually-hidden" : styles.head}>
        <Title id={titleId} className={isTitleHidden ? "visually-hidden" : styles.title}>
          {title}
          {count !== undefined && <span className={styles.count}> {count}</span>}
        </Title>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}
