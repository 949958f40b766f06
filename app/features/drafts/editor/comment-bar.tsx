import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import FilePlus from "lucide-react/icons/message-square-plus";
import { useEffect } from "react";
import type { Byline } from "#app/features/access/byline.ts";
import { commentAnchor } from "#app/features/comments/comment-thread.tsx";
import type { ThreadView } from "#app/features/comments/comment-view.ts";
import { IconButton } from "#app/ui/button.tsx";
import styles from "./margin-comments.module.css";
import { suggestionAnchor } from "./suggesting/suggestion-card.tsx";
import { citiesIn, type ThreadFilter } from "./thread-filter.ts";

interface CommentBarProps {
  threads: readonly ThreadView[];
  /** Whoever suggested something that stands. */
  suggesters: readonly Byline[];
  /** The shown cards in the order of the text. */
  order: readonly string[];
  activeId: string | null;
  filter: ThreadFilter;
  onFilter(filter: ThreadFilter): void;
  onActivate(threadId: string): void;
  /** Null for whoever may not comment. */
  onAskAboutAll: (() => void) | null;
}

/** Which comments are shown, the next and the one before, and one about the whole draft. */
export function CommentBar(props: CommentBarProps) {
  const { threads, order, activeId, filter, onActivate } = props;
  const { suggesters } = props;
  const suggesting = suggesters.flatMap(({ city }) => city ?? []);
  const cities = [...new Set([...citiesIn(threads), ...suggesting])].sort();
  const people = new Map(suggesters.map(({ personId, name }) => [personId, name]));

  function go(step: 1 | -1): void {
    if (order.length === 0) return;
    const at = activeId === null ? -1 : order.indexOf(activeId);
    const next =
      at < 0 && step < 0 ? order.length - 1 : (at + step + order.length) % order.length;
    const threadId = order[next];
    if (!threadId) return;
    onActivate(threadId);
    // When the card has come to its words.
    requestAnimationFrame(() =>
      (
        document.getElementById(commentAnchor(threadId)) ??
        document.getElementById(suggestionAnchor(threadId))
      )?.focus({ preventScroll: true }),
    );
  }

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !event.altKey) return;
      if (event.key !== "PageDown" && event.key !== "PageUp") return;
      event.preventDefault();
      go(event.key === "PageDown" ? 1 : -1);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });

  return (
    <div className={styles.bar}>
      <select
        aria-label="Which comments"
        className={styles.filter}
        value={filter}
        // The options are exactly the filters.
        onChange={(event) => props.onFilter(event.target.value as ThreadFilter)}
      >
        <option value="open">Open</option>
        <option value="mine">Mine</option>
        <option value="resolved">Resolved</option>
        {cities.map((city) => (
          <option key={city} value={`city:${city}`}>
            {city}
          </option>
        ))}
        {[...people].map(([personId, name]) => (
          <option key={personId} value={`person:${personId}`}>
            Suggestions of {name}
          </option>
        ))}
      </select>
      <IconButton
        size="small"
        icon={ChevronUp}
        label="Previous comment (Ctrl+Alt+PageUp)"
        disabled={order.length === 0}
        onClick={() => go(-1)}
      />
      <IconButton
        size="small"
        icon={ChevronDown}
        label="Next comment (Ctrl+Alt+PageDown)"
        disabled={order.length === 0}
        onClick={() => go(1)}
      />
      {props.onAskAboutAll && (
        <IconButton
          size="small"
          icon={FilePlus}
          label="Comment on the whole draft"
          onClick={props.onAskAboutAll}
        />
      )}
    </div>
  );
}
