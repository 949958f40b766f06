import { describe, expect, it, test } from "vitest";
import { KNOWN_PROCEDURES } from "./known-procedures.ts";
import { type Procedure, unknownIn } from "./procedure.ts";
import { earliestDays, earliestInForce, latestDays } from "./procedure-calendar.ts";

const nothing: Procedure = {
  readings: null,
  noticeDays: null,
  readingGapDays: null,
  committeeDays: null,
  hearingNoticeDays: null,
  executiveSigns: null,
  vetoWindowDays: null,
  effectiveAfterDays: null,
  emergencyVote: null,
  meetingWeekday: null,
  meetingWeeks: [],
};

/** Meets on first and third Tuesdays, in committee for a week, hearing with ten days of notice. */
const careful: Procedure = {
  ...nothing,
  readings: 2,
  noticeDays: 3,
  readingGapDays: 7,
  committeeDays: 7,
  hearingNoticeDays: 10,
  executiveSigns: true,
  vetoWindowDays: 10,
  effectiveAfterDays: 30,
  emergencyVote: "Two-thirds",
  meetingWeekday: 2,
  meetingWeeks: [1, 3],
};

const said = (days: ReturnType<typeof earliestDays>) =>
  days.map(({ name, on }) => `${name}: ${on}`);

describe("the earliest days", () => {
  it("wait for notice, meetings, committee, hearing, the executive and the time to effect", () => {
    expect(said(earliestDays(careful, "2017-05-01"))).toEqual([
      "Filed: 2017-05-01",
      "First reading: 2017-05-16",
      "Committee reports: 2017-05-23",
      "Public hearing: 2017-06-06",
      "Second reading and vote: 2017-06-06",
      "Signed or returned: 2017-06-16",
      "In force: 2017-07-16",
    ]);
  });

  it("say why in a sentence", () => {
    const [, first, , hearing] = earliestDays(careful, "2017-05-01");
    expect(first?.because).toBe(
      "3 days of notice after filing; the next meeting is on the first and third Tuesday of a month.",
    );
    expect(hearing?.because).toBe(
      "10 days of notice of the hearing; the next meeting is on the first and third Tuesday of a month.",
    );
  });

  it("of an emergency are one vote and no waiting", () => {
    expect(said(earliestDays(careful, "2017-05-01", "emergency"))).toEqual([
      "Filed: 2017-05-01",
      "Vote: 2017-05-02",
      "Signed or returned: 2017-05-02",
      "In force: 2017-05-02",
    ]);
  });

  it("count nothing for what a profile does not say, and that is told", () => {
    expect(earliestInForce(nothing, "2017-05-01")).toBe("2017-05-01");
    expect(unknownIn(nothing)).toHaveLength(5);
    expect(unknownIn(careful)).toEqual([]);
  });
});

describe("the latest days", () => {
  it("go back from the day it shall be in force", () => {
    expect(said(latestDays(careful, "2017-09-01"))).toEqual([
      "Filed: 2017-07-01",
      "First reading: 2017-07-04",
      "Committee reports: 2017-07-18",
      "Public hearing: 2017-07-18",
      "Second reading and vote: 2017-07-18",
      "Signed or returned: 2017-08-02",
      "In force: 2017-09-01",
    ]);
  });

  it("are in time, and one day later would not be", () => {
    const procedures = [careful, ...KNOWN_PROCEDURES.map(known), weekly];
    for (const procedure of procedures) {
      for (const target of ["2017-09-01", "2018-02-28", "2020-03-01"]) {
        const filed = latestDays(procedure, target)[0]?.on ?? "";
        expect(earliestInForce(procedure, filed) <= target).toBe(true);
        expect(earliestInForce(procedure, dayAfter(filed)) > target).toBe(true);
      }
    }
  });
});

const weekly = { ...careful, meetingWeeks: [], readings: 3, executiveSigns: false };

function known({ rules }: (typeof KNOWN_PROCEDURES)[number]): Procedure {
  return { ...nothing, ...rules, meetingWeekday: 1 };
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

describe("a council that meets on Mondays", () => {
  test.each([
    // Filed on Monday 5 June 2017.
    ["san-mateo", "2017-07-12"],
    ["beachwood", "2017-07-19"],
    ["alexandria", "2017-06-22"],
    ["duncan", "2017-06-05"],
    ["eugene", "2017-07-05"],
    ["anchorage", "2017-06-07"],
    ["waynesboro", "2017-06-12"],
    ["washington", "2017-07-05"],
  ])("with the rules of %s has it in force on %s", (key, on) => {
    const rules = KNOWN_PROCEDURES.find((one) => one.key === key);
    if (!rules) throw new Error("not known");
    expect(earliestInForce(known(rules), "2017-06-05")).toBe(on);
  });
});
