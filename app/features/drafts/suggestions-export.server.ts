import { dateIn } from "#app/domain/calendar-date.ts";
import { slugOf } from "#app/domain/slug.ts";
import { listed } from "#app/domain/wording.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { readerZone } from "#app/features/access/reader-zone.server.ts";
import { getHouse } from "#app/features/cities/house-styles.server.ts";
import { marginThreads } from "#app/features/comments/margin-threads.server.ts";
import { networkNameOf } from "#app/features/network/frame-queries.server.ts";
import { defaultStyle } from "#app/manuscript/house-style.ts";
import { jsonFromState } from "#app/manuscript/state.ts";
import { signedSides } from "#app/manuscript/suggestions/decide.ts";
import { clientOf, madeAtOf } from "#app/manuscript/suggestions/entries.ts";
import { suggestionsIn } from "#app/manuscript/suggestions/listed.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { ChangeStamp } from "#app/platform/press.ts";
import { wordsOfDate } from "#app/ui/date-words.ts";
import { nameAndCity } from "#app/ui/person-words.ts";
import { askPress, CONTENT_TYPES, type ExportedDraft } from "./draft-export.server.ts";
import { listSigners } from "./suggestions.server.ts";

/**
 * The draft with what is suggested in it as changes that Word can accept and reject: accepting all
 * gives the accepted text, rejecting all the agreed one. Each change is in the name of whoever suggested it,
 * and what was said stands in the margin. Refuses like the draft, and "unavailable" when the file cannot be made.
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
  const ids = [...suggestionsIn(text).keys()];
  const suggested = await stampsOf(ctx, draftId, ids);
  const names = new Set(Object.values(suggested).map(({ author }) => author));
  const today = wordsOfDate(dateIn(await readerZone(ctx), ctx.now()), "long");
  const body = await askPress(ctx, {
    format: "docx",
    ...signedSides(text),
    title,
    note: noteOf(ids.length, [...names].sort()),
    status: `Suggestions, ${today}`,
    identity: { draftId },
    profile,
    // What follows from suggestions, such as another number in a reference, is nobody's own.
    changes: { author: await networkNameOf(ctx), date: ctx.now(), suggested },
    threads: await marginThreads(ctx, draftId),
  });
  const fileName = `${slugOf(`${title} suggestions`, { fallback: "suggestions" })}.docx`;
  return { fileName, contentType: CONTENT_TYPES.docx, body };
}

function noteOf(count: number, names: readonly string[]): string {
  if (count === 0) return "Nothing is suggested in this text.";
  const what = count === 1 ? "1 suggestion" : `${count} suggestions`;
  return names.length > 0 ? `${what} of ${listed(names)}.` : `${what}.`;
}

/** Who made each suggestion and when; a clock that runs ahead is held back. */
async function stampsOf(
  ctx: ActorContext,
  draftId: string,
  suggestionIds: readonly string[],
): Promise<Record<string, ChangeStamp>> {
  const { people, byClient } = await listSigners(ctx, draftId);
  const now = ctx.now().getTime();
  return Object.fromEntries(
    suggestionIds.map((id) => {
      const person = people[byClient[clientOf(id) ?? -1] ?? -1];
      const author = person ? nameAndCity(person) : "Somebody who has left";
      return [id, { author, date: new Date(Math.min(madeAtOf(id) ?? now, now)) }];
    }),
  );
}
