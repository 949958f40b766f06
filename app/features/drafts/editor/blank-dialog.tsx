import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import type { FormEvent } from "react";
import { useState } from "react";
import { lineKind } from "#app/manuscript/attributes.ts";
import { BLANK_KINDS, type BlankKind } from "#app/manuscript/blanks.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions, FormFields } from "#app/ui/form.tsx";
import { asOneStep } from "./undo-step.ts";

const KIND_WORDS: Record<BlankKind, string> = {
  text: "Words",
  cityName: "Name of the city",
  bodyName: "Name of the governing body",
  codeName: "Name of the city’s code",
  date: "A date",
  number: "A number",
  money: "An amount of money",
};

/** A place each city fills: makes one where the caret is, or changes and fills the selected one. */
export function BlankDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const selected = selectedBlank(editor);
  const [error, setError] = useState<string | null>(null);

  function save(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    event.stopPropagation();
    const form = new FormData(event.currentTarget);
    const kind = BLANK_KINDS.find((known) => known === form.get("kind")) ?? "text";
    const name =
      lineKind.coerce(form.get("name")) ||
      (kind === "text" ? "" : KIND_WORDS[kind].toLowerCase());
    if (name === "") {
      setError("Say what belongs here, in a few words.");
      return;
    }
    const attributes = { name, kind, value: lineKind.coerce(form.get("value")) };
    const type = editor.schema.nodes.blank;
    onClose();
    if (type) {
      asOneStep(editor.view, (tr) => {
        tr.replaceSelectionWith(type.create(attributes), selected !== null);
        return true;
      });
    }
    editor.commands.focus();
  }

  return (
    <Dialog
      title="Blank"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form onSubmit={save} noValidate>
        <FormFields>
          <SelectField
            name="kind"
            label="Filled with"
            defaultValue={selected?.kind ?? "text"}
            options={BLANK_KINDS.map((kind) => ({
              value: kind,
              label: KIND_WORDS[kind],
            }))}
          />
          <TextField
            name="name"
            label="What belongs here"
            hint="“name of the department”. It stands in brackets until somebody fills it."
            defaultValue={selected?.name ?? ""}
            error={error}
            autoFocus
          />
          <TextField
            name="value"
            label="Filled by hand"
            hint="Leave it empty for each city to fill."
            defaultValue={selected?.value ?? ""}
          />
        </FormFields>
        <FormActions>
          <Button type="submit" variant="primary">
            {selected ? "Change the blank" : "Put it in"}
          </Button>
        </FormActions>
      </form>
    </Dialog>
  );
}

/** The blank that is selected as a whole, as it is stored. */
export function selectedBlank(
  editor: Editor,
): { name: string; kind: string; value: string } | null {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "blank")
    return null;
  const { name, kind, value } = selection.node.attrs;
  return {
    name: lineKind.coerce(name),
    kind: String(kind),
    value: lineKind.coerce(value),
  };
}
