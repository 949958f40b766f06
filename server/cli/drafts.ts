import type { Database } from "#app/platform/database.server.ts";
import { withDatabase } from "./command-context.ts";

interface DraftLine {
  id: string;
  title: string;
  kind: string;
  campaign: string | null;
}

/**
 * `translocal drafts [--json]`: the drafts that are not archived, oldest first. With --json
 * standard output is one JSON array and nothing else.
 */
export function drafts(args: readonly string[]): Promise<number> {
  return withDatabase(async ({ ctx }) => {
    const lines = await listLines(ctx.db);
    if (args.includes("--json")) {
      console.log(JSON.stringify(lines, null, 2));
    } else {
      for (const { id, kind, title, campaign } of lines) {
        console.log(
          `${id}  ${kind.padEnd(15)}  ${title}${campaign ? ` (${campaign})` : ""}`,
        );
      }
    }
    return 0;
  });
}

async function listLines(db: Database): Promise<DraftLine[]> {
  const rows = await db.draft.findMany({
    where: { archivedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, title: true, kind: true, campaign: { select: { title: true } } },
  });
  return rows.map(({ campaign, ...row }) => ({
    ...row,
    campaign: campaign?.title ?? null,
  }));
}
