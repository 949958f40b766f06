import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addCity, editCity } from "#app/features/cities/city-commands.server.ts";
import { CityInput } from "#app/features/cities/city-input.ts";
import {
  getCity,
  getCityCalendar,
  getCityToEdit,
  listCities,
} from "#app/features/cities/city-queries.server.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;
let made = 0;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
});
afterAll(() => database.close());

function profile(fields: Record<string, string> = {}): CityInput {
  made += 1;
  return CityInput.parse({
    name: "Tacoma",
    state: "WA",
    divisionId: `ocd-division/country:us/state:wa/place:tacoma_${made}`,
    timeZone: "America/Los_Angeles",
    population: "213,418",
    latitude: "47.2529",
    longitude: "-122.4443",
    bodyName: "City Council",
    bodySize: "9",
    memberTitle: "Council Member",
    headTitle: "Mayor",
    readings: "2",
    sectionWord: "Section",
    definitionsStyle: "lettered",
    ...fields,
  });
}

describe("a city", () => {
  test("is added by whoever runs the network, with what is unknown left unknown", async () => {
    const ctx = await make.contextFor(await make.organizer());
    const cityId = await addCity(ctx, profile());
    const { profile: stored } = await getCity(ctx, cityId);
    expect(stored).toMatchObject({
      name: "Tacoma",
      state: "WA",
      population: 213_418,
      readings: 2,
      noticeDays: null,
      executiveSigns: null,
      overrideVote: null,
      definitionsStyle: "lettered",
    });
    const activity = await database.db.activity.findFirst({ where: { cityId } });
    expect(activity).toMatchObject({
      type: "city.added",
      details: { city: "Tacoma, WA" },
    });
    for (const maker of [make.official, make.guest]) {
      const other = await make.contextFor(await maker());
      await expect(addCity(other, profile())).rejects.toMatchObject({
        reason: "forbidden",
      });
    }
  });

  test("has a division id of its own", async () => {
    const ctx = await make.contextFor(await make.organizer());
    const input = profile();
    const cityId = await addCity(ctx, input);
    await expect(addCity(ctx, { ...input, name: "Tahoma" })).rejects.toMatchObject({
      reason: "conflict",
      field: "divisionId",
      message: "This division id is that of Tacoma, WA.",
    });
    await editCity(ctx, cityId, { ...input, name: "City of Tacoma" });
    expect((await getCityToEdit(ctx, cityId)).name).toBe("City of Tacoma");
  });

  test("is changed by its own officials, and by those of no other city", async () => {
    const [tacoma, austin] = [await make.city(), await make.city()];
    const own = await make.contextFor(await make.official({ city: tacoma }));
    await editCity(own, tacoma.id, profile({ headTitle: "Council President" }));
    expect(own.live.announced).toContain(`city:${tacoma.id}`);
    expect((await getCity(own, tacoma.id)).profile.headTitle).toBe("Council President");
    await expect(editCity(own, austin.id, profile())).rejects.toMatchObject({
      reason: "forbidden",
    });
    const former = await make.person({
      right: "comment",
      city: tacoma,
      office: { endsOn: "2017-12-31" },
    });
    const ctx = await make.contextFor(former);
    await expect(editCity(ctx, tacoma.id, profile())).rejects.toMatchObject({
      reason: "forbidden",
    });
  });

  test("has a calendar that follows its rules, and says what they leave open", async () => {
    const ctx = await make.contextFor(await make.organizer());
    const input = profile({
      readingGapDays: "7",
      meetingWeekday: "2",
      meetingWeeks: "3, 1",
      executiveSigns: "no",
      effectiveAfterDays: "10",
      emergencyVote: "Six of nine",
    });
    const cityId = await addCity(ctx, input);
    const asked = { by: "2017-06-01", filed: "2017-05-03" };
    const calendar = await getCityCalendar(ctx, cityId, asked);
    expect(calendar.unknown).toEqual(["how many days of notice it takes"]);
    expect(calendar.ordinary.earliest.map(({ on }) => on)).toEqual([
      "2017-05-03",
      "2017-05-16",
      "2017-06-06",
      "2017-06-16",
    ]);
    expect(calendar.ordinary.latest?.[0]?.on).toBe("2017-05-02");
    expect(calendar.emergency?.earliest.at(-1)?.on).toBe("2017-05-16");
    await editCity(ctx, cityId, { ...input, readings: 1, emergencyVote: "" });
    const changed = await getCityCalendar(ctx, cityId, { ...asked, by: null });
    expect(changed.ordinary.earliest.at(-1)?.on).toBe("2017-05-26");
    expect(changed.ordinary.latest).toBeNull();
    expect(changed.emergency).toBeNull();
  });

  test("is unknown to guests, as are the others", async () => {
    const city = await make.city();
    const guest = await make.contextFor(await make.guest());
    await expect(getCity(guest, city.id)).rejects.toMatchObject({ reason: "notFound" });
    await expect(
      getCityCalendar(guest, city.id, { by: null, filed: null }),
    ).rejects.toMatchObject({ reason: "notFound" });
    await expect(getCityToEdit(guest, city.id)).rejects.toMatchObject({
      reason: "notFound",
    });
    await expect(listCities(guest, "")).rejects.toMatchObject({ reason: "forbidden" });
  });
});

describe("the list of cities", () => {
  test("is grouped by state and found by city or state", async () => {
    const ohio = await make.city({ name: "Testville Akron", state: "OH" });
    const iowa = await make.city({ name: "Testville Ames", state: "IA" });
    const campaign = await make.campaign({ cities: [ohio] });
    await make.campaign({ cities: [ohio], archivedAt: new Date() });
    await make.official({ city: ohio });
    await make.person({ city: ohio, office: { endsOn: "2017-01-01" } });
    const ctx = await make.contextFor(await make.organizer());
    const found = async (q: string) =>
      (await listCities(ctx, q)).states.map(
        ({ name, cities }) => `${name}: ${cities.map((city) => city.name).join(", ")}`,
      );
    expect(await found("testville")).toEqual([
      "Iowa: Testville Ames",
      "Ohio: Testville Akron",
    ]);
    expect(await found("ohio")).toEqual(["Ohio: Testville Akron"]);
    expect(await found("IA")).toContain("Iowa: Testville Ames");
    expect(await found("%")).toEqual([]);
    const { states } = await listCities(ctx, "akron");
    expect(states[0]?.cities[0]).toMatchObject({ campaigns: 1, people: 1 });
    expect(campaign.archivedAt).toBeNull();
    expect(iowa.state).toBe("IA");
  });
});

describe("a city's status across campaigns", () => {
  test("is read off its log, whatever the order of entry, with force apart", async () => {
    const city = await make.city({ timeZone: "America/Chicago" });
    const campaign = await make.campaign({ title: "Freedom City" });
    const place = await make.campaignCity({
      campaignId: campaign.id,
      cityId: city.id,
      force: "enjoined",
      measureTitle: "Resolution 20180614-073",
    });
    await make.action(place.id, {
      happenedOn: "2018-06-14",
      classification: "passage",
      description: "Adopted on a vote of 11-0",
    });
    await make.action(place.id, {
      happenedOn: "2018-05-24",
      classification: "introduction",
    });
    await database.db.action.create({
      data: {
        campaignCityId: place.id,
        happenedOn: new Date("2018-06-20"),
        bodyName: "City Council",
        description: "Entered by mistake",
        classification: "executive-veto",
        withdrawnAt: new Date(),
      },
    });
    const ctx = await make.contextFor(await make.official({ city }));
    const { standings, officials } = await getCity(ctx, city.id);
    expect(standings).toMatchObject([
      {
        title: "Freedom City",
        measureTitle: "Resolution 20180614-073",
        stage: "passed",
        force: "enjoined",
        last: { on: "2018-06-14", words: "Adopted on a vote of 11-0" },
        hasLeft: false,
        isArchived: false,
      },
    ]);
    expect(officials).toMatchObject([{ title: "Council Member", kind: "official" }]);
  });

  test("does not count what has not happened yet where the city is", async () => {
    const city = await make.city({ timeZone: "Pacific/Honolulu" });
    const place = await make.campaignCity({ cityId: city.id });
    await make.action(place.id, { happenedOn: "2018-06-14", classification: "passage" });
    const at = (instant: string) =>
      make
        .organizer()
        .then((who) => make.contextFor(who, { now: () => new Date(instant) }));
    // Four in the morning in London is still the evening before in Honolulu.
    const before = await getCity(await at("2018-06-14T04:00:00Z"), city.id);
    expect(before.standings[0]?.stage).toBe("exploring");
    const after = await getCity(await at("2018-06-14T14:00:00Z"), city.id);
    expect(after.standings[0]?.stage).toBe("passed");
  });

  test("shows an administrator without a right only what was shared with them", async () => {
    const city = await make.city();
    const [shared, hidden] = [
      await make.campaign({ cities: [city] }),
      await make.campaign({ cities: [city] }),
    ];
    const person = await make.person({ isAdministrator: true });
    await make.grant(person.id, { campaignId: shared.id }, "view");
    const { standings } = await getCity(await make.contextFor(person), city.id);
    expect(standings.map((line) => line.campaignId)).toEqual([shared.id]);
    expect(standings.map((line) => line.campaignId)).not.toContain(hidden.id);
  });
});
