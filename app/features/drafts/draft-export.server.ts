import { dateIn } from "#app/domain/calendar-date.ts";
import { isSettled } from "#app/domain/draft-state.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { slugOf } from "#app/domain/slug.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { readerZone } from "#app/features/access/reader-zone.server.ts";
import { getHouse } from "#app/features/cities/house-styles.server.ts";
import { networkNameOf } from "#app/features/network/frame-queries.server.ts";
import { defaultStyle } from "#app/manuscript/house-style.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { WorkFailed, type WorkTrouble } from "#app/platform/killable-work.ts";
import type { PrintFormat } from "#app/platform/press.ts";
import { wordsOfDate } from "#app/ui/date-words.ts";

export interface ExportedDraft {
  fileName: string;
  contentType: string;
  body: Uint8Array;
}

/** How each kind of file is announced to a browser. */
export const CONTENT_TYPES: Record<PrintFormat, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  html: "text/html; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  xml: "application/akn+xml; charset=utf-8",
};

export interface ExportWish {
  format: PrintFormat;
  /** The city in whose style it is wanted; null for the common one. */
  asCityId?: string | null;
  /** In Word: a number before every line. */
  lineNumbers?: boolean;
}

/**
 * The draft as it stands now, as one file, in a city's style if one is named. Whoever may see it
 * may take it along. Refuses "unavailable", saying what to do, when the file cannot be made.
 */
export async function exportDraft(
  ctx: ActorContext,
  draftId: string,
  { format, asCityId = null, lineNumbers = false }: ExportWish,
): Promise<ExportedDraft> {
  await authorize(ctx, "draft.view", draftId);
  const house = asCityId === null ? null : await getHouse(ctx, asCityId);
  const { profile, values } = house?.style ?? defaultStyle;
  const {
    title,
    kind,
    createdAt,
    editedAt,
    state: progress,
  } = await ctx.db.draft.findUniqueOrThrow({
    where: { id: draftId },
    select: { title: true, kind: true, createdAt: true, editedAt: true, state: true },
  });
  const state = await ctx.live.read(draftId);
  const zone = await readerZone(ctx);
  const today = wordsOfDate(dateIn(zone, ctx.now()), "long");
  const status = `${isSettled(progress) ? "Final text" : "Draft"}, ${today}`;
  const identity = {
    draftId,
    kind,
    author: await networkNameOf(ctx),
    begunOn: dateIn("UTC", createdAt),
    versionOn: dateIn("UTC", editedAt),
  };
  const style = { profile, values, lineNumbers };
  const body = await askPress(ctx, { format, state, title, status, identity, ...style });
  const fileName = `${slugOf(title, { fallback: "draft" })}.${format}`;
  return { fileName, contentType: CONTENT_TYPES[format], body };
}

/** Has a file made. Refuses "unavailable", saying what to do, when it cannot be made. */
export async function askPress(
  ctx: Pick<ActorContext, "press">,
  order: Parameters<ActorContext["press"]["print"]>[0],
): Promise<Uint8Array> {
  try {
    return await ctx.press.print(order);
  } catch (error) {
    if (!(error instanceof WorkFailed)) throw error;
    throw new Refusal("unavailable", WHAT_TO_DO[error.trouble], { cause: error });
  }
}

const WHAT_TO_DO: Record<WorkTrouble, string> = {
  busy: "Many files are being made at the moment. Try again in a minute.",
  tooLong:
    "This text takes too long to be made into a file of this kind. Take it along as HTML or plain text.",
  tooMuchMemory:
    "This text is too large to be made into a file of this kind. Take it along as HTML or plain text.",
  failed:
    "The file could not be made; the text itself is safe. Try another format, and tell whoever runs this workspace.",
};
