import type { Editor } from "@tiptap/core";
import { type FormEvent, useState } from "react";
import { lineKind } from "#app/manuscript/attributes.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions, FormFields } from "#app/ui/form.tsx";
import { ADDRESS_WANTED, addressOf } from "./addresses.ts";
import { asOneStep } from "./undo-step.ts";

/** Says that words cite a law outside this text, with the address where it can be read. */
export function CitationDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const isThere = editor.isActive("citation");
  const needsWords = editor.state.selection.empty && !isThere;
  const [errors, setErrors] = useState<{ words?: string; href?: string }>({});

  function save(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    event.stopPropagation();
    const form = new FormData(event.currentTarget);
    const words = lineKind.coerce(form.get("words"));
    const typed = String(form.get("href")).trim();
    const href = typed === "" ? "" : addressOf(typed);
    const wrong = {
      ...(needsWords && words === "" ? { words: "Write what is cited." } : {}),
      ...(href === null ? { href: ADDRESS_WANTED } : {}),
    };
    setErrors(wrong);
    if (href === null || Object.keys(wrong).length > 0) return;
    onClose();
    if (needsWords) put(words, href);
    else mark(href);
    editor.commands.focus();
  }

  function put(words: string, href: string): void {
    const type = editor.schema.marks.citation;
    if (!type) return;
    asOneStep(editor.view, (tr) => {
      tr.replaceSelectionWith(editor.schema.text(words, [type.create({ href })]), false);
      tr.removeStoredMark(type);
      return true;
    });
  }

  function mark(href: string): void {
    editor.chain().extendMarkRange("citation").setMark("citation", { href }).run();
  }

  return (
    <Dialog
      title="Citation"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form onSubmit={save} noValidate>
        <FormFields>
          {needsWords && (
            <TextField
              name="words"
              label="What is cited"
              hint="As it stands in the text: “8 U.S.C. 1373”."
              error={errors.words}
              autoFocus
            />
          )}
          <TextField
            name="href"
            label="Where it can be read"
            hint="Leave it empty if there is no page."
            type="url"
            inputMode="url"
            defaultValue={String(editor.getAttributes("citation").href ?? "")}
            error={errors.href}
            autoFocus={!needsWords}
          />
        </FormFields>
        <FormActions>
          <Button type="submit" variant="primary">
            {isThere ? "Change the citation" : "Cite it"}
          </Button>
          {isThere && (
            <Button
              onClick={() => {
                onClose();
                editor
                  .chain()
                  .focus()
                  .extendMarkRange("citation")
                  .unsetMark("citation")
                  .run();
              }}
            >
              Take it off
            </Button>
          )}
        </FormActions>
      </form>
    </Dialog>
  );
}
