import { notFound, Refusal } from "#app/domain/refusal.ts";
import { type Authorized, authorize } from "#app/features/access/authorize.server.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";
import type {
  AttachInput,
  CommentInput,
  EditCommentInput,
  ReplyInput,
  StartThreadInput,
} from "./comment-input.ts";
import type { CommentDone } from "./comment-view.ts";
import { keepMentions } from "./mentions.server.ts";

const ALREADY_TAKEN = "This comment could not be placed. Reload the page and try again.";

/** Does what a form of a comment asked for. Refuses what its command refuses. */
export function changeComments(
  ctx: ActorContext,
  input: CommentInput,
): Promise<CommentDone> {
  switch (input.intent) {
    case "start":
      return startThread(ctx, input);
    case "reply":
      return reply(ctx, input);
    case "edit":
      return editComment(ctx, input);
    case "delete":
      return deleteComment(ctx, input.commentId);
    case "resolve":
      return resolveThread(ctx, input.threadId);
    case "reopen":
      return reopenThread(ctx, input.threadId);
    case "attach":
      return attachThread(ctx, input);
  }
}

/**
 * Starts a thread on words of a draft or on an agenda item with its first comment. Sending
 * the same ids again changes nothing. Refuses "forbidden" to whoever may not comment there,
 * "conflict" when an id belongs to something else.
 */
export async function startThread(
  ctx: ActorContext,
  input: StartThreadInput,
): Promise<CommentDone> {
  const subject = input.draftId
    ? await authorize(ctx, "draft.comment", input.draftId)
    : await authorize(ctx, "agendaItem.comment", input.agendaItemId);
  const { commentId } = input;
  let { threadId } = input;
  await transact(ctx, async (tx, recording) => {
    const { count } = await tx.commentThread.createMany({
      data: {
        id: threadId,
        draftId: input.draftId ?? null,
        agendaItemId: input.agendaItemId ?? null,
        reach: input.reach ?? (input.quote === "" ? "whole" : "words"),
        quote: input.quote,
        blockId: input.blockId ?? null,
        suggestionId: input.suggestionId ?? null,
        authorId: ctx.actor.personId,
        createdAt: ctx.now(),
      },
      skipDuplicates: true,
    });
    const begun = count === 0 ? await findDiscussion(tx, input) : null;
    if (begun) threadId = begun.id;
    else if (count === 0) {
      const standing = await tx.commentThread.findUnique({ where: { id: threadId } });
      const isSame =
        standing?.authorId === ctx.actor.personId &&
        standing.draftId === (input.draftId ?? null) &&
        standing.agendaItemId === (input.agendaItemId ?? null);
      if (!isSame) throw new Refusal("conflict", ALREADY_TAKEN);
    }
    const { body, mentions } = input;
    const isNew = await postOnce(ctx, tx, { threadId, commentId, body, mentions });
    if (!isNew) return;
    await record(recording, {
      type: "comment.posted",
      ...(await aboutThread(tx, subject, threadId)),
    });
  });
  return done(threadId);
}

/** The thread in which a suggestion is discussed already: two people may begin at once. */
async function findDiscussion(
  tx: Transaction,
  { draftId, suggestionId }: StartThreadInput,
): Promise<{ id: string } | null> {
  if (!draftId || !suggestionId) return null;
  return tx.commentThread.findFirst({
    where: { draftId, suggestionId },
    select: { id: true },
  });
}

/**
 * Answers in a thread; an answer in a resolved thread reopens it. Sending the same comment id
 * again changes nothing. Refuses "notFound" when the thread is gone.
 */
export async function reply(ctx: ActorContext, input: ReplyInput): Promise<CommentDone> {
  const subject = await authorize(ctx, "thread.reply", input.threadId);
  await transact(ctx, async (tx, recording) => {
    const thread = await lockThread(tx, input.threadId);
    const isNew = await postOnce(ctx, tx, input);
    if (!isNew) return;
    const about = await aboutThread(tx, subject, input.threadId);
    if (thread.resolvedAt) {
      await setResolved(tx, input.threadId, null);
      await record(recording, { type: "comment.reopened", ...about });
    }
    await record(recording, { type: "comment.replied", ...about });
  });
  return done(input.threadId);
}

/** Changes one's own words; the comment is marked as edited. Refuses "forbidden" for another's. */
export async function editComment(
  ctx: ActorContext,
  input: EditCommentInput,
): Promise<CommentDone> {
  const subject = await authorize(ctx, "comment.edit", input.commentId);
  return transact(ctx, async (tx, recording) => {
    const { threadId, body } = await findStanding(tx, input.commentId);
    await keepMentions(ctx, tx, input);
    if (body === input.body) return done(threadId);
    const { count } = await tx.comment.updateMany({
      where: { id: input.commentId, deletedAt: null },
      data: { body: input.body, editedAt: ctx.now() },
    });
    if (count === 0) throw notFound();
    await record(recording, {
      type: "comment.edited",
      ...(await aboutThread(tx, subject, threadId)),
    });
    return done(threadId);
  });
}

/**
 * Takes a comment's words away. Where others answered, its place is kept as "deleted"; with
 * the last living comment the whole thread goes. Refuses "forbidden" unless it is one's own
 * or the actor stewards the subject.
 */
export async function deleteComment(
  ctx: ActorContext,
  commentId: string,
): Promise<CommentDone> {
  const subject = await authorize(ctx, "comment.delete", commentId);
  return transact(ctx, async (tx, recording) => {
    const { threadId } = await findStanding(tx, commentId);
    await lockThread(tx, threadId);
    const about = await aboutThread(tx, subject, threadId);
    const living = await tx.comment.findMany({
      where: { threadId, deletedAt: null },
      orderBy: [{ postedAt: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    if (!living.some((comment) => comment.id === commentId)) throw notFound();
    const isThreadGone = living.length === 1;
    if (isThreadGone) await tx.commentThread.delete({ where: { id: threadId } });
    else if (living.at(-1)?.id === commentId)
      await tx.comment.delete({ where: { id: commentId } });
    else
      await tx.comment.update({
        where: { id: commentId },
        data: { body: "", deletedAt: ctx.now() },
      });
    await record(recording, { type: "comment.deleted", ...about });
    return { ...done(threadId), isThreadGone };
  });
}

/** Says a thread is dealt with. Resolving a resolved one changes nothing. */
export function resolveThread(ctx: ActorContext, threadId: string): Promise<CommentDone> {
  return decide(ctx, threadId, true);
}

/** Takes that back. Reopening an open one changes nothing. */
export function reopenThread(ctx: ActorContext, threadId: string): Promise<CommentDone> {
  return decide(ctx, threadId, false);
}

async function decide(
  ctx: ActorContext,
  threadId: string,
  isResolved: boolean,
): Promise<CommentDone> {
  const subject = await authorize(ctx, "thread.resolve", threadId);
  await transact(ctx, async (tx, recording) => {
    const thread = await lockThread(tx, threadId);
    if ((thread.resolvedAt !== null) === isResolved) return;
    await setResolved(
      tx,
      threadId,
      isResolved ? { at: ctx.now(), personId: ctx.actor.personId } : null,
    );
    await record(recording, {
      type: isResolved ? "comment.resolved" : "comment.reopened",
      ...(await aboutThread(tx, subject, threadId)),
    });
  });
  return done(threadId);
}

/**
 * Says that a thread is about other words now, because those it was about were deleted. The mark on
 * them is the editor's to make. Refuses like an answer.
 */
export async function attachThread(
  ctx: ActorContext,
  input: AttachInput,
): Promise<CommentDone> {
  const subject = await authorize(ctx, "thread.reply", input.threadId);
  await transact(ctx, async (tx, recording) => {
    await lockThread(tx, input.threadId);
    await tx.commentThread.update({
      where: { id: input.threadId },
      data: {
        reach: "words",
        quote: input.quote,
        blockId: input.blockId ?? null,
        suggestionId: null,
      },
    });
    await record(recording, {
      type: "comment.attached",
      ...(await aboutThread(tx, subject, input.threadId)),
    });
  });
  return done(input.threadId);
}

function setResolved(
  tx: Transaction,
  threadId: string,
  resolved: { at: Date; personId: string } | null,
) {
  return tx.commentThread.update({
    where: { id: threadId },
    data: { resolvedAt: resolved?.at ?? null, resolvedById: resolved?.personId ?? null },
  });
}

/** Holds a thread still while its comments are counted, so that no answer slips in between. */
async function lockThread(tx: Transaction, threadId: string) {
  await tx.$queryRaw`SELECT 1 FROM comment_thread WHERE id = ${threadId}::uuid FOR UPDATE`;
  const thread = await tx.commentThread.findUnique({
    where: { id: threadId },
    select: { resolvedAt: true },
  });
  if (!thread) throw notFound();
  return thread;
}

async function findStanding(tx: Transaction, commentId: string) {
  const comment = await tx.comment.findFirst({
    where: { id: commentId, deletedAt: null },
    select: { threadId: true, body: true },
  });
  if (!comment) throw notFound();
  return comment;
}

/** Writes a comment unless it already stands; false when it does. Refuses an id used elsewhere. */
async function postOnce(
  ctx: ActorContext,
  tx: Transaction,
  comment: ReplyInput,
): Promise<boolean> {
  const { threadId, commentId, body } = comment;
  const authorId = ctx.actor.personId;
  const { count } = await tx.comment.createMany({
    data: { id: commentId, threadId, authorId, body, postedAt: ctx.now() },
    skipDuplicates: true,
  });
  if (count === 1) {
    await keepMentions(ctx, tx, comment);
    return true;
  }
  const standing = await tx.comment.findUnique({ where: { id: commentId } });
  if (standing?.threadId !== threadId || standing.authorId !== authorId)
    throw new Refusal("conflict", ALREADY_TAKEN);
  return false;
}

/** Where an event about a thread belongs, and the title of what it is about. */
async function aboutThread(tx: Transaction, subject: Authorized, threadId: string) {
  const thread = await tx.commentThread.findUniqueOrThrow({
    where: { id: threadId },
    select: {
      draft: { select: { title: true } },
      agendaItem: { select: { id: true, title: true } },
    },
  });
  const title = thread.draft?.title ?? thread.agendaItem?.title ?? "";
  return {
    campaignId: subject.campaignId,
    draftId: subject.draftId,
    conveningId: subject.conveningId,
    details: {
      subject: title,
      threadId,
      ...(thread.agendaItem ? { agendaItemId: thread.agendaItem.id } : {}),
    },
  };
}

function done(threadId: string): CommentDone {
  return { ok: true, threadId, isThreadGone: false };
}
