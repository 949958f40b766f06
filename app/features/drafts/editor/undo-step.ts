import type { EditorState, Transaction } from "@tiptap/pm/state";
import { yUndoPluginKey } from "@tiptap/y-tiptap";

interface Screen {
  readonly state: EditorState;
  dispatch(tr: Transaction): void;
}

/**
 * Dispatches a change that is undone by itself: neither with what was typed just before nor with
 * what follows. Answers whether there was anything to change.
 */
export function asOneStep(
  view: Screen,
  change: (tr: Transaction) => boolean | undefined,
): boolean {
  const { tr } = view.state;
  if (change(tr) === false || !tr.docChanged) return false;
  stopCapturing(view.state);
  view.dispatch(tr.scrollIntoView());
  stopCapturing(view.state);
  return true;
}

/** What comes next is undone by itself. Does nothing in a text without a room. */
export function stopCapturing(state: EditorState): void {
  yUndoPluginKey.getState(state)?.undoManager.stopCapturing();
}
