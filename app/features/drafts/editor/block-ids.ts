import { Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import { Plugin } from "@tiptap/pm/state";
import { isBlockNode } from "#app/manuscript/blocks.ts";
import { newBlockId } from "#app/manuscript/manuscript-json.ts";

/**
 * Every block gets an id when it is made here, and of two blocks with one id (a paste, a
 * split by a foreign command) the later gets a new one. What arrives from others is left
 * alone: its author's editor has seen to it, and two editors mending at once would fight.
 */
export const BlockIds = Extension.create({
  name: "blockIds",
  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction(transactions, _before, state) {
          const isOurs = transactions.some((tr) => tr.docChanged && !isChangeOrigin(tr));
          if (!isOurs) return null;
          const seen = new Set<unknown>();
          const tr = state.tr;
          state.doc.descendants((node, pos) => {
            if (isBlockNode(node)) {
              if (!node.attrs.id || seen.has(node.attrs.id)) {
                tr.setNodeAttribute(pos, "id", newBlockId());
              } else {
                seen.add(node.attrs.id);
              }
            }
            return !node.isTextblock;
          });
          return tr.docChanged ? tr.setMeta("addToHistory", false) : null;
        },
      }),
    ];
  },
});
