import { expect, test } from "vitest";
import { judgeRows, keyOf, type SheetPlace } from "./judge-rows.ts";
import { guessColumns } from "./sheet.ts";

const place = (
  label: string,
  divisionId: string,
  more: Partial<SheetPlace> = {},
): SheetPlace => ({
  campaignCityId: `place of ${label}`,
  cityId: label,
  label,
  divisionId: `ocd-division/country:us/${divisionId}`,
  bodyName: "City Council",
  mayRecord: true,
  standing: new Set(),
  ...more,
});

const PLACES = [
  place("Austin, TX", "state:tx/place:austin", {
    standing: new Set([
      keyOf({
        happenedOn: "2018-06-14",
        classification: "passage",
        description: "Adopted",
      }),
    ]),
  }),
  place("San Francisco, CA", "state:ca/county:san_francisco"),
  place("Portland, OR", "state:or/place:portland"),
  place("Portland, ME", "state:me/place:portland"),
  place("Tacoma, WA", "state:wa/place:tacoma", { mayRecord: false }),
];

const HEAD = [
  "Division id",
  "Date",
  "Action",
  "Class",
  "Source",
  "Next step",
  "Next step on",
];

function judge(...cells: string[]) {
  const [row] = judgeRows([{ number: 2, cells }], guessColumns(HEAD), PLACES);
  return row?.isGood ? row.action : row?.why;
}

test("a row that says everything becomes an action, by id or name, code or plain words", () => {
  expect(
    judge(
      "ocd-division/country:us/state:tx/place:austin",
      "6/1/2018",
      "Heard",
      "Hearing",
      "https://example.org/a",
      "Vote",
      "2018-06-14",
    ),
  ).toEqual({
    happenedOn: "2018-06-01",
    bodyName: "City Council",
    description: "Heard",
    classification: "hearing-held",
    sourceUrl: "https://example.org/a",
    nextStep: "Vote",
    nextStepOn: "2018-06-14",
    nextStepOwnerId: null,
  });
  expect(judge("austin", "2018-06-01T00:00", "Heard", "READING-1")).toMatchObject({
    happenedOn: "2018-06-01",
    classification: "reading-1",
  });
});

test("an alias of a division is that division", () => {
  expect(
    judge("ocd-division/country:us/state:ca/place:san_francisco", "2018-06-01", "Heard"),
  ).toMatchObject({
    description: "Heard",
  });
});

test.each([
  [["", "2018-06-01", "Heard"], "No city is named."],
  [["Gotham", "2018-06-01", "Heard"], "“Gotham” is no city of this campaign."],
  [
    ["Portland", "2018-06-01", "Heard"],
    "Several cities are called “Portland”: add the state.",
  ],
  [
    ["ocd-division/country:us/state:tx/place:waco", "2018-06-01", "Heard"],
    "No city of this campaign has this division id.",
  ],
  [["Tacoma, WA", "2018-06-01", "Heard"], "You may not record for Tacoma, WA."],
  [
    ["Austin", "2018-02-30", "Heard"],
    "There is no such day. Check the month and the day.",
  ],
  [
    ["Austin", "1/6/18", "Heard"],
    "Write the date as year-month-day, for example 2018-06-14.",
  ],
  [["Austin", "", "Heard"], "Say on which day it happened."],
  [["Austin", "2018-06-01", ""], "Write what happened, in the city's own words."],
  [["Austin", "2018-06-01", "Heard", "applause"], "Choose a class of the list, or none."],
  [
    ["Austin", "2018-06-01", "Heard", "", "javascript:alert(1)"],
    "Write the whole address, starting with https://",
  ],
  [
    ["Austin", "6/14/2018", "adopted", "Passed by the body"],
    "This stands in the log already.",
  ],
])("%j: %s", (cells, why) => {
  expect(judge(...cells)).toBe(why);
});

test("a row that repeats another says which, and every row has its own verdict", () => {
  const cells = (words: string) => ["Austin", "2018-06-01", words];
  const judged = judgeRows(
    [
      { number: 2, cells: cells("Heard") },
      { number: 3, cells: cells("HEARD") },
      { number: 4, cells: cells("Taken up") },
      { number: 5, cells: ["Austin"] },
    ],
    guessColumns(HEAD),
    PLACES,
  );
  expect(judged.map((row) => (row.isGood ? "good" : row.why))).toEqual([
    "good",
    "This says the same as row 2.",
    "good",
    "Say on which day it happened.",
  ]);
});
