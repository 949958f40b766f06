/** How many days a convening may have; each is a row of its form. */
export const MAX_DAYS = 7;

export type DayField = "Id" | "On" | "Opens" | "Closes";

/** The name of a field in a day's row: "day0On". The form writes it and the input reads it. */
export function dayField(row: number, part: DayField): string {
  return `day${row}${part}`;
}
