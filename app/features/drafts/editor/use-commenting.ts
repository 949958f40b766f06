import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { newId } from "#app/domain/new-id.ts";
import { sendComment } from "#app/features/comments/comment-sender.ts";
import type { ThreadView } from "#app/features/comments/comment-view.ts";
import { leafWords } from "#app/manuscript/words.ts";
import {
  anchorRanges,
  askedWords,
  type ShownThreads,
  showThreads,
} from "./comment-anchors.ts";
import type { AskedComment } from "./margin-comments.tsx";

interface CommentingOptions {
  draftId: string;
  threads: readonly ThreadView[];
  linkedThread: string | null;
  /** A thread or the form of a new one wants to be seen. */
  onShow(): void;
}

interface Words {
  quote: string;
  blockId: string | null;
  threadId: string;
  commentId: string;
}

export interface Commenting {
  activeId: string | null;
  asked: AskedComment | null;
  /** Begins a comment on the selected words; does nothing without a selection. */
  ask(): void;
  giveUp(): void;
  activate(threadId: string): void;
  /** A thread that is gone with its last comment: its mark leaves the text. */
  forget(threadId: string): void;
}

/** Comments on words: which one is looked at, and the way from selected words to a thread. */
export function useCommenting(editor: Editor, options: CommentingOptions): Commenting {
  const { draftId, threads, linkedThread } = options;
  const [activeId, setActiveId] = useState<string | null>(null);
  const [words, setWords] = useState<Words | null>(null);
  const show = useRef(options.onShow);
  show.current = options.onShow;

  const open = useMemo(
    () => new Set(threads.flatMap((thread) => (thread.resolvedAt ? [] : [thread.id]))),
    [threads],
  );
  useEffect(() => {
    showThreads(editor, {
      open,
      active: activeId,
      asked: words ? askedWords(editor.state) : null,
    });
  }, [editor, open, activeId, words]);

  const activate = useCallback(
    (threadId: string) => {
      setActiveId(threadId);
      show.current();
      revealWords(editor, threadId);
    },
    [editor],
  );

  // A deep link is followed once, when the text is there to scroll in.
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (!linkedThread || followed.current === linkedThread) return;
    followed.current = linkedThread;
    const frame = requestAnimationFrame(() => activate(linkedThread));
    return () => cancelAnimationFrame(frame);
  }, [linkedThread, activate]);

  const giveUp = useCallback(() => {
    setWords(null);
    editor.commands.focus();
  }, [editor]);

  const ask = useCallback(() => {
    const { from, to, empty, $from } = editor.state.selection;
    const quote = editor.state.doc.textBetween(from, to, " ", wordsOfLeaf).trim();
    if (empty || !quote) return;
    const shown: ShownThreads = { open, active: null, asked: { from, to } };
    showThreads(editor, shown);
    const id: unknown = $from.parent.attrs.id;
    setActiveId(null);
    setWords({
      quote,
      blockId: typeof id === "string" ? id : null,
      threadId: newId(),
      commentId: newId(),
    });
    show.current();
  }, [editor, open]);

  const asked = useMemo<AskedComment | null>(() => {
    if (!words) return null;
    return {
      quote: words.quote,
      cancel: giveUp,
      async send(body) {
        const { threadId, commentId, quote, blockId } = words;
        const answer = await sendComment({
          intent: "start",
          threadId,
          commentId,
          draftId,
          quote,
          blockId: blockId ?? undefined,
          body,
        });
        if (!answer.ok) return answer.message;
        anchorThread(editor, threadId);
        setWords(null);
        setActiveId(threadId);
        return null;
      },
    };
  }, [words, giveUp, draftId, editor]);

  const forget = useCallback(
    (threadId: string) => removeAnchor(editor, threadId),
    [editor],
  );
  return { activeId, asked, ask, giveUp, activate, forget };
}

/** A blank and a mention are quoted as what they show; other leaves have no words of their own. */
function wordsOfLeaf(leaf: Node): string {
  return leafWords(leaf.type.name, leaf.attrs) || " ";
}

/**
 * Puts the thread's mark on the words that were asked about, wherever they stand by now. If
 * they were deleted meanwhile the thread keeps its quote and has no place.
 */
function anchorThread(editor: Editor, threadId: string): void {
  const words = askedWords(editor.state);
  const type = editor.schema.marks.comment;
  if (!words || !type) return;
  const tr = editor.state.tr.addMark(words.from, words.to, type.create({ id: threadId }));
  editor.view.dispatch(tr.setMeta("addToHistory", false));
}

function removeAnchor(editor: Editor, threadId: string): void {
  const range = anchorRanges(editor.state.doc).get(threadId);
  const type = editor.schema.marks.comment;
  if (!range || !type) return;
  const tr = editor.state.tr.removeMark(
    range.from,
    range.to,
    type.create({ id: threadId }),
  );
  editor.view.dispatch(tr.setMeta("addToHistory", false));
}

function revealWords(editor: Editor, threadId: string): void {
  const range = anchorRanges(editor.state.doc).get(threadId);
  if (!range) return;
  const { node } = editor.view.domAtPos(range.from + 1);
  const element = node instanceof Element ? node : node.parentElement;
  const box = element?.getBoundingClientRect();
  if (!element || !box || (box.top > 140 && box.bottom < window.innerHeight)) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}
