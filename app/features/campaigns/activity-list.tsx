import { Link } from "@remix-run/react";
import {
  campaignPath,
  campaignStatusPath,
  cityPath,
  conveningPath,
  draftPath,
} from "#app/paths.ts";
import { InstantText } from "#app/ui/date.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import styles from "./activity-list.module.css";
import type { ActivityLine } from "./activity-queries.server.ts";

interface ActivityListProps {
  lines: readonly ActivityLine[];
  now: Date | string;
  /** Leave the campaign out where the page already is that campaign's. */
  isOfOneCampaign?: boolean;
  /** IANA zone the times are told in. */
  timeZone?: string;
}

/** What happened, latest first: who, what, when, and the way there. */
export function ActivityList({
  lines,
  now,
  isOfOneCampaign = false,
  timeZone = "America/New_York",
}: ActivityListProps) {
  return (
    <LineList>
      {lines.map((line) => {
        const to = placeOf(line);
        return (
          <LineItem key={line.sequence} className={styles.line}>
            <p className={styles.words}>
              <strong>{line.actor?.name ?? "The network"}</strong> {line.words}
            </p>
            <p className={styles.facts}>
              {to ? (
                <Link to={to}>
                  <InstantText at={line.happenedAt} tz={timeZone} now={now} />
                  <span className="visually-hidden">: {line.words}</span>
                </Link>
              ) : (
                <InstantText at={line.happenedAt} tz={timeZone} now={now} />
              )}
              {!isOfOneCampaign && line.campaign && (
                <Link to={campaignPath(line.campaign.id)}>{line.campaign.title}</Link>
              )}
            </p>
          </LineItem>
        );
      })}
    </LineList>
  );
}

function placeOf(line: ActivityLine): string | null {
  if (line.draftId) return draftPath(line.draftId);
  if (line.conveningId) return conveningPath(line.conveningId);
  if (line.campaign) {
    return line.type.startsWith("status.")
      ? campaignStatusPath(line.campaign.id)
      : campaignPath(line.campaign.id);
  }
  return line.cityId ? cityPath(line.cityId) : null;
}
