import { record, transact } from "#app/platform/activity.server.ts";
import { LedgerStore } from "#server/collab/ledger-store.ts";
import { mendText } from "#server/collab/mend-text.ts";
import { withDatabase } from "./command-context.ts";

const QUERY_MS = 30_000;
const DRAFT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * `translocal mend DRAFT-ID`: takes out of a stored text the rows that spoil it and keeps them in
 * `manuscript_set_aside`; what others wrote after them stays where it can stand without them. A
 * running workspace notices within seconds and opens the text again. A snapshot whose checksum
 * is wrong and that reads well is accepted as it is; of one that does not read nothing is
 * left to mend, and the command says so and changes nothing.
 */
export function mend([id = ""]: readonly string[]): Promise<number> {
  return withDatabase(async ({ ctx, database }) => {
    const draft = DRAFT_ID.test(id)
      ? await ctx.db.draft.findUnique({ where: { id }, select: { title: true } })
      : null;
    if (!draft) throw new Error(`There is no draft "${id}". \`drafts\` lists them.`);
    const store = new LedgerStore(database.pool, QUERY_MS);
    try {
      const done = await mendText(store, id);
      console.log(`${draft.title}: ${done.words}`);
      if (done.isChanged) {
        await transact(ctx, (_tx, recording) =>
          record(recording, {
            type: "draft.mended",
            draftId: id,
            details: { title: draft.title },
          }),
        );
      }
      return done.isGood ? 0 : 1;
    } finally {
      await store.end();
    }
  });
}
