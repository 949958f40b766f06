import type { ActorContext } from "#app/platform/context.server.ts";
import type { MarginThread } from "#app/platform/press.ts";
import { initialsOf, nameAndCity } from "#app/ui/person-words.ts";
import { listThreads } from "./comment-queries.server.ts";
import type { CommentView } from "./comment-view.ts";

/**
 * What was said about a draft, as the margin of a file shows it; a thread whose comments were all
 * deleted is left out. Refuses "notFound" when the actor may not see the draft.
 */
export async function marginThreads(
  ctx: ActorContext,
  draftId: string,
): Promise<MarginThread[]> {
  const { threads } = await listThreads(ctx, { draftId });
  return threads.flatMap((thread) => {
    const comments = thread.comments.filter(
      ({ isDeleted }, at) => !isDeleted || at === 0,
    );
    if (comments.every(({ isDeleted }) => isDeleted)) return [];
    return [
      {
        id: thread.id,
        blockId: thread.reach === "block" ? thread.blockId : null,
        suggestionId: thread.suggestionId,
        quote: thread.quote,
        isResolved: thread.resolvedAt !== null,
        comments: comments.map(marginComment),
      },
    ];
  });
}

function marginComment({ author, postedAt, body, isDeleted }: CommentView) {
  return {
    author: author ? nameAndCity(author) : "Somebody who has left",
    initials: author ? initialsOf(author.name) : "",
    at: postedAt,
    body: isDeleted ? "This comment was deleted." : body,
  };
}
