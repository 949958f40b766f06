import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { useEditorState } from "@tiptap/react";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import Bold from "lucide-react/icons/bold";
import BookText from "lucide-react/icons/book-text";
import Italic from "lucide-react/icons/italic";
import Keyboard from "lucide-react/icons/keyboard";
import Landmark from "lucide-react/icons/landmark";
import LinkIcon from "lucide-react/icons/link";
import List from "lucide-react/icons/list";
import IndentDecrease from "lucide-react/icons/list-indent-decrease";
import IndentIncrease from "lucide-react/icons/list-indent-increase";
import ListOrdered from "lucide-react/icons/list-ordered";
import MessageSquarePlus from "lucide-react/icons/message-square-plus";
import Quote from "lucide-react/icons/quote";
import Redo from "lucide-react/icons/redo-2";
import Search from "lucide-react/icons/search";
import SquareDashed from "lucide-react/icons/square-dashed";
import Underline from "lucide-react/icons/underline";
import Undo from "lucide-react/icons/undo-2";
import Waypoints from "lucide-react/icons/waypoints";
import { forwardRef } from "react";
import type { Asked } from "./editor-dialogs.tsx";
import {
  BLOCK_CHOICES,
  type BlockChoice,
  changeLevel,
  turnInto,
  turnIntoList,
} from "./manuscript-keys.ts";
import { quotedCodeAround } from "./quoted-code-dialog.tsx";
import { cellAround } from "./table-commands.ts";
import { TableTools } from "./table-tools.tsx";
import { Tool, ToolDivider } from "./tool.tsx";
import styles from "./toolbar.module.css";
import { useRovingTools } from "./use-roving-tools.ts";

interface ToolbarProps {
  editor: Editor;
  mayEdit: boolean;
  mayComment: boolean;
  onComment(): void;
  onAsk(asked: Asked): void;
  onFind(): void;
}

/**
 * The fixed toolbar. One stop of the Tab key with the arrows inside; Escape goes back to the
 * text. On a phone it is one line that scrolls.
 */
export const Toolbar = forwardRef<HTMLDivElement, ToolbarProps>(function Toolbar(
  { editor, mayEdit, mayComment, onComment, onAsk, onFind },
  ref,
) {
  const roving = useRovingTools(ref, () => editor.commands.focus());
  return (
    <div {...roving} role="toolbar" aria-label="Text" className={styles.toolbar}>
      {mayEdit && <WritingTools editor={editor} onAsk={onAsk} />}
      {mayComment && (
        <>
          {mayEdit && <ToolDivider />}
          <CommentTool editor={editor} onComment={onComment} />
        </>
      )}
      <ToolDivider />
      <Tool icon={Search} label="Find" keys="Ctrl+F" onPress={onFind} />
      <Tool
        icon={Keyboard}
        label="Keys"
        keys="Ctrl+/"
        onPress={() => onAsk("shortcuts")}
      />
    </div>
  );
});

function CommentTool({ editor, onComment }: { editor: Editor; onComment(): void }) {
  const isEmpty = useEditorState({
    editor,
    selector: () => editor.state.selection.empty,
  });
  return (
    <Tool
      icon={MessageSquarePlus}
      label={isEmpty ? "Comment on this block" : "Comment on the selected words"}
      keys="Ctrl+Alt+M"
      words="Comment"
      onPress={onComment}
    />
  );
}

function WritingTools({ editor, onAsk }: { editor: Editor; onAsk(asked: Asked): void }) {
  const at = useEditorState({ editor, selector: () => stateOf(editor) });
  const run = (command: ReturnType<typeof changeLevel>) => {
    command(editor.state, editor.view.dispatch);
    editor.commands.focus();
  };
  const toggle = (mark: string) => () =>
    void editor.chain().focus().toggleMark(mark).run();
  return (
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
          <option value={at.block}>{at.isInTable ? "Table" : "—"}</option>
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
      <ToolDivider />
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
      <Tool icon={Quote} label="Defined term" isOn={at.term} onPress={toggle("term")} />
      <Tool
        icon={LinkIcon}
        label="Link"
        keys="Ctrl+K"
        isOn={at.link}
        isDisabled={at.isEmpty && !at.link}
        onPress={() => onAsk("link")}
      />
      <ToolDivider />
      <Tool
        icon={List}
        label="Bulleted list"
        isOn={at.list === "bullet"}
        onPress={() => run(turnIntoList("bullet"))}
      />
      <Tool
        icon={ListOrdered}
        label="Numbered list"
        isOn={at.list === "number"}
        onPress={() => run(turnIntoList("number"))}
      />
      <TableTools editor={editor} isInTable={at.isInTable} />
      <Tool
        icon={BookText}
        label="Quoted code"
        isOn={at.isInCode}
        onPress={() => onAsk("quotedCode")}
      />
      <Tool
        icon={Waypoints}
        label="Cross-reference"
        onPress={() => onAsk("crossReference")}
      />
      <Tool
        icon={Landmark}
        label="Citation"
        isOn={at.citation}
        onPress={() => onAsk("citation")}
      />
      <Tool
        icon={SquareDashed}
        label="Blank"
        isOn={at.isBlank}
        onPress={() => onAsk("blank")}
      />
      <ToolDivider />
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
  );
}

function stateOf(editor: Editor) {
  const { state } = editor;
  const { selection } = state;
  const { parent } = selection.$from;
  const history = yUndoPluginKey.getState(state)?.undoManager;
  return {
    block: parent.type.name,
    list: parent.type.name === "listItem" ? String(parent.attrs.style) : null,
    isEmpty: selection.empty,
    isInTable: cellAround(state) !== null,
    isInCode: quotedCodeAround(editor) !== null,
    isBlank: selection instanceof NodeSelection && selection.node.type.name === "blank",
    bold: editor.isActive("bold"),
    italic: editor.isActive("italic"),
    underline: editor.isActive("underline"),
    term: editor.isActive("term"),
    link: editor.isActive("link"),
    citation: editor.isActive("citation"),
    canGoIn: changeLevel(1)(state),
    canGoOut: changeLevel(-1)(state),
    canUndo: (history?.undoStack.length ?? 0) > 0,
    canRedo: (history?.redoStack.length ?? 0) > 0,
  };
}
