import { Link } from "@remix-run/react";
import { campaignCityPath, campaignPath } from "#app/paths.ts";
import { LineItem, LineList } from "#app/ui/list.tsx";
import styles from "./due-steps.module.css";
import { NextStepText } from "./next-step-text.tsx";
import type { DueStep } from "./status-queries.server.ts";

/** Next steps as lines: where, in which campaign, what and by when. */
export function DueSteps({ steps }: { steps: readonly DueStep[] }) {
  return (
    <LineList>
      {steps.map((due) => (
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
