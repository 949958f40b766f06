import type * as Y from "yjs";
import { cityLabel } from "#app/domain/city-label.ts";
import { notFound, Refusal } from "#app/domain/refusal.ts";
import { versionTitle } from "#app/domain/version.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { draftTitle } from "#app/features/drafts/draft-title.server.ts";
import { carryAnchors } from "#app/manuscript/anchors.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { jsonFromFragment, writeManuscript } from "#app/manuscript/state.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";
import type { KeepInput, NameInput, VersionInput } from "./version-input.ts";
import {
  hashOf,
  readText,
  storeVersion,
  type TextToKeep,
  unpackText,
} from "./version-store.server.ts";

/** How often a restore is tried again when somebody typed between keeping and writing. */
const ATTEMPTS = 10;

/** Does what a form on a draft's versions asked for. Refuses what its command refuses. */
export function changeVersions(
  ctx: ActorContext,
  draftId: string,
  input: VersionInput,
): Promise<void> {
  switch (input.intent) {
    case "keep":
      return keepNamedVersion(ctx, draftId, input);
    case "name":
      return nameVersion(ctx, draftId, input);
    case "restore":
      return restoreVersion(ctx, draftId, input.versionId);
  }
}

/** Keeps the text as it stands now under a name. Refuses "forbidden" without the right to write. */
async function keepNamedVersion(
  ctx: ActorContext,
  draftId: string,
  input: KeepInput,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "draft.keepVersion", draftId);
  const text = await readText(ctx, draftId);
  await transact(ctx, async (tx, recording) => {
    const called = await nameOf(tx, input);
    await storeVersion(ctx, tx, text, {
      reason: "named",
      ...called,
      madeById: ctx.actor.personId,
    });
    await record(recording, {
      type: "version.kept",
      campaignId,
      draftId,
      cityId: called.adoptedByCityId,
      details: { title: await draftTitle(tx, draftId), name: called.name },
    });
  });
}

/** Gives a version that was kept a name; what it says stays what it is. */
async function nameVersion(
  ctx: ActorContext,
  draftId: string,
  input: NameInput,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "draft.keepVersion", draftId);
  await transact(ctx, async (tx, recording) => {
    const called = await nameOf(tx, input);
    const { count } = await tx.draftVersion.updateMany({
      where: { id: input.versionId, draftId },
      data: called,
    });
    if (count === 0) throw notFound();
    await record(recording, {
      type: "version.named",
      campaignId,
      draftId,
      cityId: called.adoptedByCityId,
      details: { title: await draftTitle(tx, draftId), name: called.name },
    });
  });
}

/**
 * Puts the text of a version back into the live draft, while others may be typing. What stood there
 * at that very moment is a version of its own first, so nobody's work is lost and the restore can
 * be taken back by restoring that. Words that stay keep the comments on them. Refuses "notFound"
 * for a version of another draft, "forbidden" where the text may not be changed.
 */
export async function restoreVersion(
  ctx: ActorContext,
  draftId: string,
  versionId: string,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "draft.restore", draftId);
  const version = await ctx.db.draftVersion.findFirst({
    where: { id: versionId, draftId },
    select: { number: true, name: true, text: true },
  });
  if (!version) throw notFound();
  const text = await unpackText(version.text);
  const threads = await ctx.db.commentThread.findMany({
    where: { draftId },
    select: { id: true },
  });
  const living = new Set(threads.map(({ id }) => id));
  await putBack(ctx, draftId, (present) =>
    carryAnchors(text, present, (id) => living.has(id)),
  );
  await transact(ctx, async (tx, recording) => {
    await record(recording, {
      type: "version.restored",
      campaignId,
      draftId,
      details: { title: await draftTitle(tx, draftId), name: versionTitle(version) },
    });
  });
}

/**
 * Writes a text over what stands there, when what stands there is kept. Between the two somebody
 * may type: then what they typed is not in the version, and both are done again.
 */
async function putBack(
  ctx: ActorContext,
  draftId: string,
  targetFor: (present: ManuscriptJson) => ManuscriptJson,
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const kept = await readText(ctx, draftId);
    await ctx.db.$transaction((tx) =>
      storeVersion(ctx, tx, kept, {
        reason: "beforeRestore",
        madeById: ctx.actor.personId,
      }),
    );
    try {
      await ctx.live.edit(
        draftId,
        (doc) => write(doc, kept, targetFor),
        ctx.actor.personId,
      );
      return;
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
    }
  }
  throw new Refusal(
    "conflict",
    "Others are writing so fast that what they write could not be kept first. Close the draft to edits for a moment, or try again.",
  );
}

/** Somebody typed after the text was kept. */
class Moved extends Error {
  override readonly name = "Moved";
}

function write(
  doc: Y.Doc,
  kept: TextToKeep,
  targetFor: (present: ManuscriptJson) => ManuscriptJson,
): void {
  const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
  const present = jsonFromFragment(fragment);
  if (hashOf(present) !== kept.hash.toString("hex"))
    throw new Moved("the text has moved on");
  const target = targetFor(present);
  writeManuscript(doc, target);
  if (hashOf(jsonFromFragment(fragment)) !== hashOf(target)) {
    throw new Error("the text that was written is not the version");
  }
}

/** "As adopted by Tacoma, WA" where a city was named and nothing else. */
async function nameOf(
  tx: Transaction,
  { name, adoptedByCityId }: { name: string; adoptedByCityId: string | null },
): Promise<{ name: string; adoptedByCityId: string | null }> {
  if (!adoptedByCityId) return { name, adoptedByCityId: null };
  const city = await tx.city.findUnique({
    where: { id: adoptedByCityId },
    select: { name: true, state: true },
  });
  if (!city) {
    throw new Refusal("invalid", "Choose a city of the list.", {
      field: "adoptedByCityId",
    });
  }
  return { name: name || `As adopted by ${cityLabel(city)}`, adoptedByCityId };
}
