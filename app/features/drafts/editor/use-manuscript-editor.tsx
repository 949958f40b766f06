import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { manuscriptExtensions } from "#app/manuscript/extensions.ts";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import { BlockIds } from "./block-ids.ts";
import { BlockLabels } from "./block-labels.ts";
import { renderCaret, renderSelection } from "./caret.ts";
import { CommentAnchors } from "./comment-anchors.ts";
import { bindFinely } from "./fine-binding.ts";
import { ManuscriptKeys } from "./manuscript-keys.ts";
import "./manuscript.css";
import type { RoomConnection } from "./room-connection.ts";

/** From so many blocks on, the browser lays out only what is near the window. */
const LONG_TEXT = 300;

interface Handlers {
  onComment(): void;
  onLeave(): void;
  onActivate(threadId: string): void;
}

/**
 * The editor on a room's text. Made when the text has arrived, because an editor on an empty
 * document would write its first paragraph into everybody's.
 */
export function useManuscriptEditor(
  room: RoomConnection,
  handlers: Handlers,
): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null);
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const made = new Editor({
      editable: false,
      injectCSS: false,
      // Replaced by the room's text before anything can be read from it. It is there because
      // the binding restores a selection, and an empty document has no place for one.
      content: { type: "doc", content: [{ type: "paragraph" }] },
      extensions: [
        ...manuscriptExtensions(),
        Collaboration.configure({
          fragment: room.fragment,
          // Undoing a block of one's own leaves it while there are others' words in it.
          yUndoOptions: { protectedNodes: new Set(Object.keys(manuscriptSchema.nodes)) },
        }),
        CollaborationCaret.configure({
          provider: room.provider,
          user: {},
          render: renderCaret,
          selectionRender: renderSelection,
        }),
        BlockIds,
        BlockLabels,
        CommentAnchors.configure({
          onActivate: (id: string) => latest.current.onActivate(id),
        }),
        ManuscriptKeys.configure({
          onComment: () => latest.current.onComment(),
          onLeave: () => latest.current.onLeave(),
        }),
      ],
      editorProps: {
        attributes: (state) => ({
          class: "manuscript",
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": "Text of the draft",
          lang: "en-US",
          spellcheck: "true",
          tabindex: "0",
          "data-empty": String(state.doc.content.size <= 2),
          ...(state.doc.childCount > LONG_TEXT ? { "data-long": "" } : {}),
        }),
      },
    });
    bindFinely(made);
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, [room]);
  return editor;
}

/** The place in the page where the editor's own element stands. */
export function ManuscriptText({ editor }: { editor: Editor }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { dom } = editor.view;
    place.current?.append(dom);
    return () => dom.remove();
  }, [editor]);
  return <div ref={place} />;
}
