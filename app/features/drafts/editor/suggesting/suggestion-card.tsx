import { clsx } from "clsx";
import Check from "lucide-react/icons/check";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import type { Byline } from "#app/features/access/byline.ts";
import type { CommentClock } from "#app/features/comments/comment-item.tsx";
import { madeAtOf } from "#app/manuscript/suggestions/entries.ts";
import { saidOfSuggestion } from "#app/manuscript/suggestions/said.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { Button } from "#app/ui/button.tsx";
import { InstantText } from "#app/ui/date.tsx";
import styles from "./suggestion-card.module.css";
import type { StandingSuggestion } from "./use-suggestions.ts";

/** The element of a suggestion's card. */
export function suggestionAnchor(suggestionId: string): string {
  return `suggestion-${suggestionId}`;
}

export interface SuggestionCardProps {
  suggestion: StandingSuggestion;
  /** Who made it; null while that is not known here. */
  author: Byline | null;
  isOwn: boolean;
  mayDecide: boolean;
  /** Whoever may write here may take back their own. */
  mayTakeBack: boolean;
  /** The number its block would have, where it would be another. */
  wouldBe: string | null;
  clock: CommentClock;
  isActive: boolean;
  onActivate(): void;
  onDecide(fate: "accept" | "reject"): void;
  /** Its discussion. */
  talk: ReactNode;
}

/** What somebody proposes, in words, with who and when, and the decision of a steward. */
export function SuggestionCard(props: SuggestionCardProps) {
  const { suggestion, author, isOwn, mayDecide, mayTakeBack, clock, wouldBe } = props;
  const madeAt = madeAtOf(suggestion.id);
  const name = author?.name ?? "Somebody";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard activates the card by going into it
    <article
      id={suggestionAnchor(suggestion.id)}
      tabIndex={-1}
      aria-label={`Suggestion of ${name}`}
      className={clsx(styles.card, props.isActive && styles.active)}
      onClick={props.onActivate}
      onFocus={(event) => {
        if (event.target.matches(":focus-visible")) props.onActivate();
      }}
    >
      <div className={styles.head}>
        {author && <Avatar {...author} size="small" isDecorative />}
        <p className={styles.who}>
          <span className={styles.name}>{name}</span>
          {author?.city && <span>{author.city}</span>}
          {madeAt !== null && (
            <InstantText at={new Date(madeAt)} tz={clock.timeZone} now={clock.now} />
          )}
        </p>
      </div>
      {saidOfSuggestion(suggestion.pieces).map((line) => (
        <p key={line} className={styles.words}>
          {line}
        </p>
      ))}
      {wouldBe && (
        <p className={styles.label}>It would be {wouldBe.replace(/\.$/, "")}.</p>
      )}
      <div className={styles.actions}>
        {mayDecide && (
          <>
            <Button size="small" icon={Check} onClick={() => props.onDecide("accept")}>
              Accept
            </Button>
            <Button
              size="small"
              variant="quiet"
              icon={X}
              onClick={() => props.onDecide("reject")}
            >
              Reject
            </Button>
          </>
        )}
        {isOwn && !mayDecide && mayTakeBack && (
          <Button size="small" variant="quiet" onClick={() => props.onDecide("reject")}>
            Take back
          </Button>
        )}
      </div>
      {props.talk}
    </article>
  );
}
