import type { Editor } from "@tiptap/core";
import { useMemo, useState } from "react";
import { blocksOfNode } from "#app/manuscript/blocks.ts";
import { labelBlocks } from "#app/manuscript/numbering.ts";
import {
  findTargets,
  type ReferenceTarget,
  referenceTargets,
} from "#app/manuscript/reference-targets.ts";
import { styleOf } from "./block-labels.ts";
import { PickDialog } from "./pick-dialog.tsx";
import { asOneStep } from "./undo-step.ts";

/** More than anybody reads; typing narrows it. */
const MOST_SHOWN = 60;

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
  const found = findTargets(targets, typed);

  function put(target: ReferenceTarget): void {
    const type = editor.schema.nodes.crossReference;
    if (!type) return;
    onClose();
    asOneStep(editor.view, (tr) => {
      tr.replaceSelectionWith(type.create({ target: target.id }), false);
      return true;
    });
    editor.commands.focus();
  }

  return (
    <PickDialog
      title="Cross-reference"
      label="Number or words of the part it points at"
      listLabel="Parts of the text"
      items={found.slice(0, MOST_SHOWN)}
      status={countWords(found.length)}
      typed={typed}
      onType={setTyped}
      keyOf={({ id }) => id}
      onPick={put}
      onClose={onClose}
    >
      {({ reference, words }) => (
        <>
          {reference && <strong>{reference}</strong>}
          <span>{words}</span>
        </>
      )}
    </PickDialog>
  );
}

function countWords(count: number): string {
  if (count === 0) return "Nothing in this text matches.";
  if (count > MOST_SHOWN)
    return `${count} parts match; the first ${MOST_SHOWN} are shown.`;
  return count === 1 ? "1 part matches." : `${count} parts match.`;
}
