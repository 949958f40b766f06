import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type * as Y from "yjs";
import { manuscriptExtensions } from "#app/manuscript/extensions.ts";
import { bindById } from "./bind-by-id.ts";
import { BlankKeys } from "./blank-keys.ts";
import { BlockIds } from "./block-ids.ts";
import { BlockLabels } from "./block-labels.ts";
import { renderCaret, renderSelection } from "./caret.ts";
import { CommentAnchors } from "./comment-anchors.ts";
import { type DeskRequests, KEYS_ID } from "./desk-requests.ts";
import { FindInText } from "./find-plugin.ts";
import { bindFinely } from "./fine-binding.ts";
import type { Question } from "./insertions.ts";
import { ManuscriptKeys } from "./manuscript-keys.ts";
import { ManuscriptUndo } from "./manuscript-undo.ts";
import { SlashMenus, slashMenuAttributes } from "./slash-menu.ts";
import { TypingShortcuts } from "./typing-shortcuts.ts";
import "./manuscript.css";
import { MentionKey } from "./mention-key.ts";
import { NewWords } from "./new-words-plugin.ts";
import { Pasting } from "./pasting.ts";
import type { RoomConnection } from "./room-connection.ts";
import { SuggestMode } from "./suggesting/suggest-mode.ts";

/** What the bars above and below the text cover of the window, px. */
const SCROLL_MARGIN = { top: 150, bottom: 72, left: 8, right: 8 };

/** From so many blocks on, the browser lays out only what is near the window. */
const LONG_TEXT = 300;

/**
 * The editor on a room's text. Made when the text has arrived, because an editor on an empty
 * document would write its first paragraph into everybody's.
 */
export function useManuscriptEditor(
  room: RoomConnection,
  desk: React.RefObject<DeskRequests | null>,
): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null);
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
          yUndoOptions: { undoManager: undoIn(room.fragment) },
        }),
        CollaborationCaret.configure({
          provider: room.provider,
          user: {},
          render: renderCaret,
          selectionRender: renderSelection,
        }),
        SuggestMode.configure({
          clientId: () => room.doc.clientID,
          ownClients: () => room.ownClients,
          onRefused: (words: string) => desk.current?.onRefused(words),
          onActivate: (id: string) => desk.current?.onActivate(id),
        }),
        BlockIds,
        BlockLabels,
        CommentAnchors.configure({
          onActivate: (id: string) => desk.current?.onActivate(id),
        }),
        SlashMenus.configure({
          onAsk: (question: Question) => desk.current?.onAsk(question),
        }),
        TypingShortcuts,
        Pasting.configure({
          onRefused: (words: string) => desk.current?.onRefused(words),
        }),
        FindInText,
        NewWords,
        MentionKey.configure({ onAsk: () => desk.current?.onAsk("mention") }),
        BlankKeys.configure({ onAsk: () => desk.current?.onAsk("blank") }),
        ManuscriptKeys.configure({
          onComment: () => desk.current?.onComment(),
          onLeave: () => desk.current?.onLeave(),
          onLink: () => desk.current?.onLink(),
          onMoved: () => desk.current?.onMoved(),
        }),
      ],
      editorProps: {
        scrollMargin: SCROLL_MARGIN,
        scrollThreshold: SCROLL_MARGIN,
        attributes: (state) => ({
          class: "manuscript",
          ...slashMenuAttributes(state),
          "aria-describedby": KEYS_ID,
          "aria-label": "Text of the draft",
          lang: "en-US",
          spellcheck: "true",
          tabindex: "0",
          "data-empty": String(state.doc.content.size <= 2),
          ...(state.doc.childCount > LONG_TEXT ? { "data-long": "" } : {}),
        }),
      },
    });
    bindById(made);
    bindFinely(made);
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, [room, desk]);
  return editor;
}

/** Undoes what is written in this editor, and nothing that is set right by itself. */
function undoIn(fragment: Y.XmlFragment): ManuscriptUndo {
  return new ManuscriptUndo(fragment, {
    trackedOrigins: new Set([ySyncPluginKey]),
    captureTransaction: ({ meta }) => meta.get("addToHistory") !== false,
  });
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
