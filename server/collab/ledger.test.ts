import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Ledger, type PendingRow } from "./ledger.ts";
import type { NewRow, RoomStore } from "./ledger-store.ts";
import { DEFAULT_LIMITS } from "./limits.ts";

const silent = { info() {}, warn() {}, error() {} };

interface Commit {
  at: number;
  rows: number;
  edited: number;
}

/** A ledger over a store that takes a millisecond, and what it was asked to commit. */
function ledgerWith(commits: Commit[]): Ledger {
  let last = 0;
  const store = {
    async insert(rows: readonly NewRow[], edited: ReadonlyMap<string, Date>) {
      commits.push({ at: performance.now(), rows: rows.length, edited: edited.size });
      await new Promise((resolve) => setTimeout(resolve, 1));
      const sequences = new Map<string, string[]>();
      for (const { draftId } of rows) {
        last += 1;
        sequences.set(draftId, [...(sequences.get(draftId) ?? []), String(last)]);
      }
      return sequences;
    },
  } as Partial<RoomStore> as RoomStore; // nothing else of it is asked here
  return new Ledger(store, DEFAULT_LIMITS, silent);
}

function rowOf(stored: () => void): PendingRow {
  return {
    draftId: "d",
    data: new Uint8Array([1]),
    signatures: [],
    // A ticket of the spool, of which only this is asked.
    ticket: { release() {} } as PendingRow["ticket"],
    editedAt: new Date(),
    stored,
    lost() {},
  };
}

describe("the group commit", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("stores what is typed again and again within its pause, however lately a draft was written down as edited", async () => {
    // C15
    const commits: Commit[] = [];
    const ledger = ledgerWith(commits);
    const waits: number[] = [];
    for (let key = 0; key < 60; key += 1) {
      const from = performance.now();
      ledger.add(rowOf(() => waits.push(performance.now() - from)));
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(waits).toHaveLength(60);
    expect(Math.max(...waits)).toBeLessThanOrEqual(DEFAULT_LIMITS.commitPauseMs + 2);
    const edited = commits.reduce((sum, commit) => sum + commit.edited, 0);
    expect(edited).toBeGreaterThanOrEqual(3);
    expect(edited).toBeLessThanOrEqual(5);
    ledger.stop();
  });

  it("gathers what comes within its pause into one statement", async () => {
    const commits: Commit[] = [];
    const ledger = ledgerWith(commits);
    for (let key = 0; key < 200; key += 1) {
      ledger.add(rowOf(() => {}));
      await vi.advanceTimersByTimeAsync(1);
    }
    await vi.advanceTimersByTimeAsync(50);
    expect(commits.reduce((sum, { rows }) => sum + rows, 0)).toBe(200);
    expect(commits.filter(({ rows }) => rows > 0).length).toBeLessThanOrEqual(22);
    ledger.stop();
  });
});
