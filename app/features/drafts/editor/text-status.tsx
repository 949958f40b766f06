import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { useEditorState } from "@tiptap/react";
import { useEffect, useState } from "react";
import { countWords } from "#app/manuscript/count-words.ts";
import { leafWords } from "#app/manuscript/words.ts";
import { isOnlyProposed } from "./suggesting/only-proposed.ts";
import styles from "./text-status.module.css";

/** The count may be this much behind the typing. */
const BEHIND_MS = 500;

const figures = new Intl.NumberFormat("en-US");

/** How long the text is, and how long what is selected of it. */
export function TextStatus({ editor }: { editor: Editor }) {
  const whole = useWordCount(editor);
  const selected = useEditorState({ editor, selector: () => selectedWords(editor) });
  const words = `${figures.format(whole)} ${whole === 1 ? "word" : "words"}`;
  return (
    <p className={styles.status}>
      {selected > 0 ? `${figures.format(selected)} of ${words} selected` : words}
    </p>
  );
}

function useWordCount(editor: Editor): number {
  const [count, setCount] = useState(() => wordsIn(editor.state.doc));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = () => {
      timer = null;
      setCount(wordsIn(editor.state.doc));
    };
    const later = () => {
      timer ??= setTimeout(read, BEHIND_MS);
    };
    editor.on("update", later);
    read();
    return () => {
      editor.off("update", later);
      if (timer) clearTimeout(timer);
    };
  }, [editor]);
  return count;
}

const counted = new WeakMap<Node, number>();

/** A block that did not change is not counted again. What is only proposed does not count yet. */
function wordsIn(node: Node): number {
  const known = counted.get(node);
  if (known !== undefined) return known;
  let count = 0;
  if (isOnlyProposed(node)) count = 0;
  else if (node.isTextblock) {
    let words = "";
    node.forEach((child) => {
      if (!isOnlyProposed(child)) words += child.text ?? wordsOfLeaf(child);
    });
    count = countWords(words);
  } else {
    node.forEach((child) => {
      count += wordsIn(child);
    });
  }
  counted.set(node, count);
  return count;
}

function selectedWords({ state }: Editor): number {
  const { from, to, empty } = state.selection;
  return empty ? 0 : countWords(state.doc.textBetween(from, to, " ", wordsOfLeaf));
}

function wordsOfLeaf(leaf: Node): string {
  return leafWords(leaf.type.name, leaf.attrs);
}
