import { expect, test } from "vitest";
import { campaignHeadline, countOf, type Standing } from "./headline.ts";
import type { Stage } from "./stage.ts";

function cities(counts: Partial<Record<Stage, number>>): Standing[] {
  return Object.entries(counts).flatMap(([stage, count]) =>
    Array.from({ length: count }, () => ({
      stage: stage as Stage, // keys of the counts
      force: stage === "inForce" ? ("inForce" as const) : ("notYet" as const),
    })),
  );
}

test("a campaign with cities in force leads with them and names what stands still", () => {
  expect(campaignHeadline(cities({ inForce: 7, blocked: 2, hearing: 5 }))).toBe(
    "7 of 14 cities in force; 2 blocked",
  );
  expect(campaignHeadline(cities({ inForce: 1, signed: 2, passed: 1, vetoed: 1 }))).toBe(
    "1 of 5 cities in force; 3 passed; 1 vetoed",
  );
});

test("without force it leads with the furthest any city has come", () => {
  expect(campaignHeadline(cities({ passed: 2, drafting: 1 }))).toBe(
    "2 of 3 cities passed, none in force",
  );
  expect(campaignHeadline(cities({ inCommittee: 1, hearing: 1, exploring: 2 }))).toBe(
    "2 of 4 cities before the body, none passed",
  );
  expect(campaignHeadline(cities({ exploring: 2, failed: 1 }))).toBe(
    "3 cities, none has introduced it yet; 1 failed",
  );
});

test("one city and no city read as sentences too", () => {
  expect(campaignHeadline([])).toBe("No city has joined yet");
  expect(campaignHeadline(cities({ inForce: 1 }))).toBe("Its one city is in force");
  expect(campaignHeadline(cities({ drafting: 1 }))).toBe(
    "Its one city has introduced nothing yet",
  );
});

test("force that was taken away is named", () => {
  expect(
    campaignHeadline([
      { stage: "signed", force: "enjoined" },
      { stage: "signed", force: "preempted" },
      { stage: "inForce", force: "partly" },
    ]),
  ).toBe("1 of 3 cities in force; 2 passed; 1 enjoined; 1 preempted");
});

test("counts agree with their noun", () => {
  expect(countOf(1, "city", "cities")).toBe("1 city");
  expect(countOf(0, "city", "cities")).toBe("0 cities");
});
