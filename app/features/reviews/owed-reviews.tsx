import { Link } from "@remix-run/react";
import { draftReviewPath } from "#app/paths.ts";
import { Badge } from "#app/ui/badge.tsx";
import { DateText } from "#app/ui/date.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import styles from "./review-list.module.css";
import type { OwedReview } from "./review-queries.server.ts";

/** What waits for one's answer, each with the way there. */
export function OwedReviews({ reviews }: { reviews: readonly OwedReview[] }) {
  return (
    <LineList>
      {reviews.map((review) => (
        <LineItem key={`${review.draft.id} ${review.asked}`} className={styles.line}>
          <Link to={draftReviewPath(review.draft.id)} prefetch="intent">
            {review.draft.title}
          </Link>
          <p className={styles.facts}>
            {review.isCity && <span>for {review.asked}</span>}
            {review.dueOn && (
              <span>
                by <DateText on={review.dueOn} />
              </span>
            )}
            {review.isOverdue && <Badge tone="danger">Overdue</Badge>}
          </p>
        </LineItem>
      ))}
    </LineList>
  );
}
