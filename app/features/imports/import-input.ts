import { z } from "zod";
import { DRAFT_KINDS } from "#app/domain/draft.ts";

/** Largest upload, in bytes, with the form around it. 300 pages in Word have about 500 kB. */
export const MAX_UPLOAD_BYTES = 12 * 1024 * 1024;

/** Longest text that can be pasted instead of a file, in characters. */
export const MAX_PASTED = 150_000;

export const ReadFileInput = z.strictObject({
  campaignId: z.uuid("Choose the campaign this draft belongs to."),
  text: z
    .string()
    .max(MAX_PASTED, "This is too long to paste. Save it as a text file and choose that.")
    .default(""),
});
export type ReadFileInput = z.output<typeof ReadFileInput>;

/** What the page that shows what was read can ask for. */
export const PreviewInput = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("create"),
    title: z
      .string()
      .trim()
      .min(1, "Write a title for the draft.")
      .max(300, "Keep the title under 300 characters."),
    kind: z.enum(DRAFT_KINDS, "Choose what kind of text this is."),
  }),
  // The same form: title and kind come along, whatever is in them.
  z.object({ intent: z.literal("discard") }),
]);
export type PreviewInput = z.output<typeof PreviewInput>;
