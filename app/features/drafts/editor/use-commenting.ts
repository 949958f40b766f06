import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { newId } from "#app/domain/new-id.ts";
import type { ThreadReach } from "#app/domain/thread-reach.ts";
import { sendComment } from "#app/features/comments/comment-sender.ts";
import type { ThreadView } from "#app/features/comments/comment-view.ts";
import { leafWords } from "#app/manuscript/words.ts";
import { anchorRanges, askedWords, showThreads } from "./comment-anchors.ts";
import type { AskedComment } from "./margin-comments.tsx";
import { suggestionsOf } from "./suggesting/use-suggestions.ts";
import { blockAt, type Place, threadPlaces } from "./thread-places.ts";

/** Longest beginning of a block that a comment on it is shown with, in characters. */
const MOST_CALLED = 120;

interface CommentingOptions {
  draftId: string;
  threads: readonly ThreadView[];
  linkedThread: string | null;
  /** A thread or the form of a new one wants to be seen. */
  onShow(): void;
}

/** What a comment that is being written is about. */
interface About {
  reach: ThreadReach;
  quote: string;
  blockId: string | null;
  threadId: string;
  commentId: string;
}

export interface Commenting {
  activeId: string | null;
  asked: AskedComment | null;
  /** Begins a comment on the selected words, or without any on the block of the caret. */
  ask(): void;
  /** Begins a comment on the whole draft. */
  askAboutAll(): void;
  /** Gives a thread whose words are gone the selected ones; answers with what went wrong, or null. */
  attach(threadId: string): Promise<string | null>;
  giveUp(): void;
  /** Looks at a thread or at a suggestion. */
  activate(id: string): void;
  /** A thread that is gone with its last comment: its mark leaves the text. */
  forget(threadId: string): void;
}

/** Comments on words: which one is looked at, and the way from selected words to a thread. */
export function useCommenting(editor: Editor, options: CommentingOptions): Commenting {
  const { draftId, threads, linkedThread } = options;
  const [activeId, setActiveId] = useState<string | null>(null);
  const [about, setAbout] = useState<About | null>(null);
  const show = useRef(options.onShow);
  show.current = options.onShow;
  const latest = useRef(threads);
  latest.current = threads;

  const open = useMemo(
    () => new Set(threads.flatMap((thread) => (thread.resolvedAt ? [] : [thread.id]))),
    [threads],
  );
  useEffect(() => {
    showThreads(editor, {
      open,
      active: activeId,
      asked: about?.reach === "words" ? askedWords(editor.state) : null,
    });
  }, [editor, open, activeId, about]);

  const activate = useCallback(
    (threadId: string) => {
      setActiveId(threadId);
      show.current();
      const { doc } = editor.state;
      const thread = latest.current.find(({ id }) => id === threadId);
      const place = threadPlaces(doc, thread ? [thread] : []).get(threadId);
      reveal(editor, place ?? suggestionPlace(doc, threadId));
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
    setAbout(null);
    editor.commands.focus();
  }, [editor]);

  const begin = useCallback((what: Pick<About, "reach" | "quote" | "blockId">) => {
    setActiveId(null);
    setAbout({ ...what, threadId: newId(), commentId: newId() });
    show.current();
  }, []);

  const ask = useCallback(() => {
    const { doc } = editor.state;
    const block = blockAt(doc, editor.state.selection.from);
    const words = selectedWords(editor);
    if (words) {
      showThreads(editor, { open, active: null, asked: words.place });
      begin({ reach: "words", quote: words.quote, blockId: block?.id ?? null });
    } else if (block) {
      begin({ reach: "block", quote: beginningOf(block.node), blockId: block.id });
    }
  }, [editor, open, begin]);

  const askAboutAll = useCallback(
    () => begin({ reach: "whole", quote: "", blockId: null }),
    [begin],
  );

  const attach = useCallback(
    async (threadId: string) => {
      const words = selectedWords(editor);
      if (!words) return "Select the words it is about first.";
      showThreads(editor, { open, active: threadId, asked: words.place });
      const block = blockAt(editor.state.doc, words.place.from);
      const answer = await sendComment({
        intent: "attach",
        threadId,
        quote: words.quote,
        blockId: block?.id,
      });
      if (!answer.ok) return answer.message;
      anchorThread(editor, threadId);
      setActiveId(threadId);
      return null;
    },
    [editor, open],
  );

  const asked = useMemo<AskedComment | null>(() => {
    if (!about) return null;
    return {
      reach: about.reach,
      quote: about.quote,
      cancel: giveUp,
      async send(body, mentions) {
        const { threadId, commentId, reach, quote, blockId } = about;
        const answer = await sendComment({
          intent: "start",
          threadId,
          commentId,
          draftId,
          reach,
          quote,
          blockId: blockId ?? undefined,
          body,
          mentions,
        });
        if (!answer.ok) return answer.message;
        if (reach === "words") anchorThread(editor, threadId);
        setAbout(null);
        setActiveId(threadId);
        return null;
      },
    };
  }, [about, giveUp, draftId, editor]);

  const forget = useCallback(
    (threadId: string) => removeAnchor(editor, threadId),
    [editor],
  );
  return { activeId, asked, ask, askAboutAll, attach, giveUp, activate, forget };
}

/** Where a suggestion stands whose card is looked at. */
function suggestionPlace(doc: Node, suggestionId: string): Place | undefined {
  const found = suggestionsOf(doc).find(({ id }) => id === suggestionId);
  return found && { from: found.from, to: found.from };
}

/** The words that are selected and where, or null when none are. */
function selectedWords(editor: Editor): { quote: string; place: Place } | null {
  const { from, to } = editor.state.selection;
  const quote = editor.state.doc.textBetween(from, to, " ", wordsOfLeaf).trim();
  return from < to && quote ? { quote, place: { from, to } } : null;
}

/** What a block is called by when it is gone. */
function beginningOf(block: Node): string {
  const words = block.textBetween(0, block.content.size, " ", wordsOfLeaf).trim();
  return words.length <= MOST_CALLED ? words : `${words.slice(0, MOST_CALLED)} …`;
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

function reveal(editor: Editor, place: Place | undefined): void {
  if (!place) return;
  const at = Math.min(place.from + 1, editor.state.doc.content.size);
  const { node } = editor.view.domAtPos(at);
  const element = node instanceof Element ? node : node.parentElement;
  const box = element?.getBoundingClientRect();
  if (!element || !box || (box.top > 140 && box.bottom < window.innerHeight)) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}
