import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { blocksOfNode } from "#app/manuscript/blocks.ts";
import { labelBlocks } from "#app/manuscript/numbering.ts";
import {
  findTargets,
  type ReferenceTarget,
  referenceTargets,
} from "#app/manuscript/reference-targets.ts";
import { Dialog } from "#app/ui/dialog.tsx";
import { TextField } from "#app/ui/field.tsx";
import { styleOf } from "./block-labels.ts";
import styles from "./reference-dialog.module.css";
import { asOneStep } from "./undo-step.ts";

/** More than anybody reads; typing narrows it. */
const MOST_SHOWN = 60;
const LIST_ID = "reference-targets";

/** Finds a block by its number or its words and puts a reference to it where the caret is. */
export function ReferenceDialog({
  editor,
  onClose,
}: {
  editor: Editor;
  onClose(): void;
}) {
  const targets = useMemo(() => {
    const blocks = blocksOfNode(editor.state.doc);
    return referenceTargets(blocks, labelBlocks(blocks, styleOf(editor.state).profile));
  }, [editor]);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const found = findTargets(targets, typed);
  const shown = found.slice(0, MOST_SHOWN);

  function choose(target: ReferenceTarget | undefined): void {
    const type = editor.schema.nodes.crossReference;
    if (!target || !type) return;
    onClose();
    asOneStep(editor.view, (tr) => {
      tr.replaceSelectionWith(type.create({ target: target.id }), false);
      return true;
    });
    editor.commands.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && shown.length > 0) {
      event.preventDefault();
      const next = (active + step + shown.length) % shown.length;
      setActive(next);
      list.current?.children[next]?.scrollIntoView({ block: "nearest" });
    }
    if (event.key === "Enter") {
      event.preventDefault();
      choose(shown[active]);
    }
  }

  return (
    <Dialog
      title="Cross-reference"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <TextField
        name="target"
        label="Number or words of the part it points at"
        role="combobox"
        aria-expanded
        aria-controls={LIST_ID}
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `${LIST_ID}-${active}` : undefined}
        autoComplete="off"
        autoFocus
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p className={styles.count} role="status" aria-live="polite">
        {countWords(found.length)}
      </p>
      <div
        ref={list}
        role="listbox"
        id={LIST_ID}
        aria-label="Parts of the text"
        className={styles.list}
      >
        {shown.map((target, nth) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the field
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={target.id}
            id={`${LIST_ID}-${nth}`}
            role="option"
            aria-selected={nth === active}
            className={styles.target}
            onClick={() => choose(target)}
          >
            {target.reference && <strong>{target.reference}</strong>}
            <span className={styles.words}>{target.words}</span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}

function countWords(count: number): string {
  if (count === 0) return "Nothing in this text matches.";
  if (count > MOST_SHOWN)
    return `${count} parts match; the first ${MOST_SHOWN} are shown.`;
  return count === 1 ? "1 part matches." : `${count} parts match.`;
}
