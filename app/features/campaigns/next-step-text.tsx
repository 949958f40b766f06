import type { NextStep } from "#app/domain/next-step.ts";
import { Badge } from "#app/ui/badge.tsx";
import { DateText } from "#app/ui/date.tsx";
import styles from "./next-step-text.module.css";

/** What comes next, and when; a step whose day has gone by says so. */
export function NextStepText({ step }: { step: NextStep }) {
  return (
    <span className={styles.step}>
      {step.on && (
        <span className={step.isOverdue ? styles.overdue : styles.day}>
          <DateText on={step.on} form="short" />
        </span>
      )}
      {step.isOverdue && <Badge tone="need">Overdue</Badge>}
      <span className={styles.words}>
        {step.words}
        {step.owner && <span className={styles.owner}> · {step.owner.name}</span>}
      </span>
    </span>
  );
}
