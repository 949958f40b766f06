import type { Editor } from "@tiptap/core";
import { type FormEvent, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/form.tsx";
import { ADDRESS_WANTED, addressOf } from "./addresses.ts";

/** Puts a link on the selected words, changes it, or takes it off. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const now = String(editor.getAttributes("link").href ?? "");
  const [error, setError] = useState<string | null>(null);

  function save(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    event.stopPropagation();
    const href = addressOf(String(new FormData(event.currentTarget).get("href")));
    if (href === null) {
      setError(ADDRESS_WANTED);
      return;
    }
    editor.chain().focus().extendMarkRange("link").setMark("link", { href }).run();
    onClose();
  }

  return (
    <Dialog
      title="Link"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form onSubmit={save} noValidate>
        <TextField
          name="href"
          label="Address"
          type="url"
          inputMode="url"
          defaultValue={now}
          error={error}
          autoFocus
        />
        <FormActions>
          <Button type="submit" variant="primary">
            {now ? "Change the link" : "Add the link"}
          </Button>
          {now && (
            <Button
              onClick={() => {
                editor.chain().focus().extendMarkRange("link").unsetMark("link").run();
                onClose();
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
