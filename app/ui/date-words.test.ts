import { describe, expect, it } from "vitest";
import {
  exactInstant,
  readDay,
  wordsOfDate,
  wordsOfInstant,
  wordsOfTime,
} from "./date-words.ts";

const chicago = "America/Chicago";

describe("a calendar date", () => {
  it("is said with its month first, with the weekday when asked", () => {
    expect(wordsOfDate("2017-07-27")).toBe("July 27, 2017");
    expect(wordsOfDate("2017-07-27", "short")).toBe("Jul 27, 2017");
    expect(wordsOfDate("2017-12-04", "withoutYear")).toBe("Dec 4");
    expect(wordsOfDate("2018-06-14", "weekday")).toBe("Thursday, June 14, 2018");
  });

  it("is the same day whatever the time zone of the machine", () => {
    expect(wordsOfDate("2017-07-27T00:00:00.000Z")).toBe("July 27, 2017");
  });

  it("that does not exist is given back as it came", () => {
    expect(readDay("2017-02-30")).toBeNull();
    expect(wordsOfDate("2017-02-30")).toBe("2017-02-30");
    expect(wordsOfDate("soon")).toBe("soon");
  });
});

describe("an instant", () => {
  const at = new Date("2017-07-27T15:32:07Z");

  it("shows the clock of the zone it is read in", () => {
    expect(wordsOfTime(at, chicago)).toBe("10:32 AM");
    expect(wordsOfTime(new Date("2017-07-27T05:00:00Z"), chicago)).toBe("12:00 AM");
    expect(wordsOfTime(new Date("2017-07-27T17:00:00Z"), chicago)).toBe("12:00 PM");
    expect(wordsOfInstant(at, chicago)).toBe("Jul 27, 2017, 10:32 AM");
    expect(exactInstant(at, chicago)).toBe("Thursday, July 27, 2017, 10:32:07 AM CDT");
    expect(exactInstant(at, "No/Where")).toBe("Thursday, July 27, 2017, 3:32:07 PM UTC");
  });

  it.each([
    ["2017-07-27T15:32:20Z", "just now"],
    ["2017-07-27T15:33:07Z", "1 minute ago"],
    ["2017-07-27T15:44:00Z", "12 minutes ago"],
    ["2017-07-28T03:00:00Z", "today at 10:32 AM"],
    ["2017-07-28T06:00:00Z", "yesterday at 10:32 AM"],
    ["2017-07-26T15:00:00Z", "tomorrow at 10:32 AM"],
    ["2017-10-01T15:00:00Z", "Jul 27 at 10:32 AM"],
    ["2018-01-01T15:00:00Z", "Jul 27, 2017"],
  ])("seen at %s in Chicago is said as %s", (now, words) => {
    expect(wordsOfInstant(at, chicago, new Date(now))).toBe(words);
  });
});
