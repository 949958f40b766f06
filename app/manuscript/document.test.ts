import { expect, test } from "vitest";
import * as Y from "yjs";
import { createDocument } from "./document.ts";

/** The same numbers for the same seed, from 0 up to and without 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Everything three people said while they wrote, took out, and marked words at once. */
function conversation(seed: number, make: () => Y.Doc): Uint8Array[] {
  const next = numbers(seed);
  const said: Uint8Array[] = [];
  const people = [1, 2, 3].map((clientId) => {
    const doc = make();
    doc.clientID = clientId;
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "heard") said.push(update);
    });
    return { doc, text: doc.getText("words"), heard: 0 };
  });
  for (let step = 0; step < 40; step += 1) {
    const person = people[Math.floor(next() * people.length)];
    if (!person) continue;
    const { text } = person;
    const from = Math.floor(next() * (text.length + 1));
    const length = Math.min(text.length - from, 1 + Math.floor(next() * 4));
    const key = `comment--${Math.floor(next() * 2)}`;
    const roll = next();
    if (roll < 0.35 || length < 1) text.insert(from, "word");
    else if (roll < 0.6) text.delete(from, length);
    else text.format(from, length, { [key]: next() < 0.7 ? { id: key } : null });
    if (next() > 0.4) continue;
    while (person.heard < said.length) {
      const update = said[person.heard];
      person.heard += 1;
      if (update) Y.applyUpdate(person.doc, update, "heard");
    }
  }
  return said;
}

/** How many different texts come of one conversation, heard in twelve orders. */
function readings(said: readonly Uint8Array[], make: () => Y.Doc): number {
  const texts = new Set<string>();
  for (let seed = 0; seed < 12; seed += 1) {
    const next = numbers(seed);
    const order = said
      .map((update) => ({ update, place: next() }))
      .sort((a, b) => a.place - b.place);
    const doc = make();
    const text = doc.getText("words");
    for (const { update } of order) Y.applyUpdate(doc, update);
    // Neighbours that carry the same marks are one run.
    const letters = (text.toDelta() as { insert: string; attributes?: object }[]).flatMap(
      ({ insert, attributes }) =>
        [...insert].map((letter) => {
          const marks = Object.keys(attributes ?? {}).sort();
          return letter + marks.join();
        }),
    );
    texts.add(letters.join(" "));
  }
  return texts.size;
}

test("the same changes read the same in whatever order they are heard", () => {
  for (let seed = 0; seed < 12; seed += 1) {
    const said = conversation(seed, createDocument);
    expect(readings(said, createDocument), `seed ${seed}`).toBe(1);
  }
});

test("a document of Yjs' own does not promise that", () => {
  const counts = Array.from({ length: 12 }, (_, seed) =>
    readings(
      conversation(seed, () => new Y.Doc()),
      () => new Y.Doc(),
    ),
  );
  expect(Math.max(...counts)).toBeGreaterThan(1);
});
