import { afterAll, beforeAll, expect, test } from "vitest";
import {
  findKeyHolder,
  listReadingKeys,
  makeReadingKey,
  revokeReadingKey,
} from "#app/features/access/reading-keys.server.ts";
import { recordAction } from "#app/features/campaigns/status-commands.server.ts";
import { EVERY_CITY } from "#app/features/campaigns/status-filter.ts";
import { tellCampaigns, tellStatus } from "#app/features/status/status-api.server.ts";
import { exportFeed, listFeeds } from "#app/features/status/status-feed.server.ts";
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

test("a key reads as its holder until it is taken back, or its holder suspended", async () => {
  const person = await make.organizer();
  const ctx = await make.contextFor(person);
  const token = await makeReadingKey(ctx, "Calendar on my phone");
  const holder = await findKeyHolder(ctx, token);
  expect(holder?.actor.personId).toBe(person.id);
  const [key] = await listReadingKeys(ctx);
  expect(key).toMatchObject({ name: "Calendar on my phone" });
  expect(key?.lastUsedAt).not.toBeNull();
  // Nothing that is stored opens anything.
  const stored = await database.db.readingKey.findMany({
    where: { personId: person.id },
  });
  expect(JSON.stringify(stored)).not.toContain(token);

  await database.db.person.update({
    where: { id: person.id },
    data: { suspendedAt: new Date() },
  });
  expect(await findKeyHolder(ctx, token)).toBeNull();
  await database.db.person.update({
    where: { id: person.id },
    data: { suspendedAt: null },
  });
  await revokeReadingKey(ctx, key?.id ?? "");
  expect(await findKeyHolder(ctx, token)).toBeNull();
  expect(await findKeyHolder(ctx, "x".repeat(43))).toBeNull();
  expect(await findKeyHolder(ctx, "")).toBeNull();
});

test("nobody takes back another's key, and twenty are enough", async () => {
  const mine = await make.contextFor(await make.organizer());
  const theirs = await make.contextFor(await make.organizer());
  await makeReadingKey(theirs, "A program");
  const [key] = await listReadingKeys(theirs);
  await expect(revokeReadingKey(mine, key?.id ?? "")).rejects.toMatchObject({
    reason: "notFound",
  });
  for (let nth = 0; nth < 20; nth += 1) await makeReadingKey(mine, `Key ${nth}`);
  await expect(makeReadingKey(mine, "One more")).rejects.toMatchObject({
    reason: "conflict",
  });
  expect(await listReadingKeys(theirs)).toHaveLength(1);
});

async function hearing() {
  const city = await make.city({ name: "Millwater", state: "WA" });
  const other = await make.city({ name: "Stonebridge", state: "WA" });
  const { id: campaignId, title } = await make.campaign({ cities: [] });
  const place = await make.campaignCity({ campaignId, cityId: city.id });
  const second = await make.campaignCity({ campaignId, cityId: other.id });
  const organizer = await make.contextFor(await make.organizer());
  const on = new Date(organizer.now().getTime() + 40 * 86_400_000);
  for (const { id } of [place, second]) {
    await recordAction(
      organizer,
      id,
      acted(on.toISOString().slice(0, 10), {
        description: "Public hearing",
        classification: "hearing-held",
      }),
    );
  }
  return { city, campaignId, title, organizer };
}

const eventsIn = (calendar: string) =>
  calendar.match(/SUMMARY:.*/g)?.map((line) => line.trim());

test("one's own days are those of one's cities and of the campaigns one leads", async () => {
  const { city, campaignId } = await hearing();
  const official = await make.person({ city, right: "view" });
  const mine = await exportFeed(await make.contextFor(official), { of: "mine" });
  expect(eventsIn(mine)).toEqual(["SUMMARY:Millwater\\, WA: Public hearing"]);

  const lead = await make.guest();
  await make.grant(lead.id, { campaignId }, "edit", { isLead: true });
  const led = await exportFeed(await make.contextFor(lead), { of: "mine" });
  expect(eventsIn(led)).toHaveLength(2);
});

test("a feed and the programs' door show nobody what they may not see", async () => {
  const { city, campaignId, title, organizer } = await hearing();
  expect(eventsIn(await exportFeed(organizer, { of: "city", id: city.id }))).toHaveLength(
    1,
  );
  expect(
    eventsIn(await exportFeed(organizer, { of: "campaign", id: campaignId })),
  ).toHaveLength(2);
  expect((await tellStatus(organizer, campaignId, EVERY_CITY)).cities).toHaveLength(2);

  const guest = await make.contextFor(await make.guest());
  for (const feed of [
    { of: "campaign", id: campaignId },
    { of: "city", id: city.id },
  ] as const) {
    await expect(exportFeed(guest, feed)).rejects.toMatchObject({ reason: "notFound" });
  }
  await expect(tellStatus(guest, campaignId, EVERY_CITY)).rejects.toMatchObject({
    reason: "notFound",
  });
  expect((await tellCampaigns(guest)).campaigns).toEqual([]);
  expect(await listFeeds(guest)).toMatchObject([{ feed: { of: "mine" } }]);
  const seen = (await tellCampaigns(organizer)).campaigns.map((one) => one.title);
  expect(seen).toContain(title);
});
