import { isCalendarDate } from "#app/domain/calendar-date.ts";
import { isDivisionId, preferredDivision } from "#app/domain/division-id.ts";
import { CLASSIFICATIONS } from "#app/domain/stage.ts";
import {
  CityPathForms,
  type RecordActionInput,
} from "#app/features/campaigns/campaign-input.ts";
import type { SheetRow } from "#app/platform/sheet.ts";
import type { SheetColumns, SheetField } from "./sheet.ts";

/** A city of the campaign, as far as a row can name it. */
export interface SheetPlace {
  campaignCityId: string;
  cityId: string;
  /** "Austin, TX" */
  label: string;
  divisionId: string;
  bodyName: string;
  mayRecord: boolean;
  /** What stands in its log already, by `keyOf`. */
  standing: ReadonlySet<string>;
}

/** What is to become of a row. */
export type JudgedRow =
  | { number: number; isGood: true; place: SheetPlace; action: RecordActionInput }
  | { number: number; isGood: false; why: string; city: string; words: string };

/** By what two entries of one city are the same. */
export function keyOf(action: {
  happenedOn: string;
  classification: string | null;
  description: string;
}): string {
  const { happenedOn, classification, description } = action;
  return `${happenedOn} ${classification ?? ""} ${description.toLowerCase()}`;
}

/** Judges every row by itself, in order: a row that repeats another or the log is told which it repeats. */
export function judgeRows(
  rows: readonly SheetRow[],
  columns: SheetColumns,
  places: readonly SheetPlace[],
): JudgedRow[] {
  const finder = placeFinder(places);
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const cell = (field: SheetField) => {
      const at = columns[field];
      return at === undefined ? "" : (row.cells[at] ?? "").trim();
    };
    const bad = (why: string): JudgedRow => ({
      number: row.number,
      isGood: false,
      why,
      city: cell("city").slice(0, 80),
      words: cell("description").slice(0, 120),
    });
    const found = finder(cell("city"));
    if (typeof found === "string") return bad(found);
    if (!found.mayRecord) return bad(`You may not record for ${found.label}.`);
    const read = CityPathForms.safeParse({
      intent: "record",
      happenedOn: dayOf(cell("happenedOn")),
      bodyName: cell("bodyName") || found.bodyName,
      description: cell("description"),
      classification: classOf(cell("classification")),
      sourceUrl: cell("sourceUrl"),
      nextStep: cell("nextStep"),
      nextStepOn: dayOf(cell("nextStepOn")),
    });
    if (!read.success)
      return bad(read.error.issues[0]?.message ?? "This row cannot be read.");
    if (read.data.intent !== "record") return bad("This row cannot be read.");
    const { intent: _, ...action } = read.data;
    const key = keyOf(action);
    if (found.standing.has(key)) return bad("This stands in the log already.");
    const twin = seen.get(`${found.campaignCityId} ${key}`);
    if (twin !== undefined) return bad(`This says the same as row ${twin}.`);
    seen.set(`${found.campaignCityId} ${key}`, row.number);
    return { number: row.number, isGood: true, place: found, action };
  });
}

/** A city by its division id or by its name, or why there is none. */
function placeFinder(
  places: readonly SheetPlace[],
): (named: string) => SheetPlace | string {
  const byDivision = new Map(
    places.map((place) => [preferredDivision(place.divisionId), place]),
  );
  const byName = new Map<string, SheetPlace | null>();
  const add = (name: string, place: SheetPlace) =>
    byName.set(name, byName.has(name) ? null : place);
  for (const place of places) {
    const label = place.label.toLowerCase();
    add(label, place);
    add(label.replace(/, \w\w$/, ""), place);
  }
  return (named) => {
    if (named === "") return "No city is named.";
    if (isDivisionId(named.toLowerCase())) {
      return (
        byDivision.get(preferredDivision(named)) ??
        "No city of this campaign has this division id."
      );
    }
    const place = byName.get(named.toLowerCase().replace(/\s+/g, " "));
    if (place === null)
      return `Several cities are called “${named.slice(0, 60)}”: add the state.`;
    return place ?? `“${named.slice(0, 60)}” is no city of this campaign.`;
  };
}

/** "6/14/2018" is how spreadsheets of this country write 2018-06-14; anything else stays as it is, and is judged. */
function dayOf(written: string): string {
  const [, month = "", day = "", year = ""] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written) ?? [];
  if (year) return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const [, iso = ""] = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(written) ?? [];
  return isCalendarDate(iso) ? iso : written;
}

const byName = new Map(
  Object.entries(CLASSIFICATIONS).map(([code, { name }]) => [name.toLowerCase(), code]),
);

/** A class by its code or by its plain name. */
function classOf(written: string): string {
  const lower = written.toLowerCase();
  return byName.get(lower) ?? lower;
}
