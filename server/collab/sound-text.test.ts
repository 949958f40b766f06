import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { docFromJson, plainTextFromState } from "#app/manuscript/state.ts";
import { manuscript, paragraph } from "#app/manuscript/write.ts";
import type { StoredText } from "./ledger-store.ts";
import { openText, soundRows, Unreadable, whyDamaged } from "./sound-text.ts";

const snapshot = docFromJson(manuscript(paragraph("First words.")), 77);

/** An update made by somebody who knows the snapshot and nothing after it. */
function written(client: number, change: (fragment: Y.XmlFragment) => void): Buffer {
  const doc = new Y.Doc();
  doc.clientID = client;
  Y.applyUpdate(doc, snapshot);
  const before = Y.encodeStateVector(doc);
  change(doc.getXmlFragment("manuscript"));
  return Buffer.from(Y.encodeStateAsUpdate(doc, before));
}

function block(name: string, words: string): Y.XmlElement {
  const element = new Y.XmlElement(name);
  const text = new Y.XmlText();
  text.insert(0, words);
  element.insert(0, [text]);
  return element;
}

const good = written(1, (f) => f.push([block("paragraph", "Good.")]));
const late = written(2, (f) => f.push([block("paragraph", "Later.")]));
const strange = written(3, (f) => f.push([block("script", "alert(1)")]));
const garbage = Buffer.from("no update at all");

function stored(...rows: Buffer[]): StoredText {
  return {
    updates: [Buffer.from(snapshot), ...rows],
    rows: rows.map((_, index) => String(index + 1)),
    signatures: [],
    isIntact: true,
    isVouched: false,
  };
}

function wordsOf(text: StoredText): string {
  return plainTextFromState(Y.encodeStateAsUpdate(openText(text).doc));
}

describe("a stored text", () => {
  // C31
  it("is shown whole when nothing in it is damaged", () => {
    expect(openText(stored(good, late)).damage).toBeNull();
    expect(wordsOf(stored(good, late))).toBe("First words.\nGood.\nLater.");
  });

  it.each([
    ["a part no editor knows", strange],
    ["bytes that are no update", garbage],
    ["words that lean on a row that is missing", gapped()],
  ])("is shown as it was before %s", (_, spoilt) => {
    const text = stored(good, spoilt, late);
    expect(openText(text).damage?.hiddenRows).toBe(2);
    expect(wordsOf(text)).toBe("First words.\nGood.");
    expect(whyDamaged(text)).not.toBeNull();
  });

  it("of which the snapshot is spoilt is not shown at all", () => {
    expect(() => openText({ ...stored(good), isIntact: false })).toThrow(Unreadable);
    const spoilt = { ...stored(good), updates: [garbage, good] };
    expect(() => openText(spoilt)).toThrow(Unreadable);
  });

  it("is mended by taking out what spoils it, and nothing else", () => {
    const rows = [strange, good, garbage, late, gapped()];
    expect(soundRows(stored(...rows))).toEqual({
      kept: ["2", "4"],
      spoilt: ["1", "3", "5"],
    });
  });
});

/** The second thing somebody wrote, without the first. */
function gapped(): Buffer {
  const doc = new Y.Doc();
  doc.clientID = 9;
  Y.applyUpdate(doc, snapshot);
  const fragment = doc.getXmlFragment("manuscript");
  fragment.push([block("paragraph", "Lost.")]);
  const before = Y.encodeStateVector(doc);
  fragment.push([block("paragraph", "Stranded.")]);
  return Buffer.from(Y.encodeStateAsUpdate(doc, before));
}
