import { Form, Link } from "@remix-run/react";
import { draftComparePath, draftVersionPath } from "#app/paths.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { DateText, InstantText } from "#app/ui/date.tsx";
import { HiddenFields } from "#app/ui/form.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import { AnswerForm } from "./review-forms.tsx";
import styles from "./review-list.module.css";
import type { ReviewLine } from "./review-queries.server.ts";

interface ReviewListProps {
  draftId: string;
  lines: readonly ReviewLine[];
  now: Date | string;
  timeZone: string;
}

/** Who was asked and what they said: those who owe an answer first. */
export function ReviewList({ draftId, lines, now, timeZone }: ReviewListProps) {
  return (
    <LineList>
      {lines.map((line) => (
        <LineItem key={line.id} className={styles.line}>
          <h3 className={styles.head}>
            {line.asked}
            <AnswerBadge line={line} />
          </h3>
          <p className={styles.facts}>
            {line.answeredAt ? (
              <span>
                {line.answeredBy ?? "Somebody who has left"},{" "}
                <InstantText at={line.answeredAt} tz={timeZone} now={now} />
              </span>
            ) : (
              <span>
                asked <InstantText at={line.askedAt} tz={timeZone} now={now} />
                {line.askedBy && ` by ${line.askedBy}`}
              </span>
            )}
            {line.dueOn && !line.answer && (
              <span>
                by <DateText on={line.dueOn} />
              </span>
            )}
            <span>
              about{" "}
              <Link to={draftVersionPath(draftId, line.version.id)}>
                {line.version.title}
              </Link>
            </span>
            {line.isStale && (
              <Link to={draftComparePath(draftId, { from: line.version.id, to: "now" })}>
                The text has changed since
              </Link>
            )}
          </p>
          {line.note && !line.answer && <p className={styles.words}>{line.note}</p>}
          {line.reason && <p className={styles.words}>{line.reason}</p>}
          {line.mayAnswer && <AnswerForm line={line} />}
          {line.mayWithdraw && (
            <Form method="post">
              <HiddenFields values={{ intent: "withdraw", reviewId: line.id }} />
              <Button
                type="submit"
                size="small"
                variant="quiet"
                aria-label={`Take back the question to ${line.asked}`}
              >
                Take back
              </Button>
            </Form>
          )}
        </LineItem>
      ))}
    </LineList>
  );
}

function AnswerBadge({ line }: { line: ReviewLine }) {
  if (line.answer === "approve") return <Badge tone="good">Approves</Badge>;
  if (line.answer === "object") return <Badge tone="danger">Objects</Badge>;
  if (line.isOverdue) return <Badge tone="danger">Overdue</Badge>;
  return <Badge tone="need">Owes an answer</Badge>;
}
