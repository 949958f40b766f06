import { type Action, can, type Facts } from "#app/domain/permissions.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { byline, bylineSelect } from "#app/features/access/byline.server.ts";
import { tasksOfThreads } from "#app/features/tasks/task-queries.server.ts";
import { cityPath, personPath } from "#app/paths.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { MentionView, ThreadList, ThreadView } from "./comment-view.ts";
import { mayKnowTheNetwork } from "./mentions.server.ts";

/** What threads are about: exactly one of the two. */
export type CommentSubject = { draftId: string } | { agendaItemId: string };

/** What may be done to comments of a subject, by the kind of the subject. */
const SUBJECT_ACTIONS = {
  draft: { view: "draft.view", comment: "draft.comment" },
  agendaItem: { view: "agendaItem.view", comment: "agendaItem.comment" },
} as const satisfies Record<string, Record<"view" | "comment", Action>>;

/**
 * The threads on a draft or an agenda item, oldest first, with what the actor may do to
 * each. Refuses "notFound" when the actor may not see the subject.
 */
export async function listThreads(
  ctx: ActorContext,
  subject: CommentSubject,
): Promise<ThreadList> {
  const [kind, id] =
    "draftId" in subject
      ? (["draft", subject.draftId] as const)
      : (["agendaItem", subject.agendaItemId] as const);
  const { view, comment } = SUBJECT_ACTIONS[kind];
  const { facts } = await authorize(ctx, view, id);
  return { threads: await threadsOf(ctx, subject, facts), mayStart: can(comment, facts) };
}

async function threadsOf(
  ctx: ActorContext,
  subject: CommentSubject,
  facts: Facts,
): Promise<ThreadView[]> {
  const author = { select: bylineSelect(ctx.now()) };
  const rows = await ctx.db.commentThread.findMany({
    where: subject,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      reach: true,
      quote: true,
      blockId: true,
      suggestionId: true,
      createdAt: true,
      resolvedAt: true,
      resolvedBy: { select: { name: true } },
      comments: {
        orderBy: [{ postedAt: "asc" }, { id: "asc" }],
        select: {
          id: true,
          body: true,
          author,
          postedAt: true,
          editedAt: true,
          deletedAt: true,
          mentions: { orderBy: { name: "asc" }, select: mentionSelect },
        },
      },
    },
  });
  const tasks = await tasksOfThreads(
    ctx,
    facts,
    rows.map(({ id }) => id),
  );
  const mayOpen = rows.some(({ comments }) => comments.some((one) => one.mentions.length))
    ? await mayKnowTheNetwork(ctx)
    : false;
  return rows.map((row) => ({
    id: row.id,
    reach: row.reach,
    quote: row.quote,
    blockId: row.blockId,
    suggestionId: row.suggestionId,
    startedAt: row.createdAt,
    resolvedAt: row.resolvedAt,
    resolvedBy: row.resolvedBy?.name ?? null,
    mayReply: can("thread.reply", facts),
    mayResolve: can("thread.resolve", facts),
    mayMakeTask: can("task.make", facts),
    tasks: tasks.get(row.id) ?? [],
    comments: row.comments.map((comment) => {
      const isDeleted = comment.deletedAt !== null;
      const isOwn = comment.author?.id === ctx.actor.personId;
      return {
        id: comment.id,
        body: isDeleted ? "" : comment.body,
        mentions: isDeleted
          ? []
          : comment.mentions.map((mention) => mentionView(ctx, mention, mayOpen)),
        author: byline(comment.author),
        postedAt: comment.postedAt,
        editedAt: comment.editedAt,
        isDeleted,
        isOwn,
        mayEdit: !isDeleted && can("comment.edit", { ...facts, isOwn }),
        mayDelete: !isDeleted && can("comment.delete", { ...facts, isOwn }),
      };
    }),
  }));
}

const mentionSelect = {
  personId: true,
  cityId: true,
  name: true,
} satisfies Prisma.CommentMentionSelect;

type MentionRow = Prisma.CommentMentionGetPayload<{ select: typeof mentionSelect }>;

function mentionView(
  ctx: ActorContext,
  { personId, cityId, name }: MentionRow,
  mayOpen: boolean,
): MentionView {
  const { actor } = ctx;
  const href = personId ? personPath(personId) : cityPath(cityId ?? "");
  return {
    ref: personId ? `person:${personId}` : `city:${cityId}`,
    name,
    href: mayOpen ? href : null,
    isMe:
      personId === actor.personId || (cityId !== null && actor.cityIds.includes(cityId)),
  };
}
