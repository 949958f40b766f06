import * as Y from "yjs";

/**
 * An empty document for a manuscript that is shared. It leaves formats as people made them:
 * Yjs by itself takes out, after every change from elsewhere, the ends of formats that mean
 * nothing *just then*. A change made at the same time may need them, so of two documents that
 * had heard the same in another order one had lost the anchor of a comment; and who may not
 * write cannot tell the others what was taken out. Left alone, the text depends on what was said
 * and not on when it was heard.
 */
export function createDocument(): Y.Doc {
  const doc = new Y.Doc();
  doc.on("afterTransaction", (transaction) => {
    transaction._needFormattingCleanup = false;
  });
  return doc;
}
