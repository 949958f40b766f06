import { slugOf } from "#app/domain/slug.ts";

/** The country of the cities the texts are for, as in their division ids. */
export const COUNTRY = "us";

/** Words as one step of an address of Akoma Ntoso. */
export function stepOf(words: string): string {
  return slugOf(words, { fallback: "nn", longest: 60 });
}
