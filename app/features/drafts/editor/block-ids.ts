import { Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import { Plugin } from "@tiptap/pm/state";
import { mendIdentity } from "./block-identity.ts";

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

export function blockIdsPlugin(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, state) {
      const own = transactions.filter((tr) => tr.docChanged && !isChangeOrigin(tr));
      return own.length > 0 ? mendIdentity(transactions, before, state) : null;
    },
  });
}
