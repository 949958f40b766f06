import { expect, test } from "vitest";
import { adoptionOf, stageDurations } from "./adoption.ts";
import { type DatedAction, stagePeriods } from "./stage.ts";

let entered = 0;
function did(happenedOn: string, classification: string | null): DatedAction {
  entered += 1;
  return { happenedOn, classification, sequence: entered };
}

const austin = [
  did("2018-06-14", "passage"),
  did("2018-01-10", null),
  did("2018-05-01", "introduction"),
  did("2018-05-20", "amendment-passage"),
];
const tacoma = [
  did("2018-02-01", "introduction"),
  did("2018-03-01", "deferral"),
  did("2018-04-01", "introduction"),
  did("2018-04-01", "referral-committee"),
  did("2030-01-01", "passage"),
];

test("a path is the stages in the order of their days, each until the next", () => {
  expect(stagePeriods(austin, "2018-12-31")).toEqual([
    { stage: "drafting", from: "2018-01-10", until: "2018-05-01" },
    { stage: "introduced", from: "2018-05-01", until: "2018-06-14" },
    { stage: "passed", from: "2018-06-14", until: null },
  ]);
  expect(stagePeriods(austin, "2018-05-30").at(-1)).toEqual({
    stage: "introduced",
    from: "2018-05-01",
    until: null,
  });
  expect(stagePeriods([], "2018-12-31")).toEqual([]);
});

test("of two stages on one day the later alone counts, and what is still to come does not", () => {
  expect(stagePeriods(tacoma, "2018-12-31")).toEqual([
    { stage: "introduced", from: "2018-02-01", until: "2018-03-01" },
    { stage: "blocked", from: "2018-03-01", until: "2018-04-01" },
    { stage: "inCommittee", from: "2018-04-01", until: null },
  ]);
});

test("a stage that was left and taken up again on one day was not left", () => {
  const path = [
    did("2018-02-01", "introduction"),
    did("2018-03-01", "deferral"),
    did("2018-03-01", "introduction"),
  ];
  expect(stagePeriods(path, "2018-12-31")).toEqual([
    { stage: "introduced", from: "2018-02-01", until: null },
  ]);
});

test("adoption over time counts every city once on every day", () => {
  const paths = [austin, tacoma].map((log) => stagePeriods(log, "2018-12-31"));
  const points = adoptionOf(paths);
  expect(points.map(({ on, counts }) => [on, ...Object.values(counts)])).toEqual([
    ["2018-01-10", 0, 0, 1, 0],
    ["2018-02-01", 0, 1, 1, 0],
    ["2018-03-01", 0, 0, 1, 1],
    ["2018-04-01", 0, 1, 1, 0],
    ["2018-05-01", 0, 2, 0, 0],
    ["2018-06-14", 1, 1, 0, 0],
  ]);
});

test("how long a stage took counts those who have left it", () => {
  const paths = [austin, tacoma].map((log) => stagePeriods(log, "2018-12-31"));
  expect(stageDurations(paths)).toEqual([
    { stage: "drafting", times: 1, shortest: 111, median: 111, longest: 111 },
    { stage: "introduced", times: 2, shortest: 28, median: 36, longest: 44 },
    { stage: "blocked", times: 1, shortest: 31, median: 31, longest: 31 },
  ]);
});
