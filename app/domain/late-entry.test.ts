import { expect, test } from "vitest";
import { daysLate, isEnteredLate } from "./late-entry.ts";

const ZONE = "America/Chicago";

test("thirty days after is in time, thirty-one is late", () => {
  expect(isEnteredLate("2018-05-01", new Date("2018-05-31T18:00:00Z"), ZONE)).toBe(false);
  expect(isEnteredLate("2018-05-01", new Date("2018-06-01T18:00:00Z"), ZONE)).toBe(true);
});

test("the day of entry is the city's own day", () => {
  const lateEvening = new Date("2018-06-01T03:00:00Z");
  expect(daysLate("2018-05-01", lateEvening, ZONE)).toBe(30);
  expect(daysLate("2018-05-01", lateEvening, "Europe/Berlin")).toBe(31);
});

test("an action entered before its day is not late", () => {
  expect(isEnteredLate("2018-07-01", new Date("2018-05-01T00:00:00Z"), ZONE)).toBe(false);
});
