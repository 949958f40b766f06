import { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { useEffect, useState } from "react";
import {
  BlockLabels,
  changesStyle,
  showStyle,
  styleOf,
} from "#app/features/drafts/editor/block-labels.ts";
import { FindInText } from "#app/features/drafts/editor/find-plugin.ts";
import { manuscriptExtensions } from "#app/manuscript/extensions.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import { acceptedText, originalText } from "#app/manuscript/suggestions/decide.ts";
import { becomes } from "./suggest-mode.ts";
import type { DeskMode } from "./use-deciding.ts";

/** The text shown without its suggestions may be this much behind the typing of others. */
const BEHIND_MS = 250;

const NAMES = {
  original: "Text of the draft, as agreed",
  accepted: "Text of the draft, as if all suggestions were accepted",
} as const;

/**
 * The text as it was agreed or as if everything were accepted, in an editor of its own that only
 * shows: with the numbers, the order and the kinds of blocks it has then, which no stylesheet could
 * make of a text with suggestions in it. Null in every other mode, and while it is made.
 */
export function useTextAs(editor: Editor, mode: DeskMode): Editor | null {
  const [shown, setShown] = useState<Editor | null>(null);
  const view = mode === "original" || mode === "accepted" ? mode : null;
  useEffect(() => {
    if (!view) return;
    const made = new Editor({
      editable: false,
      injectCSS: false,
      content: textAs(editor, view),
      extensions: [...manuscriptExtensions(), BlockLabels, FindInText],
      editorProps: {
        attributes: {
          class: "manuscript",
          "aria-label": NAMES[view],
          lang: "en-US",
          tabindex: "0",
        },
      },
    });
    showStyle(made, styleOf(editor.state));
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = () => {
      timer = null;
      made.view.dispatch(becomes(made.state, textAs(editor, view)));
    };
    const follow = ({ transaction }: { transaction: Transaction }) => {
      if (changesStyle(transaction)) showStyle(made, styleOf(editor.state));
      if (transaction.docChanged) timer ??= setTimeout(read, BEHIND_MS);
    };
    editor.on("transaction", follow);
    setShown(made);
    return () => {
      setShown(null);
      editor.off("transaction", follow);
      if (timer) clearTimeout(timer);
      made.destroy();
    };
  }, [editor, view]);
  return shown;
}

function textAs(editor: Editor, view: "original" | "accepted"): ManuscriptJson {
  // The JSON of a document of our schema is a manuscript.
  const text = editor.state.doc.toJSON() as ManuscriptJson;
  return view === "original" ? originalText(text) : acceptedText(text);
}
