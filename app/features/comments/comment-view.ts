import type { ThreadReach } from "#app/domain/thread-reach.ts";
import type { Byline } from "#app/features/access/byline.ts";
import type { TaskView } from "#app/features/tasks/task-view.ts";

/** Somebody, or a city, that a comment names. */
export interface MentionView {
  /** "person:<id>", "city:<id>". */
  ref: string;
  /** As the comment calls it, without the "@". */
  name: string;
  /** Null for a guest, who has no page to go to. */
  href: string | null;
  /** The reader, or a city they speak for. */
  isMe: boolean;
}

/** A comment as its card shows it. Instants are dates; a deleted one has lost its words. */
export interface CommentView {
  id: string;
  body: string;
  mentions: MentionView[];
  author: Byline | null;
  postedAt: Date;
  editedAt: Date | null;
  isDeleted: boolean;
  isOwn: boolean;
  mayEdit: boolean;
  mayDelete: boolean;
}

/** A thread with its comments, oldest first. */
export interface ThreadView {
  id: string;
  reach: ThreadReach;
  /** The words, or the beginning of the block, it was about when it was started. */
  quote: string;
  blockId: string | null;
  /** The suggestion it discusses, as the text carries it. */
  suggestionId: string | null;
  startedAt: Date;
  resolvedAt: Date | null;
  resolvedBy: string | null;
  mayReply: boolean;
  mayResolve: boolean;
  mayMakeTask: boolean;
  /** What was taken on because of it, in the order it was. */
  tasks: TaskView[];
  comments: CommentView[];
}

/** All threads of one subject, oldest first, and whether the actor may start another. */
export interface ThreadList {
  threads: ThreadView[];
  mayStart: boolean;
}

/** What the door of comments answers when it went well. */
export interface CommentDone {
  ok: true;
  threadId: string;
  /** The thread is gone with its last comment; its mark in the text has lost its meaning. */
  isThreadGone: boolean;
}

/** The comments that still have words. */
export function livingComments(thread: Pick<ThreadView, "comments">): CommentView[] {
  return thread.comments.filter((comment) => !comment.isDeleted);
}
