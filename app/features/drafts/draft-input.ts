/**
 * Drafts: one text with people in it. Starting, naming, closing and sharing a draft, and
 * handing its words over, live here; how the text is edited lives in `editor/`, what it may
 * hold in app/manuscript.
 */
import { z } from "zod";
import { DRAFT_KINDS } from "#app/domain/draft.ts";
import { RIGHTS } from "#app/domain/rights.ts";

const title = z
  .string()
  .trim()
  .min(1, "Write a title for the draft.")
  .max(300, "Keep the title under 300 characters.");

export const StartDraftInput = z.strictObject({
  title,
  kind: z.enum(DRAFT_KINDS, "Choose what kind of text this is."),
  campaignId: z.uuid("Choose the campaign this draft belongs to."),
});
export type StartDraftInput = z.output<typeof StartDraftInput>;

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("Write the e-mail address of somebody in the network."));

/** Everything the settings page of a draft can ask for. */
export const DraftSettingsInput = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("rename"), title }),
  z.strictObject({ intent: z.literal("lock") }),
  z.strictObject({ intent: z.literal("unlock") }),
  z.strictObject({ intent: z.literal("archive") }),
  z.strictObject({ intent: z.literal("restore") }),
  z.strictObject({
    intent: z.literal("grant"),
    email,
    right: z.enum(RIGHTS, "Choose what they may do."),
    expiresOn: z
      .union([z.literal(""), z.iso.date("Choose a day, or leave it empty.")])
      .default(""),
  }),
  z.strictObject({ intent: z.literal("revoke"), personId: z.uuid() }),
]);
export type DraftSettingsInput = z.output<typeof DraftSettingsInput>;

/** Longest state vector, in characters of base64: one of a text with some ten thousand writers. */
const MAX_STATE_VECTOR = 200_000;

/** What a screen that is left has shown of the text, as Yjs writes it, in base64. */
export const DraftVisitInput = z.strictObject({
  stateVector: z.base64().max(MAX_STATE_VECTOR),
});
export type DraftVisitInput = z.output<typeof DraftVisitInput>;
