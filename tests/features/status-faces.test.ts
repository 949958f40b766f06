import { afterAll, beforeAll, expect, test } from "vitest";
import {
  recordAction,
  setForce,
  withdrawAction,
} from "#app/features/campaigns/status-commands.server.ts";
import { readStatusFilter } from "#app/features/campaigns/status-filter.ts";
import { exportStatus } from "#app/features/status/status-export.server.ts";
import {
  getFacedStatus,
  type StatusFace,
} from "#app/features/status/status-face.server.ts";
import type { StatusFile } from "#app/paths.ts";
import { acted } from "#tests/support/actions.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
});
afterAll(() => database.close());

/** Two cities of one campaign, asked about on a day of 2018. */
async function campaign() {
  const tacoma = await make.city({
    name: "Millwater",
    state: "WA",
    latitude: 47.25,
    longitude: -122.44,
    population: 200_000,
  });
  const guam = await make.city({
    name: "Palmshore",
    state: "GU",
    latitude: 13.47,
    longitude: 144.75,
    population: 20_000,
  });
  const { id: campaignId } = await make.campaign({ cities: [] });
  const one = await make.campaignCity({ campaignId, cityId: tacoma.id });
  const other = await make.campaignCity({ campaignId, cityId: guam.id });
  const organizer = await make.organizer();
  const on = (day: string) =>
    make.contextFor(organizer, { now: () => new Date(`${day}T18:00:00Z`) });
  const filterOf = (query: string) => readStatusFilter(new URLSearchParams(query));
  const face = async <View extends StatusFace["view"]>(
    day: string,
    view: View,
    more = "",
  ) => {
    const faced = await getFacedStatus(
      await on(day),
      campaignId,
      filterOf(`view=${view}&${more}`),
    );
    return faced.face as Extract<StatusFace, { view: View }>; // what was asked for
  };
  const file = async (day: string, name: StatusFile, query = "") =>
    (await exportStatus(await on(day), campaignId, name, filterOf(query))).body;
  return { campaignId, tacoma, one, other, on, face, file };
}

test("the map shows a city where it is, narrowed like the table, and names those it has no room for", async () => {
  const { face, one } = await campaign();
  const { map } = await face("2018-06-20", "map");
  expect(map.marks).toMatchObject([{ campaignCityId: one.id, stage: "exploring" }]);
  expect(map.elsewhere).toEqual(["Palmshore, GU"]);
  const washington = (await face("2018-06-20", "map", "state=WA")).map;
  expect(washington.elsewhere).toEqual([]);
  expect(washington.box.width).toBeLessThan(map.box.width / 4);
  const [mark] = washington.marks;
  expect(mark && mark.x > washington.box.x).toBe(true);
  expect((await face("2018-06-20", "map", "q=nowhere")).map.marks).toEqual([]);
});

test("the chart counts who was how far, and how long that took", async () => {
  const { face, one, other, on } = await campaign();
  const ctx = await on("2018-06-20");
  await recordAction(ctx, one.id, acted("2018-06-14", { classification: "passage" }));
  await recordAction(
    ctx,
    one.id,
    acted("2018-03-01", { classification: "introduction" }),
  );
  await recordAction(
    ctx,
    other.id,
    acted("2018-05-01", { classification: "introduction" }),
  );
  const { adoption } = await face("2018-06-20", "chart");
  expect(
    adoption.points.map(({ on: day, counts }) => [
      day,
      counts.considering,
      counts.passed,
    ]),
  ).toEqual([
    ["2018-03-01", 1, 0],
    ["2018-05-01", 2, 0],
    ["2018-06-14", 1, 1],
  ]);
  expect(adoption.durations).toMatchObject([
    { stage: "introduced", median: 105, times: 1 },
  ]);
  expect((await face("2018-06-20", "chart", "state=GU")).adoption.cityCount).toBe(1);
});

test("the calendar holds hearings and announced steps to come, overdue ones too", async () => {
  const { face, one, other, on } = await campaign();
  const ctx = await on("2018-06-20");
  await recordAction(
    ctx,
    one.id,
    acted("2018-07-02", {
      classification: "hearing-held",
      description: "Public hearing",
    }),
  );
  await recordAction(
    ctx,
    other.id,
    acted("2018-06-01", { nextStep: "Second reading", nextStepOn: "2018-06-19" }),
  );
  const { dates } = await face("2018-06-20", "calendar");
  expect(
    dates.map(({ on: day, words, isHearing, isOverdue }) => [
      day,
      words,
      isHearing,
      isOverdue,
    ]),
  ).toEqual([
    ["2018-06-19", "Second reading", false, true],
    ["2018-07-02", "Public hearing", true, false],
  ]);
  const later = (await face("2018-07-10", "calendar")).dates;
  expect(later.map(({ words }) => words)).toEqual(["Second reading"]);
});

test("changes since a day are what happened, came late or was taken back, with the stage as it was known", async () => {
  const { face, one, other, on } = await campaign();
  const before = await on("2018-03-02");
  await recordAction(
    before,
    one.id,
    acted("2018-03-01", { classification: "introduction" }),
  );
  const wrong = await recordAction(
    before,
    other.id,
    acted("2018-03-01", { classification: "passage" }),
  );
  expect((await face("2018-06-20", "changes", "since=2018-04-01")).changes).toMatchObject(
    {
      cities: [],
      unchanged: 2,
    },
  );
  const since = await on("2018-06-15");
  await recordAction(since, one.id, acted("2018-06-14", { classification: "passage" }));
  await recordAction(
    since,
    one.id,
    acted("2018-03-10", { classification: "referral-committee" }),
  );
  await withdrawAction(since, other.id, wrong);
  const { changes } = await face("2018-06-20", "changes", "since=2018-04-01");
  expect(changes.cities).toMatchObject([
    {
      campaignCityId: one.id,
      before: "introduced",
      now: "passed",
      actions: [
        { on: "2018-06-14", isLateNews: false },
        { on: "2018-03-10", isLateNews: true },
      ],
    },
    {
      campaignCityId: other.id,
      before: "passed",
      now: "exploring",
      actions: [{ isWithdrawn: true }],
    },
  ]);
  expect((await face("2018-06-20", "changes")).changes.since).toBe("2018-05-21");
});

test("a change of legal force alone is a change", async () => {
  const { face, one, on } = await campaign();
  const ctx = await on("2018-06-15");
  await recordAction(
    await on("2018-03-02"),
    one.id,
    acted("2018-03-01", { classification: "passage" }),
  );
  await setForce(ctx, one.id, {
    force: "inForce",
    forceNote: "",
    measureTitle: "",
    asOf: "",
  });
  const { changes } = await face("2018-06-20", "changes", "since=2018-06-01");
  expect(changes.cities).toMatchObject([
    { before: "passed", now: "inForce", forceChanged: true },
  ]);
});

test("a table for a spreadsheet holds what the page shows, and no formula", async () => {
  const { file, one, on } = await campaign();
  await recordAction(
    await on("2018-06-20"),
    one.id,
    acted("2018-06-14", {
      classification: "passage",
      description: '=HYPERLINK("http://example.org";"Adopted, 10-1")',
      sourceUrl: "https://example.org/a",
    }),
  );
  const table = await file("2018-06-20", "status.csv", "state=WA");
  expect(table.startsWith("\ufeffCity,Division id,Stage,")).toBe(true);
  expect(table.split("\r\n")).toHaveLength(3);
  expect(table).toMatch(/"?Millwater, WA"?,ocd-division\/[^,]*,passed,notYet,/);
  expect(table).toContain("'=HYPERLINK");
  expect(table).not.toMatch(/(^|,)"?=/m);
  const log = await file("2018-06-20", "log.csv");
  expect(log).toContain(",passage,https://example.org/a,");
});

test("as JSON the standing log has Open Civic Data's shape, and what was withdrawn is not in it", async () => {
  const { file, one, on, tacoma } = await campaign();
  const ctx = await on("2018-06-20");
  await recordAction(ctx, one.id, acted("2018-06-14", { classification: "passage" }));
  const wrong = await recordAction(ctx, one.id, acted("2018-06-15"));
  await withdrawAction(ctx, one.id, wrong);
  const told = JSON.parse(await file("2018-06-20", "status.json", "state=WA"));
  expect(told.cities).toMatchObject([
    {
      city: "Millwater, WA",
      jurisdiction: { division_id: tacoma.divisionId },
      stage: "passed",
      actions: [{ date: "2018-06-14", classification: ["passage"], order: 0 }],
    },
  ]);
  expect(told.cities[0].actions).toHaveLength(1);
});

test("as a calendar file each day is one whole-day event under an id that stays", async () => {
  const { file, one, on } = await campaign();
  await recordAction(
    await on("2018-06-20"),
    one.id,
    acted("2018-07-02", { description: "Public hearing;\nbring, water" }),
  );
  const first = await file("2018-06-20", "dates.ics");
  expect(first).toMatch(/DTSTART;VALUE=DATE:20180702/);
  expect(first).toContain("SUMMARY:Millwater\\, WA: Public hearing\\;\\nbring\\, water");
  expect(first.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  const uid = (text: string) => /UID:(.*)/.exec(text)?.[1];
  expect(uid(await file("2018-06-21", "dates.ics"))).toBe(uid(first));
});

test("whoever may not see the campaign gets no file of it", async () => {
  const { campaignId } = await campaign();
  const stranger = await make.contextFor(await make.guest());
  await expect(
    exportStatus(
      stranger,
      campaignId,
      "log.csv",
      readStatusFilter(new URLSearchParams()),
    ),
  ).rejects.toMatchObject({ reason: "notFound" });
});
