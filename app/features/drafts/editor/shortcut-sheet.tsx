import { Dialog } from "#app/ui/dialog.tsx";
import styles from "./shortcut-sheet.module.css";

interface ShortcutGroup {
  title: string;
  keys: readonly (readonly [keys: string, does: string])[];
}

/** Every key of the editor. What stands here is what `manuscript-keys.ts` and its neighbours do. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: "Moving in and out",
    keys: [
      ["Escape", "Leave the text for the toolbar; from there Tab goes on"],
      ["Alt+F10", "To the toolbar; the arrows move in it, Escape returns to the text"],
      ["Ctrl+F", "Find and replace"],
      ["Ctrl+/", "This sheet"],
    ],
  },
  {
    title: "Structure",
    keys: [
      ["/", "At the beginning of a block or after a space: choose what to insert"],
      ["@", "There too: mention a person or a city"],
      ["Enter", "Next block of the same kind; in an empty one, a level out"],
      ["Shift+Enter", "New line in the same block"],
      [
        "Tab, Shift+Tab",
        "A provision with all below it one level in or out; in a table, the next cell",
      ],
      ["Alt+↑, Alt+↓", "A block with all below it before or after its neighbour"],
      ["Backspace", "At the beginning of a provision: a level out"],
    ],
  },
  {
    title: "While typing",
    keys: [
      ["(a) (1) (A) (i) (I) (aa)", "and a space: a provision of that level"],
      ["Section 1.", "and a space: a section"],
      ["WHEREAS,", "and a space: a recital"],
      ["#  ##  ###", "and a space: a heading"],
      ["-  1.", "and a space: a list"],
      [">", "and a space: quoted code"],
      ["**bold**  *italic*", "Bold and italic words"],
      ["Ctrl+Z", "Straight after any of these: the characters as they were typed"],
    ],
  },
  {
    title: "Words",
    keys: [
      ["Ctrl+B, Ctrl+I, Ctrl+U", "Bold, italic, underline"],
      ["Ctrl+K", "Link the selected words"],
      ["Ctrl+Alt+M", "Comment on the selected words, or on the block of the caret"],
      ["Ctrl+Alt+PageDown, Ctrl+Alt+PageUp", "To the next comment, to the one before"],
      ["Enter on a selected blank", "Change or fill it"],
      ["Ctrl+Z, Ctrl+Shift+Z", "Undo, redo"],
    ],
  },
];

/** The keys of the editor, for whoever presses Ctrl+/. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
  return (
    <Dialog
      title="Keys"
      size="large"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in it takes the focus, and it scrolls */}
      <section className={styles.groups} aria-label="All keys" tabIndex={0}>
        {SHORTCUTS.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.keys}>
              {keys.map(([combination, does]) => (
                <div key={combination} className={styles.line}>
                  <dt>
                    <kbd className={styles.key}>
                      {isMac
                        ? combination.replaceAll("Ctrl", "⌘").replaceAll("Alt", "⌥")
                        : combination}
                    </kbd>
                  </dt>
                  <dd className={styles.does}>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}
