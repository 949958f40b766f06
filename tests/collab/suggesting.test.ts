import { Node } from "@tiptap/pm/model";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import {
  asSuggestion,
  CannotSuggest,
} from "#app/features/drafts/editor/suggesting/as-suggestion.ts";
import { createDocument } from "#app/manuscript/document.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import { settledText } from "#app/manuscript/settled-text.ts";
import { docFromJson, jsonFromState, writeManuscript } from "#app/manuscript/state.ts";
import { decideText, originalText } from "#app/manuscript/suggestions/decide.ts";
import { clientOf, newSuggestionId } from "#app/manuscript/suggestions/entries.ts";
import { suggestionsIn } from "#app/manuscript/suggestions/listed.ts";
import {
  manuscript,
  named,
  paragraph,
  provision,
  quotedCode,
  section,
} from "#app/manuscript/write.ts";
import type { Draft, Person } from "#prisma/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { edited } from "#tests/support/random-edits.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";
import type { Desk } from "#tests/support/room-desk.ts";

let database: TestDatabase;
let house: House;
let make: ReturnType<typeof makersFor>;
let ada: Person;
let draft: Draft;

const agreed = manuscript(
  named("s", section("Notice")),
  named("a", provision(1, "The city shall give notice of hours.")),
  named("b", provision(1, "Employers keep records.")),
  named("q", quotedCode("amend", "5.92", named("c", provision(1, "Old words.")))),
  named("d", paragraph("It takes effect in May.")),
);

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  ada = await make.official({ right: "edit" });
  house = await openHouse(database, { limits: { framesPerSecond: 1_000 } });
});
beforeEach(async () => {
  draft = await make.draft({ state: new Uint8Array(docFromJson(agreed)) });
});
afterAll(async () => {
  await house?.close();
  await database?.close();
});

async function suggester(): Promise<Person> {
  const guest = await make.guest();
  await make.grant(guest.id, { draftId: draft.id }, "suggest");
  return guest;
}

const docOf = (json: ManuscriptJson) => Node.fromJSON(manuscriptSchema, json);
const said = (json: ManuscriptJson) => canonicalJson(settledText(json));
const standing = async () => jsonFromState(await house.rooms.read(draft.id));

/** What the editor does in suggesting: a change becomes a proposal, and that is written. */
function suggestAt(desk: Desk, change: (doc: Node) => Node): void {
  const own = desk.doc.clientID;
  const before = docOf(desk.json);
  const proposed = asSuggestion(before, change(before), {
    newId: () => newSuggestionId(own, Date.now()),
    isOwn: (id) => clientOf(id) === own,
  });
  // The JSON of a document of our schema is a manuscript.
  writeManuscript(desk.doc, proposed.toJSON() as ManuscriptJson);
}

const reworded = (id: string, words: string) => (doc: Node) => {
  const blocks: Node[] = [];
  doc.forEach((node) => {
    blocks.push(
      node.attrs.id === id
        ? node.copy(node.content.cut(0, 0).addToEnd(manuscriptSchema.text(words)))
        : node,
    );
  });
  return doc.copy(doc.content.cut(0, 0).append(docContent(blocks)));
};
const docContent = (blocks: readonly Node[]) =>
  docOf({ type: "doc", content: blocks.map((node) => node.toJSON()) }).content;

describe("somebody who may suggest", () => {
  it("proposes, others see it, and the agreed text stays what it was", async () => {
    // C7
    const person = await suggester();
    const desk = await house.desk(draft.id, person.id);
    const reader = await house.desk(draft.id, ada.id);
    expect(desk.hello?.right).toBe("suggest");
    suggestAt(desk, reworded("a", "The city may give notice of hours."));
    await until(() => suggestionsIn(reader.json).size === 1, "seen");
    await until(() => desk.isSaved, "saved");
    expect(said(originalText(await standing()))).toBe(said(agreed));
    const [id] = suggestionsIn(reader.json).keys();
    expect(clientOf(id ?? "")).toBe(desk.doc.clientID);
    desk.leave();
    reader.leave();
  });

  it("may do anything in suggesting, at random, and is never refused, while others suggest and edit", async () => {
    const seed = chooseSeed();
    const random = seeded(seed);
    const people = await Promise.all([suggester(), suggester()]);
    const desks = await Promise.all(people.map(({ id }) => house.desk(draft.id, id)));
    const writer = await house.desk(draft.id, ada.id);
    for (let step = 0; step < 60; step += 1) {
      const desk = desks[Math.floor(random() * desks.length)];
      if (!desk) continue;
      try {
        suggestAt(desk, (doc) => edited(doc, random));
      } catch (error) {
        if (!(error instanceof CannotSuggest)) throw error;
      }
      if (random() < 0.2) writeInCaption(writer);
      if (random() < 0.4) await pause(15);
    }
    await until(
      () => desks.every((desk) => desk.isSaved) && writer.isSaved,
      "saved",
      () =>
        `seed ${seed}, refused ${desks.map(({ refused }) => JSON.stringify(refused))}`,
    );
    for (const desk of desks) expect(desk.refused, `seed ${seed}`).toBeNull();
    const end = said(originalText(await standing())).replace(/w+Notice/, "Notice");
    expect(end, `seed ${seed}`).toBe(said(agreed));
    for (const desk of [...desks, writer]) desk.leave();
  });

  it("changes no letter of the agreed text by any frame", async () => {
    // W-03
    const person = await suggester();
    const state = await house.rooms.read(draft.id);
    const frames = forgedUpdates(state, (doc) => doc);
    expect(frames.length).toBeGreaterThan(8);
    for (const [name, update] of frames) {
      const line = await house.line(draft.id, person.id);
      line.sendUpdate(update);
      // What no manuscript may hold is refused as that, before anybody asks for rights.
      expect(await line.closed, name).toBe(
        name === "writes what are no entries" ? 4400 : 4403,
      );
    }
    expect(said(await standing())).toBe(said(agreed));
  });

  it("takes back their own suggestion, and cannot touch another's", async () => {
    // W-04
    const [one, other] = await Promise.all([suggester(), suggester()]);
    const desk = await house.desk(draft.id, one.id);
    suggestAt(desk, reworded("a", "The city may give notice of hours."));
    suggestAt(desk, (doc) =>
      doc.copy(
        doc.content
          .cut(0, 0)
          .append(
            docContent(doc.content.content.filter(({ attrs }) => attrs.id !== "b")),
          ),
      ),
    );
    await until(() => desk.isSaved, "saved");
    const state = await house.rooms.read(draft.id);
    const proposed = said(await standing());
    expect(suggestionsIn(await standing()).size).toBe(2);
    for (const fate of ["accept", "reject"] as const) {
      const line = await house.line(draft.id, other.id);
      line.sendUpdate(
        updateOf(state, (doc) =>
          writeManuscript(
            doc,
            decideText(jsonFromState(state), () => fate),
          ),
        ),
      );
      expect(await line.closed, fate).toBe(4403);
    }
    // Nor sign in another's name.
    const line = await house.line(draft.id, other.id);
    const id = newSuggestionId(desk.doc.clientID, Date.now());
    line.sendUpdate(
      updateOf(state, (doc) => {
        const words = firstWords(doc);
        words.format(0, 3, { [`deletion--${"A".repeat(7)}=`]: { id } });
      }),
    );
    expect(await line.closed).toBe(4403);
    expect(said(await standing())).toBe(proposed);
    // What they proposed themselves they take back, and nothing is left of it.
    writeManuscript(desk.doc, originalText(desk.json));
    await until(() => desk.isSaved, "saved");
    expect(said(await standing())).toBe(said(agreed));
    desk.leave();
  });

  it("loses nobody's proposal about a block when two make one at the same moment", async () => {
    const people = await Promise.all([suggester(), suggester()]);
    const desks = await Promise.all(people.map(({ id }) => house.desk(draft.id, id)));
    for (const desk of desks) {
      suggestAt(desk, (doc) =>
        doc.copy(
          doc.content
            .cut(0, 0)
            .append(
              docContent(doc.content.content.filter(({ attrs }) => attrs.id !== "d")),
            ),
        ),
      );
    }
    await until(async () => suggestionsIn(await standing()).size === 2, "both stand");
    for (const desk of desks) expect(desk.refused).toBeNull();
    await until(
      () => desks.every(({ json }) => suggestionsIn(json).size === 2),
      "both are seen",
    );
    for (const desk of desks) desk.leave();
  });
});

describe("somebody who may edit", () => {
  it("cannot suggest in another's name: it stands under their own", async () => {
    // C36
    const person = await suggester();
    const desk = await house.desk(draft.id, person.id);
    const forger = await house.desk(draft.id, ada.id);
    const forged = newSuggestionId(desk.doc.clientID, Date.now());
    const mark = { [`insertion--${"A".repeat(7)}=`]: { id: forged } };
    firstWords(forger.doc).insert(0, "Oh ", mark);
    blockOf(forger.doc, 2).setAttribute("suggestions", `del:${forged}`);
    await until(async () => suggestionsIn(await standing()).size > 0, "arrived");
    await until(async () => !suggestionsIn(await standing()).has(forged), "signed again");
    const ids = [...suggestionsIn(await standing()).keys()];
    expect(ids.map((id) => clientOf(id))).toEqual([forger.doc.clientID]);
    expect(said(originalText(await standing()))).toBe(said(agreed));
    expect(forger.refused).toBeNull();
    await until(() => forger.isSaved && desk.isSaved, "saved");
    await until(() => suggestionsIn(desk.json).has(ids[0] ?? ""), "seen so by others");
    desk.leave();
    forger.leave();
  });

  it("brings back what another suggested, and it stays the other's", async () => {
    // C36: a decision that is undone
    const person = await suggester();
    const desk = await house.desk(draft.id, person.id);
    const steward = await house.desk(draft.id, ada.id);
    suggestAt(desk, reworded("a", "The city may give notice of hours."));
    await until(() => suggestionsIn(steward.json).size === 1, "seen");
    const proposed = steward.json;
    writeManuscript(
      steward.doc,
      decideText(proposed, () => "accept"),
    );
    await until(async () => suggestionsIn(await standing()).size === 0, "decided");
    writeManuscript(steward.doc, proposed);
    await until(async () => suggestionsIn(await standing()).size === 1, "back");
    await pause(150); // longer than the room waits before it sets a text right
    const [id] = suggestionsIn(await standing()).keys();
    expect(clientOf(id ?? "")).toBe(desk.doc.clientID);
    desk.leave();
    steward.leave();
  });
});

/** Somebody who may edit writes "w" before the caption of the section. */
function writeInCaption(desk: Desk): void {
  const at = desk.fragment
    .toArray()
    .findIndex(
      (block) => block instanceof Y.XmlElement && block.getAttribute("id") === "s",
    );
  if (at >= 0) desk.doc.transact(() => desk.wordsOf(at).insert(0, "w"));
}

/** An update somebody could have made of the stored text. */
function updateOf(state: Uint8Array, change: (doc: Y.Doc) => void): Uint8Array {
  const doc = createDocument();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

function firstWords(doc: Y.Doc): Y.XmlText {
  const block = doc.getXmlFragment("manuscript").get(1);
  const words = block instanceof Y.XmlElement ? block.firstChild : null;
  if (!(words instanceof Y.XmlText)) throw new Error("no words");
  return words;
}

function blockOf(doc: Y.Doc, at: number): Y.XmlElement {
  const block = doc.getXmlFragment("manuscript").get(at);
  if (!(block instanceof Y.XmlElement)) throw new Error("no block");
  return block;
}

/** What no suggestion does, by name. */
function forgedUpdates(
  state: Uint8Array,
  _: (doc: Y.Doc) => Y.Doc,
): [string, Uint8Array][] {
  const mark = (id: string) => ({ [`insertion--${"A".repeat(7)}=`]: { id } });
  const changes: [string, (doc: Y.Doc) => void][] = [
    ["types plainly", (doc) => firstWords(doc).insert(3, "x")],
    ["deletes plainly", (doc) => firstWords(doc).delete(0, 3)],
    ["makes words bold", (doc) => firstWords(doc).format(0, 3, { bold: {} })],
    [
      "says agreed words are an insertion",
      (doc) => firstWords(doc).format(0, 3, mark(newSuggestionId(doc.clientID, 1))),
    ],
    [
      "types in another's name",
      (doc) => firstWords(doc).insert(0, "x", mark(newSuggestionId(12345, 1))),
    ],
    [
      "types under an id that is none",
      (doc) => firstWords(doc).insert(0, "x", mark("nobody")),
    ],
    ["deletes a block", (doc) => doc.getXmlFragment("manuscript").delete(1, 1)],
    [
      "adds a block",
      (doc) =>
        doc.getXmlFragment("manuscript").insert(0, [new Y.XmlElement("paragraph")]),
    ],
    [
      "changes a level",
      (doc) => blockOf(doc, 1).setAttribute("level", 2 as unknown as string),
    ],
    ["changes an id", (doc) => blockOf(doc, 1).setAttribute("id", "zzz")],
    [
      "hides an agreed block as a suggestion",
      (doc) =>
        blockOf(doc, 1).setAttribute(
          "suggestions",
          `ins:${newSuggestionId(doc.clientID, 1)}`,
        ),
    ],
    [
      "says that a block goes in another's name",
      (doc) =>
        blockOf(doc, 1).setAttribute("suggestions", `del:${newSuggestionId(12345, 1)}`),
    ],
    [
      "writes what are no entries",
      (doc) => blockOf(doc, 1).setAttribute("suggestions", "all:of:it"),
    ],
    ["empties quoted code", (doc) => blockOf(doc, 3).delete(0, 1)],
  ];
  return changes.map(([name, change]) => [name, updateOf(state, change)]);
}
