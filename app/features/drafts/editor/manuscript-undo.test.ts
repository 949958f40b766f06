import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createDocument } from "#app/manuscript/document.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { ManuscriptUndo } from "./manuscript-undo.ts";

/** Two people's copies of one text, which hear each other when told to. */
function twoCopies() {
  const ours = createDocument();
  const theirs = createDocument();
  const fragments = [ours, theirs].map((doc) => doc.getXmlFragment(MANUSCRIPT_FRAGMENT));
  const [fragment, other] = fragments as [Y.XmlFragment, Y.XmlFragment]; // of two documents
  const undo = new ManuscriptUndo(fragment, {
    trackedOrigins: new Set([fragment]),
    captureTimeout: 0,
  });
  return {
    fragment,
    other,
    undo,
    ours: (change: () => void) => ours.transact(change, fragment),
    meet() {
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(ours));
      Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs));
    },
  };
}

function paragraph(words: string): Y.XmlElement {
  const block = new Y.XmlElement("paragraph");
  block.insert(0, [new Y.XmlText(words)]);
  return block;
}

function wordsAt(fragment: Y.XmlFragment, at: number): Y.XmlText {
  const block = fragment.get(at) as Y.XmlElement; // paragraphs of `paragraph`
  return block.get(0) as Y.XmlText; // the same
}

describe("undo", () => {
  it("goes past what another deleted after it was brought back", () => {
    const { fragment, other, undo, ours, meet } = twoCopies();
    fragment.insert(0, [paragraph("First"), paragraph("Second")]);
    ours(() => wordsAt(fragment, 0).delete(0, 1));
    ours(() => fragment.delete(0, 1));
    undo.undo();
    expect(wordsAt(fragment, 0).toString()).toBe("irst");
    // Words that are undone and can no longer be brought back let go of all they stood in.
    ours(() => wordsAt(fragment, 0).insert(0, "B"));
    undo.undo();
    ours(() => wordsAt(fragment, 1).insert(0, "The "));
    meet();
    other.delete(0, 1);
    meet();

    undo.undo();
    expect(fragment.toString()).toBe("<paragraph>Second</paragraph>");
    undo.undo();
    undo.undo();
    expect(fragment.toString()).toBe("<paragraph>Second</paragraph>");
    meet();
    expect(other.toString()).toBe(fragment.toString());
  });

  it("leaves a block of one's own while there are another's words in it", () => {
    const { fragment, other, undo, ours, meet } = twoCopies();
    ours(() => fragment.insert(0, [paragraph("Mine")]));
    meet();
    wordsAt(other, 0).insert(4, " and theirs");
    meet();
    undo.undo();
    expect(fragment.toString()).toBe("<paragraph> and theirs</paragraph>");
  });
});
