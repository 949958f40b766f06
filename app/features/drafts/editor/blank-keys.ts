import { Extension } from "@tiptap/core";
import { NodeSelection, Plugin } from "@tiptap/pm/state";

/** Enter on a selected blank, or pressing it twice, opens it to be changed or filled. */
export const BlankKeys = Extension.create<{ onAsk(): void }>({
  name: "blankKeys",
  priority: 1_050,
  addOptions: () => ({ onAsk: () => {} }),
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { selection } = editor.state;
        const isBlank =
          selection instanceof NodeSelection && selection.node.type.name === "blank";
        if (!isBlank || !editor.isEditable) return false;
        this.options.onAsk();
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    const { onAsk } = this.options;
    return [
      new Plugin({
        props: {
          handleDoubleClickOn(view, _pos, node, nodePos, _event, isDirect) {
            if (!isDirect || node.type.name !== "blank" || !view.editable) return false;
            const selection = NodeSelection.create(view.state.doc, nodePos);
            view.dispatch(view.state.tr.setSelection(selection));
            onAsk();
            return true;
          },
        },
      }),
    ];
  },
});
