/**
 * Open Civic Data's division ids (OCDEP 2). A few consolidated cities are listed under two of them; the one that
 * is preferred is another type than a place. Source: identifiers/country-us/aliases.csv.
 */
const DIVISION = /^ocd-division\/country:[a-z]{2}(?:\/[a-z_]+:[\p{L}\p{N}.~_-]+)*$/u;

const PREFERRED: Readonly<Record<string, string>> = {
  "state:ca/place:san_francisco": "state:ca/county:san_francisco",
  "state:co/place:denver": "state:co/county:denver",
  "state:la/place:new_orleans": "state:la/parish:orleans",
  "state:ak/place:anchorage": "state:ak/borough:anchorage",
  "state:ky/place:lexington": "state:ky/county:fayette",
  "state:ga/place:columbus": "state:ga/county:muscogee",
};

/** Whether it has the shape of a division id. */
export function isDivisionId(id: string): boolean {
  return DIVISION.test(id);
}

/** The preferred id of the same division: two ids of one city become equal. */
export function preferredDivision(id: string): string {
  const lower = id.trim().toLowerCase();
  const [, country = "", place = ""] =
    /^(ocd-division\/country:us\/)(.*)$/.exec(lower) ?? [];
  const preferred = PREFERRED[place];
  return preferred ? country + preferred : lower;
}
