import { useFetcher } from "@remix-run/react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type {
  Mentionable,
  MentionList,
} from "#app/features/people/mention-queries.server.ts";
import { mentionsPath } from "#app/paths.ts";
import styles from "./mention-picker.module.css";

/** Somebody who types asks when they rest this long. */
const RESTS_MS = 150;
const MOST_SHOWN = 6;

/** "@" and what was typed after it, right before the caret. */
interface Asked {
  /** Where the "@" stands. */
  at: number;
  q: string;
}

/** What is being looked for at the caret; null when nobody is being named there. */
export function askedAt(words: string, caret: number): Asked | null {
  const found = /(?:^|[\s(])@([^\s@][^@\n]{0,39})?$/.exec(words.slice(0, caret));
  if (!found) return null;
  const q = found[1] ?? "";
  return { at: caret - q.length - 1, q };
}

export interface MentionPicker {
  /** For the field: what it says of the list. */
  aria: {
    "aria-autocomplete": "list";
    "aria-controls": string | undefined;
    "aria-activedescendant": string | undefined;
  };
  /** True when the key was one of the list's. */
  takesKey(event: KeyboardEvent): boolean;
  /** The caret or the words changed. */
  look(words: string, caret: number): void;
  list: JSX.Element | null;
}

/** Finds whom "@" and a few letters mean, while a comment is written; guests are offered nobody. */
export function useMentionPicker(
  onPick: (found: Mentionable, asked: Asked) => void,
): MentionPicker {
  const listId = useId();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [at, setAt] = useState(0);
  /** The "@" behind which somebody was chosen, or nobody is wanted. */
  const settled = useRef<number | null>(null);
  const fetcher = useFetcher<MentionList>({ key: `mentions ${listId}` });
  const { load } = fetcher;
  const q = asked?.q;
  useEffect(() => {
    if (q === undefined) return;
    const timer = setTimeout(() => load(mentionsPath(q)), q ? RESTS_MS : 0);
    return () => clearTimeout(timer);
  }, [q, load]);

  const found = asked ? (fetcher.data?.found ?? []).slice(0, MOST_SHOWN) : [];
  const active = Math.min(at, Math.max(0, found.length - 1));
  const isOpen = asked !== null && found.length > 0;

  function pick(one: Mentionable | undefined): void {
    if (!one || !asked) return;
    close(asked);
    onPick(one, asked);
  }

  function close({ at }: Asked): void {
    settled.current = at;
    setAsked(null);
  }

  return {
    aria: {
      "aria-autocomplete": "list",
      "aria-controls": isOpen ? listId : undefined,
      "aria-activedescendant": isOpen ? `${listId}-${active}` : undefined,
    },
    takesKey(event) {
      if (!isOpen || event.nativeEvent.isComposing) return false;
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (step !== 0) setAt((active + step + found.length) % found.length);
      else if (event.key === "Escape") close(asked);
      else if (event.key === "Tab" || (event.key === "Enter" && !isSending(event)))
        pick(found[active]);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    look(words, caret) {
      const found = askedAt(words, caret);
      if (!found) settled.current = null;
      const next = found && found.at === settled.current ? null : found;
      if (next?.at === asked?.at && next?.q === asked?.q) return;
      setAsked(next);
      setAt(0);
    },
    list: isOpen ? (
      <div
        role="listbox"
        id={listId}
        aria-label="People and cities"
        className={styles.list}
      >
        {found.map((one, nth) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the field
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={one.id}
            id={`${listId}-${nth}`}
            role="option"
            aria-selected={nth === active}
            className={styles.one}
            // The field keeps the focus, and its selection.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(one)}
          >
            <strong>{one.name}</strong>
            <span>{one.about}</span>
          </div>
        ))}
      </div>
    ) : null,
  };
}

function isSending(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey;
}
