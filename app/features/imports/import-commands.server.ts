import type { DraftKind } from "#app/domain/draft.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { newClientId, startDraft } from "#app/features/drafts/draft-commands.server.ts";
import type { ActorContext, Preview } from "#app/platform/context.server.ts";
import { WorkFailed, type WorkTrouble } from "#app/platform/killable-work.ts";
import type { ReadAnswer, ReadOrder } from "#app/platform/law-reader.ts";
import { MAX_UPLOAD_BYTES } from "./import-input.ts";

/** A file as it was sent. */
export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * Reads a file and puts what was recognised aside for the person who sent it; nothing is created.
 * Answers with the id of the preview. Refuses "forbidden" without the right to start a draft in
 * the campaign, and "invalid", with what to do, what cannot be read.
 */
export async function readForPreview(
  ctx: ActorContext,
  campaignId: string,
  file: SentFile,
): Promise<string> {
  await authorize(ctx, "draft.start", campaignId);
  if (file.bytes.byteLength > MAX_UPLOAD_BYTES) throw wrongFile(TOO_LARGE);
  const { personId } = ctx.actor;
  const answer = await read(ctx, { ...file, personId, clientId: newClientId() });
  if (answer.type === "refused") throw wrongFile(answer.sentence);
  const preview = { ...answer.text, fileName: file.name, campaignId };
  return ctx.previews.put(personId, preview);
}

/**
 * Makes a draft of what was read, with that as its first text. Answers with the draft's id, or
 * null when the preview has expired; a second click gets the draft of the first. Refuses "forbidden" without the right to start a draft.
 */
export async function createFromPreview(
  ctx: ActorContext,
  previewId: string,
  input: { title: string; kind: DraftKind },
): Promise<string | null> {
  const { title, kind } = input;
  return ctx.previews.become(ctx.actor.personId, previewId, (preview: Preview) =>
    startDraft(ctx, { title, kind, campaignId: preview.campaignId }, preview),
  );
}

/** Forgets what was read. */
export function discardPreview(ctx: ActorContext, previewId: string): void {
  ctx.previews.remove(ctx.actor.personId, previewId);
}

async function read(ctx: ActorContext, order: ReadOrder): Promise<ReadAnswer> {
  try {
    return await ctx.reader.read(order);
  } catch (error) {
    if (!(error instanceof WorkFailed)) throw error;
    const { trouble } = error;
    const reason = trouble === "busy" ? "unavailable" : "invalid";
    throw new Refusal(reason, WHAT_TO_DO[trouble], { field: "file", cause: error });
  }
}

const TOO_LARGE =
  "This file is larger than 12 MB. Take its pictures out, or import it in parts.";

const WHAT_TO_DO: Record<WorkTrouble, string> = {
  busy: "Another file of yours, or many of others, are being read at this moment. Try again in a minute.",
  tooLong:
    "Reading this file took too long. Copy its text into a new document and import that, or import it in parts.",
  tooMuchMemory:
    "This file is too large to be read. Copy its text into a new document and import that, or import it in parts.",
  failed:
    "This file could not be read. Open it, save it again under another name, and try once more.",
};

function wrongFile(sentence: string): Refusal {
  return new Refusal("invalid", sentence, { field: "file" });
}
