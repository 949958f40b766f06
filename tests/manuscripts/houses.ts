import {
  defaultNumbering,
  type NumberingProfile,
} from "#app/manuscript/numbering-profile.ts";

/** A house that numbers in its own way: capitals first, four rungs, lettered definitions. */
export const somerville: NumberingProfile = {
  ...defaultNumbering,
  sectionWord: "SECTION",
  ladder: [
    { form: "upperLetter", before: "", after: "." },
    { form: "number", before: "", after: "." },
    { form: "lowerLetter", before: "", after: "." },
    { form: "lowerRoman", before: "(", after: ")" },
  ],
  definitions: "lettered",
};
