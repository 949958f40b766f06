import { expect, it } from "vitest";
import { readEnv } from "./env.server.ts";

it("nothing set is a demo network on this machine alone", () => {
  expect(readEnv({})).toMatchObject({
    host: "127.0.0.1",
    origin: "http://127.0.0.1:3000",
    databaseUrl: undefined,
    wantsDemo: true,
    isStrict: false,
    roomLimits: {},
  });
});

it("a public address over plain http is refused", () => {
  expect(() => readEnv({ ORIGIN: "http://translocal.example.org" })).toThrow(/https/);
  expect(readEnv({ ORIGIN: "https://translocal.example.org/" }).origin).toBe(
    "https://translocal.example.org",
  );
});

it.each(["nonsense", "[1]", '{"unloadMs":0}', '{"unloadMs":"5"}'])(
  "room limits that are %s stop the start with a sentence",
  (text) => {
    expect(() => readEnv({ ROOM_LIMITS: text })).toThrow(
      /^The setting ROOM_LIMITS is not usable: must be a JSON object/,
    );
  },
);

it("room limits are numbers by name", () => {
  expect(readEnv({ ROOM_LIMITS: '{"unloadMs":5000}' }).roomLimits).toEqual({
    unloadMs: 5000,
  });
});
