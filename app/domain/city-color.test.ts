import { expect, test } from "vitest";
import { cityColorIndex } from "./city-color.ts";
import { newId } from "./new-id.ts";

test("one city has one colour, and cities spread over the palette", () => {
  const id = "01912f6a-7c1e-7b5e-9d51-6a3f0a2b4c5d";
  expect(cityColorIndex(id)).toBe(cityColorIndex(id));
  expect(cityColorIndex(null)).toBe(12);
  const seen = new Set(Array.from({ length: 500 }, () => cityColorIndex(newId())));
  expect([...seen].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 12 }, (_, i) => i + 1),
  );
});
