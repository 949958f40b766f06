import type { CodeAction } from "./nodes/quoted-code.ts";
import type { NumberingProfile } from "./numbering-profile.ts";

/**
 * The fixed sentence that says what an ordinance does to the code it quotes: "Section 5.92.010 of
 * the San Mateo Municipal Code is added to Chapter 5.92 as follows:". Computed whenever it is
 * shown. A citation or code nobody named stands as a blank, in brackets.
 */
export function amendingSentence(
  action: CodeAction,
  citation: string,
  profile: NumberingProfile,
): string {
  const cited = citedPlace(citation, profile.referenceWord);
  const places: Record<string, string> = {
    citation: cited || "[place in the code]",
    code: profile.codeName || "[name of the code]",
    container: containerOf(citation),
    is: isPlural(cited) ? "are" : "is",
  };
  const filled = (words: string) =>
    words.replace(/\{(\w+)\}/g, (_, place: string) => places[place] ?? "");
  return profile.amendingWords[action].replace(
    /\[([^\]]*)\]|[^[]+/g,
    (piece, optional) => {
      if (optional === undefined) return filled(piece);
      const isEmpty = [...optional.matchAll(/\{(\w+)\}/g)].some(
        ([, place]) => !places[place ?? ""],
      );
      return isEmpty ? "" : filled(optional);
    },
  );
}

/** The place as a sentence names it: a bare number or an abbreviation gets the whole word. */
function citedPlace(citation: string, word: string): string {
  const place = citation.trim();
  if (/^\d/.test(place)) return `${word} ${place}`;
  return place.replace(/^(?:sec\.|§(?!§))\s*(?=\d)/i, `${word} `);
}

function isPlural(place: string): boolean {
  return /^(?:sections|secs\.|chapters|articles|titles|§§)\b|^§§|\d\S*(?:,| and| through) \S*\d/i.test(
    place,
  );
}

/** "Chapter 5.92" for section 5.92.010, "Chapter 10" for 10-64; "" where the number does not say. */
function containerOf(citation: string): string {
  const [, dotted, hyphened] =
    /^(?:section|sec\.|§)?\s*(?:(\d+[A-Za-z]?\.\d+[A-Za-z]?)\.\d+[A-Za-z]?|(\d+[A-Za-z]?)-\d+(?:\.\d+)?)$/i.exec(
      citation.trim(),
    ) ?? [];
  const number = dotted ?? hyphened;
  return number ? `Chapter ${number}` : "";
}
