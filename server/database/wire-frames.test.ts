import fc from "fast-check";
import { expect, test } from "vitest";
import { BrokenStream, FrameReader, queryMessage, statusAtEnd } from "./wire-frames.ts";

function cut(bytes: Buffer, places: number[]): Buffer[] {
  const sorted = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort(
    (a, b) => a - b,
  );
  return [...sorted, bytes.length].map((end, i) =>
    bytes.subarray(sorted[i - 1] ?? 0, end),
  );
}

test("messages come out whole and in order, wherever the stream was cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }),
      fc.array(fc.nat()),
      (texts, places) => {
        const stream = Buffer.concat(texts.map(queryMessage));
        const reader = new FrameReader();
        const read: string[] = [];
        for (const piece of cut(stream, places)) {
          reader.push(piece);
          for (let m = reader.takeMessage(); m; m = reader.takeMessage()) {
            expect(m.letter).toBe("Q");
            read.push(m.bytes.toString("utf8", 5, m.bytes.length - 1));
          }
        }
        expect(read).toEqual(texts);
      },
    ),
  );
});

test("a first packet names its settings, and a wrong one is refused", () => {
  const body = Buffer.from("\0\x03\0\0user\0postgres\0options\0-c search_path=a\0\0");
  const head = Buffer.alloc(4);
  head.writeInt32BE(body.length + 4);
  const reader = new FrameReader();
  reader.push(head);
  expect(reader.takeOpening()).toBeNull();
  reader.push(body);
  expect(reader.takeOpening()).toEqual({
    type: "session",
    settings: new Map([
      ["user", "postgres"],
      ["options", "-c search_path=a"],
    ]),
  });
  reader.push(Buffer.from("GET / HTTP/1.1\r\n\r\n"));
  expect(() => reader.takeOpening()).toThrow(BrokenStream);
});

test("a message of impossible length breaks the stream", () => {
  const reader = new FrameReader();
  reader.push(Buffer.from([0x51, 0, 0, 0, 3, 0]));
  expect(() => reader.takeMessage()).toThrow(BrokenStream);
});

test("the status is read only from an answer that is ready for a query", () => {
  const ready = (status: string) =>
    Buffer.concat([Buffer.from([0x5a, 0, 0, 0, 5]), Buffer.from(status)]);
  expect(statusAtEnd(ready("I"))).toBe("I");
  expect(statusAtEnd(Buffer.concat([Buffer.from("C...."), ready("T")]))).toBe("T");
  expect(statusAtEnd(ready("E"))).toBe("E");
  expect(statusAtEnd(Buffer.from("nothing ready here"))).toBeNull();
  expect(statusAtEnd(Buffer.alloc(0))).toBeNull();
});
