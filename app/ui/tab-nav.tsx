import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import styles from "./tab-nav.module.css";

export interface Tab {
  to: string;
  label: ReactNode;
  /** How many wait behind it. */
  count?: number;
  /** Only the exact address counts as here; for the first tab, whose address begins all others. */
  end?: boolean;
}

/** The faces of one thing, each with its own address: links, not ARIA tabs. */
export function TabNav({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className={styles.nav}>
      <ul className={styles.list}>
        {tabs.map((tab) => (
          <li key={tab.to}>
            <NavLink to={tab.to} end={tab.end} prefetch="intent" className={styles.tab}>
              {tab.label}
              {tab.count !== undefined && (
                <span className={styles.count}>{tab.count}</span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
