/**
 * Cities: jurisdictions keyed by their Open Civic Data division id, with how each legislates
 * and how it writes law. Where a city stands in a campaign is entered in campaigns; its page
 * here only gathers it.
 */
import { z } from "zod";
import { oneLine, plainText } from "#app/domain/plain-text.ts";
import { RECITAL_ENDINGS, type RecitalEnding } from "#app/manuscript/house-style.ts";
import { ladderOf } from "#app/manuscript/ladder.ts";
import {
  DEFINITION_STYLES,
  DUTY_WORDS,
  LIST_ENDINGS,
} from "#app/manuscript/numbering-profile.ts";

const words = (missing: string, max: number) =>
  z
    .string(missing)
    .transform(oneLine)
    .pipe(z.string().min(1, missing).max(max, `Keep this under ${max} characters.`));

const optionalWords = (max: number) =>
  z
    .string()
    .default("")
    .transform(oneLine)
    .pipe(z.string().max(max, `Keep this under ${max} characters.`));

/** A whole number in a range, "12,500" and "12 500" as well; the sentence says which. */
const whole = (message: string, min: number, max: number) =>
  z
    .string(message)
    .transform((typed) => typed.replace(/[\s,]/g, ""))
    .pipe(
      z
        .string()
        .regex(/^\d{1,9}$/, message)
        .transform(Number),
    )
    .pipe(z.number().min(min, message).max(max, message));

/** The same where leaving it empty means "not known". */
const wholeOrUnknown = (message: string, max: number) =>
  z
    .string()
    .default("")
    .transform((typed) => typed.trim())
    .pipe(
      z.union(
        [
          z.literal("").transform(() => null),
          z
            .string()
            .regex(/^\d{1,4}$/)
            .transform(Number)
            .pipe(z.number().max(max)),
        ],
        message,
      ),
    );

const degrees = (message: string, limit: number) =>
  z
    .string(message)
    .transform((typed) => typed.trim())
    .pipe(
      z
        .string()
        .regex(/^-?\d{1,3}(?:\.\d{1,8})?$/, message)
        .transform(Number),
    )
    .pipe(z.number().min(-limit, message).max(limit, message));

/** Open Civic Data's form of a division: each step a type and a name. */
export const DIVISION_ID = /^ocd-division\/country:[a-z]{2}(\/[^\W\d]+:[\w.~-]+)*$/;

function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z_]+(?:\/[\w+-]+)*$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** How a section's number is led in, in the ordinances of cities. */
export const SECTION_WORDS = ["Section", "SECTION", "Sec.", "§"] as const;

const recitalEndings = Object.keys(RECITAL_ENDINGS) as RecitalEnding[]; // its own keys

const WEEKS = "Write the weeks of a month as digits, such as 1, 3.";

export const CityInput = z.strictObject({
  name: words("Write the name of the city.", 80),
  state: z
    .string("Write the state in two letters, such as TX.")
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, "Write the state in two letters, such as TX."),
  divisionId: z
    .string("Write the Open Civic Data division id.")
    .trim()
    .max(200, "A division id is shorter than this.")
    .regex(
      DIVISION_ID,
      "Write the Open Civic Data division id, such as ocd-division/country:us/state:tx/place:austin.",
    ),
  timeZone: z
    .string("Choose the time zone.")
    .trim()
    .refine(isTimeZone, "Choose a time zone, such as America/Chicago."),
  population: whole("Write the population as a whole number.", 1, 50_000_000),
  latitude: degrees("Write the latitude in degrees, such as 30.2672.", 90),
  longitude: degrees("Write the longitude in degrees, such as -97.7431.", 180),
  bodyName: words("Write the name of the governing body, such as City Council.", 80),
  bodySize: whole("Write how many members vote, the mayor included if so.", 1, 200),
  memberTitle: words("Write what its members are called, such as Council Member.", 80),
  headTitle: words("Write what its head is called, such as Mayor.", 80),

  readings: wholeOrUnknown("Write the number of readings, or leave it empty.", 10),
  noticeDays: wholeOrUnknown("Write a number of days, or leave it empty.", 365),
  executiveSigns: z
    .enum(["", "yes", "no"], "Choose one of the answers.")
    .default("")
    .transform((answer) => (answer === "" ? null : answer === "yes")),
  vetoWindowDays: wholeOrUnknown("Write a number of days, or leave it empty.", 365),
  overrideVote: optionalWords(80),
  effectiveAfterDays: wholeOrUnknown("Write a number of days, or leave it empty.", 3650),
  emergencyVote: optionalWords(80),
  readingGapDays: wholeOrUnknown("Write a number of days, or leave it empty.", 365),
  committeeDays: wholeOrUnknown("Write a number of days, or leave it empty.", 365),
  hearingNoticeDays: wholeOrUnknown("Write a number of days, or leave it empty.", 365),
  meetingWeekday: wholeOrUnknown("Choose a day of the week, or none.", 6),
  meetingWeeks: z
    .string()
    .default("")
    .transform((typed) => typed.split(/[\s,]+/).filter(Boolean))
    .pipe(
      z
        .array(z.string().regex(/^[1-5]$/, WEEKS), WEEKS)
        .max(5, WEEKS)
        .transform((weeks) => [...new Set(weeks)].sort().map(Number)),
    ),

  enactingClause: z
    .string()
    .default("")
    .transform(plainText)
    .pipe(z.string().max(500, "Keep the enacting clause under 500 characters.")),
  sectionWord: z.enum(SECTION_WORDS, "Choose how sections are named."),
  codeSectionWord: z
    .enum(SECTION_WORDS, "Choose how sections of the code are named.")
    .default("Sec."),
  ladder: optionalWords(40).refine(
    (words) => words === "" || ladderOf(words) !== null,
    "Write the first label of each level, such as (a) (1) (A) (i) (I) (aa).",
  ),
  runTogether: z
    .enum(["yes", "no"], "Choose one of the answers.")
    .default("yes")
    .transform((answer) => answer === "yes"),
  definitionsStyle: z.enum(DEFINITION_STYLES, "Choose how definitions are written."),
  recitalEnding: z
    .enum(recitalEndings, "Choose how recitals end.")
    .default("semicolonAnd"),
  listEndings: z.enum(LIST_ENDINGS, "Choose how the parts of a list end.").default("any"),
  dutyWord: z.enum(DUTY_WORDS, "Choose the word that makes a duty.").default("any"),
  closingSections: z
    .string()
    .default("")
    .transform((typed) => typed.split("\n").map(oneLine).filter(Boolean))
    .pipe(
      z
        .array(z.string().max(100, "Keep each caption under 100 characters."))
        .max(12, "Write at most twelve captions, one a line."),
    ),
  codeName: optionalWords(100),
});
export type CityInput = z.output<typeof CityInput>;
