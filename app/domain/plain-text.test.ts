import { describe, expect, test } from "vitest";
import { oneLine, plainText, textParts } from "./plain-text.ts";

test("typed text is stored with plain line breaks and without what a database refuses", () => {
  expect(plainText("  a\r\nb\rc\u0000\u0007\t d \n")).toBe("a\nb\nc\t d");
  expect(oneLine(" two\n lines\tand a tab ")).toBe("two lines and a tab");
});

describe("addresses in a comment", () => {
  const hrefs = (text: string) => textParts(text).flatMap((part) => part.href ?? []);
  test.each([
    [
      "see https://austintexas.gov/edims.cfm?id=1, please",
      ["https://austintexas.gov/edims.cfm?id=1"],
    ],
    ["(https://a.org/x_(y)).", ["https://a.org/x_(y)"]],
    ["HTTP://A.org/B and http://c.org.", ["http://a.org/B", "http://c.org/"]],
    ["javascript:alert(1) data:text/html,x ftp://a.org", []],
    ["http:// is not an address", []],
    ["xhttps://a.org", []],
    ['"https://a.org/"onmouseover="x"', ["https://a.org/"]],
  ])("%s", (text, found) => {
    expect(hrefs(text)).toEqual(found);
    expect(
      textParts(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });
});
