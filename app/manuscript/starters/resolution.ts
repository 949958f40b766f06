import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import {
  blank,
  enactingClause,
  longTitle,
  manuscript,
  recital,
  section,
  signature,
  vote,
} from "#app/manuscript/write.ts";

const city = () => blank("name of the city", "", "cityName");
const body = () => blank("name of the governing body", "", "bodyName");

/** A resolution says a body's will, usually in one meeting, and is not codified. */
export function resolution(): ManuscriptJson {
  return manuscript(
    longTitle(
      "A RESOLUTION of the ",
      body(),
      " of the City of ",
      city(),
      " ",
      blank("supporting, opposing, directing or declaring what"),
    ),
    recital(blank("the first fact or principle that leads here"), "; and"),
    recital(blank("the next"), "; and"),
    recital(blank("why this body speaks on it"), ";"),
    enactingClause(
      "NOW, THEREFORE, BE IT RESOLVED BY THE ",
      body(),
      " OF THE CITY OF ",
      city(),
      ":",
    ),
    section("The ", body(), " ", blank("declares what"), "."),
    section("The city manager or mayor is asked to ", blank("do what, by when"), "."),
    section(
      "The clerk shall send this resolution to ",
      blank("who should receive it"),
      ".",
    ),
    section("This resolution takes effect on adoption."),
    signature("Adopted ", blank("date of adoption", "", "date"), "."),
    vote("ayes", blank("names of those in favor")),
    vote("noes", blank("names of those against")),
    vote("absent", blank("names of those absent")),
    signature(blank("name and title of the mayor or presiding officer")),
    signature("Attest: ", blank("name and title of the clerk")),
  );
}
