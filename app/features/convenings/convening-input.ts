/**
 * Convenings: meetings of the network with their shared agendas. Calling and changing a
 * meeting, its days and items, and the programme people read and print live here. When items
 * start and in what order they stand is decided in app/domain/agenda*.ts; comments on an item
 * belong to features/comments.
 */
import { z } from "zod";
import { AGENDA_ITEM_KINDS, MAX_ITEM_MINUTES, minuteOfTime } from "#app/domain/agenda.ts";
import { isCalendarDate } from "#app/domain/calendar-date.ts";
import {
  CONVENING_KINDS,
  CONVENING_STATUSES,
  isTimeZone,
} from "#app/domain/convening.ts";
import { oneLine, plainText } from "#app/domain/plain-text.ts";
import { isId } from "#app/paths.ts";
import { type DayField, dayField, MAX_DAYS } from "./day-fields.ts";

const OUT_OF_DATE = "This page is out of date. Reload it and try again.";

const line = (max: number, tooLong: string) =>
  z.string().transform(oneLine).pipe(z.string().max(max, tooLong));
const text = (max: number, tooLong: string) =>
  z.string().transform(plainText).pipe(z.string().max(max, tooLong));
const id = (message: string) => z.string().refine(isId, message);
/** An id, or "" for none. */
const optionalId = (message: string) =>
  z
    .string()
    .refine((value) => value === "" || isId(value), message)
    .transform((value) => value || null)
    .optional()
    .transform((value) => value ?? null);
/** What the row stood at when the form was opened; absent on a form for something new. */
const revision = z
  .string()
  .regex(/^\d{1,9}$/, OUT_OF_DATE)
  .transform(Number)
  .optional();

/** A day of a convening as a form sends it; minutes count from local midnight. */
export interface DayInput {
  /** Null for a day that is new. */
  id: string | null;
  on: string;
  opensMinute: number;
  closesMinute: number;
}

/** Field names of a day's row: "day0On". Rows without a date are not there. */
const DAY_FIELD = /^day([0-9])(Id|On|Opens|Closes)$/;

const Convening = z
  .object({
    title: line(200, "Keep the title under 200 characters.").pipe(
      z.string().min(1, "Give the convening a title."),
    ),
    kind: z.enum(CONVENING_KINDS, "Choose what kind of meeting this is."),
    status: z.enum(CONVENING_STATUSES, "Choose how certain it is."),
    summary: text(2_000, "Keep the summary under 2,000 characters."),
    campaignId: optionalId("Choose a campaign from the list."),
    cityId: optionalId("Choose a city from the list."),
    venue: line(200, "Keep the place under 200 characters."),
    timeZone: z.string().refine(isTimeZone, "Choose the time zone of the place."),
    revision,
  })
  .catchall(z.string());

/** Everything the form of a convening holds, with its days gathered and in order. */
export const ConveningInput = Convening.transform((raw, issues) => {
  const refuse = (field: string, message: string) =>
    issues.addIssue({ code: "custom", path: [field], message });
  const days: DayInput[] = [];
  let isAnyWrong = false;
  for (let row = 0; row < MAX_DAYS; row += 1) {
    const day = readDay((part) => String(raw[dayField(row, part)] ?? ""));
    if (day === null) continue;
    if ("problem" in day) {
      isAnyWrong = true;
      refuse(dayField(row, day.part), day.problem);
    } else if (days.some((other) => other.on === day.on))
      refuse(dayField(row, "On"), "Another row has this date already.");
    else days.push(day);
  }
  const known = new Set(Object.keys(Convening.shape));
  for (const name of Object.keys(raw)) {
    if (!known.has(name) && !DAY_FIELD.test(name)) refuse(name, OUT_OF_DATE);
  }
  if (days.length === 0 && !isAnyWrong)
    refuse(dayField(0, "On"), "Give at least one day.");
  const { title, kind, status, summary, campaignId, cityId, venue, timeZone } = raw;
  return {
    title,
    kind,
    status,
    summary,
    campaignId,
    cityId,
    venue,
    timeZone,
    revision: raw.revision,
    days: days.sort((a, b) => (a.on < b.on ? -1 : 1)),
  };
});
export type ConveningInput = z.output<typeof ConveningInput>;

type DayRow = DayInput | { problem: string; part: DayField };

/** A row of the form as a day, what is wrong with it, or null when it is empty. */
function readDay(typed: (part: DayField) => string): DayRow | null {
  const on = typed("On");
  if (on === "") return null;
  if (!isCalendarDate(on) || on < "1990-01-01" || on > "2200-01-01")
    return { part: "On", problem: "Give a date of the calendar." };
  const opensMinute = minuteOfTime(typed("Opens"));
  if (opensMinute === null)
    return { part: "Opens", problem: "Say when the day opens, such as 9:00 AM." };
  const closes = minuteOfTime(typed("Closes"));
  if (closes === null)
    return { part: "Closes", problem: "Say when the day closes, such as 5:00 PM." };
  const closesMinute = closes === 0 ? 1_440 : closes;
  if (closesMinute <= opensMinute)
    return { part: "Closes", problem: "The day must close after it opens." };
  const given = typed("Id");
  if (given !== "" && !isId(given)) return { part: "On", problem: OUT_OF_DATE };
  return { id: given || null, on, opensMinute, closesMinute };
}

/** Says "leave the linked draft as it is" where the draft may not be named to the editor. */
export const KEEP_DRAFT = "keep";

export const AgendaItemInput = z.strictObject({
  dayId: id("Choose a day."),
  kind: z.enum(AGENDA_ITEM_KINDS, "Choose what kind of item this is."),
  title: line(200, "Keep the title under 200 characters.").pipe(
    z.string().min(1, "Give the item a title."),
  ),
  description: text(5_000, "Keep the description under 5,000 characters."),
  minutes: z
    .string()
    .trim()
    .regex(/^\d+$/, "Say how many minutes it takes, as a whole number.")
    .transform(Number)
    .pipe(
      z
        .number()
        .min(1, "An item takes at least a minute.")
        .max(MAX_ITEM_MINUTES, "An item lasts at most a day."),
    ),
  room: line(120, "Keep the room under 120 characters."),
  isParallel: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
  /** Ids with a space between them. */
  presenterIds: z
    .string()
    .transform((list) => [...new Set(list.split(/\s+/).filter(Boolean))])
    .refine((list) => list.every(isId), "Choose people from the list.")
    .refine((list) => list.length <= 30, "An item has at most 30 presenters."),
  issueAreaId: optionalId("Choose an issue area from the list."),
  draftId: z
    .string()
    .refine(
      (value) => value === "" || value === KEEP_DRAFT || isId(value),
      "Choose a draft from the list.",
    ),
  revision,
});
export type AgendaItemInput = z.output<typeof AgendaItemInput>;

const place = optionalId(OUT_OF_DATE);

/** What the door for arranging an agenda takes: moving an item, or taking it off. */
export const ArrangeInput = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("move"),
    itemId: id(OUT_OF_DATE),
    dayId: id(OUT_OF_DATE),
    afterId: place,
    beforeId: place,
    besideId: place,
  }),
  z.strictObject({ intent: z.literal("remove"), itemId: id(OUT_OF_DATE) }),
]);
export type ArrangeInput = z.output<typeof ArrangeInput>;
