import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { checkManuscript } from "#app/manuscript/check.ts";
import { createDocument } from "#app/manuscript/document.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { docFromJson, jsonFromFragment, writeManuscript } from "#app/manuscript/state.ts";
import {
  bold,
  manuscript,
  paragraph,
  provision,
  section,
} from "#app/manuscript/write.ts";
import { chooseSeed, RandomEditor, seeded } from "#tests/support/random-editor.ts";
import { PaperRoom, type PaperSeat } from "#tests/support/room-paper.ts";

const start = docFromJson(
  manuscript(
    section("Caption"),
    provision(1, "One ", bold("two"), " three"),
    paragraph("x"),
  ),
);

/** The text as JSON, attributes in one order: Yjs keeps them in the order they came. */
function jsonOf(doc: Y.Doc): string {
  const json = jsonFromFragment(doc.getXmlFragment(MANUSCRIPT_FRAGMENT));
  return JSON.stringify(json, (key, value) =>
    key === "attrs" ? Object.fromEntries(Object.entries(value).sort()) : value,
  );
}

/** Four people at once, some with undo, some away for a while; frames come as they come. */
function session(seed: number, steps: number): void {
  const random = seeded(seed);
  const paper = new PaperRoom(start);
  const seats = ["ada", "bo", "cy", "dee"].map((person) => paper.seat(person));
  paper.flush();
  const editors = seats.map((s, i) => new RandomEditor(s.doc, random, i < 2));
  for (let step = 0; step < steps; step += 1) {
    const who = Math.floor(random() * seats.length);
    const seat = seats[who];
    if (!seat) continue;
    const roll = random();
    if (roll < 0.03 && seat.isOnline) seat.goOffline();
    else if (roll < 0.09 && !seat.isOnline) seat.comeBack(() => editors[who]?.step());
    else editors[who]?.step();
    if (random() < 0.4) paper.flush();
  }
  for (const seat of seats) if (!seat.isOnline) seat.comeBack();
  for (let round = 0; round < 4; round += 1) paper.flush();

  const expected = jsonOf(paper.copy);
  for (const { doc } of seats) {
    expect(jsonOf(doc)).toBe(expected);
    expect(doc.store.pendingStructs).toBeNull();
  }
  expect(checkManuscript(paper.copy.getXmlFragment(MANUSCRIPT_FRAGMENT))).toBeNull();
  expect(paper.complaints).toEqual([]);
  expectLedgerTells(paper, expected);
}

/** What is on record makes the same text again (C14). */
function expectLedgerTells(paper: PaperRoom, expected: string): void {
  const doc = createDocument();
  doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
  Y.applyUpdate(doc, start);
  for (const row of paper.rows) Y.applyUpdate(doc, row.data);
  expect(jsonOf(doc)).toBe(expected);
}

describe("honest people", () => {
  it("are never refused and agree to the letter, whatever they do and however long they were away", () => {
    // C12
    const seed = chooseSeed();
    for (let run = 0; run < 60; run += 1) {
      try {
        session(seed + run, 150);
      } catch (error) {
        throw new Error(`SEED=${seed + run}`, { cause: error });
      }
    }
  }, 120_000);

  // The second seed once found an undo that names the two ends of one struct in the wrong order.
  it.each([chooseSeed(), 2016])(
    "may sit and look while others set marks and undo, a stock client among them that tidies up (seed %i)",
    (seed) => {
      // C12: the clean-up of a stock client is sent like an edit.
      const random = seeded(seed);
      const paper = new PaperRoom(start);
      const writers = [
        paper.seat("ada"),
        paper.seat("bo"),
        paper.seat("di", "edit", new Y.Doc()),
      ];
      const viewer = paper.seat("vi", "view");
      const commenter = paper.seat("cy", "comment");
      const editors = writers.map((w) => new RandomEditor(w.doc, random, true));
      for (let step = 0; step < 800; step += 1) {
        editors[Math.floor(random() * 3)]?.step();
        if (random() < 0.25) paper.flush();
      }
      for (let round = 0; round < 4; round += 1) paper.flush();
      for (const { doc } of [viewer, commenter, ...writers] satisfies PaperSeat[]) {
        expect(jsonOf(doc)).toBe(jsonOf(paper.copy));
      }
    },
    120_000,
  );

  it("may comment on any words, however they are set, the way the editor writes it", () => {
    // C11: y-tiptap sets every format of the words it touches anew.
    const seed = chooseSeed();
    const random = seeded(seed);
    const words = Array.from({ length: 8 }, (_, i) => `word${i} `);
    const textWith = (marked: (i: number) => boolean) =>
      manuscript(
        {
          type: "paragraph",
          content: words.map((text, i) => ({
            type: "text",
            text,
            marks: [
              ...(i % 3 === 0 ? [{ type: "bold" }] : []),
              ...(i % 2 === 0 ? [{ type: "italic" }] : []),
              ...(marked(i) ? [{ type: "comment", attrs: { id: "thread" } }] : []),
            ],
          })),
        },
        paragraph("x"),
      );
    const paper = new PaperRoom(docFromJson(textWith(() => false)));
    const ada = paper.seat("ada");
    for (let round = 0; round < 40; round += 1) {
      const commenter = paper.seat("cy", "comment");
      const from = Math.floor(random() * words.length);
      const to = from + Math.floor(random() * (words.length - from));
      writeManuscript(
        commenter.doc,
        textWith((i) => i >= from && i <= to),
      );
      paper.flush();
      expect(jsonOf(ada.doc), `SEED=${seed}`).toBe(jsonOf(commenter.doc));
      paper.room.seats.delete(commenter.seat);
    }
  });

  it("may say everything again: nothing is stored twice", () => {
    // C12
    const paper = new PaperRoom(start);
    const ada = paper.seat("ada");
    ada.fragment.insert(0, [new Y.XmlElement("section")]);
    paper.flush();
    const rows = paper.rows.length;
    ada.say(Y.encodeStateAsUpdate(ada.doc));
    ada.say(Y.encodeStateAsUpdate(ada.doc));
    paper.flush();
    expect(paper.rows.length).toBe(rows);
  });
});
