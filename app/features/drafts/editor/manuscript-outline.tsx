import type { Editor } from "@tiptap/core";
import type { LucideIcon } from "lucide-react";
import ChevronRight from "lucide-react/icons/chevron-right";
import MessageSquare from "lucide-react/icons/message-square";
import PencilLine from "lucide-react/icons/pencil-line";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { countOf } from "#app/domain/headline.ts";
import { Icon } from "#app/ui/icon.tsx";
import { goToBlock } from "./go-to-block.ts";
import styles from "./manuscript-outline.module.css";
import { keyOf, type OutlineRow, outlineMove, outlineRows } from "./outline-tree.ts";
import { useOutline, useReadingPlace } from "./use-outline.ts";

interface OutlineProps {
  editor: Editor;
  openThreads: readonly string[];
  /** After a choice, on a phone: the drawer closes. */
  onGo?(): void;
}

/** The text's sections with their computed numbers; follows the typing and the scroll. */
export function ManuscriptOutline({ editor, openThreads, onGo }: OutlineProps) {
  const outline = useOutline(editor, openThreads);
  const { entries } = outline;
  const reading = useReadingPlace(editor, outline);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const rows = outlineRows(entries, folded);
  const places = new Map(entries.map((entry, nth) => [keyOf(entry, nth), nth]));
  const here = readRow(rows, places, reading);
  const stop = Math.max(
    0,
    rows.findIndex((row) => row.key === (focused ?? rows[here]?.key)),
  );
  useFollowed(tree, here);

  if (rows.length === 0) {
    return (
      <p className={styles.empty}>Sections and headings appear here as you write them.</p>
    );
  }

  function fold(key: string, isOpen: boolean): void {
    const next = new Set(folded);
    if (isOpen) next.delete(key);
    else next.add(key);
    setFolded(next);
  }

  function go(row: OutlineRow): void {
    onGo?.();
    if (row.entry.id) goToBlock(editor, row.entry.id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = outlineMove(rows, stop, event.key);
    if (!move) return;
    event.preventDefault();
    if (move.type === "fold" || move.type === "unfold") {
      fold(move.key, move.type === "unfold");
      return;
    }
    const row = rows[move.row];
    if (!row) return;
    if (move.type === "go") go(row);
    else {
      setFocused(row.key);
      tree.current?.querySelectorAll<HTMLElement>("[role=treeitem]")[move.row]?.focus();
    }
  }

  return (
    <div
      ref={tree}
      role="tree"
      aria-label="Parts of the text"
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      {rows.map((row, nth) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys of all its lines
        <div
          key={row.key}
          role="treeitem"
          aria-level={row.level}
          aria-expanded={row.hasChildren ? row.isOpen : undefined}
          aria-current={nth === here ? "location" : undefined}
          aria-selected={nth === here}
          tabIndex={nth === stop ? 0 : -1}
          className={styles.entry}
          style={{ "--depth": Math.min(row.level - 1, 3) } as React.CSSProperties} // a custom property is not in React's list
          onFocus={() => setFocused(row.key)}
          onClick={() => go(row)}
        >
          <span className={styles.fold}>
            {row.hasChildren && (
              // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer alone; keys have the arrows
              // biome-ignore lint/a11y/useKeyWithClickEvents: as above
              <span
                className={styles.chevron}
                data-open={row.isOpen || undefined}
                onClick={(event) => {
                  event.stopPropagation();
                  fold(row.key, !row.isOpen);
                }}
              >
                <Icon of={ChevronRight} size={14} />
              </span>
            )}
          </span>
          <span className={styles.text}>
            {row.entry.label && <span className={styles.label}>{row.entry.label} </span>}
            {row.entry.text || "Without a title"}
          </span>
          {COUNTED.map(({ of, icon, one, many }) => (
            <OpenCount
              key={of}
              icon={icon}
              words={countOf(
                countUnder(row, rows[nth + 1], outline[of], places),
                one,
                many,
              )}
              count={countUnder(row, rows[nth + 1], outline[of], places)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** What is open in a part of the text, and what it is called. */
const COUNTED = [
  { of: "comments", icon: MessageSquare, one: "open comment", many: "open comments" },
  { of: "suggestions", icon: PencilLine, one: "suggestion", many: "suggestions" },
] as const;

interface OpenCountProps {
  icon: LucideIcon;
  count: number;
  words: string;
}

function OpenCount({ icon, count, words }: OpenCountProps) {
  if (count === 0) return null;
  return (
    <span className={styles.count} title={words}>
      <Icon of={icon} size={12} />
      <span aria-hidden>{count}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

/** A folded line counts for everything under it. */
function countUnder(
  row: OutlineRow,
  next: OutlineRow | undefined,
  counts: readonly number[],
  places: ReadonlyMap<string, number>,
): number {
  const from = places.get(row.key) ?? 0;
  const to = next ? (places.get(next.key) ?? counts.length) : counts.length;
  let sum = 0;
  for (let nth = from; nth < Math.max(to, from + 1); nth += 1) sum += counts[nth] ?? 0;
  return sum;
}

/** The shown line that is being read, or under which it is folded away. */
function readRow(
  rows: readonly OutlineRow[],
  places: ReadonlyMap<string, number>,
  reading: number,
): number {
  let row = 0;
  rows.forEach(({ key }, nth) => {
    if ((places.get(key) ?? 0) <= reading) row = nth;
  });
  return row;
}

/** The line being read stays in sight in a long outline; the page itself does not move for it. */
function useFollowed(tree: React.RefObject<HTMLElement>, here: number): void {
  useEffect(() => {
    const line = tree.current?.querySelectorAll<HTMLElement>("[role=treeitem]")[here];
    let box = tree.current?.parentElement ?? null;
    while (box && box.scrollHeight <= box.clientHeight) box = box.parentElement;
    if (!line || !box || box === document.documentElement || box === document.body)
      return;
    const at = line.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    if (at.top < frame.top) box.scrollTop -= frame.top - at.top;
    else if (at.bottom > frame.bottom) box.scrollTop += at.bottom - frame.bottom;
  }, [tree, here]);
}
