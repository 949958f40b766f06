import * as Y from "yjs";
import { createDocument } from "#app/manuscript/document.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";

/**
 * Runs a change on a copy of a text, signed with `clientId`, and answers with the updates it
 * made. When it throws, nothing happened: the text itself was never in its hands.
 */
export function changeOnCopy(
  state: Uint8Array,
  clientId: number,
  change: (doc: Y.Doc) => void,
): Uint8Array[] {
  const copy = createDocument();
  try {
    copy.getXmlFragment(MANUSCRIPT_FRAGMENT);
    Y.applyUpdate(copy, state);
    copy.clientID = clientId;
    const updates: Uint8Array[] = [];
    copy.on("update", (update) => void updates.push(update));
    copy.transact(() => change(copy));
    return updates;
  } finally {
    copy.destroy();
  }
}
