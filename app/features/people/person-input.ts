/**
 * People: who is in the network, which offices they hold, and what an administrator may do
 * about an account. How they come in and what they may do is access's business.
 */
import { z } from "zod";
import { isCalendarDate } from "#app/domain/calendar-date.ts";
import { oneLine, plainText } from "#app/domain/plain-text.ts";
import { OFFICE_KINDS, RIGHTS } from "#app/domain/rights.ts";
import {
  emailInput,
  nameInput,
  passwordInput,
} from "#app/features/access/access-input.ts";

const line = (max: number, tooLong: string) =>
  z.string().default("").transform(oneLine).pipe(z.string().max(max, tooLong));

const date = (message: string) => z.string(message).refine(isCalendarDate, message);

export const ProfileInput = z.strictObject({
  intent: z.literal("profile"),
  name: nameInput,
  pronouns: line(40, "Keep the pronouns under 40 characters."),
  about: z
    .string()
    .default("")
    .transform(plainText)
    .pipe(z.string().max(2_000, "Keep this under 2,000 characters.")),
});
export type ProfileInput = z.output<typeof ProfileInput>;

export const PasswordInput = z.strictObject({
  intent: z.literal("password"),
  /** Left out by somebody who has none yet. */
  currentPassword: z.string().max(1_000, "A password is shorter than this.").default(""),
  newPassword: passwordInput,
});
export type PasswordInput = z.output<typeof PasswordInput>;

export const AddOfficeInput = z
  .strictObject({
    intent: z.literal("addOffice"),
    cityId: z.uuid("Choose the city."),
    kind: z.enum(OFFICE_KINDS, "Choose what they are to the city."),
    title: line(120, "Keep the title under 120 characters.").pipe(
      z.string().min(1, "Write the title of the office, in the city's own words."),
    ),
    district: line(80, "Keep the district under 80 characters."),
    startsOn: date("Choose the day the office began."),
    endsOn: z
      .union([z.literal(""), date("Choose the day it ended, or leave it empty.")])
      .default(""),
  })
  .refine((office) => office.endsOn === "" || office.endsOn >= office.startsOn, {
    path: ["endsOn"],
    message: "An office cannot end before it begins.",
  });
export type AddOfficeInput = z.output<typeof AddOfficeInput>;

export const EndOfficeInput = z.strictObject({
  intent: z.literal("endOffice"),
  officeId: z.uuid("Choose the office."),
  lastDay: date("Choose the last day of the office."),
});
export type EndOfficeInput = z.output<typeof EndOfficeInput>;

/** Everything the edit page of a person can ask for. */
export const PersonEditInput = z.discriminatedUnion(
  "intent",
  [
    ProfileInput,
    PasswordInput,
    AddOfficeInput,
    EndOfficeInput,
    z.strictObject({ intent: z.literal("email"), email: emailInput }),
    z.strictObject({
      intent: z.literal("grant"),
      right: z.enum(["none", ...RIGHTS], "Choose what they may do."),
    }),
    z.strictObject({ intent: z.literal("suspend") }),
    z.strictObject({ intent: z.literal("restore") }),
  ],
  "Choose what to do.",
);
export type PersonEditInput = z.output<typeof PersonEditInput>;
export type PersonIntent = PersonEditInput["intent"];
