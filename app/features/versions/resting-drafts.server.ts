import type { ServerContext } from "#app/platform/context.server.ts";
import { readText, storeVersion } from "./version-store.server.ts";

/** Nobody has changed a text for so long: it rests. */
export const REST_MS = 5 * 60_000;
/** Everybody has left a text, and nobody came back for so long. */
export const LEFT_MS = 20_000;
/** So many at once; the others wait for the next round. */
const MOST_AT_ONCE = 50;

interface RestingDraft {
  id: string;
  editedAt: Date;
}

/**
 * Keeps a version of every draft that was edited since its last one and rests, or that everybody
 * has left. What a crash left without a version is found again at the next round, because what is
 * looked at is stored. Answers how many were kept. One draft's trouble is logged and keeps no
 * other from its turn.
 */
export async function keepRestingDrafts(ctx: ServerContext): Promise<number> {
  const now = ctx.now().getTime();
  const left = new Date(now - LEFT_MS);
  const drafts = await ctx.db.$queryRaw<RestingDraft[]>`
    SELECT d.id, d.edited_at AS "editedAt"
    FROM draft d
    LEFT JOIN LATERAL (
      SELECT v.text_edited_at FROM draft_version v
      WHERE v.draft_id = d.id ORDER BY v.number DESC LIMIT 1
    ) last ON true
    WHERE d.edited_at <= ${left}
      AND (last.text_edited_at IS NULL OR d.edited_at > last.text_edited_at)
    ORDER BY d.edited_at LIMIT ${MOST_AT_ONCE * 4}`;
  const resting = drafts.filter(
    ({ id, editedAt }) =>
      now - editedAt.getTime() >= REST_MS || ctx.live.present(id).length === 0,
  );
  let kept = 0;
  for (const { id } of resting.slice(0, MOST_AT_ONCE)) {
    try {
      const text = await readText(ctx, id);
      const version = await ctx.db.$transaction((tx) =>
        storeVersion(ctx, tx, text, { reason: "rest", madeById: null }),
      );
      if (version.isNew) kept += 1;
    } catch (error) {
      ctx.log.warn("no version was kept of a resting draft", { draftId: id, error });
    }
  }
  return kept;
}
