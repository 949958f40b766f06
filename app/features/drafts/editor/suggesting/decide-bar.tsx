import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Button } from "#app/ui/button.tsx";
import styles from "./decide-bar.module.css";
import { type StandingSuggestion, suggestionIdsBetween } from "./use-suggestions.ts";

interface DecideBarProps {
  editor: Editor;
  /** Those the filter shows: all, one person's, one city's. */
  shown: readonly StandingSuggestion[];
  onDecide(ids: readonly string[], fate: "accept" | "reject"): void;
}

/** Several suggestions decided at once, in one step of undo: those that are selected, else all that are shown. */
export function DecideBar({ editor, shown, onDecide }: DecideBarProps) {
  const selected = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const { from, to, empty } = state.selection;
      return empty ? [] : suggestionIdsBetween(state.doc, from, to);
    },
  });
  const all = shown.map(({ id }) => id);
  const chosen = all.filter((id) => selected.includes(id));
  const ids = chosen.length > 0 ? chosen : all;
  if (all.length < 2) return null;
  const which = chosen.length > 0 ? `${ids.length} selected` : `all ${ids.length}`;
  return (
    // A press must not take the selection out of the text.
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the selection, the buttons act
    <div className={styles.bar} onMouseDown={(event) => event.preventDefault()}>
      <Button size="small" onClick={() => onDecide(ids, "accept")}>
        Accept {which}
      </Button>
      <Button size="small" variant="quiet" onClick={() => onDecide(ids, "reject")}>
        Reject {which}
      </Button>
    </div>
  );
}
