import { expect, test } from "vitest";
import { countWords } from "./count-words.ts";

test.each([
  ["", 0],
  ["— “ ” …", 0],
  ["The council finds", 3],
  ["twenty-one of the city’s laws", 5],
  ["Section 5.92.010, as amended.", 4],
  ["$1,500 and 8 U.S.C. 1373(a)", 6],
  ["año cafe\u0301 naïve", 3],
])("%j has %i words", (line, count) => {
  expect(countWords(line)).toBe(count);
});
