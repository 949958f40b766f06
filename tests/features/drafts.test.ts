import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Right } from "#app/domain/rights.ts";
import {
  changeDraftSettings,
  startDraft,
} from "#app/features/drafts/draft-commands.server.ts";
import { exportDraft } from "#app/features/drafts/draft-export.server.ts";
import {
  getDraft,
  getDraftSettings,
  listCampaignsToDraftIn,
  listDrafts,
} from "#app/features/drafts/draft-queries.server.ts";
import { getDraftStyle } from "#app/features/drafts/draft-style.server.ts";
import { findLastVisit, recordVisit } from "#app/features/drafts/draft-visits.server.ts";
import { blocksOf } from "#app/manuscript/manuscript-json.ts";
import { docFromJson, jsonFromState } from "#app/manuscript/state.ts";
import {
  blank,
  longTitle,
  manuscript,
  provision,
  section,
} from "#app/manuscript/write.ts";
import { WorkFailed } from "#app/platform/killable-work.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
});
afterAll(() => database.close());

async function memberOf(campaignId: string, right: Right) {
  const person = await make.guest();
  await database.db.grant.create({
    data: { personId: person.id, campaignId, scope: `campaign:${campaignId}`, right },
  });
  return { person, ctx: await make.contextFor(person) };
}

const started = { kind: "modelOrdinance", title: "Surveillance oversight" } as const;

describe("starting a draft", () => {
  test("whoever starts a draft is its steward and begins with the parts of its kind", async () => {
    const campaign = await make.campaign();
    const { ctx } = await memberOf(campaign.id, "edit");
    const draftId = await startDraft(ctx, { ...started, campaignId: campaign.id });
    expect((await getDraft(ctx, draftId)).may).toEqual({
      comment: true,
      decide: true,
      edit: true,
      steward: true,
    });
    const snapshot = await database.db.manuscriptSnapshot.findUniqueOrThrow({
      where: { draftId },
    });
    const types = [...blocksOf(jsonFromState(snapshot.state))].map((block) => block.type);
    expect(types).toContain("enactingClause");
    expect(ctx.live.announced).toContain(`campaign:${campaign.id}`);
  });

  test("two drafts of one kind share no block id", async () => {
    const campaign = await make.campaign();
    const { ctx } = await memberOf(campaign.id, "edit");
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const draftId = await startDraft(ctx, { ...started, campaignId: campaign.id });
        const { state } = await database.db.manuscriptSnapshot.findUniqueOrThrow({
          where: { draftId },
        });
        return [...blocksOf(jsonFromState(state))].map((block) => block.attrs?.id);
      }),
    );
    expect(new Set(ids.flat()).size).toBe(ids.flat().length);
  });

  test("somebody who may only comment starts no draft and is offered no campaign", async () => {
    const campaign = await make.campaign();
    const { ctx } = await memberOf(campaign.id, "comment");
    await expect(
      startDraft(ctx, { ...started, campaignId: campaign.id }),
    ).rejects.toMatchObject({
      reason: "forbidden",
    });
    expect(await listCampaignsToDraftIn(ctx)).toEqual([]);
  });

  test("a campaign one does not see does not exist", async () => {
    const campaign = await make.campaign();
    const ctx = await make.contextFor(await make.guest());
    await expect(
      startDraft(ctx, { ...started, campaignId: campaign.id }),
    ).rejects.toMatchObject({
      reason: "notFound",
    });
  });
});

describe("who finds a draft", () => {
  test("a guest sees the drafts of a shared campaign and those shared one by one, no other", async () => {
    const shared = await make.campaign();
    const { person, ctx } = await memberOf(shared.id, "view");
    const inCampaign = await make.draft({ campaignId: shared.id });
    const single = await make.draft({ campaignId: (await make.campaign()).id });
    const hidden = await make.draft({ campaignId: (await make.campaign()).id });
    await database.db.grant.create({
      data: {
        personId: person.id,
        draftId: single.id,
        scope: `draft:${single.id}`,
        right: "view",
      },
    });
    const found = (await listDrafts(ctx)).map((draft) => draft.id);
    expect(found.sort()).toEqual([inCampaign.id, single.id].sort());
    await expect(getDraft(ctx, hidden.id)).rejects.toMatchObject({ reason: "notFound" });
  });

  test("a right that has expired shows nothing", async () => {
    const draft = await make.draft();
    const person = await make.guest();
    await database.db.grant.create({
      data: {
        personId: person.id,
        draftId: draft.id,
        scope: `draft:${draft.id}`,
        right: "steward",
        expiresAt: new Date(Date.now() - 1_000),
      },
    });
    const ctx = await make.contextFor(person);
    expect(await listDrafts(ctx)).toEqual([]);
    await expect(getDraft(ctx, draft.id)).rejects.toMatchObject({ reason: "notFound" });
  });
});

describe("settings", () => {
  async function stewarded() {
    const campaign = await make.campaign();
    const { person, ctx } = await memberOf(campaign.id, "edit");
    const draftId = await startDraft(ctx, { ...started, campaignId: campaign.id });
    return { person, ctx, draftId, campaign };
  }

  test("closing a draft to edits takes editing from everybody and judges every seat again", async () => {
    const { ctx, draftId } = await stewarded();
    await changeDraftSettings(ctx, draftId, { intent: "lock" });
    expect((await getDraft(ctx, draftId)).may).toEqual({
      comment: true,
      decide: false,
      edit: false,
      steward: true,
    });
    expect(ctx.live.revalidated).toContainEqual({ draftId });
    await changeDraftSettings(ctx, draftId, { intent: "unlock" });
    expect((await getDraft(ctx, draftId)).may.edit).toBe(true);
  });

  test("an archived draft leaves the list, can be read, and comes back", async () => {
    const { ctx, draftId } = await stewarded();
    await changeDraftSettings(ctx, draftId, { intent: "archive" });
    expect(await listDrafts(ctx)).toEqual([]);
    expect((await listDrafts(ctx, { withArchived: true })).map((d) => d.id)).toEqual([
      draftId,
    ]);
    expect((await getDraft(ctx, draftId)).may.comment).toBe(false);
    await changeDraftSettings(ctx, draftId, { intent: "restore" });
    expect((await listDrafts(ctx)).map((d) => d.id)).toEqual([draftId]);
  });

  test("sharing by address gives the right, and taking it back closes the seats", async () => {
    const { ctx, draftId } = await stewarded();
    const guest = await make.guest();
    const grant = {
      intent: "grant",
      email: guest.email,
      right: "view",
      expiresOn: "",
    } as const;
    await changeDraftSettings(ctx, draftId, grant);
    expect((await getDraft(await make.contextFor(guest), draftId)).id).toBe(draftId);
    const { shares } = await getDraftSettings(ctx, draftId);
    expect(shares.find((share) => share.personId === guest.id)?.right).toBe("view");
    await changeDraftSettings(ctx, draftId, { intent: "revoke", personId: guest.id });
    await expect(getDraft(await make.contextFor(guest), draftId)).rejects.toMatchObject({
      reason: "notFound",
    });
    expect(ctx.live.revalidated).toContainEqual({ draftId, personId: guest.id });
  });

  test("an address nobody has is an error at the field, and a past day too", async () => {
    const { ctx, draftId } = await stewarded();
    const guest = await make.guest();
    const unknown = {
      intent: "grant",
      email: "nobody@example.org",
      right: "view",
      expiresOn: "",
    } as const;
    await expect(changeDraftSettings(ctx, draftId, unknown)).rejects.toMatchObject({
      reason: "invalid",
      field: "email",
    });
    const past = { ...unknown, email: guest.email, expiresOn: "2001-01-01" };
    await expect(changeDraftSettings(ctx, draftId, past)).rejects.toMatchObject({
      field: "expiresOn",
    });
  });

  test("the last steward cannot be taken off a draft", async () => {
    const { ctx, draftId, person } = await stewarded();
    await expect(
      changeDraftSettings(ctx, draftId, { intent: "revoke", personId: person.id }),
    ).rejects.toMatchObject({ reason: "conflict" });
    expect((await getDraft(ctx, draftId)).may.steward).toBe(true);
  });

  test("an editor of the campaign who is no steward changes no settings", async () => {
    const { draftId, campaign } = await stewarded();
    const { ctx } = await memberOf(campaign.id, "edit");
    await expect(getDraftSettings(ctx, draftId)).rejects.toMatchObject({
      reason: "forbidden",
    });
    await expect(
      changeDraftSettings(ctx, draftId, { intent: "rename", title: "Mine now" }),
    ).rejects.toMatchObject({ reason: "forbidden" });
  });
});

const wordsOf = (file: Uint8Array) => new TextDecoder().decode(file);

test("whoever may look may take the text along, with its numbers and without its comments", async () => {
  const campaign = await make.campaign();
  const { ctx: author } = await memberOf(campaign.id, "edit");
  const draftId = await startDraft(author, { ...started, campaignId: campaign.id });
  const { state } = await database.db.manuscriptSnapshot.findUniqueOrThrow({
    where: { draftId },
  });
  const { ctx } = await memberOf(campaign.id, "view");
  ctx.live.read = async () => state;
  const text = await exportDraft(ctx, draftId, { format: "txt" });
  expect(text.fileName).toBe("surveillance-oversight.txt");
  expect(wordsOf(text.body)).toMatch(/Section 1\./);
  const html = await exportDraft(ctx, draftId, { format: "html" });
  expect(wordsOf(html.body)).toMatch(/^<!doctype html>/i);
  expect(wordsOf(html.body)).not.toContain("data-comment");
  const markdown = await exportDraft(ctx, draftId, { format: "md" });
  expect(wordsOf(markdown.body)).toContain("## Section 1.");
  const akn = await exportDraft(ctx, draftId, { format: "xml" });
  expect(akn.contentType).toBe("application/akn+xml; charset=utf-8");
  expect(wordsOf(akn.body)).toContain(`/akn/us/bill/model-ordinance/`);
  const pdf = await exportDraft(ctx, draftId, { format: "pdf" });
  expect(pdf).toMatchObject({
    fileName: "surveillance-oversight.pdf",
    contentType: "application/pdf",
  });
  expect(wordsOf(pdf.body.slice(0, 5))).toBe("%PDF-");
});

test("a file that cannot be made is refused in a sentence that says what to do", async () => {
  const draft = await make.draft();
  const ctx = await make.contextFor(await make.official());
  ctx.live.read = async () => docFromJson(manuscript(section("Rule")));
  for (const trouble of ["busy", "tooLong", "tooMuchMemory", "failed"] as const) {
    ctx.press = { print: () => Promise.reject(new WorkFailed(trouble, "words")) };
    const wanted = exportDraft(ctx, draft.id, { format: "pdf" });
    await expect(wanted).rejects.toMatchObject({ reason: "unavailable" });
    await expect(wanted).rejects.toThrow(/[Tt]ry|Take it along/);
  }
});

describe("a draft viewed as a city", () => {
  const text = docFromJson(
    manuscript(
      longTitle("An ordinance of ", blank("city", "", "cityName")),
      section("Rule"),
      provision(1, "x"),
    ),
  );

  test("is taken along in the city's numbers, with the blanks it can fill", async () => {
    const city = await make.city({
      name: "Somerville",
      sectionWord: "Sec.",
      ladder: "A. 1.",
    });
    const draft = await make.draft();
    const ctx = await make.contextFor(await make.official());
    ctx.live.read = async () => text;
    const plain = await exportDraft(ctx, draft.id, { format: "txt" });
    expect(wordsOf(plain.body)).toContain("[city]\n\nSection 1. Rule\n\n    (a) x");
    const styled = await exportDraft(ctx, draft.id, { format: "txt", asCityId: city.id });
    expect(wordsOf(styled.body)).toContain("Somerville\n\nSec. 1. Rule\n\n    A. x");
  });

  test("can be viewed as any city of the network, and by a guest as none", async () => {
    const city = await make.city();
    const draft = await make.draft();
    const ctx = await make.contextFor(await make.official());
    const style = await getDraftStyle(ctx, draft.id, city.id);
    expect(style.houses.map(({ id }) => id)).toContain(city.id);
    expect(style.house?.style.values.cityName).toBe(city.name);

    const guest = await make.guest();
    await database.db.grant.create({
      data: {
        personId: guest.id,
        draftId: draft.id,
        scope: `draft:${draft.id}`,
        right: "view",
      },
    });
    const asGuest = await make.contextFor(guest);
    expect(await getDraftStyle(asGuest, draft.id, null)).toEqual({
      houses: [],
      house: null,
    });
    for (const ask of [
      () => getDraftStyle(asGuest, draft.id, city.id),
      () => exportDraft(asGuest, draft.id, { format: "txt", asCityId: city.id }),
    ]) {
      await expect(ask()).rejects.toMatchObject({ reason: "notFound" });
    }
  });
});

describe("a visit", () => {
  test("what somebody had seen when they left is theirs, and the last time counts", async () => {
    const campaign = await make.campaign();
    const { ctx } = await memberOf(campaign.id, "edit");
    const other = await memberOf(campaign.id, "view");
    const draftId = await startDraft(ctx, { ...started, campaignId: campaign.id });
    expect(await findLastVisit(ctx, draftId)).toBeNull();
    await recordVisit(ctx, draftId, { stateVector: "AA==" });
    await recordVisit(ctx, draftId, { stateVector: "AQEB" });
    const visit = await findLastVisit(ctx, draftId);
    expect(visit?.stateVector).toBe("AQEB");
    expect(visit?.ownClients).toHaveLength(1);
    expect(await findLastVisit(other.ctx, draftId)).toBeNull();
  });

  test("nobody leaves or finds a trace in a draft that is not shared with them", async () => {
    const campaign = await make.campaign();
    const { ctx } = await memberOf(campaign.id, "edit");
    const draftId = await startDraft(ctx, { ...started, campaignId: campaign.id });
    const stranger = await make.contextFor(await make.guest());
    await expect(
      recordVisit(stranger, draftId, { stateVector: "AA==" }),
    ).rejects.toMatchObject({
      reason: "notFound",
    });
    await expect(findLastVisit(stranger, draftId)).rejects.toMatchObject({
      reason: "notFound",
    });
  });
});
