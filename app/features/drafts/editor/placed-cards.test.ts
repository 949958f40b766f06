import { expect, test } from "vitest";
import { placeCards } from "./placed-cards.tsx";

const boxes = [
  { id: "a", wanted: 0, height: 100 },
  { id: "b", wanted: 40, height: 100 },
  { id: "c", wanted: 400, height: 50 },
];

test("cards stand at their words and never overlap", () => {
  expect(placeCards(boxes, null)).toEqual({ a: 0, b: 112, c: 400 });
});

test("the active card stands at its words, and those above give way", () => {
  expect(placeCards(boxes, "b")).toEqual({ a: -72, b: 40, c: 400 });
});
