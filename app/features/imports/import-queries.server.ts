import type { DraftKind } from "#app/domain/draft.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { ReadLine } from "#app/platform/law-reader.ts";

/** Lines on one page of a preview. */
export const PAGE_LINES = 200;

export interface ShownLine extends ReadLine {
  /** Its place in the text, from 1. */
  at: number;
}

export interface PreviewPage {
  fileName: string;
  title: string;
  kind: DraftKind;
  notes: string[];
  /** How many blocks there are, and how many of them are unsure. */
  blocks: number;
  unsure: number;
  /** How many of each kind, the most first. */
  counts: { type: string; count: number }[];
  lines: ShownLine[];
  page: number;
  pages: number;
}

export interface PreviewWish {
  /** From 1. */
  page: number;
  onlyUnsure: boolean;
}

/** What was read, a page of it. Null when it has expired or is somebody else's. */
export async function findPreview(
  ctx: ActorContext,
  previewId: string,
  { page, onlyUnsure }: PreviewWish,
): Promise<PreviewPage | null> {
  const preview = ctx.previews.find(ctx.actor.personId, previewId);
  if (!preview) return null;
  await authorize(ctx, "draft.start", preview.campaignId);
  const all = preview.lines.map((line, at) => ({ ...line, at: at + 1 }));
  const unsure = all.filter((line) => line.unsure.length > 0);
  const chosen = onlyUnsure ? unsure : all;
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE_LINES));
  const shown = Math.min(Math.max(1, page), pages);
  return {
    fileName: preview.fileName,
    title: preview.title,
    kind: kindOf(preview.lines),
    notes: preview.notes,
    blocks: all.length,
    unsure: unsure.length,
    counts: countsOf(preview.lines),
    lines: chosen.slice((shown - 1) * PAGE_LINES, shown * PAGE_LINES),
    page: shown,
    pages,
  };
}

/** The kind of draft a text most likely is; the person who imports it decides. */
function kindOf(lines: readonly ReadLine[]): DraftKind {
  const title = lines.find(({ type }) => type === "longTitle")?.words ?? "";
  const opening = lines.find(({ type }) => type === "enactingClause")?.words ?? "";
  if (/\bresolution\b/i.test(title) || /\bresolve[sd]?\b/i.test(opening))
    return "resolution";
  const isLaw = lines.some(({ type }) => type === "section" || type === "quotedCode");
  return isLaw || opening !== "" ? "modelOrdinance" : "notes";
}

function countsOf(lines: readonly ReadLine[]): PreviewPage["counts"] {
  const counts = new Map<string, number>();
  for (const { type } of lines) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .map(([type, count]) => ({ type, count }))
    .sort((a, b) => b.count - a.count);
}
