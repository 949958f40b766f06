import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import {
  blank,
  heading,
  item,
  longTitle,
  manuscript,
  paragraph,
} from "#app/manuscript/write.ts";

/** Words that officials of many cities put their names to, by a date. */
export function signOnStatement(): ManuscriptJson {
  return manuscript(
    longTitle(
      "Statement of local elected officials on ",
      blank("what it is about, in one phrase"),
    ),
    paragraph(
      "We are elected by the people of ",
      blank("number of cities", "", "number"),
      " cities in ",
      blank("number of states", "", "number"),
      " states. ",
      blank("what has happened, in one sentence"),
      ".",
    ),
    paragraph(blank("what it does to the people we represent"), "."),
    heading(1, "We ask"),
    item("number", blank("who"), " to ", blank("do what, by when"), "."),
    item("number", blank("who"), " to ", blank("do what, by when"), "."),
    heading(1, "We will"),
    item("bullet", blank("what the signers themselves do"), "."),
    paragraph(
      "Signed by the officials named below, each for themselves and not for their city unless it says so. Open for signatures until ",
      blank("date and hour"),
      ".",
    ),
  );
}
