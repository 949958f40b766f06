import { afterAll, beforeAll, expect, it } from "vitest";
import { MESSAGE } from "#app/manuscript/protocol.ts";
import { docFromJson, jsonFromState, writeManuscript } from "#app/manuscript/state.ts";
import { originalText } from "#app/manuscript/suggestions/decide.ts";
import { newSuggestionId } from "#app/manuscript/suggestions/entries.ts";
import { suggestionsIn } from "#app/manuscript/suggestions/listed.ts";
import { manuscript, named, paragraph } from "#app/manuscript/write.ts";
import { PRINT_FORMATS } from "#app/platform/press.ts";
import type { Draft, Person } from "#prisma/generated/client.ts";
import { print } from "#server/press/print.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";

const CANARIES = ["kestrelword", "linnetword"];

let database: TestDatabase;
let house: House;
let make: ReturnType<typeof makersFor>;
let ada: Person;
let draft: Draft;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  ada = await make.official({ right: "edit" });
  house = await openHouse(database);
  const agreed = manuscript(named("a", paragraph("The city gives notice.")));
  draft = await make.draft({ state: new Uint8Array(docFromJson(agreed)) });
});
afterAll(async () => {
  await house?.close();
  await database?.close();
});

it("words that were deleted, or proposed and rejected, reach nobody who comes after", async () => {
  // C20; R-06
  const desk = await house.desk(draft.id, ada.id);
  desk.type(` ${CANARIES[0]}`);
  await until(() => desk.isSaved, "saved");
  const words = desk.wordsOf(0);
  words.delete(words.toString().length - 12, 12);
  const counsel = await make.guest();
  await make.grant(counsel.id, { draftId: draft.id }, "suggest");
  const theirs = await house.desk(draft.id, counsel.id);
  theirs.wordsOf(0).insert(0, CANARIES[1] ?? "", {
    [`insertion--${"A".repeat(7)}=`]: {
      id: newSuggestionId(theirs.doc.clientID, Date.now()),
    },
  });
  await until(() => suggestionsIn(desk.json).size === 1, "proposed");
  writeManuscript(desk.doc, originalText(desk.json));
  await until(() => desk.isSaved && theirs.isSaved, "rejected");
  expect(theirs.refused).toBeNull();

  const whileOpen = await heardBy(await newcomer());
  desk.leave();
  theirs.leave();
  await until(() => house.rooms.status().rooms === 0, "the room is forgotten");
  const afterwards = await heardBy(await newcomer());
  for (const heard of [whileOpen, afterwards]) {
    expect(heard).toContain("gives notice");
    for (const canary of CANARIES) expect(heard).not.toContain(canary);
  }

  const state = await house.rooms.read(draft.id);
  expect(jsonFromState(state).content).toHaveLength(1);
  for (const format of PRINT_FORMATS.filter(
    (name) => name !== "docx" && name !== "pdf",
  )) {
    const file = Buffer.from(await print(order(format, state))).toString();
    expect(file, format).toContain("gives notice");
    for (const canary of CANARIES) expect(file, format).not.toContain(canary);
  }
});

async function newcomer(): Promise<Person> {
  const guest = await make.guest();
  await make.grant(guest.id, { draftId: draft.id }, "view");
  return guest;
}

/** Every byte somebody is sent who asks for the whole text. */
async function heardBy(person: Person): Promise<string> {
  const line = await house.line(draft.id, person.id);
  line.sendStep1();
  const isAnswer = (frame: Uint8Array) => frame[0] === MESSAGE.sync && frame[1] === 1;
  await until(() => line.frames.some(isAnswer), "answered");
  await pause(100);
  line.leave();
  return Buffer.concat(line.frames).toString("latin1");
}

function order(format: (typeof PRINT_FORMATS)[number], state: Uint8Array) {
  const identity = {
    draftId: draft.id,
    kind: "notes",
    author: "The network",
    begunOn: "2018-01-01",
    versionOn: "2018-01-02",
  } as const;
  return { format, state, title: "Notice", status: "Draft", identity };
}
