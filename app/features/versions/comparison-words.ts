import { versionTitle } from "#app/domain/version.ts";
import type { ComparisonCounts } from "#app/manuscript/compare/compare.ts";
import type { ComparedText } from "./comparison-queries.server.ts";

/** "3 blocks changed, 1 added, none removed, 2 moved", or that nothing did. */
export function comparisonHeadline({
  changed,
  added,
  removed,
  moved,
}: ComparisonCounts): string {
  const parts = [
    [changed, "changed"],
    [added, "added"],
    [removed, "removed"],
    [moved, "moved"],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, word], at) =>
      at === 0
        ? `${count} ${count === 1 ? "block" : "blocks"} ${word}`
        : `${count} ${word}`,
    );
  return said.length > 0 ? said.join(", ") : "no change";
}

/** "“Draft 2 for the convening”", "the text as it stands now", "the draft “…”". */
export function textName({ draft, version }: ComparedText, ownDraftId: string): string {
  const title = version ? `“${versionTitle(version)}”` : null;
  if (draft.id === ownDraftId) return title ?? "the text as it stands now";
  return title ? `${title} of “${draft.title}”` : `the draft “${draft.title}”`;
}
