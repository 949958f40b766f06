import { dateIn } from "#app/domain/calendar-date.ts";
import { slugOf } from "#app/domain/slug.ts";
import { readerZone } from "#app/features/access/reader-zone.server.ts";
import { marginThreads } from "#app/features/comments/margin-threads.server.ts";
import {
  askPress,
  CONTENT_TYPES,
  type ExportedDraft,
} from "#app/features/drafts/draft-export.server.ts";
import { networkNameOf } from "#app/features/network/frame-queries.server.ts";
import type { CompareWish } from "#app/paths.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { RedlineFormat } from "#app/platform/press.ts";
import { wordsOfDate } from "#app/ui/date-words.ts";
import { getBoth } from "./comparison-queries.server.ts";
import { textName } from "./comparison-words.ts";

/**
 * What differs between two texts, as a file: a Word file whose changes can be accepted and
 * rejected, with what was said about the later one in the margin, or pages. Refuses like the comparison, and "unavailable" when it cannot be made.
 */
export async function exportRedline(
  ctx: ActorContext,
  draftId: string,
  format: RedlineFormat,
  wish: CompareWish,
): Promise<ExportedDraft> {
  const [before, after] = await getBoth(ctx, draftId, wish);
  const isTracked = format === "docx";
  const { title } = after.draft;
  const today = wordsOfDate(dateIn(await readerZone(ctx), ctx.now()), "long");
  const body = await askPress(ctx, {
    format,
    before: before.text,
    after: after.text,
    title,
    note: `What changed from ${textName(before, draftId)} to ${textName(after, draftId)}.`,
    status: `Redline, ${today}`,
    identity: { draftId },
    ...(isTracked ? { threads: await marginThreads(ctx, after.draft.id) } : {}),
    changes: { author: await networkNameOf(ctx), date: ctx.now() },
  });
  const fileName = `${slugOf(`${title} redline`, { fallback: "redline" })}.${format}`;
  return { fileName, contentType: CONTENT_TYPES[format], body };
}
