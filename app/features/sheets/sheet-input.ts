import { z } from "zod";

/** Longest table that can be pasted instead of a file, in characters. */
export const MAX_PASTED_TABLE = 500_000;

export const ReadSheetInput = z.strictObject({
  text: z
    .string()
    .max(
      MAX_PASTED_TABLE,
      "This is too long to paste. Save it as a CSV file and choose that.",
    )
    .default(""),
});

/** What the page that shows what would be recorded can ask for. */
export const SheetForms = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("record") }),
  z.strictObject({ intent: z.literal("discard") }),
]);
