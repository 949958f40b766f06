import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import type { LucideIcon } from "lucide-react";
import Bold from "lucide-react/icons/bold";
import Italic from "lucide-react/icons/italic";
import LinkIcon from "lucide-react/icons/link";
import IndentDecrease from "lucide-react/icons/list-indent-decrease";
import IndentIncrease from "lucide-react/icons/list-indent-increase";
import MessageSquarePlus from "lucide-react/icons/message-square-plus";
import Quote from "lucide-react/icons/quote";
import Redo from "lucide-react/icons/redo-2";
import Underline from "lucide-react/icons/underline";
import Undo from "lucide-react/icons/undo-2";
import { forwardRef, type KeyboardEvent, useState } from "react";
import { Icon } from "#app/ui/icon.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import {
  BLOCK_CHOICES,
  type BlockChoice,
  changeLevel,
  turnInto,
} from "./manuscript-keys.ts";
import styles from "./toolbar.module.css";

interface ToolbarProps {
  editor: Editor;
  mayEdit: boolean;
  mayComment: boolean;
  onComment(): void;
}

/**
 * The fixed toolbar. One stop of the Tab key with the arrows inside; Escape goes back to
 * the text.
 */
export const Toolbar = forwardRef<HTMLDivElement, ToolbarProps>(function Toolbar(
  { editor, mayEdit, mayComment, onComment },
  ref,
) {
  const [isLinking, setLinking] = useState(false);
  const at = useEditorState({ editor, selector: ({ editor }) => stateOf(editor) });
  const run = (command: ReturnType<typeof changeLevel>) => {
    command(editor.state, editor.view.dispatch);
    editor.commands.focus();
  };
  const toggle = (mark: string) => () =>
    void editor.chain().focus().toggleMark(mark).run();

  return (
    <div
      ref={ref}
      role="toolbar"
      aria-label="Text"
      className={styles.toolbar}
      onKeyDown={(event) => moveFocus(event, () => editor.commands.focus())}
    >
      {mayEdit && (
        <>
          <select
            aria-label="Kind of block"
            className={styles.kind}
            value={at.block}
            onChange={(event) => {
              // The options are exactly the choices.
              run(turnInto(event.currentTarget.value as BlockChoice));
            }}
          >
            {!BLOCK_CHOICES.some(({ type }) => type === at.block) && (
              <option value={at.block}>—</option>
            )}
            {BLOCK_CHOICES.map(({ type, name }) => (
              <option key={type} value={type}>
                {name}
              </option>
            ))}
          </select>
          <Tool
            icon={IndentDecrease}
            label="One level out"
            keys="Shift+Tab"
            isDisabled={!at.canGoOut}
            onPress={() => run(changeLevel(-1))}
          />
          <Tool
            icon={IndentIncrease}
            label="One level in"
            keys="Tab"
            isDisabled={!at.canGoIn}
            onPress={() => run(changeLevel(1))}
          />
          <Divider />
          <Tool
            icon={Bold}
            label="Bold"
            keys="Ctrl+B"
            isOn={at.bold}
            onPress={toggle("bold")}
          />
          <Tool
            icon={Italic}
            label="Italic"
            keys="Ctrl+I"
            isOn={at.italic}
            onPress={toggle("italic")}
          />
          <Tool
            icon={Underline}
            label="Underline"
            keys="Ctrl+U"
            isOn={at.underline}
            onPress={toggle("underline")}
          />
          <Tool
            icon={Quote}
            label="Defined term"
            isOn={at.term}
            onPress={toggle("term")}
          />
          <Tool
            icon={LinkIcon}
            label="Link"
            isOn={at.link}
            isDisabled={at.isEmpty && !at.link}
            onPress={() => setLinking(true)}
          />
          <Divider />
          <Tool
            icon={Undo}
            label="Undo"
            keys="Ctrl+Z"
            isDisabled={!at.canUndo}
            onPress={() => void editor.chain().focus().undo().run()}
          />
          <Tool
            icon={Redo}
            label="Redo"
            keys="Ctrl+Shift+Z"
            isDisabled={!at.canRedo}
            onPress={() => void editor.chain().focus().redo().run()}
          />
        </>
      )}
      {mayComment && (
        <>
          {mayEdit && <Divider />}
          <Tool
            icon={MessageSquarePlus}
            label="Comment on the selected words"
            keys="Ctrl+Alt+M"
            words="Comment"
            isDisabled={at.isEmpty}
            onPress={onComment}
          />
        </>
      )}
      {isLinking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </div>
  );
});

function stateOf(editor: Editor) {
  const { state } = editor;
  return {
    block: state.selection.$from.parent.type.name,
    isEmpty: state.selection.empty,
    bold: editor.isActive("bold"),
    italic: editor.isActive("italic"),
    underline: editor.isActive("underline"),
    term: editor.isActive("term"),
    link: editor.isActive("link"),
    canGoIn: changeLevel(1)(state),
    canGoOut: changeLevel(-1)(state),
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
  };
}

interface ToolProps {
  icon: LucideIcon;
  label: string;
  keys?: string;
  words?: string;
  isOn?: boolean;
  isDisabled?: boolean;
  onPress(): void;
}

function Tool({ icon, label, keys, words, isOn, isDisabled, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      aria-pressed={isOn}
      aria-disabled={isDisabled}
      title={keys ? `${label} (${keys})` : label}
      // The selection in the text must survive the press.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!isDisabled) onPress();
      }}
    >
      <Icon of={icon} size={18} />
      {words && <span className={styles.words}>{words}</span>}
    </button>
  );
}

function Divider() {
  return <span className={styles.divider} aria-hidden />;
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>, backToText: () => void): void {
  if (event.key === "Escape") {
    event.preventDefault();
    backToText();
    return;
  }
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (step === 0 || event.target instanceof HTMLSelectElement) return;
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>("button, select")];
  const here = tools.indexOf(event.target as HTMLElement); // only elements take key events
  tools[(here + step + tools.length) % tools.length]?.focus();
  event.preventDefault();
}
