import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { type FormEvent, useState } from "react";
import { lineKind } from "#app/manuscript/attributes.ts";
import {
  CODE_ACTIONS,
  CODE_LEADS,
  type CodeAction,
  type CodeLead,
} from "#app/manuscript/nodes/quoted-code.ts";
import { provision, quotedCode, section } from "#app/manuscript/write.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions, FormFields } from "#app/ui/form.tsx";
import { putBlocks } from "./put-blocks.ts";
import { asOneStep } from "./undo-step.ts";

const ACTION_WORDS: Record<CodeAction, string> = {
  add: "Adds it",
  amend: "Amends it",
  repeal: "Repeals it",
};

const LEAD_WORDS: Record<CodeLead, string> = {
  generated: "The workspace, in the city’s own form",
  written: "I write it myself, in the block before",
};

/** What the ordinance does to the city's code: makes quoted code, or changes the one the caret is in. */
export function QuotedCodeDialog({
  editor,
  onClose,
}: {
  editor: Editor;
  onClose(): void;
}) {
  const around = quotedCodeAround(editor);
  const [error, setError] = useState<string | null>(null);

  function save(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    event.stopPropagation();
    const form = new FormData(event.currentTarget);
    const citation = lineKind.coerce(form.get("citation"));
    const action = CODE_ACTIONS.find((known) => known === form.get("action")) ?? "add";
    const lead = CODE_LEADS.find((known) => known === form.get("lead")) ?? "written";
    if (citation === "") {
      setError("Name the place in the code, such as “Section 5.92.010”.");
      return;
    }
    onClose();
    asOneStep(editor.view, (tr) => {
      if (around) {
        tr.setNodeMarkup(around.pos, null, {
          ...around.attributes,
          citation,
          action,
          lead,
        });
        return true;
      }
      const inside = action === "repeal" ? [] : [section(), provision(1)];
      const quoted = quotedCode(action, citation, ...inside);
      return putBlocks(tr, [{ ...quoted, attrs: { ...quoted.attrs, lead } }]);
    });
    editor.commands.focus();
  }

  return (
    <Dialog
      title="Quoted code"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form onSubmit={save} noValidate>
        <FormFields>
          <TextField
            name="citation"
            label="Place in the city’s code"
            hint="“Section 5.92.010”, “Chapter 5.92”. Numbers inside follow it."
            defaultValue={String(around?.attributes.citation ?? "")}
            error={error}
            autoFocus
          />
          <SelectField
            name="action"
            label="What the ordinance does"
            defaultValue={String(around?.attributes.action ?? "add")}
            options={CODE_ACTIONS.map((action) => ({
              value: action,
              label: ACTION_WORDS[action],
            }))}
          />
          <SelectField
            name="lead"
            label="Who writes the sentence before it"
            defaultValue={String(around?.attributes.lead ?? "generated")}
            options={["generated", "written"].map((lead) => ({
              value: lead,
              label: LEAD_WORDS[lead as CodeLead], // the two just listed
            }))}
          />
        </FormFields>
        <FormActions>
          <Button type="submit" variant="primary">
            {around ? "Change it" : "Put it in"}
          </Button>
        </FormActions>
      </form>
    </Dialog>
  );
}

/** The quoted code the caret is in, or that is selected. */
export function quotedCodeAround(
  editor: Editor,
): { pos: number; attributes: Record<string, unknown> } | null {
  const { selection } = editor.state;
  if (selection instanceof NodeSelection && selection.node.type.name === "quotedCode") {
    return { pos: selection.from, attributes: selection.node.attrs };
  }
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === "quotedCode") {
      return { pos: $from.before(depth), attributes: node.attrs };
    }
  }
  return null;
}
