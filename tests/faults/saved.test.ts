import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import WebSocket from "ws";
import * as Y from "yjs";
import { RoomConnection } from "#app/features/drafts/editor/room-connection.ts";
import { saveStateOf } from "#app/features/drafts/editor/save-state.ts";
import { plainTextFromState } from "#app/manuscript/state.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { type Line, lineTo, type Wire, wireTo } from "#tests/support/proxy.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";
import { size } from "./sizes.ts";
import { storedText } from "./stored-text.ts";

// The editor's own connection, as a browser runs it, over a line and a database that fail.

let database: TestDatabase;
let wire: Wire;
let line: Line;
let house: House;
let draftId: string;
let connection: RoomConnection;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  const make = makersFor(database.db);
  const [ada, draft] = [await make.official({ right: "edit" }), await make.draft()];
  draftId = draft.id;
  wire = await wireTo(database.pool);
  house = await openHouse(database, {
    pool: wire.pool,
    limits: { maxRetryMs: 200, queryMs: 1_000 },
  });
  line = await lineTo({ host: "127.0.0.1", port: Number(new URL(house.origin).port) });
  const headers = { origin: house.origin, cookie: await house.cookie(ada.id) };
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", { visibilityState: "visible" });
  vi.stubGlobal("requestAnimationFrame", (paint: () => void) => setTimeout(paint));
  vi.stubGlobal("cancelAnimationFrame", clearTimeout);
  vi.stubGlobal("location", { origin: `http://127.0.0.1:${line.port}` });
  vi.stubGlobal(
    "WebSocket",
    class extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols, { headers });
      }
    },
  );
  connection = new RoomConnection({ draftId, personId: "p" });
  await until(
    () => saidNow() === "saved",
    "open",
    () => connection.snapshot(),
  );
});
afterEach(async () => {
  connection.destroy();
  vi.unstubAllGlobals();
  await house.close();
  await line.close();
  await wire.close();
});
afterAll(() => database?.close());

const saidNow = () => saveStateOf(connection.snapshot().line).state;

function type(words: string): void {
  const block = connection.fragment.get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error("the draft has a paragraph");
  text.insert(text.length, words);
}

async function stored(): Promise<string> {
  const { updates } = await storedText(database.pool, draftId);
  return plainTextFromState(Y.mergeUpdates([...updates]));
}

const FAULTS: ((random: () => number) => void)[] = [
  () => line.set({ frozen: ["down"] }),
  () => line.set({ frozen: ["up"] }),
  () => line.cut(),
  (random) => line.cutIn(Math.ceil(random() * 200)),
  () => line.halfClose("up"),
  () => line.set({ delayMs: 60, pieceBytes: 20 }),
  () => wire.cut(),
  () => wire.freeze(),
  () => wire.slow(200),
  () => {},
];

/** Timers fire in the order they were set, so what was to be told by now has been. */
async function nextFrame(): Promise<void> {
  for (let steps = 0; steps < 3; steps += 1) await pause(1);
}

const OBSERVATIONS = size("OBSERVATIONS", 25, 500);

it(`the page says Saved only when every word typed so far is in the database, ${OBSERVATIONS} times`, async () => {
  // C15, C17; D-12, F-01
  const seed = chooseSeed();
  const random = seeded(seed);
  let typed = "First words.";
  for (let round = 0; round < OBSERVATIONS; round += 1) {
    FAULTS[Math.floor(random() * FAULTS.length)]?.(random);
    for (let word = 0; word < 3; word += 1) {
      const words = ` ${round}.${word}`;
      type(words);
      typed += words;
      // What is typed is painted first, and then what is said of it.
      await pause(random() * 30);
      await nextFrame();
      if (saidNow() !== "saved") continue;
      expect(await stored(), `SEED=${seed} round ${round}`).toBe(typed);
    }
    line.mend();
    wire.mend();
    if (round % 5 === 0) await allSaved(typed);
  }
  await allSaved(typed);
}, 1_200_000);

async function allSaved(typed: string): Promise<void> {
  // A browser tries again when it hears that the network is back.
  window.dispatchEvent(new Event("online"));
  await until(
    () => saidNow() === "saved",
    "saved",
    () => connection.snapshot(),
  );
  expect(await stored()).toBe(typed);
}

it("while acknowledgements are held back the page says so however long it lasts, and Saved when they come", async () => {
  // C15; D-12
  line.set({ frozen: ["down"] });
  type(" held");
  await until(async () => (await stored()).endsWith(" held"), "it is stored");
  await pause(300);
  expect(saidNow()).not.toBe("saved");
  line.mend();
  await until(() => saidNow() === "saved", "told");
});
