import { expect, test } from "vitest";
import { isDivisionId, preferredDivision } from "./division-id.ts";

const US = "ocd-division/country:us/";

test("two ids of one consolidated city become equal, and other ids stay", () => {
  expect(preferredDivision(`${US}state:ca/place:san_francisco`)).toBe(
    preferredDivision(` ${US}state:ca/county:San_Francisco `),
  );
  expect(preferredDivision(`${US}state:tx/place:austin`)).toBe(
    `${US}state:tx/place:austin`,
  );
});

test.each([
  [`${US}state:tx/place:austin`, true],
  [`${US}district:dc`, true],
  ["Austin, TX", false],
  ["ocd-division/country:us/state", false],
])("%s has the shape of a division id: %s", (id, has) => {
  expect(isDivisionId(id)).toBe(has);
});
