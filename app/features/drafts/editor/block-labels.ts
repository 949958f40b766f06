import { type Editor, Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { defaultStyle, type HouseStyle } from "#app/manuscript/house-style.ts";
import type { Labels } from "#app/manuscript/numbering.ts";
import { type ShownLabels, showLabels, updateLabels } from "./shown-labels.ts";

const key = new PluginKey<ShownLabels>("blockLabels");

/**
 * Shows what is computed: each block says its label and depth as attributes, a cross-reference
 * its words, a blank what the city fills it with, and the stylesheet draws them. They are never
 * text, so nobody can select, copy or mistype one. Which house's style is used is one screen's
 * choice (`showStyle`) and changes nothing in the text.
 */
export const BlockLabels = Extension.create({
  name: "blockLabels",
  addProseMirrorPlugins: () => [blockLabelsPlugin()],
});

export function blockLabelsPlugin(): Plugin<ShownLabels> {
  return new Plugin<ShownLabels>({
    key,
    state: {
      init: (_config, state) => showLabels(state.doc, defaultStyle),
      apply(tr, shown) {
        const style: HouseStyle | undefined = tr.getMeta(key);
        if (style) return showLabels(tr.doc, style);
        return tr.docChanged ? updateLabels(shown, tr.doc) : shown;
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations,
    },
  });
}

/** Shows the text in a house's style from now on. */
export function showStyle(editor: Editor, style: HouseStyle): void {
  if (styleOf(editor.state) === style) return;
  editor.view.dispatch(
    editor.state.tr.setMeta(key, style).setMeta("addToHistory", false),
  );
}

/** Whether a transaction shows the text in another style, which changes nothing in it. */
export function changesStyle(transaction: Transaction): boolean {
  return transaction.getMeta(key) !== undefined;
}

/** The labels as they are shown. */
export function labelsIn(state: EditorState): Labels | null {
  return key.getState(state)?.labels ?? null;
}

/** The style the text is shown in. */
export function styleOf(state: EditorState): HouseStyle {
  return key.getState(state)?.style ?? defaultStyle;
}
