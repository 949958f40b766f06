/**
 * Sheets: what cities did, out of a spreadsheet somebody kept until now. A sheet is read, its columns are
 * matched, every row is judged by itself, and nothing is recorded before somebody has seen that. What an action
 * is, and who may record one, is `campaigns`' to say.
 */

/** What a column can hold. */
export const SHEET_FIELDS = [
  "city",
  "happenedOn",
  "description",
  "bodyName",
  "classification",
  "sourceUrl",
  "nextStep",
  "nextStepOn",
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];

export const FIELD_WORDS: Readonly<Record<SheetField, string>> = {
  city: "City, by name or division id",
  happenedOn: "Day it happened",
  description: "What happened",
  bodyName: "Body",
  classification: "Class (Open Civic Data)",
  sourceUrl: "Source",
  nextStep: "Next step",
  nextStepOn: "Next step on",
};

/** Without these there is no action. */
export const NEEDED: readonly SheetField[] = ["city", "happenedOn", "description"];

/** Which column, from 0, holds a field; a field that none holds is left out. */
export type SheetColumns = Partial<Record<SheetField, number>>;

const NAMES: Readonly<Record<SheetField, RegExp>> = {
  city: /^(?:division[ _-]?id|ocd[ _-]?id|jurisdiction|city|place|municipality)$/i,
  happenedOn: /^(?:date|day|happened(?: on)?|action date|acted on)$/i,
  description: /^(?:action|description|what happened|words|event)$/i,
  bodyName: /^(?:body|organization|acted by|council|who)$/i,
  classification: /^(?:class|classification|code|type|ocd class)$/i,
  sourceUrl: /^(?:source|url|link|source url)$/i,
  nextStep: /^(?:next step|next|to do)$/i,
  nextStepOn: /^(?:next step on|next date|due|next on)$/i,
};

/** The columns by their names. Of a name and a division id the id is taken: no two cities share one. */
export function guessColumns(head: readonly string[]): SheetColumns {
  const columns: SheetColumns = {};
  for (const field of SHEET_FIELDS) {
    const at = head.findIndex((name) => NAMES[field].test(name.trim()));
    if (at >= 0) columns[field] = at;
  }
  const byId = head.findIndex((name) => /division|ocd[ _-]?id/i.test(name));
  if (byId >= 0) columns.city = byId;
  return columns;
}

/** The columns an address names ("city=0&happenedOn=2"), or null where it names none. */
export function readColumns(params: URLSearchParams): SheetColumns | null {
  if (!SHEET_FIELDS.some((field) => params.has(field))) return null;
  const columns: SheetColumns = {};
  for (const field of SHEET_FIELDS) {
    const value = params.get(field);
    const at = value === null || value === "" ? -1 : Number(value);
    if (Number.isInteger(at) && at >= 0) columns[field] = at;
  }
  return columns;
}
