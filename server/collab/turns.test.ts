import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Room } from "./room.ts";
import type { Spool, SpoolRecord } from "./spool.ts";
import { Turns } from "./turns.ts";

const log = { info() {}, warn() {}, error() {} };
let nowMs: number;
let written: number;

beforeEach(() => {
  nowMs = 1_000;
  written = 0;
  vi.useFakeTimers({ toFake: ["setTimeout", "setImmediate"] });
  vi.spyOn(performance, "now").mockImplementation(() => nowMs);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A room in which telling takes so long, and what it was asked to tell. */
function crowd(tellingMs: number) {
  const told: number[] = [];
  const record: SpoolRecord = { draftId: "a", updates: [], signatures: [] };
  const room = {
    draftId: "a",
    seal: () => record,
    apply: () => null,
    lose() {},
    tell() {
      told.push(nowMs);
      nowMs += tellingMs;
    },
  };
  const append = (records: readonly SpoolRecord[]) => {
    written += 1;
    return records.map(() => ({ release() {} }));
  };
  // As much of a room and of a spool as a turn uses.
  const turns = new Turns({ append } as unknown as Spool, log, () => {});
  return { turns, room: room as unknown as Room, told };
}

function pass(ms: number): void {
  nowMs += ms;
  vi.advanceTimersByTime(ms);
}

it("what comes in one turn of the event loop is written and told once, and at once", () => {
  // C14
  const { turns, room, told } = crowd(0.2);
  for (let keystroke = 0; keystroke < 3; keystroke += 1) turns.wake(room);
  expect(told).toEqual([]);
  pass(0);
  expect([told.length, written]).toEqual([1, 1]);
  turns.wake(room);
  pass(0);
  expect([told.length, written]).toEqual([2, 2]);
});

it("a crowd that takes long to tell hears of what comes meanwhile in one frame, a moment later", () => {
  // C14
  const { turns, room, told } = crowd(3);
  turns.wake(room);
  pass(0);
  turns.wake(room);
  pass(5);
  turns.wake(room);
  expect(told.length).toBe(1);
  pass(1);
  expect([told.length, written]).toEqual([2, 2]);
  pass(100);
  turns.wake(room);
  pass(0);
  expect(told.length).toBe(3);
});

it("nobody waits longer than is seen, however long telling takes", () => {
  // C14
  const { turns, room, told } = crowd(500);
  turns.wake(room);
  pass(0);
  turns.wake(room);
  pass(12);
  expect(told.length).toBe(2);
});
