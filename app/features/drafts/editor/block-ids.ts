import { Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { giveMissingIds, mendIdentity } from "./block-identity.ts";

/**
 * Keeps who is who when somebody writes here: see `mendIdentity`. What arrives from others, and
 * what an undo brings back, is left alone: their editors have seen to it, and the room to the
 * rest; two editors mending at once would fight.
 *
 * What it mends is part of the change that made it necessary, and is undone with it: said to be
 * no part of the history, it would take the whole change out of it.
 */
export const BlockIds = Extension.create({
  name: "blockIds",
  addProseMirrorPlugins: () => [blockIdsPlugin()],
});

/** Whether what was last shown came of an undo here, which may leave a block without an id. */
const key = new PluginKey<boolean>("blockIds");

export function blockIdsPlugin(): Plugin<boolean> {
  return new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (tr) => tr.getMeta(ySyncPluginKey)?.isUndoRedoOperation === true,
    },
    appendTransaction(transactions, before, state) {
      const own = transactions.filter((tr) => tr.docChanged && !isChangeOrigin(tr));
      return own.length > 0 ? mendIdentity(transactions, before, state) : null;
    },
    view: () => ({
      update(view) {
        if (!key.getState(view.state)) return;
        // Not at once: while the undo is being shown, nothing would be written to the room.
        queueMicrotask(() => {
          const tr = view.isDestroyed ? null : giveMissingIds(view.state);
          if (tr) view.dispatch(tr);
        });
      },
    }),
  });
}
