import ChevronRight from "lucide-react/icons/chevron-right";
import type { ReactNode } from "react";
import { Icon } from "#app/ui/icon.tsx";
import styles from "./disclosure.module.css";

interface DisclosureProps {
  label: ReactNode;
  /** Open from the start: because the address asks for it, or its form came back. */
  isOpen: boolean;
  id?: string;
  children: ReactNode;
}

/** A form that stays out of the way until it is wanted; works before any script has come. */
export function Disclosure({ label, isOpen, id, children }: DisclosureProps) {
  return (
    <details open={isOpen} id={id} className={styles.disclosure}>
      <summary className={styles.label}>
        <Icon of={ChevronRight} className={styles.arrow} />
        {label}
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
