import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { sendFields } from "#app/features/live/send-fields.ts";
import { commentsPath } from "#app/paths.ts";
import type { CommentDone } from "./comment-view.ts";

export type CommentAnswer = CommentDone | { ok: false; message: string };

/** The fields of one of the shapes in comment-input.ts, as a form sends them. */
export type CommentFields = { intent: string } & Readonly<
  Record<string, string | undefined>
>;

/** Sends a change to the door of comments and says in words when it did not go. */
export async function sendComment(fields: CommentFields): Promise<CommentAnswer> {
  const sent = await sendFields(commentsPath(), fields);
  return sent.ok ? (sent.body as CommentDone) : sent; // what the door of comments answers
}

/** `sendComment`, after which the page asks its loaders again when it went well. */
export function useCommentSender(): (fields: CommentFields) => Promise<CommentAnswer> {
  const { revalidate } = useRevalidator();
  return useCallback(
    async (fields) => {
      const answer = await sendComment(fields);
      if (answer.ok) revalidate();
      return answer;
    },
    [revalidate],
  );
}

/** A comment that is on its way, or could not go. */
export interface UnsentComment {
  fields: CommentFields & { commentId: string; body: string };
  /** Why it did not go; null while it is on its way. */
  problem: string | null;
}

/**
 * Comments shown before the server has them. Each leaves when the loader brings it, so the
 * card never blinks; one that could not go stays, and is sent again under the same id.
 */
export function useOutbox(arrivedIds: readonly string[]) {
  const send = useCommentSender();
  const [unsent, setUnsent] = useState<UnsentComment[]>([]);
  const arrived = arrivedIds.join(" ");

  useEffect(() => {
    const ids = new Set(arrived.split(" "));
    setUnsent((list) =>
      list.some(({ fields }) => ids.has(fields.commentId))
        ? list.filter(({ fields }) => !ids.has(fields.commentId))
        : list,
    );
  }, [arrived]);

  const without = (list: UnsentComment[], commentId: string) =>
    list.filter(({ fields }) => fields.commentId !== commentId);

  /** Resolves with why it did not go, or null. */
  async function post(fields: UnsentComment["fields"]): Promise<string | null> {
    setUnsent((list) => [...without(list, fields.commentId), { fields, problem: null }]);
    const answer = await send(fields);
    if (answer.ok) return null;
    setUnsent((list) =>
      list.map((one) =>
        one.fields.commentId === fields.commentId
          ? { ...one, problem: answer.message }
          : one,
      ),
    );
    return answer.message;
  }

  /** Forgets a comment that could not go. */
  function drop(commentId: string): void {
    setUnsent((list) => without(list, commentId));
  }

  const arrivedSet = new Set(arrivedIds);
  return {
    unsent: unsent.filter(({ fields }) => !arrivedSet.has(fields.commentId)),
    post,
    drop,
  };
}
