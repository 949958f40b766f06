import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

/**
 * "@" at the beginning of a word opens the list of whom to mention. The sign is typed all the same:
 * whoever meant only the sign closes the list and goes on.
 */
export const MentionKey = Extension.create<{ onAsk(): void }>({
  name: "mentionKey",
  addOptions: () => ({ onAsk: () => {} }),
  addProseMirrorPlugins() {
    const { onAsk } = this.options;
    return [
      new Plugin({
        props: {
          handleTextInput(view, from, _to, text) {
            if (text !== "@" || view.composing) return false;
            const { parent, parentOffset } = view.state.doc.resolve(from);
            const before = parent.textBetween(0, parentOffset, "", "\ufffc").slice(-1);
            if (before === "" || /[\s(]/.test(before)) setTimeout(onAsk);
            return false;
          },
        },
      }),
    ];
  },
});
