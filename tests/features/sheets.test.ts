import { afterAll, beforeAll, expect, test } from "vitest";
import { readStatusFilter } from "#app/features/campaigns/status-filter.ts";
import { getCampaignStatus } from "#app/features/campaigns/status-queries.server.ts";
import {
  previewSheet,
  readForImport,
  recordSheet,
} from "#app/features/sheets/sheet-commands.server.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
});
afterAll(() => database.close());

const table = (...lines: string[]) => ({
  name: "actions.csv",
  bytes: new TextEncoder().encode(["City,Date,Action,Class", ...lines].join("\n")),
});

async function campaign() {
  const city = await make.city({ name: "Millwater", state: "WA" });
  const other = await make.city({ name: "Stonebridge", state: "WA" });
  const { id: campaignId } = await make.campaign({ cities: [] });
  await make.campaignCity({ campaignId, cityId: city.id });
  await make.campaignCity({ campaignId, cityId: other.id });
  const actionCount = () =>
    database.db.action.count({ where: { campaignCity: { campaignId } } });
  return { campaignId, city, other, actionCount };
}

test("what is shown first is recorded then, in one go, and shows where every stage is derived", async () => {
  const { campaignId, actionCount } = await campaign();
  const ctx = await make.contextFor(await make.organizer());
  const status = () =>
    getCampaignStatus(ctx, campaignId, readStatusFilter(new URLSearchParams()));
  expect((await status()).rows.map(({ stage }) => stage)).toEqual([
    "exploring",
    "exploring",
  ]);
  const sheetId = await readForImport(
    ctx,
    campaignId,
    table(
      "Millwater,2018-03-01,Read for the first time,reading-1",
      "Millwater,2018-06-14,Adopted,passage",
      "Stonebridge,2018-05-01,Heard,Hearing",
      "Nowhere,2018-05-01,Heard,Hearing",
    ),
  );
  const preview = await previewSheet(ctx, campaignId, sheetId, null);
  expect(preview).toMatchObject({ goodCount: 3, badCount: 1, missing: [] });
  expect(preview?.bad[0]).toMatchObject({ number: 5 });
  expect(await actionCount()).toBe(0);

  const clicks = await Promise.all([
    recordSheet(ctx, campaignId, sheetId, null),
    recordSheet(ctx, campaignId, sheetId, null),
  ]);
  expect(clicks).toEqual([3, 3]); // a double click is one
  expect(await actionCount()).toBe(3);
  expect((await status()).rows.map(({ stage }) => stage)).toEqual(["passed", "hearing"]);
  expect(await recordSheet(ctx, campaignId, sheetId, null)).toBeNull();
  const log = await database.db.activity.findMany({
    where: { campaignId, type: "status.imported" },
  });
  expect(log).toHaveLength(2);

  // The same table once more changes nothing.
  const again = await readForImport(
    ctx,
    campaignId,
    table("Millwater,2018-06-14,ADOPTED,passage"),
  );
  expect(await previewSheet(ctx, campaignId, again, null)).toMatchObject({
    goodCount: 0,
    badCount: 1,
  });
});

test("columns can be matched by hand, and nothing is judged before the needed ones are", async () => {
  const { campaignId } = await campaign();
  const ctx = await make.contextFor(await make.organizer());
  const bytes = new TextEncoder().encode("A;B;C\nAdopted;Millwater;2018-06-14");
  const sheetId = await readForImport(ctx, campaignId, { name: "x.csv", bytes });
  expect(await previewSheet(ctx, campaignId, sheetId, null)).toMatchObject({
    missing: ["city", "happenedOn", "description"],
    goodCount: 0,
  });
  const columns = { description: 0, city: 1, happenedOn: 2 };
  expect(await previewSheet(ctx, campaignId, sheetId, columns)).toMatchObject({
    missing: [],
    goodCount: 1,
  });
});

test("a clerk records for their own city alone, and nobody reads another's sheet or campaign", async () => {
  const { campaignId, city, actionCount } = await campaign();
  const clerk = await make.contextFor(await make.person({ city, right: "view" }));
  const sheetId = await readForImport(
    clerk,
    campaignId,
    table(
      "Millwater,2018-06-14,Adopted,passage",
      "Stonebridge,2018-06-14,Adopted,passage",
    ),
  );
  expect(await previewSheet(clerk, campaignId, sheetId, null)).toMatchObject({
    goodCount: 1,
    bad: [{ number: 3, why: "You may not record for Stonebridge, WA." }],
  });
  expect(await recordSheet(clerk, campaignId, sheetId, null)).toBe(1);
  expect(await actionCount()).toBe(1);

  const organizer = await make.contextFor(await make.organizer(), { now: clerk.now });
  const theirs = await readForImport(
    organizer,
    campaignId,
    table("Millwater,2018-07-01,Signed,"),
  );
  const spy = {
    ...(await make.contextFor(await make.organizer())),
    sheets: organizer.sheets,
  };
  expect(await previewSheet(spy, campaignId, theirs, null)).toBeNull();
  expect(await recordSheet(spy, campaignId, theirs, null)).toBeNull();
  const elsewhere = await campaign();
  expect(await previewSheet(organizer, elsewhere.campaignId, theirs, null)).toBeNull();
  expect(await recordSheet(organizer, elsewhere.campaignId, theirs, null)).toBeNull();
  const guest = await make.contextFor(await make.guest());
  await expect(readForImport(guest, campaignId, table("x"))).rejects.toMatchObject({
    reason: "notFound",
  });
});
