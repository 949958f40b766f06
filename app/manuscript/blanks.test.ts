import { describe, expect, it } from "vitest";
import { blankText, fillBlanks, filledBlank } from "./blanks.ts";
import { renderText } from "./render-text.ts";
import { blank, manuscript, paragraph, provision, row, table } from "./write.ts";

describe("a blank shows", () => {
  it.each([
    ["text", "by hand", "by hand"],
    ["date", "2017-10-17", "October 17, 2017"],
    ["date", "2017-13-17", "2017-13-17"],
    ["date", "the first Monday in May", "the first Monday in May"],
    ["number", "30", "30"],
    ["number", "2017", "2017"],
    ["number", "12500", "12,500"],
    ["number", "12500.125", "12,500.125"],
    ["number", "thirty (30)", "thirty (30)"],
    ["money", "1000", "$1,000"],
    ["money", "1,000.50", "$1,000.50"],
    ["money", "$5 a day", "$5 a day"],
    ["cityName", "Tacoma", "Tacoma"],
  ])("of kind %s with %j: %s", (kind, value, shown) => {
    expect(blankText({ name: "n", kind, value })).toBe(shown);
  });

  it("its name in brackets as long as nothing fills it", () => {
    expect(blankText({ name: "name of the city", kind: "cityName" })).toBe(
      "[name of the city]",
    );
    expect(filledBlank({ name: "day", kind: "date", value: "" })).toBeNull();
    expect(blankText({})).toBe("[blank]");
  });
});

describe("a city's values", () => {
  const text = manuscript(
    paragraph("City of ", blank("city", "", "cityName"), ", ", blank("day", "", "date")),
    provision(1, blank("city", "Oakland", "cityName"), " ", blank("x", "", "text")),
    table(row([blank("body", "", "bodyName")], [blank("code", "", "codeName")])),
  );

  it("fill what they know and nobody filled by hand, in tables too", () => {
    const values = { cityName: "Tacoma", bodyName: "City Council" };
    const before = JSON.stringify(text);
    const filled = renderText(fillBlanks(text, values));
    expect(filled).toContain("City of Tacoma, [day]");
    expect(filled).toContain("(a) Oakland [x]");
    expect(filled).toContain("City Council | [code]");
    expect(JSON.stringify(text)).toBe(before);
  });

  it("that are empty fill nothing", () => {
    expect(fillBlanks(text, { cityName: " " })).toEqual(text);
  });
});
