import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addCity,
  archiveCampaign,
  removeCity,
  restoreCampaign,
} from "#app/features/campaigns/campaign-commands.server.ts";
import { CityPathForms } from "#app/features/campaigns/campaign-input.ts";
import {
  getCampaignOverview,
  listCampaigns,
} from "#app/features/campaigns/campaign-queries.server.ts";
import { getCityPath } from "#app/features/campaigns/city-path-queries.server.ts";
import { unpackCells } from "#app/features/campaigns/matrix-cells.ts";
import { getStatusMatrix } from "#app/features/campaigns/matrix-queries.server.ts";
import {
  recordAction,
  setForce,
  withdrawAction,
} from "#app/features/campaigns/status-commands.server.ts";
import { readStatusFilter } from "#app/features/campaigns/status-filter.ts";
import {
  campaignsForHome,
  getCampaignStatus,
} from "#app/features/campaigns/status-queries.server.ts";
import { getCity } from "#app/features/cities/city-queries.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { CampaignCity } from "#prisma/generated/client.ts";
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

const NOW = new Date("2018-06-20T15:00:00Z");
const at = (iso: string) => ({ now: () => new Date(iso) });

async function placed() {
  const city = await make.city({ name: "Millwater", state: "WA" });
  const place = await make.campaignCity({ cityId: city.id });
  const organizer = await make.organizer();
  const ctx = await make.contextFor(organizer, { now: () => NOW });
  const status = (query = "") =>
    getCampaignStatus(
      ctx,
      place.campaignId,
      readStatusFilter(new URLSearchParams(query)),
    );
  const path = () => getCityPath(ctx, place.campaignId, place.id);
  return { city, place, ctx, status, path };
}

test("stage, last action and next step are read off the log, however it was entered", async () => {
  const { place, ctx, status, path } = await placed();
  await recordAction(ctx, place.id, acted("2018-06-14", { classification: "passage" }));
  await recordAction(
    ctx,
    place.id,
    acted("2018-03-01", { classification: "introduction" }),
  );
  await recordAction(
    ctx,
    place.id,
    acted("2018-06-15", {
      description: "Sent to the Mayor",
      classification: "executive-receipt",
      nextStep: "Mayor signs",
      nextStepOn: "2018-06-19",
    }),
  );
  const { rows } = await status();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    city: "Millwater, WA",
    stage: "passed",
    force: "notYet",
    last: { on: "2018-06-15", words: "Sent to the Mayor", bodyName: "City Council" },
    next: { words: "Mayor signs", on: "2018-06-19", isOverdue: true },
  });
  const { log, stage } = await path();
  expect(stage).toBe("passed");
  expect(log.map((entry) => entry.happenedOn)).toEqual([
    "2018-06-15",
    "2018-06-14",
    "2018-03-01",
  ]);
  expect(log.map((entry) => entry.isLate)).toEqual([false, false, true]);
  expect(ctx.live.announced).toContain(`campaign:${place.campaignId}`);
});

test("every change of the log shows at once in every place that derives from it", async () => {
  const { place, ctx, status, path } = await placed();
  const matrix = () =>
    getStatusMatrix(ctx, { issueAreaId: null, state: null, search: "", page: 1 });
  const everywhere = async () => {
    const wall = await matrix();
    const cell = wall.rows
      .flatMap((row) => unpackCells(row.cells))
      .find((one) => one?.campaignCityId === place.id);
    const { areas } = await listCampaigns(ctx, { withArchived: false });
    const line = areas
      .flatMap((area) => area.campaigns)
      .find((one) => one.id === place.campaignId);
    const stages = [
      (await status()).rows[0]?.stage,
      (await path()).stage,
      cell?.stage,
      line?.marks[0]?.stage,
      (await getCampaignOverview(ctx, place.campaignId)).stages[0]?.stage,
      (await getCity(ctx, place.cityId)).standings[0]?.stage,
    ];
    return new Set(stages);
  };
  expect(await everywhere()).toEqual(new Set(["exploring"]));
  const id = await recordAction(
    ctx,
    place.id,
    acted("2018-06-14", { classification: "passage" }),
  );
  expect(await everywhere()).toEqual(new Set(["passed"]));
  await setForce(ctx, place.id, {
    force: "partly",
    forceNote: "",
    measureTitle: "Resolution 20180614-073",
    asOf: "",
  });
  expect(await everywhere()).toEqual(new Set(["inForce"]));
  await withdrawAction(ctx, place.id, id);
  expect(await everywhere()).toEqual(new Set(["exploring"]));
  const { log } = await path();
  expect(log[0]?.withdrawnAt).not.toBeNull();
});

test("an action dated ahead is a next step today and the stage on its day", async () => {
  const { place, ctx, status } = await placed();
  await recordAction(
    ctx,
    place.id,
    acted("2018-06-22", {
      classification: "hearing-held",
      description: "Public hearing",
    }),
  );
  const before = (await status()).rows[0];
  expect(before).toMatchObject({
    stage: "exploring",
    last: null,
    next: { words: "Public hearing", on: "2018-06-22", isOverdue: false },
  });
  const later = { ...ctx, ...at("2018-06-22T18:00:00Z") };
  const filter = readStatusFilter(new URLSearchParams());
  const after = (await getCampaignStatus(later, place.campaignId, filter)).rows[0];
  expect(after).toMatchObject({ stage: "hearing", next: null });
  const again = (await status()).rows[0];
  expect(again?.stage).toBe("exploring");
});

test("the same words with the same class on one day are recorded once", async () => {
  const { place, ctx, path } = await placed();
  const action = acted("2018-06-14", {
    classification: "passage",
    description: "Passed 7-2",
  });
  const results = await Promise.allSettled([
    recordAction(ctx, place.id, action),
    recordAction(ctx, place.id, { ...action, description: "passed 7-2" }),
  ]);
  expect(results.map((result) => result.status).sort()).toEqual([
    "fulfilled",
    "rejected",
  ]);
  await expect(recordAction(ctx, place.id, action)).rejects.toMatchObject({
    reason: "conflict",
    field: "description",
  });
  await recordAction(ctx, place.id, { ...action, classification: "reading-3" });
  await recordAction(ctx, place.id, { ...action, happenedOn: "2018-06-15" });
  const { log } = await path();
  expect(log).toHaveLength(3);
  const standing = log.find((entry) => entry.happenedOn === "2018-06-15");
  await withdrawAction(ctx, place.id, standing?.id ?? "");
  await recordAction(ctx, place.id, { ...action, happenedOn: "2018-06-15" });
});

test("whoever speaks for a city records for it, and for no other", async () => {
  const { city, place } = await placed();
  const official = await make.official({ city, right: "view" });
  const neighbour = await make.campaignCity({ campaignId: place.campaignId });
  const ctx = await make.contextFor(official, { now: () => NOW });
  await recordAction(ctx, place.id, acted("2018-06-14"));
  await expect(
    recordAction(ctx, neighbour.id, acted("2018-06-14")),
  ).rejects.toMatchObject({
    reason: "forbidden",
    message: "You may not record what this city did.",
  });
  const filter = readStatusFilter(new URLSearchParams());
  const { rows } = await getCampaignStatus(ctx, place.campaignId, filter);
  const may = new Map(rows.map((row) => [row.campaignCityId, row.mayRecord]));
  expect(may.get(place.id)).toBe(true);
  expect(may.get(neighbour.id)).toBe(false);
});

test("a foreign city, a foreign entry and another campaign's city are not found", async () => {
  const { place, ctx } = await placed();
  const other = await make.campaignCity();
  const entry = await make.action(other.id, { happenedOn: "2018-06-01" });
  await expect(getCityPath(ctx, place.campaignId, other.id)).rejects.toMatchObject({
    reason: "notFound",
  });
  await expect(withdrawAction(ctx, place.id, entry.id)).rejects.toMatchObject({
    reason: "notFound",
  });
  const guest = await make.contextFor(await make.guest());
  await expect(getCityPath(guest, place.campaignId, place.id)).rejects.toMatchObject({
    reason: "notFound",
  });
  await expect(recordAction(guest, place.id, acted("2018-06-14"))).rejects.toMatchObject({
    reason: "notFound",
  });
});

test("a city that left keeps its log and takes no entries", async () => {
  const { place, ctx, path } = await placed();
  await recordAction(ctx, place.id, acted("2018-06-14"));
  await database.db.campaignCity.update({
    where: { id: place.id },
    data: { leftOn: new Date("2018-06-19") },
  });
  await expect(recordAction(ctx, place.id, acted("2018-06-15"))).rejects.toMatchObject({
    reason: "conflict",
    message:
      "Millwater, WA has left this campaign. Bring it back in to go on with its log.",
  });
  const { log, may, leftOn } = await path();
  expect(log).toHaveLength(1);
  expect(leftOn).toBe("2018-06-19");
  expect(may).toEqual({
    record: false,
    setForce: false,
    removeCity: false,
    addCity: true,
  });
});

test("setting the force on what somebody else has set since is refused", async () => {
  const { place, ctx, path } = await placed();
  const set = { force: "inForce" as const, forceNote: "", measureTitle: "", asOf: "" };
  await setForce(ctx, place.id, set);
  await expect(
    setForce(ctx, place.id, { ...set, force: "enjoined" }),
  ).rejects.toMatchObject({
    reason: "conflict",
    message: expect.stringContaining("set the force to “In force” while you were typing"),
  });
  const { forceSetAt } = await path();
  await setForce(ctx, place.id, {
    ...set,
    force: "enjoined",
    asOf: forceSetAt?.toISOString() ?? "",
  });
  expect((await path()).force).toBe("enjoined");
});

test("the filter narrows by stage, force, state and words, and says how many there are", async () => {
  const { place, ctx, status } = await placed();
  const austin = await make.city({ name: "Austin", state: "TX" });
  const second = await make.campaignCity({
    campaignId: place.campaignId,
    cityId: austin.id,
    force: "enjoined",
    measureTitle: "Resolution 20180614-073",
  });
  await recordAction(ctx, second.id, acted("2018-06-14", { classification: "passage" }));
  const cities = async (query: string) =>
    (await status(query)).rows.map((row) => row.city);
  expect(await cities("")).toEqual(["Austin, TX", "Millwater, WA"]);
  expect(await cities("stage=passed")).toEqual(["Austin, TX"]);
  expect(await cities("force=notYet")).toEqual(["Millwater, WA"]);
  expect(await cities("state=wa")).toEqual(["Millwater, WA"]);
  expect(await cities("q=20180614")).toEqual(["Austin, TX"]);
  expect(await cities("q=nowhere")).toEqual([]);
  expect(await cities("sort=stage")).toEqual(["Austin, TX", "Millwater, WA"]);
  const narrowed = await status("stage=passed&view=board");
  expect(narrowed.total).toBe(2);
  expect(narrowed.counts).toMatchObject({ passed: 1, exploring: 1, hearing: 0 });
  expect(narrowed.states).toEqual(["TX", "WA"]);
});

test("three hundred cities are all there, and all counted", async () => {
  const campaign = await make.campaign();
  const cities = await database.db.city.createManyAndReturn({
    data: Array.from({ length: 300 }, (_, place) => ({
      divisionId: `ocd-division/country:us/state:or/place:wall_${place}`,
      name: `Wall ${place}`,
      state: "OR",
      timeZone: "America/Los_Angeles",
      population: 1_000,
      latitude: 44,
      longitude: -123,
      bodyName: "City Council",
      bodySize: 7,
      memberTitle: "Councilor",
      headTitle: "Mayor",
    })),
  });
  const places = await database.db.campaignCity.createManyAndReturn({
    data: cities.map((city) => ({
      campaignId: campaign.id,
      cityId: city.id,
      joinedOn: new Date("2018-01-01"),
    })),
  });
  await database.db.action.createMany({
    data: places.flatMap((place, number) =>
      ["introduction", number % 3 === 0 ? "passage" : "hearing-held"].map(
        (classification, day) => ({
          campaignCityId: place.id,
          happenedOn: new Date(`2018-02-0${day + 1}`),
          bodyName: "City Council",
          description: `Number ${number}`,
          classification,
        }),
      ),
    ),
  });
  const ctx = await make.contextFor(await make.organizer(), { now: () => NOW });
  const filter = readStatusFilter(new URLSearchParams());
  const { rows, total, counts } = await getCampaignStatus(ctx, campaign.id, filter);
  expect(rows).toHaveLength(300);
  expect(total).toBe(300);
  expect(counts).toMatchObject({ passed: 100, hearing: 200, introduced: 0 });
  const { headline } = await getCampaignOverview(ctx, campaign.id);
  expect(headline).toBe("100 of 300 cities passed, none in force");
  const question = {
    issueAreaId: campaign.issueAreaId,
    state: null,
    search: "",
    page: 1,
  };
  const first = await getStatusMatrix(ctx, question);
  const last = await getStatusMatrix(ctx, { ...question, page: 99 });
  expect(first.cityCount).toBe(300);
  expect(first.pageCount).toBe(last.page);
});

test("the start page shows what is due in my cities and in campaigns I lead", async () => {
  const { city, place, ctx } = await placed();
  await recordAction(
    ctx,
    place.id,
    acted("2018-06-14", { nextStep: "Second reading", nextStepOn: "2018-06-28" }),
  );
  const elsewhere = await make.campaignCity({ campaignId: place.campaignId });
  await recordAction(
    ctx,
    elsewhere.id,
    acted("2018-05-01", { nextStep: "Hearing", nextStepOn: "2018-06-01" }),
  );
  const far = await make.campaignCity({ cityId: city.id });
  await recordAction(
    ctx,
    far.id,
    acted("2018-06-14", { nextStep: "Vote", nextStepOn: "2018-09-01" }),
  );
  const official = await make.official({ city });
  const mine = await campaignsForHome(
    await make.contextFor(official, { now: () => NOW }),
  );
  expect(mine.map(({ step }) => step.words)).toEqual(["Second reading"]);
  await make.grant(official.id, { campaignId: place.campaignId }, "edit", {
    isLead: true,
  });
  const led = await campaignsForHome(await make.contextFor(official, { now: () => NOW }));
  expect(led.map(({ step }) => [step.words, step.isOverdue])).toEqual([
    ["Hearing", true],
    ["Second reading", false],
  ]);
});

test("the form of an action says at each field what is wrong with it", () => {
  const wrong = CityPathForms.safeParse({
    intent: "record",
    happenedOn: "2018-02-30",
    bodyName: " ",
    description: "",
    classification: "passed-with-flying-colours",
    sourceUrl: "javascript:alert(1)",
    nextStep: "",
    nextStepOn: "2018-06-01",
  });
  const errors = wrong.error?.issues.map((issue) => [issue.path[0], issue.message]);
  expect(Object.fromEntries(errors ?? [])).toMatchObject({
    happenedOn: "There is no such day. Check the month and the day.",
    bodyName: "Say which body acted, for example City Council.",
    description: "Write what happened, in the city's own words.",
    classification: "Choose a class of the list, or none.",
    sourceUrl: "Write the whole address, starting with https://",
  });
});

test("a next step stands after the action, and a day wants words", () => {
  const parse = (fields: Record<string, string>) =>
    CityPathForms.safeParse({
      intent: "record",
      happenedOn: "2018-06-14",
      bodyName: "City Council",
      description: "Passed",
      ...fields,
    });
  expect(parse({}).success).toBe(true);
  const early = parse({ nextStep: "Signature", nextStepOn: "2018-06-01" });
  expect(early.error?.issues[0]?.message).toBe("The next step comes after this action.");
  const wordless = parse({ nextStepOn: "2018-07-01" });
  expect(wordless.error?.issues[0]?.path).toEqual(["nextStep"]);
});

test("only web addresses may be a source", () => {
  const isTaken = (sourceUrl: string) =>
    CityPathForms.safeParse({
      intent: "record",
      happenedOn: "2018-06-14",
      bodyName: "City Council",
      description: "Passed",
      sourceUrl,
    }).success;
  expect(isTaken("https://www.austintexas.gov/edims/document.cfm?id=301225")).toBe(true);
  expect(isTaken("HTTP://example.org/minutes")).toBe(true);
  for (const bad of [
    "data:text/html,x",
    "//example.org",
    "https://user:secret@example.org",
    "ftp://example.org",
    "https://",
    "JaVaScRiPt:alert(1)",
  ]) {
    expect(isTaken(bad), bad).toBe(false);
  }
});

test("what is read again after a change is what reading everything again gives", async () => {
  const campaign = await make.campaign({ cities: [] });
  const organizer = await make.organizer();
  const ctx = await make.contextFor(organizer, { now: () => NOW });
  const places: CampaignCity[] = [];
  for (const name of ["Millwater", "Stonebridge", "Palmshore"]) {
    const city = await make.city({ name, state: "WA" });
    places.push(await make.campaignCity({ campaignId: campaign.id, cityId: city.id }));
  }
  const filter = readStatusFilter(new URLSearchParams());
  const warm = () => getCampaignStatus(ctx, campaign.id, filter);
  // Another client has derived nothing yet.
  const cold = () => {
    const db = database.db.$extends({}) as unknown as ActorContext["db"];
    return getCampaignStatus({ ...ctx, db }, campaign.id, filter);
  };
  const [one, two, three] = places as [CampaignCity, CampaignCity, CampaignCity]; // three names above
  await warm();
  let passed = "";
  const changes: (() => Promise<unknown>)[] = [
    () =>
      recordAction(ctx, one.id, acted("2018-05-01", { classification: "introduction" })),
    async () => {
      passed = await recordAction(
        ctx,
        two.id,
        acted("2018-06-14", { classification: "passage" }),
      );
    },
    () =>
      setForce(ctx, two.id, {
        force: "inForce",
        forceNote: "",
        measureTitle: "Ord. 9",
        asOf: "",
      }),
    () =>
      recordAction(
        ctx,
        one.id,
        acted("2018-06-25", { nextStep: "", description: "Public hearing" }),
      ),
    () => removeCity(ctx, campaign.id, three.id),
    () => withdrawAction(ctx, two.id, passed),
    () => addCity(ctx, campaign.id, three.cityId),
    async () => {
      // Two at once, and one of another kind between them.
      await recordAction(
        ctx,
        three.id,
        acted("2018-06-01", { classification: "filing" }),
      );
      await archiveCampaign(ctx, campaign.id);
      await restoreCampaign(ctx, campaign.id);
      await recordAction(
        ctx,
        two.id,
        acted("2018-06-02", { classification: "reading-1" }),
      );
    },
  ];
  for (const [at, change] of changes.entries()) {
    await change();
    expect(await warm(), `after change ${at}`).toEqual(await cold());
  }
});

test("a next step has somebody who sees to it, finds it under their work, and can be found by nobody else", async () => {
  const { place, city, ctx, status, path } = await placed();
  const clerk = await make.person({ city, right: "view" });
  const partner = await make.guest();
  await make.grant(partner.id, { campaignId: place.campaignId }, "comment");
  const stranger = await make.guest();
  const owners = (await path()).stepOwners.map(({ id }) => id);
  expect(owners).toEqual(expect.arrayContaining([clerk.id, partner.id]));
  expect(owners).not.toContain(stranger.id);

  const step = { nextStep: "Ask the county", nextStepOn: "2018-06-25" };
  await expect(
    recordAction(
      ctx,
      place.id,
      acted("2018-06-10", { ...step, nextStepOwnerId: stranger.id }),
    ),
  ).rejects.toMatchObject({ reason: "invalid", field: "nextStepOwnerId" });
  await recordAction(
    ctx,
    place.id,
    acted("2018-06-10", { ...step, nextStepOwnerId: partner.id }),
  );
  expect((await status()).rows[0]?.next).toMatchObject({
    words: "Ask the county",
    owner: { id: partner.id, name: partner.name },
  });
  expect((await path()).log[0]?.nextStepOwner?.id).toBe(partner.id);
  const dueFor = async (person: { id: string }) =>
    campaignsForHome(await make.contextFor(person, { now: () => NOW }));
  expect(await dueFor(partner)).toMatchObject([{ step: { words: "Ask the county" } }]);
  expect(await dueFor(clerk)).toHaveLength(1); // it is their city
  expect(await dueFor(stranger)).toEqual([]);
  // Whoever has lost the campaign is told of it no more.
  await database.db.grant.deleteMany({ where: { personId: partner.id } });
  expect(await dueFor(partner)).toEqual([]);

  await recordAction(ctx, place.id, acted("2018-06-12"));
  expect((await status()).rows[0]?.next).toBeNull();
});
