import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { checkManuscript } from "#app/manuscript/check.ts";
import { createDocument } from "#app/manuscript/document.ts";
import {
  blocksOf,
  idOf,
  type PartJson,
  withFreshIds,
  wordOf,
} from "#app/manuscript/manuscript-json.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { jsonFromFragment, writeManuscript } from "#app/manuscript/state.ts";
import { plainTextOf } from "#app/manuscript/words.ts";
import {
  longTitle,
  manuscript,
  named,
  paragraph,
  provision,
  quotedCode,
  reference,
  section,
} from "#app/manuscript/write.ts";
import type { Person } from "#prisma/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { disagreements } from "#tests/support/history.ts";
import { makersFor } from "#tests/support/makers.ts";
import { PaperEditor } from "#tests/support/paper-editor.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";
import type { Desk } from "#tests/support/room-desk.ts";
import { isLarge, size } from "./sizes.ts";

const SESSIONS = size("IDENTITY_SESSIONS", 4, 300);
const STEPS = size("IDENTITY_STEPS", 40, 120);

let database: TestDatabase;
let house: House;
const people: Person[] = [];

beforeAll(async () => {
  database = await testDatabase();
  house = await openHouse(database);
  const make = makersFor(database.db);
  for (let i = 0; i < 8; i += 1) people.push(await make.official({ right: "edit" }));
});
afterAll(async () => {
  await house?.close();
  await database?.close();
});

/** Where everybody begins: blocks of several kinds, each with an id, as every draft has them. */
const START = manuscript(
  longTitle("An ordinance"),
  named("one", section("Notice")),
  named("two", provision(1, "See ", reference("one"), " and what it says of days.")),
  provision(1, "A second provision with some more words."),
  quotedCode("add", "5.92.010", section("Notice"), provision(1, reference("two"))),
  paragraph("Last words."),
);

interface Outcome {
  editors: PaperEditor[];
  /** The text as it is stored and as everybody has it. */
  text: ReturnType<typeof jsonFromFragment>;
}

/** People who do things to one draft at once, some of them away for a while. */
async function session(
  seed: number,
  step: (editor: PaperEditor) => void,
): Promise<Outcome> {
  const random = seeded(seed);
  const draft = await makersFor(database.db).draft();
  await house.rooms.edit(
    draft.id,
    (doc) => writeManuscript(doc, withFreshIds(START)),
    null,
  );
  const count = 2 + Math.floor(random() * 7);
  const desks: Desk[] = [];
  for (const person of people.slice(0, count)) {
    desks.push(await house.desk(draft.id, person.id));
  }
  const editors = desks.map((desk, i) => new PaperEditor(desk.doc, i, random));
  for (let round = 0; round < STEPS; round += 1) {
    const who = Math.floor(random() * count);
    const editor = editors[who];
    const desk = desks[who];
    if (!editor || !desk) continue;
    const roll = random();
    if (roll < 0.03) desk.provider.disconnect();
    else if (roll < 0.08) desk.provider.connect();
    for (let deeds = 1 + Math.floor(random() * 4); deeds > 0; deeds -= 1) step(editor);
    if (random() < 0.3) await pause(1);
  }
  for (const { provider } of desks) provider.connect();
  const stored = async () => {
    const doc = createDocument();
    doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    Y.applyUpdate(doc, await house.rooms.read(draft.id));
    return doc;
  };
  const docs = desks.map(({ doc }) => doc);
  // The room tells blocks with one id apart a little after they came: agreed is agreed on that.
  await until(
    async () =>
      desks.every((desk) => desk.isSaved) &&
      disagreements([await stored(), ...docs]).length === 0 &&
      idsTwice(jsonFromFragment(docs[0]!.getXmlFragment(MANUSCRIPT_FRAGMENT))).length ===
        0,
    "all is saved, agreed and told apart",
    () => ({ seed, twice: desks.map(({ json }) => idsTwice(json)) }),
  );
  const text = jsonFromFragment((await stored()).getXmlFragment(MANUSCRIPT_FRAGMENT));
  house.empty();
  return { editors, text };
}

function idsTwice(text: { content: PartJson[] }): string[] {
  const ids = [...blocksOf(text)].flatMap((block) => idOf(block) ?? "none");
  return ids.filter((id, at) => id === "none" || ids.indexOf(id) !== at);
}

function deadTargets(text: { content: PartJson[] }): string[] {
  const ids = new Set([...blocksOf(text)].map(idOf));
  const dead: string[] = [];
  const look = (part: PartJson): void => {
    const target = wordOf(part, "target");
    if (part.type === "crossReference" && !ids.has(target)) dead.push(target);
    part.content?.forEach(look);
  };
  text.content.forEach(look);
  return dead;
}

describe("two to eight people who cut, copy, drag, split, join and undo at once", () => {
  it(`leave no two blocks with one id${isLarge ? " and no reference without a reason" : ""}, ${SESSIONS} times`, async () => {
    // C35; D-05, D-08, D-13
    const seed = chooseSeed();
    for (let run = 0; run < SESSIONS; run += 1) {
      const about = `SEED=${seed + run}`;
      const { editors, text } = await session(seed + run, (editor) => editor.step());
      expect(checkManuscript(text), about).toBeNull();
      expect(idsTwice(text), about).toEqual([]);
      // One session in some hundreds still ends with a reference whose target went (600558221).
      if (!isLarge) continue;
      // An undo that meets another's change of the same attribute leaves none: "" points nowhere,
      // a block without an id may be given one by two people at once, of which one stays, and what
      // is added inside quoted code goes with it when another moves it just then.
      const dropped = new Set(
        editors.flatMap((editor) => [
          "",
          ...editor.dropped,
          ...editor.given,
          ...editor.quoted,
        ]),
      );
      expect(
        deadTargets(text).filter((id) => !dropped.has(id)),
        about,
      ).toEqual([]);
    }
  }, 1_200_000);

  it(`lose no word when they only write, split and copy, ${SESSIONS} times`, async () => {
    // C35; D-05
    const seed = chooseSeed();
    for (let run = 0; run < SESSIONS; run += 1) {
      const about = `SEED=${seed + run}`;
      const { editors, text } = await session(seed + run, (editor) =>
        editor.stepGently(),
      );
      const words = plainTextOf(text);
      const lost = editors
        .flatMap((editor) => editor.words)
        .filter((w) => !words.includes(w));
      expect(lost, about).toEqual([]);
      expect(deadTargets(text), about).toEqual([]);
    }
  }, 1_200_000);
});
