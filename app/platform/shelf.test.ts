import { describe, expect, it } from "vitest";
import { createShelf } from "./shelf.ts";

function shelfOf(options: { perPerson?: number; maxBytes?: number } = {}) {
  let at = 0;
  let made = 0;
  const shelf = createShelf<string>({
    now: () => new Date(at),
    newId: () => `id${++made}`,
    weigh: (item) => item.length,
    lifetimeMs: 1_000,
    perPerson: 2,
    maxBytes: 100,
    ...options,
  });
  const pass = (ms: number) => {
    at += ms;
  };
  return { shelf, pass };
}

describe("what is put aside", () => {
  it("is found by whoever put it there, and by nobody else", () => {
    const { shelf } = shelfOf();
    const id = shelf.put("ada", "text");
    expect(shelf.find("ada", id)).toBe("text");
    expect(shelf.find("bo", id)).toBeNull();
    shelf.remove("bo", id);
    expect(shelf.find("ada", id)).toBe("text");
    shelf.remove("ada", id);
    expect(shelf.find("ada", id)).toBeNull();
  });

  it("is gone when its time is over", () => {
    const { shelf, pass } = shelfOf();
    const id = shelf.put("ada", "text");
    pass(999);
    expect(shelf.find("ada", id)).toBe("text");
    pass(1);
    expect(shelf.find("ada", id)).toBeNull();
  });

  it("makes room for the same person's next thing, and then for anybody's", () => {
    const { shelf } = shelfOf({ maxBytes: 10 });
    const first = shelf.put("ada", "aaa");
    const other = shelf.put("bo", "bbb");
    const second = shelf.put("ada", "ccc");
    expect(shelf.find("ada", first)).toBe("aaa");
    const third = shelf.put("ada", "d");
    expect(shelf.find("ada", first)).toBeNull();
    shelf.put("cy", "eeeeee");
    expect(shelf.find("bo", other)).toBeNull();
    expect([shelf.find("ada", second), shelf.find("ada", third)]).toEqual(["ccc", "d"]);
  });
});
