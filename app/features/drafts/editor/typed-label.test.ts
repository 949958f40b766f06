import { expect, test } from "vitest";
import { levelOfLabel, readTypedLabel } from "./typed-label.ts";

const nothing = { level: 0, counts: [] };

test.each([
  ["(a)", { type: "provision", level: 1 }],
  ["(1)", { type: "provision", level: 2 }],
  ["(12)", { type: "provision", level: 2 }],
  ["(A)", { type: "provision", level: 3 }],
  ["(i)", { type: "provision", level: 4 }],
  ["(iii)", { type: "provision", level: 4 }],
  ["(I)", { type: "provision", level: 5 }],
  ["(aa)", { type: "provision", level: 6 }],
  ["WHEREAS,", { type: "recital" }],
  ["Section 3.", { type: "section" }],
  ["SEC. 12A.", { type: "section" }],
  ["##", { type: "heading", level: 2 }],
  ["-", { type: "listItem", level: 1, style: "bullet" }],
  ["1.", { type: "listItem", level: 1, style: "number" }],
  [">", { type: "quotedCode" }],
])("%s is read as what it says", (label, block) => {
  expect(readTypedLabel(label, nothing)).toEqual(block);
});

test.each([
  "a)",
  "(see)",
  "(Ab)",
  "(abcdef)",
  "section",
  "Section 3",
  "####",
  "whereas",
  "(a",
  "1",
])("%s alone is only words", (label) => {
  expect(readTypedLabel(label, nothing)).toBeNull();
});

test("(i) after (h) is the ninth letter, and after (1)(A) a Roman one", () => {
  expect(levelOfLabel("i", { level: 1, counts: [undefined, 8] })).toBe(1);
  expect(levelOfLabel("i", { level: 3, counts: [undefined, 1, 1, 1] })).toBe(4);
});

test("(v) and (x) are letters unless (iv) and (ix) stand before them", () => {
  expect(levelOfLabel("v", { level: 1, counts: [undefined, 3] })).toBe(1);
  expect(levelOfLabel("v", { level: 4, counts: [undefined, 1, 1, 1, 4] })).toBe(4);
  expect(levelOfLabel("X", { level: 5, counts: [undefined, 1, 1, 1, 1, 9] })).toBe(5);
  expect(levelOfLabel("c", nothing)).toBe(1);
});
