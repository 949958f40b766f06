import { z } from "zod";
import { isCalendarDate } from "#app/domain/calendar-date.ts";
import { FORCES } from "#app/domain/force.ts";
import { oneLine, plainText } from "#app/domain/plain-text.ts";
import { RIGHTS } from "#app/domain/rights.ts";
import { isClassification } from "#app/domain/stage.ts";
import { isId } from "#app/paths.ts";

const OUT_OF_DATE = "This page is out of date. Reload it and try again.";

const Id = z.string(OUT_OF_DATE).refine(isId, OUT_OF_DATE);

/** A required field: it may also be missing altogether, which reads the same to a person. */
const line = (min: number, max: number, empty: string) =>
  z
    .string(empty)
    .transform(oneLine)
    .pipe(z.string().min(min, empty).max(max, `Keep this to ${max} characters.`));
const text = (min: number, max: number, empty: string) =>
  z
    .string(empty)
    .transform(plainText)
    .pipe(
      z
        .string()
        .min(min, empty)
        .max(max, `Keep this to ${max.toLocaleString("en-US")} characters.`),
    );
const maybe = (max: number) => line(0, max, "").optional().default("");

const DAY_SHAPE = "Write the date as year-month-day, for example 2018-06-14.";
const DAY_YEAR = "Check the year.";
const NO_DAY = "There is no such day. Check the month and the day.";
const hasShape = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day);
/** Of two wrongs one is said: a day in another shape is not looked for in the calendar. */
const isThere = (day: string) => !hasShape(day) || isCalendarDate(day);
const isLikely = (day: string) => day >= "1900-01-01" && day < "2101-01-01";
const Day = (empty: string) =>
  z
    .string(empty)
    .trim()
    .min(1, empty)
    .refine(hasShape, DAY_SHAPE)
    .refine(isThere, NO_DAY)
    .refine((day) => !isCalendarDate(day) || isLikely(day), DAY_YEAR);
const MaybeDay = z
  .string()
  .trim()
  .optional()
  .default("")
  .refine((day) => day === "" || hasShape(day), DAY_SHAPE)
  .refine((day) => day === "" || isThere(day), NO_DAY)
  .refine((day) => !isCalendarDate(day) || isLikely(day), DAY_YEAR)
  .transform((day) => day || null);

/** Only addresses a browser may follow: http and https, with a host, without a password. */
const SourceUrl = z
  .string()
  .transform(oneLine)
  .pipe(z.string().max(2_000, "This link is too long."))
  .optional()
  .default("")
  .refine(
    (url) => url === "" || isWebAddress(url),
    "Write the whole address, starting with https://",
  )
  .transform((url) => url || null);

/** True for an http or https address that names a host and carries no credentials. */
export function isWebAddress(url: string): boolean {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  return /^https?:$/.test(protocol) && hostname !== "" && !username && !password;
}

const campaignFields = {
  title: line(3, 160, "Give the campaign a title people will recognise."),
  goal: text(10, 600, "Say in a sentence or two what every city is to reach."),
  summary: text(0, 5_000, "").optional().default(""),
  /** An existing area; empty when a new one is named. */
  issueAreaId: z.string().trim().optional().default(""),
  newIssueArea: maybe(80),
  startsOn: Day("Say on which day the campaign starts."),
};

interface IssueAreaChoice {
  issueAreaId: string;
  newIssueArea: string;
}

function chooseIssueArea(choice: IssueAreaChoice, ctx: z.RefinementCtx): void {
  if (choice.issueAreaId === "" && choice.newIssueArea === "") {
    ctx.addIssue({
      code: "custom",
      path: ["issueAreaId"],
      message: "Choose an issue area, or name a new one.",
    });
  } else if (choice.issueAreaId !== "" && choice.newIssueArea !== "") {
    ctx.addIssue({
      code: "custom",
      path: ["newIssueArea"],
      message: "Choose an area or name a new one, not both.",
    });
  } else if (choice.issueAreaId !== "" && !isId(choice.issueAreaId)) {
    ctx.addIssue({
      code: "custom",
      path: ["issueAreaId"],
      message: "Choose an issue area of the list.",
    });
  }
}

export const OpenCampaignInput = z
  .strictObject(campaignFields)
  .superRefine(chooseIssueArea);
export type OpenCampaignInput = z.output<typeof OpenCampaignInput>;

/** The revision the form was opened on; another one means that somebody saved in between. */
const Revision = z.coerce.number(OUT_OF_DATE).int(OUT_OF_DATE).min(0, OUT_OF_DATE);

const SaveCampaign = z
  .strictObject({ intent: z.literal("save"), revision: Revision, ...campaignFields })
  .superRefine(chooseIssueArea);
export type EditCampaignInput = Omit<z.output<typeof SaveCampaign>, "intent">;

/** Everything the edit page of a campaign takes. */
export const EditCampaignForms = z.discriminatedUnion("intent", [
  SaveCampaign,
  z.strictObject({ intent: z.literal("archive") }),
  z.strictObject({ intent: z.literal("restore") }),
]);

/** A city comes in. */
export const AddCityInput = z.strictObject({
  cityId: z.string("Choose a city.").refine(isId, "Choose a city of the list."),
});

const RecordAction = z
  .strictObject({
    intent: z.literal("record"),
    happenedOn: Day("Say on which day it happened."),
    bodyName: line(2, 160, "Say which body acted, for example City Council."),
    description: text(3, 1_000, "Write what happened, in the city's own words."),
    classification: z
      .string()
      .trim()
      .optional()
      .default("")
      .refine(
        (code) => code === "" || isClassification(code),
        "Choose a class of the list, or none.",
      )
      .transform((code) => code || null),
    sourceUrl: SourceUrl,
    nextStep: maybe(300),
    nextStepOn: MaybeDay,
    nextStepOwnerId: z
      .string()
      .trim()
      .optional()
      .default("")
      .refine((id) => id === "" || isId(id), "Choose a person of the list.")
      .transform((id) => id || null),
  })
  .superRefine((action, ctx) => {
    if (action.nextStepOwnerId && action.nextStep === "") {
      ctx.addIssue({
        code: "custom",
        path: ["nextStep"],
        message: "Say what they are to see to.",
      });
    }
    if (action.nextStepOn && action.nextStep === "") {
      ctx.addIssue({
        code: "custom",
        path: ["nextStep"],
        message: "Say what is to happen on that day.",
      });
    }
    if (action.nextStepOn && action.nextStepOn < action.happenedOn) {
      ctx.addIssue({
        code: "custom",
        path: ["nextStepOn"],
        message: "The next step comes after this action.",
      });
    }
  });
export type RecordActionInput = Omit<z.output<typeof RecordAction>, "intent">;

const SetForce = z.strictObject({
  intent: z.literal("setForce"),
  force: z.enum(FORCES, "Choose where it stands in law."),
  forceNote: maybe(300),
  measureTitle: maybe(200),
  /** When the force shown in the form was set; empty for never. */
  asOf: z.string(OUT_OF_DATE).max(40, OUT_OF_DATE),
});
export type SetForceInput = Omit<z.output<typeof SetForce>, "intent">;

/** Everything the page of one city's path takes. */
export const CityPathForms = z.discriminatedUnion("intent", [
  RecordAction,
  SetForce,
  z.strictObject({ intent: z.literal("withdraw"), actionId: Id }),
  z.strictObject({ intent: z.literal("removeCity") }),
  z.strictObject({ intent: z.literal("returnCity") }),
]);

const Right = z.enum(RIGHTS, "Choose a right.");
const IsLead = z.literal(["on", "yes"]).optional().transform(Boolean);

const GiveRight = z.strictObject({
  intent: z.literal("give"),
  personId: z
    .string("Choose a person.")
    .trim()
    .min(1, "Choose a person.")
    .refine(isId, "Choose a person of the list."),
  right: Right,
  /** Last day on which the right is good. */
  expiresOn: MaybeDay,
  isLead: IsLead,
});
export type GiveRightInput = Omit<z.output<typeof GiveRight>, "intent">;

/** Everything the people page of a campaign takes. */
export const PeopleForms = z.discriminatedUnion("intent", [
  GiveRight,
  z.strictObject({ intent: z.literal("takeBack"), personId: Id }),
  z.strictObject({ intent: z.literal("revokeInvitation"), invitationId: Id }),
]);
