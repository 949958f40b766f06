import { authorize } from "#app/features/access/authorize.server.ts";
import { getHouse } from "#app/features/cities/house-styles.server.ts";
import { fillBlanks } from "#app/manuscript/blanks.ts";
import { defaultStyle } from "#app/manuscript/house-style.ts";
import { renderHtml } from "#app/manuscript/render-html.ts";
import { renderText } from "#app/manuscript/render-text.ts";
import { jsonFromState } from "#app/manuscript/state.ts";
import type { ActorContext } from "#app/platform/context.server.ts";

export const EXPORT_FORMATS = ["html", "txt"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedDraft {
  fileName: string;
  contentType: string;
  body: string;
}

/**
 * The draft as it stands now, as one file, in a city's style if one is named. Whoever may see it
 * may take it along.
 */
export async function exportDraft(
  ctx: ActorContext,
  draftId: string,
  format: ExportFormat,
  asCityId: string | null = null,
): Promise<ExportedDraft> {
  await authorize(ctx, "draft.view", draftId);
  const house = asCityId === null ? null : await getHouse(ctx, asCityId);
  const { profile, values } = house?.style ?? defaultStyle;
  const { title } = await ctx.db.draft.findUniqueOrThrow({
    where: { id: draftId },
    select: { title: true },
  });
  const manuscript = fillBlanks(jsonFromState(await ctx.live.read(draftId)), values);
  const fileName = `${fileNameOf(title)}.${format}`;
  return format === "html"
    ? {
        fileName,
        contentType: "text/html; charset=utf-8",
        body: renderHtml(manuscript, { title, profile }),
      }
    : {
        fileName,
        contentType: "text/plain; charset=utf-8",
        body: renderText(manuscript, { title, profile }),
      };
}

/** A title as a file name every system takes: letters, digits, hyphens; never empty. */
export function fileNameOf(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  return plain || "draft";
}
