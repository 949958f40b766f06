import { dateIn } from "#app/domain/calendar-date.ts";
import { slugOf } from "#app/domain/slug.ts";
import { listed } from "#app/domain/wording.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { readerZone } from "#app/features/access/reader-zone.server.ts";
import { getHouse } from "#app/features/cities/house-styles.server.ts";
import { defaultStyle } from "#app/manuscript/house-style.ts";
import { jsonFromState } from "#app/manuscript/state.ts";
import { acceptedText, originalText } from "#app/manuscript/suggestions/decide.ts";
import { suggestionsIn } from "#app/manuscript/suggestions/listed.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { wordsOfDate } from "#app/ui/date-words.ts";
import { askPress, CONTENT_TYPES, type ExportedDraft } from "./draft-export.server.ts";
import { authorsOf } from "./suggestions.server.ts";

/** Word shows an author in a balloon; more names than this are counted. */
const MOST_NAMED = 3;

/**
 * The draft with what is suggested in it as changes that Word can accept and reject: accepting all
 * gives the accepted text, rejecting all the agreed one. The changes are in the names of those who suggested
 * them, together. Refuses like the draft, and "unavailable" when the file cannot be made.
 */
export async function exportSuggestions(
  ctx: ActorContext,
  draftId: string,
  asCityId: string | null,
): Promise<ExportedDraft> {
  await authorize(ctx, "draft.view", draftId);
  const house = asCityId === null ? null : await getHouse(ctx, asCityId);
  const { profile } = house?.style ?? defaultStyle;
  const { title } = await ctx.db.draft.findUniqueOrThrow({
    where: { id: draftId },
    select: { title: true },
  });
  const text = jsonFromState(await ctx.live.read(draftId));
  const standing = [...suggestionsIn(text).keys()].map((id) => ({ id }));
  const authors = await authorsOf(ctx, draftId, standing);
  const names = [...new Set([...authors.values()].map(({ name }) => name))].sort();
  const today = wordsOfDate(dateIn(await readerZone(ctx), ctx.now()), "long");
  const body = await askPress(ctx, {
    format: "docx",
    before: originalText(text),
    after: acceptedText(text),
    title,
    note: noteOf(standing.length, names),
    status: `Suggestions, ${today}`,
    identity: { draftId },
    profile,
    changes: { author: authorOf(names), date: ctx.now() },
  });
  const fileName = `${slugOf(`${title} suggestions`, { fallback: "suggestions" })}.docx`;
  return { fileName, contentType: CONTENT_TYPES.docx, body };
}

function noteOf(count: number, names: readonly string[]): string {
  if (count === 0) return "Nothing is suggested in this text.";
  const what = count === 1 ? "1 suggestion" : `${count} suggestions`;
  return names.length > 0 ? `${what} of ${listed(names)}.` : `${what}.`;
}

function authorOf(names: readonly string[]): string {
  if (names.length === 0) return "Somebody who has left";
  const more = names.length - MOST_NAMED;
  const named = names.slice(0, MOST_NAMED);
  return more > 0 ? `${named.join(", ")} and ${more} more` : listed(named);
}
