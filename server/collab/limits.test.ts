import { expect, it } from "vitest";
import { DEFAULT_LIMITS, limitsWith } from "./limits.ts";

it("limits are set by name, the others stay", () => {
  expect(limitsWith({ socketsPerRoom: 400 })).toEqual({
    ...DEFAULT_LIMITS,
    socketsPerRoom: 400,
  });
});

it("a limit nobody knows stops the start with the names there are", () => {
  expect(() => limitsWith({ socketPerRoom: 400 })).toThrow(
    /no limit "socketPerRoom".*socketsPerRoom/,
  );
});
