import { expect, test } from "vitest";
import {
  CLASSIFICATIONS,
  type DatedAction,
  inOrder,
  isClassification,
  STAGE_WORDS,
  STAGES,
  stageOf,
  USUAL_CLASSES,
} from "./stage.ts";

const TODAY = "2018-06-20";
let entered = 0;

/** An action entered after every one made before it. */
function action(happenedOn: string, classification: string | null = null): DatedAction {
  entered += 1;
  return { happenedOn, sequence: entered, classification };
}

test("a city without an action is exploring, whatever its force says", () => {
  expect(stageOf([], "notYet", TODAY)).toBe("exploring");
  expect(stageOf([], "inForce", TODAY)).toBe("exploring");
});

test("an unclassified action shows that work has begun", () => {
  expect(stageOf([action("2018-05-01")], "notYet", TODAY)).toBe("drafting");
});

test("an amendment alone shows that work has begun, and moves nothing after that", () => {
  expect(stageOf([action("2018-05-01", "amendment-passage")], "notYet", TODAY)).toBe(
    "drafting",
  );
  const log = [
    action("2018-05-01", "hearing-held"),
    action("2018-05-08", "substitution"),
  ];
  expect(stageOf(log, "notYet", TODAY)).toBe("hearing");
});

test("an unclassified action never takes a city back", () => {
  const log = [action("2018-05-01", "passage"), action("2018-05-09")];
  expect(stageOf(log, "notYet", TODAY)).toBe("passed");
});

test("a code outside the list moves nothing", () => {
  const log = [
    action("2018-05-01", "introduction"),
    action("2018-05-02", "put-off"),
    action("2018-05-03", "toString"),
  ];
  expect(stageOf(log, "notYet", TODAY)).toBe("introduced");
  expect(isClassification("toString")).toBe(false);
  expect(isClassification("passage")).toBe(true);
});

test("the ordinary path is walked step by step", () => {
  const path: [string, string, string][] = [
    ["2018-01-02", "filing", "drafting"],
    ["2018-01-09", "introduction", "introduced"],
    ["2018-01-09", "referral-committee", "inCommittee"],
    ["2018-02-01", "hearing-held", "hearing"],
    ["2018-02-10", "committee-passage-favorable", "inCommittee"],
    ["2018-03-01", "reading-2", "hearing"],
    ["2018-03-08", "passage", "passed"],
    ["2018-03-09", "executive-receipt", "passed"],
    ["2018-03-15", "executive-signature", "signed"],
  ];
  const log: DatedAction[] = [];
  for (const [day, classification, stage] of path) {
    log.push(action(day, classification));
    expect(stageOf(log, "notYet", TODAY), classification).toBe(stage);
  }
});

test("an action entered late takes its place by the day it happened", () => {
  const log = [
    action("2018-03-08", "passage"),
    action("2018-01-09", "introduction"),
    action("2018-02-01", "hearing-held"),
  ];
  expect(stageOf(log, "notYet", TODAY)).toBe("passed");
  expect(inOrder(log).map((entry) => entry.classification)).toEqual([
    "introduction",
    "hearing-held",
    "passage",
  ]);
});

test("the order in which rows arrive from the database does not matter", () => {
  const log = [
    action("2018-01-09", "introduction"),
    action("2018-01-09", "referral-committee"),
    action("2018-02-01", "deferral"),
    action("2018-02-01", "reading-2"),
  ];
  const orders = [log, [...log].reverse(), [log[2], log[0], log[3], log[1]]];
  for (const order of orders) {
    const rows = order.filter((row) => row !== undefined);
    expect(rows).toHaveLength(4);
    expect(stageOf(rows, "notYet", TODAY)).toBe("hearing");
  }
});

test("of two actions of one day the one entered later stands", () => {
  const introduced = action("2018-05-01", "introduction");
  const referred = action("2018-05-01", "referral-committee");
  expect(stageOf([introduced, referred], "notYet", TODAY)).toBe("inCommittee");
  expect(
    stageOf(
      [{ ...introduced, sequence: referred.sequence + 1 }, referred],
      "notYet",
      TODAY,
    ),
  ).toBe("introduced");
});

test("an action dated after today has not happened; on its day it has", () => {
  const log = [action("2018-05-01", "introduction"), action("2018-06-21", "passage")];
  expect(stageOf(log, "inForce", TODAY)).toBe("introduced");
  expect(stageOf(log, "notYet", "2018-06-21")).toBe("passed");
  expect(stageOf([action("2019-01-01", "passage")], "notYet", TODAY)).toBe("exploring");
});

test("putting the log in order leaves the list it was given alone", () => {
  const log = [action("2018-05-02"), action("2018-05-01")];
  const before = [...log];
  inOrder(log);
  expect(log).toEqual(before);
});

test.each([
  ["deferral", "blocked"],
  ["committee-failure", "blocked"],
  ["failure", "failed"],
  ["withdrawal", "failed"],
  ["executive-veto", "vetoed"],
  ["executive-veto-line-item", "vetoed"],
  ["veto-override-failure", "vetoed"],
])("%s ends or halts the path: %s", (classification, stage) => {
  const log = [action("2018-03-08", "passage"), action("2018-04-01", classification)];
  expect(stageOf(log, "notYet", TODAY)).toBe(stage);
});

test("a halted path goes on with the next action that moves it", () => {
  const log = [
    action("2018-03-08", "passage"),
    action("2018-03-20", "executive-veto"),
    action("2018-04-05", "veto-override-passage"),
  ];
  expect(stageOf(log, "notYet", TODAY)).toBe("signed");
  expect(stageOf(log, "inForce", TODAY)).toBe("inForce");
});

test("what became law stands at in force once its force says so, wholly or partly", () => {
  for (const classification of ["passage", "executive-signature", "became-law"]) {
    const log = [action("2018-03-08", classification)];
    expect(stageOf(log, "inForce", TODAY)).toBe("inForce");
    expect(stageOf(log, "partly", TODAY)).toBe("inForce");
  }
});

test("force that was taken away or never began leaves the stage as the log has it", () => {
  const log = [action("2018-03-08", "executive-signature")];
  for (const force of ["notYet", "enjoined", "preempted", "expired", "repealed"]) {
    expect(stageOf(log, force, TODAY), force).toBe("signed");
  }
});

test("force alone makes no law of a measure that was not passed", () => {
  for (const classification of [
    "introduction",
    "executive-veto",
    "failure",
    "deferral",
  ]) {
    const stage = CLASSIFICATIONS[classification as "failure"].stage; // keys of the table
    expect(stageOf([action("2018-03-08", classification)], "inForce", TODAY)).toBe(stage);
  }
});

test("every classification has a plain name and leads to a stage that has words", () => {
  for (const [code, { name, stage }] of Object.entries(CLASSIFICATIONS)) {
    expect(name, code).toMatch(/^[A-Z]/);
    if (stage) expect(STAGES, code).toContain(stage);
  }
  expect(Object.keys(STAGE_WORDS)).toEqual([...STAGES]);
});

test("the list is Open Civic Data's 31 codes and four that Open States adds", () => {
  const added = [
    "carried-over",
    "hearing-held",
    "reported-out-of-committee",
    "work-session",
  ];
  const codes = Object.keys(CLASSIFICATIONS);
  expect(codes.filter((code) => !added.includes(code))).toHaveLength(31);
  expect(codes).toEqual(expect.arrayContaining(added));
});

test("the usual class of a stage leads there", () => {
  for (const [stage, classification] of Object.entries(USUAL_CLASSES)) {
    expect(stageOf([action("2018-05-01", classification)], "notYet", TODAY)).toBe(stage);
  }
});
