/**
 * Comments: threads on words of a draft or on an agenda item. The room knows the id of its
 * subject and never its page; where words stand is a mark in the manuscript, made by the
 * editor with the id of the thread. Drafts and convenings build on this room, not it on them.
 */
import { z } from "zod";
import { plainText } from "#app/domain/plain-text.ts";
import { THREAD_REACHES } from "#app/domain/thread-reach.ts";
import { isId } from "#app/paths.ts";
import {
  MAX_COMMENT_CHARACTERS,
  MAX_MENTIONS,
  MAX_QUOTE_CHARACTERS,
} from "./comment-limits.ts";

const Id = z.string().refine(isId, "This page is out of date. Reload it and try again.");
const Body = z
  .string()
  .transform(plainText)
  .pipe(
    z
      .string()
      .min(1, "Write something first.")
      .max(MAX_COMMENT_CHARACTERS, "A comment holds at most 5,000 characters."),
  );
const Quote = z
  .string()
  .transform((quote) => plainText(quote).slice(0, MAX_QUOTE_CHARACTERS));

/** "person:<id> city:<id>": whom the words name with "@" and the name. */
const Mentions = z
  .string()
  .default("")
  .transform((mentions) => mentions.split(" ").filter(Boolean))
  .pipe(
    z
      .array(
        z.string().refine((mention) => {
          const [kind, id] = mention.split(":");
          return (kind === "person" || kind === "city") && isId(id ?? "");
        }, "This page is out of date. Reload it and try again."),
      )
      .max(MAX_MENTIONS, `Mention at most ${MAX_MENTIONS}.`),
  );

/** A first comment. `threadId` and `commentId` are made by whoever sends it, so that sending twice makes one. */
const Start = z.strictObject({
  intent: z.literal("start"),
  threadId: Id,
  commentId: Id,
  draftId: Id.optional(),
  agendaItemId: Id.optional(),
  /** Left out: the words if any are quoted, else the whole. */
  reach: z.enum(THREAD_REACHES).optional(),
  quote: Quote.default(""),
  /** Stable id of the block it is about, or the words stand in. */
  blockId: z.string().max(64).optional(),
  /** The suggestion it discusses. Where one is discussed already the comment is an answer there. */
  suggestionId: z
    .string()
    .regex(/^[a-z0-9.]{1,40}$/)
    .optional(),
  body: Body,
  mentions: Mentions,
});
const Reply = z.strictObject({
  intent: z.literal("reply"),
  threadId: Id,
  commentId: Id,
  body: Body,
  mentions: Mentions,
});
const Edit = z.strictObject({
  intent: z.literal("edit"),
  commentId: Id,
  body: Body,
  mentions: Mentions,
});
const Delete = z.strictObject({ intent: z.literal("delete"), commentId: Id });
const Resolve = z.strictObject({ intent: z.literal("resolve"), threadId: Id });
const Attach = z.strictObject({
  intent: z.literal("attach"),
  threadId: Id,
  quote: Quote,
  blockId: z.string().max(64).optional(),
});
const Reopen = z.strictObject({ intent: z.literal("reopen"), threadId: Id });

/** Everything the door of comments takes, told apart by `intent`. */
export const CommentInput = z
  .discriminatedUnion("intent", [Start, Reply, Edit, Delete, Resolve, Reopen, Attach])
  .refine(
    (input) =>
      input.intent !== "start" ||
      (input.draftId === undefined) !== (input.agendaItemId === undefined),
    "A comment is about one draft or one agenda item.",
  );

export type CommentInput = z.output<typeof CommentInput>;
export type StartThreadInput = Mentioning<z.output<typeof Start>>;
export type AttachInput = Omit<z.output<typeof Attach>, "intent">;
export type ReplyInput = Mentioning<z.output<typeof Reply>>;
export type EditCommentInput = Mentioning<z.output<typeof Edit>>;

/** Without its intent; whoever mentions nobody need not say so. */
type Mentioning<Shape extends { intent: string; mentions: string[] }> = Omit<
  Shape,
  "intent" | "mentions"
> & { mentions?: readonly string[] };
