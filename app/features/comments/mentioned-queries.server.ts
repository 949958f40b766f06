import { aboutInSight } from "#app/features/access/visible-drafts.server.ts";
import { commentedPath } from "#app/paths.ts";
import type { ActorContext } from "#app/platform/context.server.ts";

/** A comment in which somebody is named. */
export interface MentionLine {
  commentId: string;
  body: string;
  author: string | null;
  postedAt: Date;
  /** The city that is named; null when it is oneself. */
  city: string | null;
  about: string;
  href: string;
}

const TOLD_DAYS = 30;
const MOST_TOLD = 30;

/**
 * Where others named the actor, or a city they speak for, and wait: the thread is open, and the actor
 * has not written in it since. Only on what they may read; of the last thirty days, the latest first.
 */
export async function listMentionsOfMe(ctx: ActorContext): Promise<MentionLine[]> {
  const { personId, cityIds } = ctx.actor;
  const rows = await ctx.db.commentMention.findMany({
    where: {
      OR: [{ personId }, { cityId: { in: [...cityIds] } }],
      comment: {
        deletedAt: null,
        postedAt: { gte: new Date(ctx.now().getTime() - TOLD_DAYS * 86_400_000) },
        OR: [{ authorId: null }, { authorId: { not: personId } }],
        thread: { resolvedAt: null, ...(await aboutInSight(ctx)) },
      },
    },
    orderBy: [{ comment: { postedAt: "desc" } }, { id: "asc" }],
    take: MOST_TOLD,
    select: {
      cityId: true,
      name: true,
      comment: {
        select: {
          id: true,
          body: true,
          postedAt: true,
          author: { select: { name: true } },
          thread: {
            select: {
              id: true,
              draft: { select: { id: true, title: true } },
              agendaItem: { select: { id: true, title: true, conveningId: true } },
              comments: {
                where: { authorId: personId, deletedAt: null },
                orderBy: { postedAt: "desc" },
                take: 1,
                select: { postedAt: true },
              },
            },
          },
        },
      },
    },
  });
  const lines = new Map<string, MentionLine>();
  for (const { comment, cityId, name } of rows) {
    const { thread } = comment;
    const answered = thread.comments[0]?.postedAt;
    if (answered && answered > comment.postedAt) continue;
    // Named twice in one comment, as a person and for a city, it is told once.
    const city = cityId !== null && !lines.has(comment.id) ? name : null;
    lines.set(comment.id, {
      commentId: comment.id,
      body: comment.body,
      author: comment.author?.name ?? null,
      postedAt: comment.postedAt,
      city,
      about: thread.draft?.title ?? thread.agendaItem?.title ?? "",
      href: commentedPath(thread, thread.id),
    });
  }
  return [...lines.values()];
}
