import * as decoding from "lib0/decoding";
import { describe, expect, it } from "vitest";
import {
  CLOSE,
  decodeAcknowledgement,
  decodeHello,
  decodeRefused,
  draftOfRoomPath,
  encodeAcknowledgement,
  encodeHello,
  encodeRefused,
  handshakeParams,
  isFinalClose,
  MESSAGE,
  readHandshake,
  readPresence,
  roomPath,
} from "./protocol.ts";
import { MANUSCRIPT_VERSION } from "./schema.ts";

function payloadOf(frame: Uint8Array, message: number): decoding.Decoder {
  const decoder = decoding.createDecoder(frame);
  expect(decoding.readVarUint(decoder)).toBe(message);
  return decoder;
}

describe("the room's address", () => {
  it("names one draft and is read back", () => {
    expect(roomPath("dr_1-a")).toBe("/collab/dr_1-a");
    expect(draftOfRoomPath("/collab/dr_1-a")).toBe("dr_1-a");
  });

  it.each([
    "/collab/",
    "/collab",
    "/collab/a/b",
    "/collab/..",
    "/x/collab/a",
    "/collab/%2e",
  ])("%s is no room", (path) => expect(draftOfRoomPath(path)).toBeNull());
});

describe("frames of our own", () => {
  it("carry an acknowledgement there and back", () => {
    const acknowledgement = {
      stateVector: new Uint8Array([1, 2, 3]),
      sequence: 70_000,
      savedAt: 1_800_000_000_000,
    };
    const frame = encodeAcknowledgement(acknowledgement);
    expect(decodeAcknowledgement(payloadOf(frame, MESSAGE.acknowledgement))).toEqual(
      acknowledgement,
    );
    const short = frame.subarray(0, frame.length - 1);
    expect(() =>
      decodeAcknowledgement(payloadOf(short, MESSAGE.acknowledgement)),
    ).toThrow();
  });

  it("carry a hello there and back, and refuse a right nobody knows", () => {
    const hello = {
      clientId: 0xffffffff,
      right: "suggest",
      manuscriptVersion: 1,
      isDamaged: true,
    } as const;
    expect(decodeHello(payloadOf(encodeHello(hello), MESSAGE.hello))).toEqual(hello);
    // A wider right than exists, as a newer server might send.
    const odd = encodeHello({ ...hello, right: "owner" as "edit" });
    expect(() => decodeHello(payloadOf(odd, MESSAGE.hello))).toThrow(RangeError);
  });

  it("carry a refusal there and back", () => {
    const refused = { sequence: 3, reason: "schema" } as const;
    expect(decodeRefused(payloadOf(encodeRefused(refused), MESSAGE.refused))).toEqual(
      refused,
    );
  });
});

describe("the handshake", () => {
  it("of our editor says version, acknowledgements and an id it had before", () => {
    expect(readHandshake(new URLSearchParams(handshakeParams(42)))).toEqual({
      manuscriptVersion: MANUSCRIPT_VERSION,
      acknowledge: true,
      clientId: 42,
    });
    expect(handshakeParams()).not.toHaveProperty("client");
  });

  it.each(["", "v=x&client=-1", "v=1.5&ack=true&client=4294967296", "client=1e3"])(
    "'%s' says nothing",
    (query) =>
      expect(readHandshake(new URLSearchParams(query))).toEqual({
        manuscriptVersion: null,
        acknowledge: false,
        clientId: null,
      }),
  );
});

it("lets a client come back after 4500 and not after the other codes", () => {
  const final = Object.entries(CLOSE).filter(([, code]) => isFinalClose(code));
  expect(final.map(([name]) => name).sort()).toEqual(
    Object.keys(CLOSE)
      .filter((name) => name !== "tryLater")
      .sort(),
  );
  expect(isFinalClose(1006)).toBe(false);
});

describe("presence", () => {
  const user = { name: "Ada Quill", city: "Tacoma, WA", colorIndex: 3 };

  it("is who and where, with the caret as it came", () => {
    expect(readPresence({ user, cursor: { anchor: 1 }, other: 1 })).toEqual({
      user,
      cursor: { anchor: 1 },
    });
    expect(readPresence({ user, cursor: null })).toEqual({ user });
    expect(readPresence({ user: { ...user, colorIndex: 99 } })?.user.colorIndex).toBe(12);
  });

  it.each([null, 1, {}, { user: null }, { user: { name: "x" } }])(
    "%j is nobody",
    (state) => {
      expect(readPresence(state)).toBeNull();
    },
  );
});
