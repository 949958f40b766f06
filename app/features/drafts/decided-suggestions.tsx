import { Link } from "@remix-run/react";
import { draftPath } from "#app/paths.ts";
import { Badge } from "#app/ui/badge.tsx";
import { InstantText } from "#app/ui/date.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import styles from "./decided-suggestions.module.css";
import type { Decided } from "./suggestions.server.ts";

interface DecidedSuggestionsProps {
  decided: readonly Decided[];
  timeZone: string;
  now: Date;
}

/** What others decided about one's own suggestions, each with the way to the draft. */
export function DecidedSuggestions({ decided, timeZone, now }: DecidedSuggestionsProps) {
  return (
    <LineList>
      {decided.map((line) => (
        <LineItem key={line.id} className={styles.line}>
          <p className={styles.words}>{line.words}</p>
          <p className={styles.facts}>
            <Badge tone={line.fate === "accept" ? "good" : "plain"}>
              {line.fate === "accept" ? "Accepted" : "Rejected"}
            </Badge>
            {line.decidedBy && <span>by {line.decidedBy}</span>}
            <InstantText at={line.decidedAt} tz={timeZone} now={now} />
            <Link to={draftPath(line.draft.id)} prefetch="intent">
              {line.draft.title}
            </Link>
          </p>
        </LineItem>
      ))}
    </LineList>
  );
}
