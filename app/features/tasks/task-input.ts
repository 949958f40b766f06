/**
 * Tasks: what a person has taken on, by a day. A task is made of a comment and is about the draft or
 * agenda item the comment is on; what it says is judged by the rights on that. Where tasks are shown
 * (a comment's card, My work) is the business of those pages.
 */
import { z } from "zod";
import { isCalendarDate } from "#app/domain/calendar-date.ts";
import { oneLine } from "#app/domain/plain-text.ts";
import { isId } from "#app/paths.ts";

export const MAX_TASK_TITLE = 200;

const Id = z.string().refine(isId, "This page is out of date. Reload it and try again.");
const title = z
  .string("Write what is to be done.")
  .transform(oneLine)
  .pipe(
    z
      .string()
      .min(1, "Write what is to be done.")
      .max(MAX_TASK_TITLE, `Keep this under ${MAX_TASK_TITLE} characters.`),
  );
const ownerId = z.string("Choose who does it.").refine(isId, "Choose who does it.");
const dueOn = z
  .string()
  .default("")
  .refine((on) => on === "" || isCalendarDate(on), "Choose a day of the calendar.")
  .transform((on) => on || null);

/** `taskId` is made by whoever sends it, so that sending twice makes one. */
const Make = z.strictObject({
  intent: z.literal("make"),
  taskId: Id,
  threadId: Id,
  title,
  ownerId,
  dueOn,
});
const Change = z.strictObject({
  intent: z.literal("change"),
  taskId: Id,
  title,
  ownerId,
  dueOn,
});
const Finish = z.strictObject({ intent: z.literal("finish"), taskId: Id });
const Reopen = z.strictObject({ intent: z.literal("reopen"), taskId: Id });
const Remove = z.strictObject({ intent: z.literal("remove"), taskId: Id });

/** Everything the door of tasks takes, told apart by `intent`. */
export const TaskInput = z.discriminatedUnion("intent", [
  Make,
  Change,
  Finish,
  Reopen,
  Remove,
]);
export type TaskInput = z.output<typeof TaskInput>;
export type MakeTaskInput = z.output<typeof Make>;
export type ChangeTaskInput = z.output<typeof Change>;
