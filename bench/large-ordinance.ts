import type { BlockJson, ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import {
  blank,
  bold,
  definition,
  enactingClause,
  headRow,
  longTitle,
  manuscript,
  named,
  paragraph,
  provision,
  quotedCode,
  recital,
  reference,
  row,
  section,
  signature,
  table,
} from "#app/manuscript/write.ts";

/** Words of ordinary length for a provision: about forty, so that ten blocks fill a page. */
const words =
  "The department shall keep a record of every request it receives under this section, of the " +
  "person who made it, of the day on which it was answered and of the reasons given, and shall " +
  "publish their number at least once a year";

/**
 * An ordinance of `sections` sections of eleven blocks each, with every part that costs an
 * exporter something: references, definitions, quoted code, tables, blanks. 300 sections are
 * 3,900 blocks and, in print, some 320 pages.
 */
export function largeOrdinance(sections: number): ManuscriptJson {
  return manuscript(
    longTitle("AN ORDINANCE of the City of ", blank("name of the city"), " on records"),
    Array.from({ length: 30 }, (_, at) => recital(`${words} (${at}); and`)),
    enactingClause("NOW, THEREFORE, BE IT ORDAINED:"),
    Array.from({ length: sections }, (_, at) => sectionOf(at)).flat(),
    signature("Attest: Wren Castellan, City Clerk"),
  );
}

function sectionOf(at: number): BlockJson[] {
  const before = `s${Math.max(0, at - 1)}`;
  const start = named(`s${at}`, section(`Records of request ${at}`));
  const levels = [1, 2, 3, 4, 3, 2, 1].map((level, nth) =>
    nth % 3 === 0
      ? provision(level, `${words}, as in `, reference(before), `; and ${nth} of these.`)
      : provision(level, `${words}; and ${nth} of these.`),
  );
  switch (at % 5) {
    case 0:
      return [
        start,
        definition(`Term ${at}`, ` means ${words}.`),
        ...levels,
        paragraph(words, ". ", bold("No fee"), " is due."),
        table(headRow("Year", "Fee"), row("2018", "$10"), row("2019", "$12")),
      ];
    case 1:
      return [
        start,
        ...levels,
        quotedCode(
          "add",
          `Section 5.92.${String(at).padStart(3, "0")}`,
          section("Records"),
          provision(1, words, "."),
          provision(2, words, "."),
        ),
      ];
    default:
      return [start, ...levels, paragraph(words, "."), ...levels.slice(0, 3)];
  }
}
