import { expect, test } from "vitest";
import { isPast, isTimeZone, TIME_ZONES, zoneWords } from "./convening.ts";

test.each([
  [
    "its last day is still going on in Austin",
    "2017-07-29",
    "2017-07-30T04:59:00Z",
    false,
  ],
  ["midnight has struck in Austin", "2017-07-29", "2017-07-30T05:01:00Z", true],
  ["it has no days yet", null, "2030-01-01T00:00:00Z", false],
])("a convening is past or not when %s", (_, lastOn, now, past) => {
  const convening = { status: "confirmed", timeZone: "America/Chicago", lastOn } as const;
  expect(isPast(convening, new Date(now))).toBe(past);
});

test("a convening somebody called passed is past, whatever its date", () => {
  const convening = {
    status: "passed",
    timeZone: "America/Chicago",
    lastOn: "2999-01-01",
  };
  expect(isPast({ ...convening, status: "passed" }, new Date())).toBe(true);
});

test("time zones are told as people of the place say them", () => {
  expect(zoneWords("America/Chicago", "2017-07-27")).toBe("CDT");
  expect(zoneWords("America/Chicago", "2017-01-27")).toBe("CST");
  expect(Object.keys(TIME_ZONES).every(isTimeZone)).toBe(true);
  expect(isTimeZone("America/Gotham")).toBe(false);
  expect(isTimeZone("+05:00")).toBe(false);
});
