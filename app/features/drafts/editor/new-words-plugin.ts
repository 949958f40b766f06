import { type Editor, Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { newWordsIn, type Seen, type Stretch } from "#app/manuscript/new-words.ts";
import { BlockDecorations } from "./block-decorations.ts";

interface Shown {
  seen: Seen;
  decorations: DecorationSet;
  /** Passages marked, and where the first of them begins. */
  count: number;
  first: number | null;
}

const key = new PluginKey<Shown | null>("newWords");

/** Marks what others have written since somebody left. Nothing of it is in the text. */
export const NewWords = Extension.create({
  name: "newWords",
  addProseMirrorPlugins: () => [
    new Plugin<Shown | null>({
      key,
      state: {
        init: () => null,
        apply(tr, shown, _before, state) {
          const told: { seen: Seen | null } | undefined = tr.getMeta(key);
          if (told) return told.seen && shownIn(state, told.seen);
          if (!shown || !tr.docChanged) return shown;
          // One's own step is in the document before it is in Yjs, and it marks nothing new.
          if (!isChangeOrigin(tr)) {
            return { ...shown, decorations: shown.decorations.map(tr.mapping, tr.doc) };
          }
          return shownIn(state, shown.seen);
        },
      },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
});

/** Marks what came since, or with null nothing. Answers how many passages are marked. */
export function showNewWords(editor: Editor, seen: Seen | null): number {
  const tr = editor.state.tr.setMeta(key, { seen }).setMeta("addToHistory", false);
  editor.view.dispatch(tr);
  return key.getState(editor.state)?.count ?? 0;
}

/** Where the first new passage begins, or null. */
export function firstNewWords(state: EditorState): number | null {
  return key.getState(state)?.first ?? null;
}

function shownIn(state: EditorState, seen: Seen): Shown {
  const blocks = ySyncPluginKey.getState(state)?.type.toArray() ?? [];
  const children: (number | DecorationSet)[] = [];
  let count = 0;
  let first: number | null = null;
  state.doc.forEach((node, pos, nth) => {
    const block = blocks[nth];
    if (!(block instanceof Y.XmlElement)) return;
    const stretches = newWordsIn(block, seen).filter(({ to }) => to <= node.content.size);
    if (stretches.length === 0) return;
    count += stretches.length;
    first ??= pos + 1 + (stretches[0]?.from ?? 0);
    children.push(
      pos,
      pos + node.nodeSize,
      DecorationSet.create(node, stretches.map(marked)),
    );
  });
  return { seen, decorations: new BlockDecorations([], children), count, first };
}

function marked({ from, to }: Stretch): Decoration {
  return Decoration.inline(from, to, { "data-new": "" });
}
