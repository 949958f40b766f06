/**
 * What a new draft begins with, one file for each kind or family of kinds, in our own words.
 * A starter shows the parts a text of its kind has and in which order; it takes no side in
 * what the text should say.
 */
import type { BlockJson, ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import {
  amendment,
  blank,
  definition,
  enactingClause,
  longTitle,
  manuscript,
  named,
  paragraph,
  provision,
  recital,
  reference,
  section,
  shortTitle,
  signature,
  vote,
} from "#app/manuscript/write.ts";

const city = () => blank("name of the city", "", "cityName");
const body = () => blank("name of the governing body", "", "bodyName");

export function modelOrdinance(): ManuscriptJson {
  return manuscript(
    longTitle(
      "AN ORDINANCE of the City of ",
      city(),
      " concerning ",
      blank("subject, in one phrase"),
      ", adding ",
      blank("chapter of the city’s code"),
      " to the city’s code",
    ),
    shortTitle(blank("name by which it may be cited")),
    recital(blank("what is happening in the city, and to whom"), "; and"),
    recital(blank("what the city has power to do about it"), "; and"),
    recital(blank("why it should act now"), ";"),
    enactingClause(
      "NOW, THEREFORE, THE ",
      body(),
      " OF THE CITY OF ",
      city(),
      " ORDAINS AS FOLLOWS:",
    ),
    section("Findings and purpose"),
    provision(1, "The ", body(), " finds that ", blank("finding"), "."),
    provision(1, "The purpose of this ordinance is to ", blank("purpose"), "."),
    named("definitions", section("Definitions")),
    definition("City", " means the City of ", city(), "."),
    definition(
      "Department",
      " means the ",
      blank("department in charge"),
      " or a successor that has the same duties.",
    ),
    named("rule", section(blank("what the ordinance requires"))),
    named("duty", provision(1, "A ", blank("who"), " shall ", blank("do what"), ".")),
    provision(1, reference("duty"), " does not apply to:"),
    provision(2, blank("first exception"), "; or"),
    provision(2, blank("second exception"), "."),
    named("enforcement", section("Administration and enforcement")),
    provision(
      1,
      "The Department shall receive and look into complaints under ",
      reference("rule"),
      ".",
    ),
    provision(
      1,
      "A person who violates ",
      reference("rule"),
      " is liable for a civil penalty of up to ",
      blank("amount", "", "money"),
      " for each violation.",
    ),
    provision(
      1,
      "No person may be dismissed, threatened or otherwise treated worse for using a right given by this ordinance.",
    ),
    section("Reports"),
    paragraph(
      "By ",
      blank("date each year", "", "date"),
      ", the Department shall report to the ",
      body(),
      " on complaints received, violations found and penalties collected.",
    ),
    section("Relation to other law"),
    provision(
      1,
      "Nothing in this ordinance requires or permits what state or federal law forbids.",
    ),
    provision(
      1,
      "Nothing in this ordinance limits a stronger protection that another law gives.",
    ),
    section("Conforming amendments"),
    amendment(
      "amend",
      "",
      section(blank("caption of the section as it is to read")),
      provision(1, blank("the section as it is to read, word for word"), "."),
    ),
    severability(),
    section("Effective date"),
    paragraph(
      "This ordinance takes effect ",
      blank("number of days", "", "number"),
      " days after ",
      blank("adoption, signature or publication"),
      ".",
    ),
    signature("Adopted ", blank("date of adoption", "", "date"), "."),
    vote("ayes", blank("names of those in favor")),
    vote("noes", blank("names of those against")),
    vote("absent", blank("names of those absent")),
    signature(blank("name and title of the presiding officer")),
    signature("Attest: ", blank("name and title of the clerk")),
  );
}

/**
 * All five parts a severability section can have: which units, on what event, with what
 * effect, for whom, and what the body would have done. A model that expects to be challenged
 * needs each of them, and names the parts that can stand alone.
 */
export function severability(): BlockJson[] {
  return [
    named("severability", section("Severability")),
    named(
      "units",
      provision(
        1,
        "Each section, subsection, paragraph, sentence, clause and phrase of this ordinance is severable from every other.",
      ),
    ),
    provision(
      1,
      "If a court of competent jurisdiction holds any of the units named in ",
      reference("units"),
      " invalid, unconstitutional or preempted for any reason, the holding does not affect the validity of the rest, which remains in force.",
    ),
    provision(
      1,
      "If a court holds that a unit cannot be applied to a certain person or circumstance, its application to all other persons and circumstances remains in force.",
    ),
    provision(
      1,
      "The ",
      body(),
      " declares that it would have adopted this ordinance, and each unit of it, irrespective of the fact that one or more others might be held invalid.",
    ),
    provision(
      1,
      "In particular, ",
      reference("rule"),
      " and ",
      reference("enforcement"),
      " are each complete without the other and are to be given effect alone if need be.",
    ),
  ];
}
