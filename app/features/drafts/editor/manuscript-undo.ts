import { defaultDeleteFilter } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { manuscriptSchema } from "#app/manuscript/schema.ts";

const PARTS = new Set(Object.keys(manuscriptSchema.nodes));

/** Who may be undone: what changes of the document are one's own, and which belong to one step. */
export type UndoOptions = Pick<
  ConstructorParameters<typeof Y.UndoManager>[1] & object,
  "trackedOrigins" | "captureTransaction" | "captureTimeout"
>;

/**
 * Undo and redo of one's own changes in a text that others change at the same time. Undoing a block
 * leaves it while there are others' words in it.
 *
 * Before each step it forgets what Yjs cannot: that something was brought back once is noted on the
 * old struct for ever, also when the new one has since been deleted by another and collected. Yjs
 * 13.6 follows the note, finds nothing there and throws in the middle of the step.
 */
export class ManuscriptUndo extends Y.UndoManager {
  constructor(fragment: Y.XmlFragment, options: UndoOptions) {
    super(fragment, {
      ...options,
      deleteFilter: (item) => defaultDeleteFilter(item, PARTS),
    });
  }

  override undo() {
    forgetLost(this.doc.store);
    return super.undo();
  }

  override redo() {
    forgetLost(this.doc.store);
    return super.redo();
  }
}

/** A part that was brought back and is gone again was never brought back. */
function forgetLost(store: Y.Doc["store"]): void {
  for (const structs of store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.redone === null) continue;
      const again = Y.getItem(store, struct.redone);
      const isGone = !(again instanceof Y.Item);
      const isHollow = !isGone && isPart(struct) && !isPart(again);
      if (isGone || isHollow) struct.redone = null;
    }
  }
}

const isPart = (item: Y.Item) => item.content instanceof Y.ContentType;
