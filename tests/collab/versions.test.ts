import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { createDocument } from "#app/manuscript/document.ts";
import { CLOSE } from "#app/manuscript/protocol.ts";
import { MANUSCRIPT_VERSION } from "#app/manuscript/schema.ts";
import { docFromJson, jsonFromState } from "#app/manuscript/state.ts";
import type { Draft, Person } from "#prisma/generated/client.ts";
import { samples } from "#tests/manuscripts/samples.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";

let database: TestDatabase;
let house: House;
let make: ReturnType<typeof makersFor>;
let ada: Person;
let bo: Person;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  ada = await make.official({ right: "edit" });
  bo = await make.official({ right: "edit" });
  house = await openHouse(database);
});
afterAll(async () => {
  await house?.close();
  await database?.close();
});

const { unusual: _fromLaterVersions, ...known } = samples;
/** Every part that a manuscript of this version may hold stands in one of these texts. */
const texts = Object.entries(known).map(([name, { manuscript }]) => ({
  name,
  state: new Uint8Array(docFromJson(manuscript)),
}));

async function stored(draft: Draft): Promise<Uint8Array> {
  return house.rooms.read(draft.id);
}

/** The versions before this one, the last three at most. */
const older = Array.from({ length: MANUSCRIPT_VERSION - 1 }, (_, i) => i + 1).slice(-3);

it.each(older)(
  "a page of version %i that was open before changes no letter, and is told to reload",
  async (version) => {
    // C4; D-10
    for (const { name, state } of texts) {
      const draft = await make.draft({ state });
      const before = jsonFromState(state);
      // It had the text when the server was as old as itself, and has been edited since.
      const doc = createDocument();
      Y.applyUpdate(doc, state);
      const late = await house.desk(draft.id, ada.id, {
        doc,
        waits: false,
        params: { ack: "1", v: String(version) },
      });
      // What its own schema does not know its editor would take out: here, everything.
      late.fragment.delete(0, late.fragment.length);
      late.addBlock("typed in the old page");
      await until(() => late.closedWith !== null, "the old page is told");
      expect(late.closedWith, name).toBe(CLOSE.reload);
      expect(late.provider.shouldConnect, name).toBe(false);
      await pause(50);
      expect(jsonFromState(await stored(draft)), name).toEqual(before);

      const reloaded = await house.desk(draft.id, bo.id);
      expect(reloaded.json, name).toEqual(before);
      reloaded.leave();
      late.leave();
    }
  },
  120_000,
);
