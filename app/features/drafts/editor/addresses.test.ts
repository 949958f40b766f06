import { expect, it } from "vitest";
import { addressOf } from "./addresses.ts";

it.each([
  ["https://example.org/law?a=1", "https://example.org/law?a=1"],
  ["  example.org/law ", "https://example.org/law"],
  ["example.org", "https://example.org/"],
  ["mailto:clerk@example.org", "mailto:clerk@example.org"],
])("%s is an address a text may point to", (typed, href) => {
  expect(addressOf(typed)).toBe(href);
});

it.each([
  "javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,x",
  "file:///etc/passwd",
  "section 5",
  "/drafts",
  "",
])("%j is none", (typed) => {
  expect(addressOf(typed)).toBeNull();
});
