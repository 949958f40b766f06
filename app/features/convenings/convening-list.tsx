import { Link } from "@remix-run/react";
import { CONVENING_KIND_WORDS, CONVENING_STATUS_WORDS } from "#app/domain/convening.ts";
import { campaignPath, conveningPath } from "#app/paths.ts";
import { Badge, type BadgeTone } from "#app/ui/badge.tsx";
import { DateSpan } from "#app/ui/date.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import styles from "./convening-list.module.css";
import { placeWords } from "./convening-place.ts";
import type { ConveningLine } from "./convening-view.ts";

const STATUS_TONES: Record<ConveningLine["status"], BadgeTone> = {
  tentative: "warn",
  confirmed: "good",
  cancelled: "danger",
  passed: "plain",
};

/** How certain a convening is; nothing is said of one that has simply taken place. */
export function ConveningStatusBadge({ status }: Pick<ConveningLine, "status">) {
  return <Badge tone={STATUS_TONES[status]}>{CONVENING_STATUS_WORDS[status].name}</Badge>;
}

/** Convenings a line each: when, what, where, and how full the agenda is. */
export function ConveningList(props: {
  convenings: readonly ConveningLine[];
  /** On a campaign's own page its name need not be said. */
  isCampaignHidden?: boolean;
}) {
  return (
    <LineList>
      {props.convenings.map((convening) => (
        <LineItem key={convening.id} className={styles.line}>
          <p className={styles.when}>
            {convening.firstOn && convening.lastOn ? (
              <DateSpan from={convening.firstOn} to={convening.lastOn} />
            ) : (
              "No date yet"
            )}
          </p>
          <div className={styles.what}>
            <p className={styles.title}>
              <Link to={conveningPath(convening.id)} prefetch="intent">
                {convening.title}
              </Link>
              {(!convening.isPast || convening.status === "cancelled") && (
                <ConveningStatusBadge status={convening.status} />
              )}
            </p>
            <p className={styles.facts}>
              {[CONVENING_KIND_WORDS[convening.kind], placeWords(convening)]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {convening.campaign && !props.isCampaignHidden && (
              <p className={styles.facts}>
                For the campaign{" "}
                <Link to={campaignPath(convening.campaign.id)}>
                  {convening.campaign.title}
                </Link>
              </p>
            )}
          </div>
          <p className={styles.count}>{itemsWords(convening.itemCount)}</p>
        </LineItem>
      ))}
    </LineList>
  );
}

function itemsWords(count: number): string {
  if (count === 0) return "No items yet";
  return count === 1 ? "1 item" : `${count} items`;
}
