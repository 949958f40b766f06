import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { forgetKeptWords } from "./forget-words.ts";
import { keepWords, takeKeptWords } from "./kept-words.ts";

const ada = { draftId: "d", personId: "ada" };

class FakeStorage {
  [key: string]: unknown;
  getItem(key: string) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key: string, value: string) {
    this[key] = value;
  }
  removeItem(key: string) {
    delete this[key];
  }
}

function typed(): { updates: Uint8Array[]; text: string } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => void updates.push(update));
  doc.getText("t").insert(0, "shall");
  doc.getText("t").insert(5, " not");
  doc.getText("t").delete(0, 1);
  return { updates, text: doc.getText("t").toString() };
}

beforeEach(() => {
  vi.stubGlobal("sessionStorage", new FakeStorage());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it("what was written comes back once, deletions too, and to its writer alone", () => {
  const { updates, text } = typed();
  expect(keepWords(ada, updates)).toBe(true);
  expect(takeKeptWords({ ...ada, personId: "tomas" })).toBeNull();
  expect(takeKeptWords({ ...ada, draftId: "other" })).toBeNull();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, takeKeptWords(ada) ?? new Uint8Array());
  expect(doc.getText("t").toString()).toBe(text);
  expect(takeKeptWords(ada)).toBeNull();
});

it("whoever signs out leaves nothing behind, and what is another's to keep stays", () => {
  keepWords(ada, typed().updates);
  sessionStorage.setItem("something else", "stays");
  forgetKeptWords();
  expect(takeKeptWords(ada)).toBeNull();
  expect(sessionStorage.getItem("something else")).toBe("stays");
});

it("a browser that keeps nothing is no error", () => {
  vi.stubGlobal("sessionStorage", {
    getItem: () => {
      throw new Error("denied");
    },
    setItem: () => {
      throw new Error("full");
    },
  });
  expect(keepWords(ada, typed().updates)).toBe(false);
  expect(takeKeptWords(ada)).toBeNull();
});
