import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import CaseSensitive from "lucide-react/icons/case-sensitive";
import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import WholeWord from "lucide-react/icons/whole-word";
import X from "lucide-react/icons/x";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button, IconButton } from "#app/ui/button.tsx";
import styles from "./find-bar.module.css";
import {
  findStateIn,
  goToFound,
  replaceAllFound,
  replaceFound,
  searchFor,
  showFound,
} from "./find-plugin.ts";

interface FindBarProps {
  editor: Editor;
  mayEdit: boolean;
  /** Raised each time somebody asks to find: the field takes the focus again. */
  asked: number;
  onClose(): void;
}

/** Find and replace under the toolbar. Enter goes on, Shift+Enter back, Escape to the text. */
export function FindBar({ editor, mayEdit, asked, onClose }: FindBarProps) {
  const [words, setWords] = useState(() => selectedWords(editor));
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWord, setWholeWord] = useState(false);
  const [other, setOther] = useState("");
  const [said, setSaid] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const find = useEditorState({
    editor,
    selector: () => {
      const state = findStateIn(editor.state);
      return { count: state?.found.length ?? 0, current: state?.current ?? -1 };
    },
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again, the field is taken again
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  useEffect(() => {
    searchFor(editor.view, { words, matchCase, wholeWord });
    setSaid("");
  }, [editor, words, matchCase, wholeWord]);
  useEffect(
    () => () => void (editor.isDestroyed || searchFor(editor.view, null)),
    [editor],
  );

  function close(): void {
    onClose();
    editor.commands.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  }

  function onFieldKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const isFresh = editor.state.selection.empty;
    if (isFresh && !event.shiftKey) showFound(editor.view, find.current);
    else goToFound(editor.view, event.shiftKey ? -1 : 1);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: React 18 does not know the element <search>
    <div
      role="search"
      aria-label="Find in the text"
      className={styles.bar}
      onKeyDown={onKeyDown}
    >
      <div className={styles.row}>
        <input
          ref={field}
          type="text"
          aria-label="Find"
          placeholder="Find"
          className={styles.field}
          autoComplete="off"
          spellCheck={false}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={onFieldKey}
        />
        <span role="status" aria-live="polite" className={styles.count}>
          {said || countWords(words, find.count, find.current)}
        </span>
        <Toggle
          icon={CaseSensitive}
          label="Match case"
          isOn={matchCase}
          onPress={() => setMatchCase(!matchCase)}
        />
        <Toggle
          icon={WholeWord}
          label="Whole words"
          isOn={wholeWord}
          onPress={() => setWholeWord(!wholeWord)}
        />
        <IconButton
          icon={ChevronUp}
          label="Previous place"
          onClick={() => goToFound(editor.view, -1)}
        />
        <IconButton
          icon={ChevronDown}
          label="Next place"
          onClick={() => goToFound(editor.view, 1)}
        />
        <IconButton icon={X} label="Close find" onClick={close} />
      </div>
      {mayEdit && (
        <div className={styles.row}>
          <input
            type="text"
            aria-label="Replace with"
            placeholder="Replace with"
            className={styles.field}
            autoComplete="off"
            value={other}
            onChange={(event) => setOther(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
              event.preventDefault();
              replaceFound(editor.view, other);
            }}
          />
          <Button
            size="small"
            aria-disabled={find.count === 0}
            onClick={() => replaceFound(editor.view, other)}
          >
            Replace
          </Button>
          <Button
            size="small"
            aria-disabled={find.count === 0}
            onClick={() => {
              const count = replaceAllFound(editor.view, other);
              if (count > 0)
                setSaid(count === 1 ? "1 place replaced" : `${count} places replaced`);
            }}
          >
            Replace all
          </Button>
        </div>
      )}
    </div>
  );
}

function Toggle(props: {
  icon: Parameters<typeof IconButton>[0]["icon"];
  label: string;
  isOn: boolean;
  onPress(): void;
}) {
  return (
    <IconButton
      icon={props.icon}
      label={props.label}
      aria-pressed={props.isOn}
      className={styles.toggle}
      onClick={props.onPress}
    />
  );
}

function countWords(words: string, count: number, current: number): string {
  if (words === "") return "";
  return count === 0 ? "Not found" : `${current + 1} of ${count}`;
}

/** What is selected in one line is what is looked for first. */
function selectedWords(editor: Editor): string {
  const { from, to, $from, $to } = editor.state.selection;
  if (!$from.sameParent($to) || to - from > 80) return "";
  return editor.state.doc.textBetween(from, to, " ", "");
}
