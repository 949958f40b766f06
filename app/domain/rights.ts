/** The five rights, narrow to wide. Each includes those before it. */
export const RIGHTS = ["view", "comment", "suggest", "edit", "steward"] as const;
export type Right = (typeof RIGHTS)[number];

/** What a person with the right may do, in words for the page that gives it. */
export const RIGHT_WORDS: Record<Right, { name: string; means: string }> = {
  view: { name: "View", means: "Can look, and change nothing." },
  comment: { name: "Comment", means: "Can also comment and answer." },
  suggest: { name: "Suggest", means: "Can also propose changes." },
  edit: { name: "Edit", means: "Can also write, and record what cities did." },
  steward: { name: "Steward", means: "Can also decide, give rights and archive." },
};

/** True when `held` is at least as wide as `needed`; no right at all reaches nothing. */
export function reaches(held: Right | null, needed: Right): boolean {
  return held !== null && RIGHTS.indexOf(held) >= RIGHTS.indexOf(needed);
}

/** The widest of several rights given; null when none was. */
export function widest(rights: readonly (Right | null | undefined)[]): Right | null {
  let best = -1;
  for (const right of rights) {
    if (right) best = Math.max(best, RIGHTS.indexOf(right));
  }
  return RIGHTS[best] ?? null;
}

/** What somebody is to the city they hold office in. */
export const OFFICE_KINDS = [
  "official",
  "aide",
  "attorney",
  "recordsOfficer",
  "organizer",
  "partner",
] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

export const OFFICE_KIND_WORDS: Record<OfficeKind, string> = {
  official: "Elected official",
  aide: "Aide",
  attorney: "Attorney",
  recordsOfficer: "Records officer",
  organizer: "Organizer",
  partner: "Partner",
};
