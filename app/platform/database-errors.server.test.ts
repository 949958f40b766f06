import { expect, it } from "vitest";
import { regression } from "#tests/regressions/input.ts";
import { isDatabaseAway } from "./database-errors.server.ts";

it("a line that closes under a query is a database that is away, whoever says so", () => {
  // C2
  const { message } = regression<{ message: string }>("closed-connection");
  expect(isDatabaseAway(new Error(message))).toBe(true);
  expect(isDatabaseAway(Object.assign(new Error("x"), { code: "ECONNRESET" }))).toBe(
    true,
  );
  expect(isDatabaseAway({ cause: { originalCode: "57P01" } })).toBe(true);
});

it("a query that is wrong is a bug", () => {
  expect(isDatabaseAway(new Error('column "mayor" does not exist'))).toBe(false);
  expect(isDatabaseAway(Object.assign(new Error("x"), { code: "42703" }))).toBe(false);
  expect(isDatabaseAway(null)).toBe(false);
});
