import type { BlankValues } from "./blanks.ts";
import { type Ladder, ladderOf } from "./ladder.ts";
import {
  type DefinitionStyle,
  type DutyWord,
  defaultNumbering,
  type ListEndings,
  type NumberingProfile,
} from "./numbering-profile.ts";

/** How a manuscript is shown for a city: its numbers and words, and what its blanks hold. */
export interface HouseStyle {
  profile: NumberingProfile;
  values: BlankValues;
}

/** A manuscript for no city in particular. */
export const defaultStyle: HouseStyle = { profile: defaultNumbering, values: {} };

/** The three ways recitals end that houses have; see d3 of the vocabulary: one ends all alike. */
export const RECITAL_ENDINGS = {
  semicolonAnd: { between: "; and", last: ";" },
  semicolon: { between: ";", last: ";" },
  period: { between: ".", last: "." },
} as const;
export type RecitalEnding = keyof typeof RECITAL_ENDINGS;

/** As much of a city as its style depends on, as it is stored. */
export interface CityWriting {
  name: string;
  bodyName: string;
  sectionWord: string;
  codeSectionWord: string;
  ladder: string;
  runTogether: boolean;
  definitionsStyle: DefinitionStyle;
  recitalEnding: RecitalEnding;
  listEndings: ListEndings;
  dutyWord: DutyWord;
  closingSections: readonly string[];
  codeName: string;
}

/**
 * The style of a city. Where a city says nothing (an empty ladder, no closing sections) the
 * default stands.
 */
export function houseStyleOf(city: CityWriting): HouseStyle {
  const ladder: Ladder | null = ladderOf(city.ladder);
  return {
    profile: {
      ...defaultNumbering,
      sectionWord: city.sectionWord,
      codeSectionWord: city.codeSectionWord,
      // A city that writes "SECTION 1." still cites "Section 1".
      referenceWord: city.sectionWord === "§" ? "§" : "Section",
      ...(ladder ? { ladder } : {}),
      runTogether: city.runTogether,
      definitions: city.definitionsStyle,
      recitalEnds: RECITAL_ENDINGS[city.recitalEnding],
      listEndings: city.listEndings,
      dutyWord: city.dutyWord,
      ...(city.closingSections.length > 0
        ? { closingSections: city.closingSections }
        : {}),
      codeName: city.codeName,
    },
    values: { cityName: city.name, bodyName: city.bodyName, codeName: city.codeName },
  };
}
