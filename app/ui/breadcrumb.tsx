import { Link } from "@remix-run/react";
import styles from "./breadcrumb.module.css";

export interface Crumb {
  label: string;
  /** Left out for the page itself. */
  to?: string;
}

/** Where this stands, as a sentence: "Immigrant protection › Freedom City". */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className={styles.nav}>
      <ol className={styles.list}>
        {crumbs.map((crumb, place) => (
          <li key={`${crumb.to}${crumb.label}`} className={styles.crumb}>
            {crumb.to ? (
              <Link to={crumb.to} prefetch="intent">
                {crumb.label}
              </Link>
            ) : (
              <span aria-current={place === crumbs.length - 1 ? "page" : undefined}>
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
