import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "./breadcrumb.tsx";
import styles from "./page.module.css";

interface PageProps {
  /** "wide" for tables and boards, "text" for forms and reading, "full" for the editor. */
  width?: "normal" | "wide" | "text" | "full";
  children: ReactNode;
}

/** What stands in the frame: one column with its sections one under the other. */
export function Page({ width = "normal", children }: PageProps) {
  return <div className={clsx(styles.page, styles[width])}>{children}</div>;
}

interface PageHeaderProps {
  crumbs?: readonly Crumb[];
  /** The page's only h1. */
  title: ReactNode;
  /** The headline answer, in one sentence. */
  lead?: ReactNode;
  /** Small facts under the title: badges, dates, people. */
  facts?: ReactNode;
  /** At most one of them primary. */
  actions?: ReactNode;
}

export function PageHeader({ crumbs, title, lead, facts, actions }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      {crumbs && crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
      <div className={styles.top}>
        <h1 className={styles.title}>{title}</h1>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {lead && <p className={styles.lead}>{lead}</p>}
      {facts && <div className={styles.facts}>{facts}</div>}
    </header>
  );
}

/** Main column and a side column that falls below on narrow screens. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className={styles.columns}>
      <div className={styles.main}>{children}</div>
      <aside className={styles.aside}>{aside}</aside>
    </div>
  );
}
