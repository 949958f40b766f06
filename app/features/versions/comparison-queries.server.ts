import { authorize } from "#app/features/access/authorize.server.ts";
import {
  type ComparisonCounts,
  compareManuscripts,
} from "#app/manuscript/compare/compare.ts";
import {
  type Fold,
  folded,
  plainLines,
  type RedlineLine,
  redlineOf,
} from "#app/manuscript/compare/redline.ts";
import type { NumberingProfile } from "#app/manuscript/numbering-profile.ts";
import type { ComparedRef, CompareWish } from "#app/paths.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { TextRef } from "./version-input.ts";
import { type FoundText, getText, type VersionLine } from "./version-queries.server.ts";

/** A text that is compared, as the page speaks of it. */
export type ComparedText = Omit<FoundText, "text">;

export interface ComparisonPage {
  from: ComparedText;
  to: ComparedText;
  lines: (RedlineLine | Fold)[];
  counts: ComparisonCounts;
}

/**
 * What differs between two texts of drafts the actor may see. Refuses "notFound" for a text they may
 * not see today.
 */
export async function getComparison(
  ctx: ActorContext,
  draftId: string,
  wish: CompareWish,
  profile?: NumberingProfile,
): Promise<ComparisonPage> {
  const [from, to] = await getBoth(ctx, draftId, wish);
  const comparison = compareManuscripts(from.text, to.text, { profile });
  const lines = redlineOf(comparison);
  return {
    from: withoutText(from),
    to: withoutText(to),
    lines: wish.isWhole ? lines : folded(lines),
    counts: comparison.counts,
  };
}

/** The two texts themselves, the earlier first. Refuses like the comparison. */
export async function getBoth(
  ctx: ActorContext,
  draftId: string,
  { from, to }: Pick<CompareWish, "from" | "to">,
): Promise<[FoundText, FoundText]> {
  await authorize(ctx, "draft.view", draftId);
  return Promise.all([
    getText(ctx, refOf(draftId, from)),
    getText(ctx, refOf(draftId, to)),
  ]);
}

/** The text of one version, block by block. */
export async function getVersionPage(
  ctx: ActorContext,
  draftId: string,
  versionId: string,
): Promise<{
  draft: FoundText["draft"];
  version: VersionLine;
  lines: RedlineLine[];
} | null> {
  const { draft, version, text } = await getText(ctx, { versionId });
  if (!version || draft.id !== draftId) return null;
  return { draft, version, lines: plainLines(text) };
}

function refOf(draftId: string, ref: ComparedRef): TextRef {
  if (ref === "now") return { draftId };
  return ref.startsWith("draft:")
    ? { draftId: ref.slice("draft:".length) }
    : { versionId: ref };
}

function withoutText({ draft, version }: FoundText): ComparedText {
  return { draft, version };
}
