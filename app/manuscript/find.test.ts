import fc from "fast-check";
import { expect, test } from "vitest";
import { findWords } from "./find.ts";

const loosely = { matchCase: false, wholeWord: false };
const placesOf = (line: string, words: string, how = loosely) =>
  findWords(line, { words, ...how }).map(({ from, to }) => line.slice(from, to));

test("case does not matter unless it is asked for", () => {
  expect(placesOf("Shall, SHALL and shall", "shall")).toEqual([
    "Shall",
    "SHALL",
    "shall",
  ]);
  expect(
    placesOf("Shall, SHALL and shall", "shall", { ...loosely, matchCase: true }),
  ).toEqual(["shall"]);
});

test("letters are folded as Unicode folds them, and places stay those of the line", () => {
  expect(placesOf("die Straße und die STRASSE", "strasse")).toEqual([
    "Straße",
    "STRASSE",
  ]);
  expect(placesOf("ΟΔΥΣΣΕΥΣ, ὁ Ὀδυσσεύς", "οδυσσευς")).toEqual(["ΟΔΥΣΣΕΥΣ"]);
  expect(placesOf("ÉGALITÉ", "égalité")).toEqual(["ÉGALITÉ"]);
  // Half of "ß" is no place.
  expect(placesOf("ß", "s")).toEqual([]);
});

test("a whole word has no letter beside it", () => {
  const whole = { ...loosely, wholeWord: true };
  expect(placesOf("may, mayor, May.", "may", whole)).toEqual(["may", "May"]);
  expect(placesOf("café cafés", "café", whole)).toEqual(["café"]);
});

test("typed quotation marks and spaces find the printed ones", () => {
  expect(placesOf("the city’s “code”", 'city\'s "code"')).toEqual(["city’s “code”"]);
  expect(placesOf("Section\u00a03", "section 3")).toEqual(["Section\u00a03"]);
});

test("no place is over another, and nothing is found for nothing", () => {
  expect(findWords("aaaa", { words: "aa", ...loosely })).toEqual([
    { from: 0, to: 2 },
    { from: 2, to: 4 },
  ]);
  expect(findWords("words", { words: "", ...loosely })).toEqual([]);
});

test("whatever stands in a line is found in it", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 20 }),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 5 }),
      fc.string({ unit: "grapheme", maxLength: 20 }),
      (before, words, after) => {
        const found = findWords(before + words + after, {
          words,
          matchCase: true,
          wholeWord: false,
        });
        expect(found.length).toBeGreaterThan(0);
      },
    ),
  );
});
