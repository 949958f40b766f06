import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { docFromJson, plainTextFromState } from "#app/manuscript/state.ts";
import { manuscript, paragraph } from "#app/manuscript/write.ts";
import type { StoredText } from "./ledger-store.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { RoomText } from "./room-text.ts";
import { step2Frame } from "./wire.ts";

const NOTHING = Uint8Array.of(0);

/** A text of client 77 from which something was deleted. */
function written(words = "First words."): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, docFromJson(manuscript(paragraph(words)), 77));
  const block = doc.getXmlFragment("manuscript").get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (text instanceof Y.XmlText) text.delete(0, 6);
  return doc;
}

function stored(state: Uint8Array, isVouched = true): StoredText {
  const updates = [Buffer.from(state)];
  return { updates, rows: [], signatures: [], isIntact: true, isVouched };
}

function textOf(text: StoredText) {
  const told: string[] = [];
  const owner = {
    opened: () => void told.push("opened"),
    unsound: (why: string) => void told.push(why),
  };
  return { text: new RoomText(text, DEFAULT_LIMITS, owner), told };
}

describe("a text the ledger vouches for", () => {
  // C33
  const doc = written();
  const state = Y.encodeStateAsUpdate(doc);

  it("is shown as it is stored, and nobody makes a document of it", () => {
    const { text, told } = textOf(stored(state));
    expect(text.answerTo(NOTHING)).toEqual(step2Frame(state));
    expect(text.answerTo(NOTHING)).toBe(text.answerTo(NOTHING));
    expect(Buffer.from(text.state)).toEqual(Buffer.from(state));
    expect(text.stateVector).toEqual(Y.encodeStateVector(doc));
    expect(text.storedVector).toEqual(Y.encodeStateVector(doc));
    expect([text.hasWordsOf(77), text.hasWordsOf(78)]).toEqual([true, false]);
    expect(text.isOpen).toBe(false);
    expect(told).toEqual([]);
  });

  it("knows what is deleted in it, so that a reader's answer needs no document either", () => {
    const { text } = textOf(stored(state));
    const [range] = Y.decodeUpdate(state).ds.clients.get(77) ?? [];
    const { clock, len } = range ?? { clock: 0, len: 0 };
    expect(len).toBeGreaterThan(0);
    expect(text.hasDeleted([])).toBe(true);
    expect(text.hasDeleted([{ client: 77, clock, end: clock + len }])).toBe(true);
    expect(text.hasDeleted([{ client: 77, clock, end: clock + len + 1 }])).toBe(false);
    expect(text.hasDeleted([{ client: 5, clock: 0, end: 1 }])).toBe(false);
    expect(text.isOpen).toBe(false);
  });

  it("is opened for whoever comes back with words, and says the same as before", () => {
    const { text, told } = textOf(stored(state));
    const sealed = text.answerTo(NOTHING);
    const own = new Y.Doc();
    Y.applyUpdate(own, docFromJson(manuscript(paragraph("Mine.")), 5));
    const answer = text.answerTo(Y.encodeStateVector(own));
    expect(told).toEqual(["opened"]);
    const reader = new Y.Doc();
    // Past the header of the frame, the message number, the step and the length.
    Y.applyUpdate(reader, answer.subarray(answer.length - state.length));
    expect(plainTextFromState(Y.encodeStateAsUpdate(reader))).toBe("words.");
    expect(text.answerTo(NOTHING).length).toBe(sealed.length);
    expect(text.hasWordsOf(77)).toBe(true);
    expect(text.storedVector).toEqual(Y.encodeStateVector(doc));
  });

  it("is not read for a small question when it is large", () => {
    const large = Y.encodeStateAsUpdate(written("Some words. ".repeat(5_000)));
    const { text } = textOf(stored(large));
    expect(text.isQuick).toBe(false);
    expect(text.hasWordsOf(77)).toBe(false); // not known yet
    text.answerTo(NOTHING);
    expect(text.isOpen).toBe(false);
    expect(text.stateVector).toEqual(Y.encodeStateVectorFromUpdate(large));
    expect(text.isOpen && text.isQuick && text.hasWordsOf(77)).toBe(true);
  });

  it("that cannot be shown after all is never opened, and its room is told", () => {
    const strange = new Y.Doc();
    strange.getXmlFragment("manuscript").push([new Y.XmlElement("script")]);
    const { text, told } = textOf(stored(Y.encodeStateAsUpdate(strange)));
    expect(() => text.open).toThrow("spoilt");
    expect(told).toHaveLength(1);
    expect(text.isOpen).toBe(false);
  });
});

it("a text nobody vouches for is looked at before it is shown", () => {
  expect(textOf(stored(Y.encodeStateAsUpdate(written()), false)).text.isOpen).toBe(true);
  const garbage = Buffer.from("no update at all");
  expect(() => textOf(stored(garbage, false))).toThrow();
});
