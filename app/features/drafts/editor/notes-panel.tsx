import type { Editor } from "@tiptap/core";
import type { DraftingNote } from "#app/manuscript/notes/note.ts";
import { Button } from "#app/ui/button.tsx";
import { goToBlock } from "./go-to-block.ts";
import { applyFix, fixWords } from "./note-fixes.ts";
import styles from "./notes-panel.module.css";
import { asOneStep } from "./undo-step.ts";
import type { DraftingNotes } from "./use-drafting-notes.ts";

interface NotesPanelProps {
  editor: Editor;
  notes: DraftingNotes;
  mayEdit: boolean;
  /** Somebody goes to a place in the text: the panel makes way. */
  onGo(): void;
}

/** What a careful reader would pencil in the margin. Helps, and never blocks. */
export function NotesPanel({ editor, notes, mayEdit, onGo }: NotesPanelProps) {
  const { open, aside } = notes;
  if (open === null) return <p>The text is being read.</p>;
  return (
    <>
      <p className={styles.lead} role="status" aria-live="polite">
        {open.length === 0
          ? "Nothing to note. That does not make it good law: have it read."
          : "What a careful reader would pencil in the margin. None of it stops anybody."}
      </p>
      <ul className={styles.notes}>
        {open.map((note) => (
          <Note key={note.id} note={note} onGo={goTo(editor, note, onGo)}>
            {mayEdit && note.fix && <FixButton editor={editor} fix={note.fix} />}
            <Button size="small" variant="quiet" onClick={() => notes.putAside(note.id)}>
              Put aside
            </Button>
          </Note>
        ))}
      </ul>
      {aside.length > 0 && (
        <details>
          <summary>Put aside by you ({aside.length})</summary>
          <ul className={styles.notes}>
            {aside.map((note) => (
              <Note key={note.id} note={note} onGo={goTo(editor, note, onGo)}>
                <Button
                  size="small"
                  variant="quiet"
                  onClick={() => notes.takeUp(note.id)}
                >
                  Take up again
                </Button>
              </Note>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function goTo(
  editor: Editor,
  { blockId }: DraftingNote,
  onGo: () => void,
): (() => void) | null {
  if (blockId === null) return null;
  return () => {
    onGo();
    // The sheet gives the focus back to its button first.
    requestAnimationFrame(() => requestAnimationFrame(() => goToBlock(editor, blockId)));
  };
}

interface NoteProps {
  note: DraftingNote;
  onGo: (() => void) | null;
  children: React.ReactNode;
}

function Note({ note, onGo, children }: NoteProps) {
  return (
    <li className={styles.note}>
      {onGo ? (
        <button type="button" className={styles.where} onClick={onGo}>
          {note.where}
        </button>
      ) : (
        <strong>{note.where}</strong>
      )}
      <p className={styles.says}>{note.says}</p>
      <p className={styles.advice}>{note.advice}</p>
      <div className={styles.actions}>{children}</div>
    </li>
  );
}

function FixButton({
  editor,
  fix,
}: {
  editor: Editor;
  fix: NonNullable<DraftingNote["fix"]>;
}) {
  return (
    <Button
      size="small"
      onClick={() => asOneStep(editor.view, (tr) => applyFix(tr, fix))}
    >
      {fixWords(fix)}
    </Button>
  );
}
