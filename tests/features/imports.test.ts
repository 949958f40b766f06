/** Files become drafts: what is shown before, who may, and what is left of what went wrong. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "#app/domain/refusal.ts";
import {
  createFromPreview,
  discardPreview,
  readForPreview,
} from "#app/features/imports/import-commands.server.ts";
import { MAX_UPLOAD_BYTES } from "#app/features/imports/import-input.ts";
import { findPreview } from "#app/features/imports/import-queries.server.ts";
import { plainTextFromState } from "#app/manuscript/state.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { WorkFailed } from "#app/platform/killable-work.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;
beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
}, 60_000);
afterAll(() => database.close());

const law = `AN ORDINANCE RELATING TO NOTICE OF HOURS

The City Council ordains as follows:

Section 1. Notice.

(a) An employer shall give notice of hours.

(c) This section does not apply to schools.`;
const file = (words: string, name = "notice.txt") => ({
  name,
  bytes: new TextEncoder().encode(words),
});
const first = { page: 1, onlyUnsure: false };

/** Somebody who may start drafts in a campaign of their own. */
async function drafter(): Promise<{ ctx: ActorContext; campaignId: string }> {
  const person = await make.person({ right: null });
  const campaign = await make.campaign();
  await make.grant(person.id, { campaignId: campaign.id }, "edit");
  return { ctx: await make.contextFor(person), campaignId: campaign.id };
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const refusal = await work.catch((error: unknown) => error);
  if (!(refusal instanceof Refusal)) throw new Error(`not refused: ${refusal}`);
  return refusal;
}

describe("a file that is imported", () => {
  test("is shown with what is unsure before anything is created", async () => {
    const { ctx, campaignId } = await drafter();
    const before = await database.db.draft.count();
    const id = await readForPreview(ctx, campaignId, file(law));
    const preview = await findPreview(ctx, id, first);
    expect(preview).toMatchObject({
      fileName: "notice.txt",
      title: "AN ORDINANCE RELATING TO NOTICE OF HOURS",
      kind: "modelOrdinance",
      unsure: 1,
    });
    expect(preview?.lines.map(({ type, label }) => [type, label])).toEqual([
      ["longTitle", ""],
      ["enactingClause", ""],
      ["section", "Section 1."],
      ["provision", "(a)"],
      ["provision", "(b)"],
    ]);
    const unsure = await findPreview(ctx, id, { page: 1, onlyUnsure: true });
    expect(unsure?.lines).toMatchObject([
      { at: 5, unsure: expect.arrayContaining([expect.stringContaining("(c)")]) },
    ]);
    expect(await database.db.draft.count()).toBe(before);
  });

  test("becomes a draft whose first text has every word, once", async () => {
    const { ctx, campaignId } = await drafter();
    const id = await readForPreview(ctx, campaignId, file(law));
    const input = { title: "Notice of hours", kind: "modelOrdinance" } as const;
    const draftId = await createFromPreview(ctx, id, input);
    const draft = await database.db.draft.findUniqueOrThrow({
      where: { id: draftId ?? "" },
      include: { snapshot: true },
    });
    expect(draft).toMatchObject({
      ...input,
      campaignId,
      startedById: ctx.actor.personId,
    });
    const words = plainTextFromState(new Uint8Array(draft.snapshot?.state ?? []));
    expect(words).toContain("An employer shall give notice of hours.");
    expect(words).toContain("This section does not apply to schools.");
    expect(await createFromPreview(ctx, id, input)).toBeNull();
  });

  test("becomes one draft, however often the button is pressed", async () => {
    const { ctx, campaignId } = await drafter();
    const id = await readForPreview(ctx, campaignId, file(law));
    const input = { title: "Pressed twice", kind: "modelOrdinance" } as const;
    const ids = await Promise.all([1, 2, 3].map(() => createFromPreview(ctx, id, input)));
    expect(new Set(ids).size).toBe(1);
    expect(await database.db.draft.count({ where: { campaignId } })).toBe(1);
  });

  test("is nobody else's to see, create or throw away", async () => {
    const { ctx, campaignId } = await drafter();
    const other = { ...(await drafter()).ctx, previews: ctx.previews };
    const id = await readForPreview(ctx, campaignId, file(law));
    expect(await findPreview(other, id, first)).toBeNull();
    expect(
      await createFromPreview(other, id, { title: "Mine", kind: "notes" }),
    ).toBeNull();
    discardPreview(other, id);
    expect(await findPreview(ctx, id, first)).not.toBeNull();
    discardPreview(ctx, id);
    expect(await findPreview(ctx, id, first)).toBeNull();
  });

  test("is not even read for somebody who may not start a draft there", async () => {
    const { campaignId } = await drafter();
    const stranger = await make.contextFor(await make.person({ right: "view" }));
    const read = { isAsked: false };
    stranger.reader = {
      read: () => {
        read.isAsked = true;
        return Promise.reject(new Error("asked"));
      },
    };
    const refusal = await refusalOf(readForPreview(stranger, campaignId, file(law)));
    expect(["forbidden", "notFound"]).toContain(refusal.reason);
    expect(read.isAsked).toBe(false);
  });

  test("creates nothing for somebody whose right was taken back meanwhile", async () => {
    const { ctx, campaignId } = await drafter();
    const id = await readForPreview(ctx, campaignId, file(law));
    await database.db.grant.deleteMany({ where: { personId: ctx.actor.personId } });
    const before = await database.db.draft.count();
    await refusalOf(createFromPreview(ctx, id, { title: "Late", kind: "notes" }));
    expect(await database.db.draft.count()).toBe(before);
  });

  test("is refused at its field, with what to do, when it cannot be read", async () => {
    const { ctx, campaignId } = await drafter();
    const empty = await refusalOf(readForPreview(ctx, campaignId, file("")));
    expect(empty).toMatchObject({ reason: "invalid", field: "file" });
    const huge = { name: "a.txt", bytes: new Uint8Array(MAX_UPLOAD_BYTES + 1) };
    const tooLarge = await refusalOf(readForPreview(ctx, campaignId, huge));
    expect(tooLarge.message).toMatch(/12 MB.*import it in parts/);
    ctx.reader = { read: () => Promise.reject(new WorkFailed("tooLong", "words")) };
    const slow = await refusalOf(readForPreview(ctx, campaignId, file(law)));
    expect(slow).toMatchObject({ reason: "invalid", field: "file" });
    expect(slow.message).toMatch(/took too long/);
  });
});
