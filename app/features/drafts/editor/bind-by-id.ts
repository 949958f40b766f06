import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type ProsemirrorBinding, ySyncPluginKey } from "@tiptap/y-tiptap";
import { writeBlocks } from "#app/manuscript/write-blocks.ts";

/**
 * Writes what is typed here into the shared text block by block, by their ids (`writeBlocks`). The
 * library's own writing comes after it, finds everything as it should be, and keeps the selection.
 */
export function bindById(editor: Editor): void {
  const binding: ProsemirrorBinding | undefined = ySyncPluginKey.getState(
    editor.state,
  )?.binding;
  if (!binding) return;
  const byLibrary = binding._prosemirrorChanged.bind(binding);
  binding._prosemirrorChanged = (text: Node) => {
    binding.doc.transact(() => {
      writeBlocks(binding.doc, binding.type, text, binding);
      byLibrary(text);
    }, ySyncPluginKey);
  };
}
