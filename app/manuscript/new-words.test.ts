import { expect, test } from "vitest";
import * as Y from "yjs";
import { newWordsIn, seenOf } from "./new-words.ts";
import { MANUSCRIPT_FRAGMENT } from "./schema.ts";
import { docFromJson } from "./state.ts";
import { blank, manuscript, paragraph, provision, quotedCode } from "./write.ts";

const ADA = 11;
const TOMAS = 22;

function textBy(client: number): Y.Doc {
  const doc = new Y.Doc();
  const state = docFromJson(
    manuscript(
      paragraph("The council finds", blank("what"), " and so on."),
      quotedCode("add", "Section 1", provision(1, "quoted")),
    ),
    1,
  );
  Y.applyUpdate(doc, state);
  doc.clientID = client;
  return doc;
}

const blockOf = (doc: Y.Doc, nth: number) =>
  doc.getXmlFragment(MANUSCRIPT_FRAGMENT).get(nth) as Y.XmlElement; // the text above has only blocks
const firstText = (block: Y.XmlElement) => block.get(0) as Y.XmlText; // as above

/** The new words of the n-th block for somebody who left with this state vector. */
function shown(doc: Y.Doc, nth: number, left: Uint8Array, own: number[] = []): string[] {
  const block = blockOf(doc, nth);
  const flat = (element: Y.XmlElement): string =>
    element
      .toArray()
      .map((child) => {
        if (child instanceof Y.XmlText)
          return child
            .toDelta()
            .map((run: { insert: string }) => run.insert)
            .join("");
        const inner = child as Y.XmlElement; // nothing else is in it
        return inner.nodeName === "blank" ? "□" : `[${flat(inner)}]`;
      })
      .join("");
  const words = flat(block);
  return newWordsIn(block, seenOf(left, own)).map(({ from, to }) =>
    words.slice(from, to),
  );
}

test("only what came after one left is new, to the letter", () => {
  const doc = textBy(TOMAS);
  const text = firstText(blockOf(doc, 0));
  text.insert(3, " city");
  const left = Y.encodeStateVector(doc);
  expect(shown(doc, 0, left)).toEqual([]);
  // Straight on in the same struct, and elsewhere.
  text.insert(8, " and county");
  text.insert(0, "Now ");
  expect(shown(doc, 0, left)).toEqual(["Now ", " and county"]);
});

test("one's own words are no news, from whichever tab", () => {
  const doc = textBy(ADA);
  const left = Y.encodeStateVector(doc);
  firstText(blockOf(doc, 0)).insert(0, "mine ");
  expect(shown(doc, 0, left, [ADA])).toEqual([]);
  expect(shown(doc, 0, left, [TOMAS])).toEqual(["mine "]);
});

test("words that were typed and deleted again leave nothing, and marks are no words", () => {
  const doc = textBy(TOMAS);
  const left = Y.encodeStateVector(doc);
  const text = firstText(blockOf(doc, 0));
  text.insert(4, "gone ");
  text.delete(4, 5);
  text.format(0, 3, { bold: {} });
  expect(shown(doc, 0, left)).toEqual([]);
});

test("new inline parts and words in quoted code are found in their places", () => {
  const doc = textBy(TOMAS);
  const left = Y.encodeStateVector(doc);
  blockOf(doc, 0).insert(1, [new Y.XmlElement("blank")]);
  firstText(blockOf(doc, 1).get(0) as Y.XmlElement).insert(6, " anew"); // the provision in it
  expect(shown(doc, 0, left)).toEqual(["□"]);
  expect(shown(doc, 1, left)).toEqual([" anew"]);
});
