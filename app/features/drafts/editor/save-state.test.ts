import { expect, test } from "vitest";
import { afterEvent, type LineEvent, newLine, saveStateOf } from "./save-state.ts";

function after(...events: LineEvent[]) {
  return saveStateOf(events.reduce(afterEvent, newLine));
}

const arrival: LineEvent[] = [
  { type: "opened" },
  { type: "helloed", right: "edit", isDamaged: false },
  { type: "textArrived" },
  { type: "frameSent", isExchange: true },
  { type: "acknowledged", sequence: 1, savedAt: 5 },
];
const typing: LineEvent[] = [
  { type: "edited", hasLeft: true },
  { type: "frameSent", isExchange: false },
];

test("the page says nothing about saving before the text is there", () => {
  expect(after({ type: "opened" })).toEqual({ state: "connecting" });
});

test("an edit is saving until exactly its frame is acknowledged", () => {
  expect(after(...arrival)).toEqual({ state: "saved", savedAt: 5 });
  expect(after(...arrival, ...typing)).toEqual({ state: "saving" });
  const early: LineEvent = { type: "acknowledged", sequence: 1, savedAt: 6 };
  expect(after(...arrival, ...typing, early)).toEqual({ state: "saving" });
  const exact: LineEvent = { type: "acknowledged", sequence: 2, savedAt: 7 };
  expect(after(...arrival, ...typing, exact)).toEqual({ state: "saved", savedAt: 7 });
});

test("edits made while the line is down are not saved by coming back, only by the exchange", () => {
  const offline: LineEvent[] = [
    ...arrival,
    { type: "dropped" },
    { type: "edited", hasLeft: false },
    { type: "edited", hasLeft: false },
  ];
  expect(after(...offline)).toEqual({ state: "offline", edits: 2 });
  expect(after(...offline, { type: "opened" })).toEqual({ state: "saving" });
  const stray: LineEvent = { type: "acknowledged", sequence: 0, savedAt: 8 };
  expect(after(...offline, { type: "opened" }, stray)).toEqual({ state: "saving" });
  expect(
    after(
      ...offline,
      { type: "opened" },
      { type: "frameSent", isExchange: true },
      { type: "acknowledged", sequence: 1, savedAt: 9 },
    ),
  ).toEqual({ state: "saved", savedAt: 9 });
});

test("what is typed while the line says goodbye is not saved by a late acknowledgement", () => {
  const goodbye: LineEvent[] = [
    ...arrival,
    ...typing,
    { type: "edited", hasLeft: false },
    { type: "acknowledged", sequence: 2, savedAt: 7 },
  ];
  expect(after(...goodbye)).toEqual({ state: "saving" });
  expect(after(...goodbye, { type: "dropped" })).toEqual({ state: "offline", edits: 2 });
  expect(
    after(
      ...goodbye,
      { type: "dropped" },
      { type: "opened" },
      { type: "frameSent", isExchange: true },
      { type: "acknowledged", sequence: 1, savedAt: 9 },
    ),
  ).toEqual({ state: "saved", savedAt: 9 });
});

test("a frame sent before the line broke is not counted on the next one", () => {
  expect(
    after(
      ...arrival,
      ...typing,
      { type: "dropped" },
      { type: "opened" },
      {
        type: "acknowledged",
        sequence: 0,
        savedAt: 9,
      },
    ),
  ).toEqual({ state: "saving" });
});

test("somebody who may only comment is told the text is read only", () => {
  expect(
    after(...arrival, { type: "helloed", right: "comment", isDamaged: false }),
  ).toEqual({
    state: "readOnly",
  });
});

test("a refused change is never called saved", () => {
  const refused: LineEvent = { type: "refused", reason: "schema" };
  const late: LineEvent = { type: "acknowledged", sequence: 9, savedAt: 9 };
  expect(after(...arrival, ...typing, refused, late)).toEqual({
    state: "refused",
    reason: "schema",
  });
});

test("an ended line keeps saying so, with what is unsaved", () => {
  expect(
    after(...arrival, ...typing, { type: "ended", code: 4403 }, { type: "dropped" }),
  ).toEqual({
    state: "ended",
    code: 4403,
    hasUnsaved: true,
  });
});

test("while the server can store nothing, what is typed is kept and said not to be saved", () => {
  const full: LineEvent[] = [
    ...arrival,
    { type: "helloed", right: "view", isDamaged: false },
    { type: "edited", hasLeft: false },
  ];
  expect(after(...full)).toEqual({ state: "held", edits: 1 });
  expect(after(...full, { type: "helloed", right: "edit", isDamaged: false })).toEqual({
    state: "saving",
  });
});

test("a text that is damaged in storage is said to be so", () => {
  expect(after(...arrival, { type: "helloed", right: "view", isDamaged: true })).toEqual({
    state: "damaged",
  });
});

test("what the server has not stored for long is not saved, until it says so", () => {
  const away: LineEvent[] = [...arrival, ...typing, { type: "late" }];
  expect(after(...away)).toEqual({ state: "held", edits: 1 });
  const stored: LineEvent = { type: "acknowledged", sequence: 2, savedAt: 7 };
  expect(after(...away, stored)).toEqual({ state: "saved", savedAt: 7 });
  expect(after(...arrival, { type: "late" })).toEqual({ state: "saved", savedAt: 5 });
});
