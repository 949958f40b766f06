import { Link } from "@remix-run/react";
import { campaignCityPath, campaignPath } from "#app/paths.ts";
import { useFirstOfMany } from "#app/ui/first-of-many.ts";
import { LineItem, LineList } from "#app/ui/list.tsx";
import styles from "./due-steps.module.css";
import { NextStepText } from "./next-step-text.tsx";
import type { DueStep } from "./status-queries.server.ts";

/** Lines drawn before the page is alive: more than a screen shows. */
const FIRST_LINES = 24;

/** Next steps as lines: where, in which campaign, what and by when. */
export function DueSteps({ steps }: { steps: readonly DueStep[] }) {
  const shown = useFirstOfMany(steps, FIRST_LINES);
  return (
    <LineList>
      {shown.map((due) => (
        <LineItem key={due.campaignCityId} className={styles.line}>
          <p className={styles.place}>
            <Link to={campaignCityPath(due.campaignId, due.campaignCityId)}>
              {due.city}
            </Link>
            <Link to={campaignPath(due.campaignId)} className={styles.campaign}>
              {due.campaignTitle}
            </Link>
          </p>
          <NextStepText step={due.step} />
        </LineItem>
      ))}
    </LineList>
  );
}
