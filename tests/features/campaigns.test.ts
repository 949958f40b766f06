import { afterAll, beforeAll, expect, test } from "vitest";
import { dateIn } from "#app/domain/calendar-date.ts";
import { listActivity } from "#app/features/campaigns/activity-queries.server.ts";
import {
  addCity,
  archiveCampaign,
  editCampaign,
  openCampaign,
  removeCity,
  restoreCampaign,
} from "#app/features/campaigns/campaign-commands.server.ts";
import { getCampaignForm } from "#app/features/campaigns/campaign-form-queries.server.ts";
import {
  getCampaignFrame,
  getCampaignOverview,
  listCampaigns,
} from "#app/features/campaigns/campaign-queries.server.ts";
import { getCityChoices } from "#app/features/campaigns/city-choice-queries.server.ts";
import {
  giveRight,
  takeRightBack,
} from "#app/features/campaigns/people-commands.server.ts";
import { getCampaignPeople } from "#app/features/campaigns/people-queries.server.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
});
afterAll(() => database.close());

const words = {
  title: "Freedom City",
  goal: "Every city stops needless arrests and counts the others.",
  summary: "",
  newIssueArea: "",
  startsOn: "2018-06-01",
};

async function edited(overrides: Record<string, string | number> = {}) {
  const area = await make.issueArea();
  const campaign = await make.campaign({ issueAreaId: area.id });
  const ctx = await make.contextFor(await make.organizer());
  const input = { ...words, issueAreaId: area.id, revision: 0, ...overrides };
  return { area, campaign, ctx, input };
}

test("whoever opens a campaign leads it and is its first steward", async () => {
  const organizer = await make.organizer();
  const ctx = await make.contextFor(organizer);
  const area = await make.issueArea();
  const id = await openCampaign(ctx, { ...words, issueAreaId: area.id });
  const { grants } = await getCampaignPeople(ctx, id);
  expect(grants).toHaveLength(1);
  expect(grants[0]).toMatchObject({ right: "steward", isLead: true, expiresOn: null });
  expect(grants[0]?.person.personId).toBe(organizer.id);
  const [line] = await listActivity(ctx, { campaignId: id, limit: 1 });
  expect(line?.words).toBe("opened the campaign Freedom City");
  expect(ctx.live.announced).toContain(`campaign:${id}`);
});

test("a new issue area is made once, however it is spelled", async () => {
  const ctx = await make.contextFor(await make.organizer());
  const name = `Housing ${crypto.randomUUID()}`;
  await openCampaign(ctx, { ...words, issueAreaId: "", newIssueArea: name });
  const second = name.toUpperCase();
  await openCampaign(ctx, { ...words, issueAreaId: "", newIssueArea: second });
  const areas = await database.db.issueArea.findMany({
    where: { name: { equals: name, mode: "insensitive" } },
    select: { name: true, _count: { select: { campaigns: true } } },
  });
  expect(areas).toEqual([{ name, _count: { campaigns: 2 } }]);
});

test("a member who may only comment on the network cannot open a campaign", async () => {
  const ctx = await make.contextFor(await make.official());
  const area = await make.issueArea();
  await expect(
    openCampaign(ctx, { ...words, issueAreaId: area.id }),
  ).rejects.toMatchObject({
    reason: "forbidden",
    message: "You may not open a campaign.",
  });
});

test("saving on an old revision is refused with who changed what, and changes nothing", async () => {
  const { campaign, ctx, input } = await edited();
  await editCampaign(ctx, campaign.id, input);
  const other = await make.contextFor(
    await make.organizer({ name: "Osric Marblecroft" }),
  );
  await editCampaign(other, campaign.id, {
    ...input,
    title: "Freedom Cities",
    revision: 1,
  });
  const stale = {
    ...input,
    goal: "My own words for what we want to reach.",
    revision: 1,
  };
  await expect(editCampaign(ctx, campaign.id, stale)).rejects.toMatchObject({
    reason: "conflict",
    message: expect.stringMatching(
      /^Osric Marblecroft changed this campaign while you were typing\. They set the title to “Freedom Cities” and the goal to/,
    ),
  });
  const form = await getCampaignForm(ctx, campaign.id);
  expect(form).toMatchObject({ title: "Freedom Cities", goal: words.goal, revision: 2 });
  await editCampaign(ctx, campaign.id, { ...stale, revision: form.revision });
  expect(await getCampaignForm(ctx, campaign.id)).toMatchObject({
    title: "Freedom City",
    goal: stale.goal,
    revision: 3,
  });
});

test("of two who save at once on one revision, one is refused", async () => {
  const { campaign, ctx, input } = await edited();
  const results = await Promise.allSettled([
    editCampaign(ctx, campaign.id, { ...input, title: "One" }),
    editCampaign(ctx, campaign.id, { ...input, title: "Two" }),
  ]);
  expect(results.map((result) => result.status).sort()).toEqual([
    "fulfilled",
    "rejected",
  ]);
});

test("an archived campaign can be read and not changed, until it is taken out", async () => {
  const { campaign, ctx, input } = await edited();
  const draft = await make.draft({ campaignId: campaign.id });
  await archiveCampaign(ctx, campaign.id);
  expect(ctx.live.revalidated).toContainEqual({ draftId: draft.id });
  expect((await getCampaignFrame(ctx, campaign.id)).archivedAt).not.toBeNull();
  expect((await getCampaignFrame(ctx, campaign.id)).may).toMatchObject({
    edit: false,
    archive: true,
    addCity: false,
  });
  await expect(editCampaign(ctx, campaign.id, input)).rejects.toMatchObject({
    reason: "forbidden",
    message: "You may not change this campaign. It is archived.",
  });
  await archiveCampaign(ctx, campaign.id);
  const events = await listActivity(ctx, { campaignId: campaign.id, limit: 10 });
  expect(events.filter((event) => event.type === "campaign.archived")).toHaveLength(1);
  await restoreCampaign(ctx, campaign.id);
  await editCampaign(ctx, campaign.id, input);
});

test("the list groups campaigns by area and keeps archived ones behind the filter", async () => {
  const area = await make.issueArea();
  const open = await make.campaign({ issueAreaId: area.id, title: "A open" });
  await make.campaign({
    issueAreaId: area.id,
    title: "B put away",
    archivedAt: new Date(),
  });
  const ctx = await make.contextFor(await make.official());
  const titles = async (withArchived: boolean) => {
    const { areas } = await listCampaigns(ctx, { withArchived });
    const found = areas.find((one) => one.id === area.id);
    return found?.campaigns.map((campaign) => campaign.title).sort();
  };
  expect(await titles(false)).toEqual(["A open"]);
  expect(await titles(true)).toEqual(["A open", "B put away"]);
  expect(open.archivedAt).toBeNull();
});

test("a guest sees the campaigns shared with them and no trace of others", async () => {
  const shared = await make.campaign({ title: "Shared" });
  const other = await make.campaign({ title: "Not shared" });
  const guest = await make.guest();
  await make.grant(guest.id, { campaignId: shared.id }, "view");
  const ctx = await make.contextFor(guest);
  const { areas, mayOpen } = await listCampaigns(ctx, { withArchived: true });
  expect(areas.flatMap((area) => area.campaigns.map(({ id }) => id))).toEqual([
    shared.id,
  ]);
  expect(mayOpen).toBe(false);
  for (const ask of [getCampaignFrame, getCampaignOverview, getCampaignPeople]) {
    await expect(ask(ctx, other.id)).rejects.toMatchObject({ reason: "notFound" });
  }
});

test("a right that has run out opens nothing", async () => {
  const campaign = await make.campaign();
  const guest = await make.guest();
  await make.grant(guest.id, { campaignId: campaign.id }, "edit", {
    expiresAt: new Date(Date.now() - 1_000),
  });
  const ctx = await make.contextFor(guest);
  await expect(getCampaignFrame(ctx, campaign.id)).rejects.toMatchObject({
    reason: "notFound",
  });
});

test("a city comes in once, leaves with its log kept, and may come back", async () => {
  const city = await make.city({ name: "Fernbridge" });
  const campaign = await make.campaign();
  const ctx = await make.contextFor(await make.organizer());
  await addCity(ctx, campaign.id, city.id);
  await expect(addCity(ctx, campaign.id, city.id)).rejects.toMatchObject({
    reason: "conflict",
    field: "cityId",
    message: "Fernbridge, TX is already in this campaign.",
  });
  const place = await database.db.campaignCity.findFirstOrThrow({
    where: { campaignId: campaign.id },
  });
  await make.action(place.id, { happenedOn: "2018-05-01" });
  expect(
    (await getCityChoices(ctx, campaign.id, "fernbridge")).cities,
  ).not.toContainEqual(expect.objectContaining({ id: city.id }));

  await removeCity(ctx, campaign.id, place.id);
  expect((await getCampaignOverview(ctx, campaign.id)).cityCount).toBe(0);
  const { cities } = await getCityChoices(ctx, campaign.id, "Fernbridge, tx");
  expect(cities).toContainEqual(
    expect.objectContaining({ id: city.id, leftOn: dateIn(city.timeZone, new Date()) }),
  );

  await addCity(ctx, campaign.id, city.id);
  expect((await getCampaignOverview(ctx, campaign.id)).cityCount).toBe(1);
  expect(await database.db.action.count({ where: { campaignCityId: place.id } })).toBe(1);
});

test("two people adding one city at once bring it in once", async () => {
  const city = await make.city();
  const campaign = await make.campaign();
  const ctx = await make.contextFor(await make.organizer());
  const results = await Promise.allSettled([
    addCity(ctx, campaign.id, city.id),
    addCity(ctx, campaign.id, city.id),
  ]);
  expect(results.map((result) => result.status).sort()).toEqual([
    "fulfilled",
    "rejected",
  ]);
});

test("a city of another campaign cannot be taken out through this one", async () => {
  const place = await make.campaignCity();
  const campaign = await make.campaign();
  const ctx = await make.contextFor(await make.organizer());
  await expect(removeCity(ctx, campaign.id, place.id)).rejects.toMatchObject({
    reason: "notFound",
  });
});

async function stewarded() {
  const steward = await make.guest({ name: "Philippa Votewell" });
  const campaign = await make.campaign();
  await make.grant(steward.id, { campaignId: campaign.id }, "steward");
  const organizer = await make.contextFor(await make.organizer());
  return { steward, campaign, organizer };
}

const right = { right: "comment" as const, expiresOn: null, isLead: false };

test("a right is given, changed and taken back, and open sockets are judged again", async () => {
  const { campaign, organizer } = await stewarded();
  const guest = await make.guest();
  await giveRight(organizer, campaign.id, { personId: guest.id, ...right });
  const ctx = await make.contextFor(guest);
  expect((await getCampaignFrame(ctx, campaign.id)).may.edit).toBe(false);
  await giveRight(organizer, campaign.id, {
    personId: guest.id,
    right: "edit",
    expiresOn: "2099-12-31",
    isLead: true,
  });
  const { grants } = await getCampaignPeople(organizer, campaign.id);
  expect(grants.find((grant) => grant.person.personId === guest.id)).toMatchObject({
    right: "edit",
    isLead: true,
    expiresOn: "2099-12-31",
  });
  expect((await getCampaignFrame(ctx, campaign.id)).may.edit).toBe(true);
  await takeRightBack(organizer, campaign.id, guest.id);
  expect(organizer.live.revalidated.at(-1)).toEqual({ personId: guest.id });
  await expect(getCampaignFrame(ctx, campaign.id)).rejects.toMatchObject({
    reason: "notFound",
  });
});

test("the last steward can be neither removed, narrowed nor given an end", async () => {
  const { steward, campaign, organizer } = await stewarded();
  const refusal = { reason: "conflict", message: /is the last steward/ };
  const attempts = [
    () => takeRightBack(organizer, campaign.id, steward.id),
    () => giveRight(organizer, campaign.id, { personId: steward.id, ...right }),
    () =>
      giveRight(organizer, campaign.id, {
        personId: steward.id,
        right: "steward",
        expiresOn: "2099-12-31",
        isLead: false,
      }),
  ];
  for (const attempt of attempts) {
    await expect(attempt()).rejects.toMatchObject({
      reason: refusal.reason,
      message: expect.stringMatching(refusal.message),
    });
  }
  const second = await make.guest();
  await make.grant(second.id, { campaignId: campaign.id }, "steward");
  await takeRightBack(organizer, campaign.id, steward.id);
});

test("two stewards cannot remove each other at once", async () => {
  const { steward, campaign } = await stewarded();
  const second = await make.guest();
  await make.grant(second.id, { campaignId: campaign.id }, "steward");
  const [one, two] = [await make.contextFor(steward), await make.contextFor(second)];
  await Promise.allSettled([
    takeRightBack(one, campaign.id, second.id),
    takeRightBack(two, campaign.id, steward.id),
  ]);
  expect(
    await database.db.grant.count({
      where: { campaignId: campaign.id, right: "steward" },
    }),
  ).toBe(1);
});

test("a steward without a right over the network cannot reach strangers by their id", async () => {
  const { steward, campaign } = await stewarded();
  const stranger = await make.official();
  const ctx = await make.contextFor(steward);
  expect((await getCampaignPeople(ctx, campaign.id)).candidates).toEqual([]);
  await expect(
    giveRight(ctx, campaign.id, { personId: stranger.id, ...right }),
  ).rejects.toMatchObject({ reason: "invalid", field: "personId" });
});

test("a day that has passed is refused at its field", async () => {
  const { campaign, organizer } = await stewarded();
  const guest = await make.guest();
  await expect(
    giveRight(organizer, campaign.id, {
      personId: guest.id,
      ...right,
      expiresOn: "2018-01-01",
    }),
  ).rejects.toMatchObject({ reason: "invalid", field: "expiresOn" });
});

test("who may not give rights is sent nobody to choose from", async () => {
  const { campaign } = await stewarded();
  const viewer = await make.contextFor(await make.person({ right: "view" }));
  const people = await getCampaignPeople(viewer, campaign.id);
  expect(people.candidates).toEqual([]);
  expect(people.may.grant).toBe(false);
});

test("the activity of the network is narrowed to what a reader may see", async () => {
  const { campaign, organizer } = await stewarded();
  const other = await make.campaign();
  const city = await make.city();
  await addCity(organizer, campaign.id, city.id);
  await addCity(organizer, other.id, city.id);
  const guest = await make.guest();
  await make.grant(guest.id, { campaignId: campaign.id }, "view");
  const ctx = await make.contextFor(guest);
  const seen = await listActivity(ctx, { limit: 100 });
  expect(new Set(seen.map((line) => line.campaign?.id))).toEqual(new Set([campaign.id]));
  await expect(
    listActivity(ctx, { campaignId: other.id, limit: 10 }),
  ).rejects.toMatchObject({ reason: "notFound" });
  const member = await make.contextFor(await make.official());
  const all = await listActivity(member, { limit: 100 });
  expect(all.some((line) => line.campaign?.id === other.id)).toBe(true);
  const [first, second] = await listActivity(member, { limit: 2 });
  const next = await listActivity(member, { limit: 1, before: first?.sequence });
  expect(next[0]?.sequence).toBe(second?.sequence);
});
