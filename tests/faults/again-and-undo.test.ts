import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { docFromJson } from "#app/manuscript/state.ts";
import { manuscript, paragraph, provision, section } from "#app/manuscript/write.ts";
import { disagreements } from "#tests/support/history.ts";
import { chooseSeed, RandomEditor, seeded } from "#tests/support/random-editor.ts";
import { PaperRoom, type PaperSeat } from "#tests/support/room-paper.ts";
import { size } from "./sizes.ts";

const RUNS = size("RUNS", 40, 1_000);
const start = docFromJson(
  manuscript(section("Caption"), provision(1, "One two three"), paragraph("x")),
);

interface Said {
  person: string;
  update: Uint8Array;
}

/** Everything three people send while they edit at random, in an order it can be taken in. */
function recorded(random: () => number): { said: Said[]; result: Y.Doc } {
  const paper = new PaperRoom(start);
  const people = ["ada", "bo", "cy"];
  const seats = people.map((person) => paper.seat(person));
  paper.flush();
  const said: Said[] = [];
  seats.forEach((seat, i) => {
    seat.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== paper) said.push({ person: people[i]!, update });
    });
  });
  const editors = seats.map((seat) => new RandomEditor(seat.doc, random, true));
  for (let step = 0; step < 60; step += 1) {
    editors[Math.floor(random() * editors.length)]?.step();
    if (random() < 0.4) paper.flush();
  }
  for (let round = 0; round < 4; round += 1) paper.flush();
  return { said, result: paper.copy };
}

describe("frames that come more than once, late or not at all", () => {
  it(`make the same text, ${RUNS} times`, () => {
    // C12; D-08
    const seed = chooseSeed();
    for (let run = 0; run < RUNS; run += 1) {
      const random = seeded(seed + run);
      const { said, result } = recorded(random);
      const paper = new PaperRoom(start);
      const seats = new Map(
        ["ada", "bo", "cy"].map((person) => [person, paper.seat(person)]),
      );
      paper.flush();
      // They only say again what was recorded; what they hear moves them to nothing.
      for (const seat of seats.values()) seat.isOnline = false;
      for (let i = 0; i < said.length; i += 1) {
        const { person, update } = said[i]!;
        const next = said[i + 1];
        if (next?.person === person && random() < 0.3) {
          // Lost on the way: it comes with what follows, as an answer to the room's question.
          const both = Y.mergeUpdates([update, next.update]);
          seats.get(person)!.say(both, true);
          i += 1;
        } else {
          seats.get(person)!.say(update);
        }
        for (let times = Math.floor(random() * 3); times > 0; times -= 1) {
          const old = said[Math.floor(random() * (i + 1))]!;
          seats.get(old.person)!.say(old.update);
        }
        if (random() < 0.3) paper.flush();
      }
      for (let round = 0; round < 4; round += 1) paper.flush();
      const faults = disagreements([result, paper.copy]);
      expect(faults, `SEED=${seed + run}`).toEqual([]);
      expect(paper.complaints, `SEED=${seed + run}`).toEqual([]);
    }
  }, 300_000);
});

/** Words by somebody, each in one piece: "[ada 7]". */
const wordsOf = (doc: Y.Doc, person: string) =>
  (
    doc
      .getXmlFragment("manuscript")
      .toString()
      .match(/\[\w+ \d+\]/g) ?? []
  )
    .filter((word) => word.startsWith(`[${person} `))
    .sort();

describe("undo and redo", () => {
  it(`never touch a word of anybody else, ${RUNS} times`, () => {
    // C12; D-13
    const seed = chooseSeed();
    for (let run = 0; run < RUNS; run += 1) {
      undoing(seeded(seed + run), `SEED=${seed + run}`);
    }
  }, 300_000);

  function undoing(random: () => number, about: string): void {
    const paper = new PaperRoom(start);
    const people = ["ada", "bo"] as const;
    const seats = people.map((person) => paper.seat(person));
    paper.flush();
    const undos = seats.map(
      ({ fragment }) => new Y.UndoManager(fragment, { captureTimeout: 0 }),
    );
    for (let step = 0; step < 50; step += 1) {
      const me = random() < 0.5 ? 0 : 1;
      const other = people[1 - me]!;
      const before = wordsOf(seats[me]!.doc, other);
      const roll = random();
      if (roll < 0.25) undos[me]!.undo();
      else if (roll < 0.4) undos[me]!.redo();
      else write(seats[me]!, people[me]!, step, random);
      expect(wordsOf(seats[me]!.doc, other), about).toEqual(before);
      if (random() < 0.5) paper.flush();
    }
    for (let round = 0; round < 4; round += 1) paper.flush();
    expect(disagreements([paper.copy, ...seats.map(({ doc }) => doc)]), about).toEqual(
      [],
    );
  }

  /** Types a word at the edge of a block, or takes back one of one's own. */
  function write(
    seat: PaperSeat,
    person: string,
    step: number,
    random: () => number,
  ): void {
    const block = seat.fragment.get(Math.floor(random() * seat.fragment.length));
    const text = block instanceof Y.XmlElement ? block.get(0) : null;
    if (!(text instanceof Y.XmlText)) throw new Error("every block has words");
    const own = /\[(\w+) \d+\]/.exec(text.toString());
    if (own && own[1] === person && random() < 0.4) {
      text.delete(own.index, own[0].length);
      return;
    }
    text.insert(random() < 0.5 ? 0 : text.length, `[${person} ${step}]`);
  }
});
