import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { blocksOfNode, isBlockNode } from "#app/manuscript/blocks.ts";
import { crossReferenceLabel, labelBlocks } from "#app/manuscript/numbering.ts";

const key = new PluginKey<DecorationSet>("blockLabels");

/**
 * Shows the computed numbers: each block says its label and depth as attributes, and the
 * stylesheet draws them in the margin. They are never text, so nobody can select, copy or
 * mistype one. Recomputed from the document whenever it changes: a remote keystroke arrives
 * as one step over the whole document, so mapping old decorations would lose them.
 */
export const BlockLabels = Extension.create({
  name: "blockLabels",
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, state) => labelsOf(state.doc),
          apply: (tr, labels) => (tr.docChanged ? labelsOf(tr.doc) : labels),
        },
        props: {
          decorations: (state) => key.getState(state),
        },
      }),
    ];
  },
});

function labelsOf(doc: Node): DecorationSet {
  const labels = labelBlocks(blocksOfNode(doc));
  const decorations: Decoration[] = [];
  let nth = 0;
  doc.descendants((node, pos) => {
    if (isBlockNode(node)) {
      const label = labels.list[nth++];
      if (label) {
        decorations.push(
          Decoration.node(pos, pos + node.nodeSize, {
            "data-label": label.label,
            "data-depth": String(label.depth),
          }),
        );
      }
      return true;
    }
    if (node.type.name === "crossReference") {
      const words = crossReferenceLabel(labels, String(node.attrs.target));
      decorations.push(
        Decoration.node(pos, pos + node.nodeSize, {
          "data-words": words ?? "a provision that is gone",
          ...(words ? {} : { "data-gone": "" }),
        }),
      );
    }
    return true;
  });
  return DecorationSet.create(doc, decorations);
}
