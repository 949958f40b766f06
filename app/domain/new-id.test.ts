import { expect, test } from "vitest";
import { isId } from "#app/paths.ts";
import { newId } from "./new-id.ts";

test("an id made in the browser has the shape every address and table expects", () => {
  const ids = Array.from({ length: 200 }, newId);
  expect(ids.every(isId)).toBe(true);
  expect(ids.every((id) => /^.{14}4.{4}[89ab]/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});
