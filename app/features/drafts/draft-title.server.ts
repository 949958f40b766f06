import type { Transaction } from "#app/platform/database.server.ts";

/** What a draft is called now, for the record of what happens to it. */
export async function draftTitle(tx: Transaction, draftId: string): Promise<string> {
  const { title } = await tx.draft.findUniqueOrThrow({
    where: { id: draftId },
    select: { title: true },
  });
  return title;
}
