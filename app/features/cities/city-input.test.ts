import { describe, expect, test } from "vitest";
import { CityInput, DIVISION_ID } from "./city-input.ts";

const AUSTIN = {
  name: "Austin",
  state: "tx",
  divisionId: "ocd-division/country:us/state:tx/place:austin",
  timeZone: "America/Chicago",
  population: "950,715",
  latitude: "30.2672",
  longitude: "-97.7431",
  bodyName: "City Council",
  bodySize: "11",
  memberTitle: "Council Member",
  headTitle: "Mayor",
  sectionWord: "Section",
  definitionsStyle: "unnumbered",
};

function problemOf(field: string, value: string): string | undefined {
  const parsed = CityInput.safeParse({ ...AUSTIN, [field]: value });
  return parsed.error?.issues.find((issue) => issue.path[0] === field)?.message;
}

describe("a division id", () => {
  test.each([
    "ocd-division/country:us",
    "ocd-division/country:us/state:tx/place:austin",
    "ocd-division/country:us/state:wa/place:tacoma",
    "ocd-division/country:us/district:dc",
    "ocd-division/country:us/state:mn/place:st._paul",
    "ocd-division/country:us/state:tx/county:travis/precinct:4~a",
    "ocd-division/country:ca/csd:3520005",
  ])("%s is one", (id) => {
    expect(DIVISION_ID.test(id)).toBe(true);
  });

  test.each([
    "",
    "austin",
    "ocd-division",
    "ocd-division/country:USA",
    "ocd-division/country:us/",
    "ocd-division/country:us/state:tx/",
    "ocd-division/country:us/state:tx/place:",
    "ocd-division/country:us/state:tx/place:san antonio",
    "ocd-division/country:us/state:tx/place:a/b",
    "ocd-division/country:us/state:tx\n/place:austin",
    "ocd-division/state:tx/place:austin",
    "ocd-division/country:us/2state:tx",
  ])("%j is none", (id) => {
    expect(problemOf("divisionId", id)).toContain("division id");
  });
});

describe("a city's profile", () => {
  test("is read with what is unknown left unknown", () => {
    expect(CityInput.parse(AUSTIN)).toMatchObject({
      state: "TX",
      population: 950_715,
      latitude: 30.2672,
      longitude: -97.7431,
      readings: null,
      executiveSigns: null,
      vetoWindowDays: null,
      overrideVote: "",
    });
    const known = { ...AUSTIN, readings: "0", executiveSigns: "no", noticeDays: "3" };
    expect(CityInput.parse(known)).toMatchObject({
      readings: 0,
      executiveSigns: false,
      noticeDays: 3,
    });
  });

  test("says how it writes law, with captions one a line", () => {
    const typed = { ...AUSTIN, ladder: " (a)  (1) i. ", closingSections: "A\n\n B \n" };
    expect(
      CityInput.parse({ ...typed, runTogether: "no", dutyWord: "shall" }),
    ).toMatchObject({
      ladder: "(a) (1) i.",
      closingSections: ["A", "B"],
      runTogether: false,
      dutyWord: "shall",
      recitalEnding: "semicolonAnd",
    });
  });

  test.each([
    ["name", ""],
    ["name", "   "],
    ["state", "Texas"],
    ["timeZone", "Central"],
    ["timeZone", "../etc/passwd"],
    ["population", "-4"],
    ["population", "many"],
    ["population", "1e6"],
    ["latitude", "91"],
    ["longitude", "97° W"],
    ["bodySize", "0"],
    ["readings", "three"],
    ["noticeDays", "-1"],
    ["executiveSigns", "maybe"],
    ["sectionWord", "Chapter"],
    ["ladder", "(a) (b)"],
    ["ladder", "a.1"],
    ["recitalEnding", "comma"],
    ["closingSections", "x\n".repeat(13)],
    ["definitionsStyle", "bulleted"],
  ])("is refused when %s is %j, with a sentence at the field", (field, value) => {
    expect(problemOf(field, value)).toMatch(/\.$/);
  });
});
