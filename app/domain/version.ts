/** Why a version was kept. */
export const VERSION_REASONS = ["rest", "named", "beforeRestore"] as const;
export type VersionReason = (typeof VERSION_REASONS)[number];

/** In words, for the list of versions. */
export const VERSION_REASON_WORDS: Record<VersionReason, string> = {
  rest: "Kept by itself when the text rested",
  named: "Kept by hand",
  beforeRestore: "Kept before an earlier version came back",
};

/** As much of a version as it is called by. */
export interface NamedVersion {
  number: number;
  name: string;
}

/** "Draft 2 for the convening", or "Version 7" while nobody named it. */
export function versionTitle({ number, name }: NamedVersion): string {
  return name || `Version ${number}`;
}

/** The first digits of a version's hash, enough to tell it from every other by eye. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12);
}
