import { clsx } from "clsx";
import type { ReactNode } from "react";
import styles from "./sign-frame.module.css";

interface SignFrameProps {
  networkName: string;
  /** The page's only h1. */
  title: string;
  lead?: ReactNode;
  /** Under the hairline: another way in, who to ask. */
  aside?: ReactNode;
  /** For a page that is a list: as wide as three columns on a desk. */
  isWide?: boolean;
  children: ReactNode;
}

/** The calm page before one is inside: sign-in, an invitation, a one-time link. */
export function SignFrame(props: SignFrameProps) {
  const { networkName, title, lead, aside, isWide, children } = props;
  return (
    <div className={clsx(styles.frame, isWide && styles.wide)}>
      <header className={styles.network}>{networkName}</header>
      <main id="main" className={styles.main}>
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
        {aside && <div className={styles.aside}>{aside}</div>}
      </main>
    </div>
  );
}
