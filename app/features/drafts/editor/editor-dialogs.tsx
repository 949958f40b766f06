import type { Editor } from "@tiptap/core";
import { BlankDialog } from "./blank-dialog.tsx";
import { CitationDialog } from "./citation-dialog.tsx";
import type { Question } from "./insertions.ts";
import { LinkDialog } from "./link-dialog.tsx";
import { MentionDialog } from "./mention-dialog.tsx";
import { QuotedCodeDialog } from "./quoted-code-dialog.tsx";
import { ReferenceDialog } from "./reference-dialog.tsx";
import { ShortcutSheet } from "./shortcut-sheet.tsx";

/** What the editor can open a sheet for. */
export type Asked = Question | "link" | "shortcuts";

interface EditorDialogsProps {
  editor: Editor;
  asked: Asked | null;
  onClose(): void;
}

/** The sheets of the editor, one at a time. The focus goes back to the text. */
export function EditorDialogs({ editor, asked, onClose }: EditorDialogsProps) {
  switch (asked) {
    case "crossReference":
      return <ReferenceDialog editor={editor} onClose={onClose} />;
    case "blank":
      return <BlankDialog editor={editor} onClose={onClose} />;
    case "quotedCode":
      return <QuotedCodeDialog editor={editor} onClose={onClose} />;
    case "mention":
      return <MentionDialog editor={editor} onClose={onClose} />;
    case "citation":
      return <CitationDialog editor={editor} onClose={onClose} />;
    case "link":
      return <LinkDialog editor={editor} onClose={onClose} />;
    case "shortcuts":
      return <ShortcutSheet onClose={onClose} />;
    case null:
      return null;
  }
}
