import { expect, test } from "vitest";
import { bySoonest, lastActionOf, nextStepOf, type PathAction } from "./next-step.ts";

const TODAY = "2018-06-20";
let entered = 0;

function action(happenedOn: string, more: Partial<PathAction> = {}): PathAction {
  entered += 1;
  return {
    happenedOn,
    sequence: entered,
    classification: null,
    description: `What happened on ${happenedOn}`,
    nextStep: null,
    nextStepOn: null,
    ...more,
  };
}

test("a city without entries has no next step and no last action", () => {
  expect(nextStepOf([], TODAY)).toBeNull();
  expect(lastActionOf([], TODAY)).toBeNull();
});

test("the latest entry announces the next step", () => {
  const log = [action("2018-06-01", { nextStep: "Hearing", nextStepOn: "2018-07-02" })];
  expect(nextStepOf(log, TODAY)).toEqual({
    words: "Hearing",
    on: "2018-07-02",
    owner: null,
    isOverdue: false,
  });
});

test("a step whose day has gone by is overdue; on its day it is not", () => {
  const log = [action("2018-06-01", { nextStep: "Hearing", nextStepOn: "2018-06-20" })];
  expect(nextStepOf(log, "2018-06-20")?.isOverdue).toBe(false);
  expect(nextStepOf(log, "2018-06-21")?.isOverdue).toBe(true);
});

test("a step without a day is never overdue", () => {
  const log = [action("2012-01-01", { nextStep: "Find a sponsor" })];
  expect(nextStepOf(log, TODAY)).toEqual({
    words: "Find a sponsor",
    on: null,
    owner: null,
    isOverdue: false,
  });
});

test("a later entry takes the announced step's place, even when it announces none", () => {
  const log = [
    action("2018-05-01", { nextStep: "Hearing", nextStepOn: "2018-05-20" }),
    action("2018-05-20"),
  ];
  expect(nextStepOf(log, TODAY)).toBeNull();
});

test("an entry made late does not bring an old step back", () => {
  const log = [
    action("2018-05-20"),
    action("2018-05-01", { nextStep: "Hearing", nextStepOn: "2018-05-20" }),
  ];
  expect(nextStepOf(log, TODAY)).toBeNull();
});

test("an action still to come is a step, and the earlier of two is next", () => {
  const vote = action("2018-07-10", { description: "Vote of the full council" });
  expect(nextStepOf([vote], TODAY)).toEqual({
    words: "Vote of the full council",
    on: "2018-07-10",
    owner: null,
    isOverdue: false,
  });
  const before = action("2018-06-01", { nextStep: "Hearing", nextStepOn: "2018-07-02" });
  expect(nextStepOf([vote, before], TODAY)?.words).toBe("Hearing");
  const after = action("2018-06-02", {
    nextStep: "Mayor signs",
    nextStepOn: "2018-08-01",
  });
  expect(nextStepOf([vote, after], TODAY)?.words).toBe("Vote of the full council");
  const undated = action("2018-06-03", { nextStep: "Mayor signs" });
  expect(nextStepOf([vote, undated], TODAY)?.words).toBe("Vote of the full council");
});

test("the last action is the latest that has happened", () => {
  const log = [action("2018-07-10"), action("2018-06-20"), action("2018-05-01")];
  expect(lastActionOf(log, TODAY)?.happenedOn).toBe("2018-06-20");
});

test("steps are listed soonest first, then those without a day, then none", () => {
  const steps = [null, { on: null }, { on: "2018-07-01" }, { on: "2017-07-01" }];
  expect([...steps].sort(bySoonest)).toEqual([
    { on: "2017-07-01" },
    { on: "2018-07-01" },
    { on: null },
    null,
  ]);
});

test("whoever was named for the announced step sees to it, and to no later one", () => {
  const clerk = { id: "c", name: "Opal Fileworth" };
  const log = [action("2018-06-01", { nextStep: "Hearing", nextStepOwner: clerk })];
  expect(nextStepOf(log, TODAY)?.owner).toEqual(clerk);
  log.push(action("2018-06-02", { nextStep: "Vote" }));
  expect(nextStepOf(log, TODAY)?.owner).toBeNull();
});
