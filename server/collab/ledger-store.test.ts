import pg from "pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LedgerStore } from "./ledger-store.ts";

type Asked = { name?: string; text: string; values: unknown[] };

/** A store whose connections answer as `answer` does. */
function storeThat(answer: (asked: Asked) => unknown[], isPrepared: boolean) {
  vi.spyOn(pg.Pool.prototype, "query").mockImplementation(((
    asked: Asked | string,
    values: unknown[],
  ) => {
    const query = typeof asked === "string" ? { text: asked, values } : asked;
    try {
      return Promise.resolve({ rows: answer(query) });
    } catch (error) {
      return Promise.reject(error);
    }
  }) as never);
  return new LedgerStore({}, 1_000, { isPrepared });
}

const row = (draftId: string) => ({ draftId, data: new Uint8Array([1]), signatures: [] });
const told = [{ sequence: "7", draft_id: "d" }];

describe("the statements that store rows", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("are prepared under one name each, those for one row apart from those for many", async () => {
    const names: (string | undefined)[] = [];
    const store = storeThat(({ name }) => {
      names.push(name);
      return told;
    }, true);
    expect(await store.insert([row("d")], new Map())).toEqual(new Map([["d", ["7"]]]));
    await store.insert([row("d"), row("d")], new Map());
    // What is asked once a second is not worth a name.
    await store.insert([row("d")], new Map([["d", new Date()]]));
    expect(names).toEqual(["one-row", "many-rows", undefined]);
  });

  it("go without names, and lose nothing, where a pooler does not keep them", async () => {
    const names: (string | undefined)[] = [];
    const store = storeThat(({ name }) => {
      names.push(name);
      if (!name) return told;
      const error = new pg.DatabaseError("no such statement", 0, "error");
      error.code = "26000";
      throw error;
    }, true);
    expect(await store.insert([row("d")], new Map())).toEqual(new Map([["d", ["7"]]]));
    await store.insert([row("d")], new Map());
    expect(names).toEqual(["one-row", undefined, undefined]);
  });

  it("have no names in the embedded database, whose connections share one session", async () => {
    const names: (string | undefined)[] = [];
    const store = storeThat(({ name }) => {
      names.push(name);
      return told;
    }, false);
    await store.insert([row("d")], new Map());
    expect(names).toEqual([undefined]);
  });

  it("tell any other failure to whoever asked", async () => {
    const store = storeThat(() => {
      throw new Error("Connection terminated unexpectedly");
    }, true);
    await expect(store.insert([row("d")], new Map())).rejects.toThrow(/terminated/);
  });
});
