import type { DraftKind } from "#app/domain/draft.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { RIGHT_WORDS } from "#app/domain/rights.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { withFreshIds } from "#app/manuscript/manuscript-json.ts";
import { MANUSCRIPT_VERSION } from "#app/manuscript/schema.ts";
import { starterFor } from "#app/manuscript/starters.ts";
import { docFromJson } from "#app/manuscript/state.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { checksum } from "#app/platform/manuscript-store.server.ts";
import type { DraftSettingsInput, StartDraftInput } from "./draft-input.ts";

/** Yjs client ids are unsigned 32-bit numbers. */
const CLIENT_IDS = 0x1_0000_0000;

/** The first text of a draft: its stored bytes, and the Yjs client id that wrote them. */
export interface FirstText {
  state: Uint8Array;
  clientId: number;
}

/** A number for whoever writes the first text of a draft. */
export function newClientId(): number {
  return Math.floor(Math.random() * CLIENT_IDS);
}

/**
 * Starts a draft in a campaign from a first text, or from the starter of its kind; whoever starts
 * it is its steward. Answers with the draft's id. Refuses "forbidden" without the right to write there.
 */
export async function startDraft(
  ctx: ActorContext,
  input: StartDraftInput,
  first: FirstText = starterText(input.kind),
): Promise<string> {
  const { campaignId } = await authorize(ctx, "draft.start", input.campaignId);
  const { clientId } = first;
  const state = new Uint8Array(first.state);
  const now = ctx.now();
  return transact(ctx, async (tx, recording) => {
    const draft = await tx.draft.create({
      data: {
        campaignId,
        kind: input.kind,
        title: input.title,
        startedById: ctx.actor.personId,
        createdAt: now,
        editedAt: now,
        snapshot: {
          create: {
            state,
            checksum: checksum(state),
            manuscriptVersion: MANUSCRIPT_VERSION,
          },
        },
        clients: {
          create: { clientId, personId: ctx.actor.personId, sessionId: ctx.sessionId },
        },
      },
      select: { id: true },
    });
    await tx.grant.create({
      data: {
        personId: ctx.actor.personId,
        draftId: draft.id,
        scope: `draft:${draft.id}`,
        right: "steward",
        grantedById: ctx.actor.personId,
      },
    });
    await record(recording, {
      type: "draft.started",
      campaignId,
      draftId: draft.id,
      details: { title: input.title },
    });
    return draft.id;
  });
}

function starterText(kind: DraftKind): FirstText {
  const clientId = newClientId();
  return { clientId, state: docFromJson(withFreshIds(starterFor(kind)), clientId) };
}

/**
 * Renames, closes, opens, archives or restores a draft, gives somebody a right on it or
 * takes one back. Sockets whose right may have changed are judged again at once. Refuses
 * "invalid" when nobody has the address, "conflict" when the last steward would go.
 */
export async function changeDraftSettings(
  ctx: ActorContext,
  draftId: string,
  input: DraftSettingsInput,
): Promise<void> {
  switch (input.intent) {
    case "rename":
      return renameDraft(ctx, draftId, input.title);
    case "lock":
    case "unlock":
      return closeDraft(ctx, draftId, input.intent === "lock");
    case "archive":
    case "restore":
      return archiveDraft(ctx, draftId, input.intent === "archive");
    case "grant":
      return shareDraft(ctx, draftId, input);
    case "revoke":
      return unshareDraft(ctx, draftId, input.personId);
  }
}

async function renameDraft(
  ctx: ActorContext,
  draftId: string,
  title: string,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "draft.steward", draftId);
  await transact(ctx, async (tx, recording) => {
    await tx.draft.update({ where: { id: draftId }, data: { title } });
    await record(recording, {
      type: "draft.renamed",
      campaignId,
      draftId,
      details: { title },
    });
  });
}

async function closeDraft(
  ctx: ActorContext,
  draftId: string,
  isLocked: boolean,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "draft.steward", draftId);
  await transact(ctx, async (tx, recording) => {
    const { title } = await tx.draft.update({
      where: { id: draftId },
      data: { lockedAt: isLocked ? ctx.now() : null },
      select: { title: true },
    });
    const type = isLocked ? "draft.locked" : "draft.unlocked";
    await record(recording, { type, campaignId, draftId, details: { title } });
  });
  ctx.live.revalidate({ draftId });
}

async function archiveDraft(
  ctx: ActorContext,
  draftId: string,
  isArchived: boolean,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "draft.steward", draftId);
  await transact(ctx, async (tx, recording) => {
    const { title } = await tx.draft.update({
      where: { id: draftId },
      data: { archivedAt: isArchived ? ctx.now() : null },
      select: { title: true },
    });
    const type = isArchived ? "draft.archived" : "draft.restored";
    await record(recording, { type, campaignId, draftId, details: { title } });
  });
  ctx.live.revalidate({ draftId });
}

async function shareDraft(
  ctx: ActorContext,
  draftId: string,
  input: Extract<DraftSettingsInput, { intent: "grant" }>,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "draft.grant", draftId);
  const person = await ctx.db.person.findUnique({
    where: { email: input.email },
    select: { id: true, name: true },
  });
  if (!person) {
    throw new Refusal(
      "invalid",
      "Nobody in the network has this address. Invite them first.",
      {
        field: "email",
      },
    );
  }
  const scope = `draft:${draftId}`;
  const expiresAt = input.expiresOn ? new Date(`${input.expiresOn}T23:59:59.000Z`) : null;
  if (expiresAt && expiresAt <= ctx.now()) {
    throw new Refusal("invalid", "Choose a day that is still to come.", {
      field: "expiresOn",
    });
  }
  await transact(ctx, async (tx, recording) => {
    await tx.grant.upsert({
      where: { personId_scope: { personId: person.id, scope } },
      create: {
        personId: person.id,
        draftId,
        scope,
        right: input.right,
        expiresAt,
        grantedById: ctx.actor.personId,
      },
      update: { right: input.right, expiresAt, grantedById: ctx.actor.personId },
    });
    await refuseWithoutSteward(tx, draftId, campaignId);
    const { title } = await tx.draft.findUniqueOrThrow({
      where: { id: draftId },
      select: { title: true },
    });
    await record(recording, {
      type: "draft.granted",
      campaignId,
      draftId,
      personId: person.id,
      details: {
        title,
        name: person.name,
        right: RIGHT_WORDS[input.right].name.toLowerCase(),
      },
    });
  });
  ctx.live.revalidate({ draftId, personId: person.id });
}

async function unshareDraft(
  ctx: ActorContext,
  draftId: string,
  personId: string,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "draft.grant", draftId);
  await transact(ctx, async (tx, recording) => {
    const { count } = await tx.grant.deleteMany({
      where: { personId, scope: `draft:${draftId}` },
    });
    if (count === 0) return;
    await refuseWithoutSteward(tx, draftId, campaignId);
    const [{ title }, { name }] = await Promise.all([
      tx.draft.findUniqueOrThrow({ where: { id: draftId }, select: { title: true } }),
      tx.person.findUniqueOrThrow({ where: { id: personId }, select: { name: true } }),
    ]);
    await record(recording, {
      type: "draft.revoked",
      campaignId,
      draftId,
      personId,
      details: { title, name },
    });
  });
  ctx.live.revalidate({ draftId, personId });
}

type Tx = Parameters<Parameters<typeof transact>[1]>[0];

/** Somebody must always be able to decide about a draft: on it, its campaign or the network. */
async function refuseWithoutSteward(
  tx: Tx,
  draftId: string,
  campaignId: string | null,
): Promise<void> {
  const scopes = [`draft:${draftId}`, ...(campaignId ? [`campaign:${campaignId}`] : [])];
  const stewards = await tx.grant.count({
    where: {
      scope: { in: scopes },
      right: "steward",
      expiresAt: null,
      person: { suspendedAt: null },
    },
  });
  if (stewards === 0) {
    throw new Refusal(
      "conflict",
      "A draft needs a steward. Make somebody else steward first.",
    );
  }
}
