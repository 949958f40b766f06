import { Link } from "@remix-run/react";
import { InstantText } from "#app/ui/date.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import styles from "./mention-lines.module.css";
import type { MentionLine } from "./mentioned-queries.server.ts";

interface MentionLinesProps {
  mentions: readonly MentionLine[];
  timeZone: string;
  now: Date;
}

/** Comments in which others named the reader or their city, each with the way to it. */
export function MentionLines({ mentions, timeZone, now }: MentionLinesProps) {
  return (
    <LineList>
      {mentions.map((line) => (
        <LineItem key={line.commentId} className={styles.line}>
          <Link to={line.href} prefetch="intent" className={styles.words}>
            {line.body}
          </Link>
          <p className={styles.facts}>
            <span>
              {line.author ?? "Somebody who has left"} named {line.city ?? "you"}
            </span>
            <InstantText at={line.postedAt} tz={timeZone} now={now} />
            <span>{line.about}</span>
          </p>
        </LineItem>
      ))}
    </LineList>
  );
}
