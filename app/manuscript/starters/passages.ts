import type { BlockJson, PartJson } from "#app/manuscript/manuscript-json.ts";
import {
  blank,
  enactingClause,
  paragraph,
  provision,
  section,
  signature,
  vote,
} from "#app/manuscript/write.ts";
import { severability } from "./model-ordinance.ts";

/**
 * Passages of several blocks that a writer puts into a text that is already there. They name
 * nothing outside themselves: what a starter refers to by id is a blank here.
 */
export function findingsPassage(): BlockJson[] {
  return [
    section("Findings"),
    provision(
      1,
      "The ",
      body(),
      " finds that ",
      blank("what is happening, to whom, since when"),
      ", as shown by ",
      blank("the source: a study, testimony, the city’s own figures"),
      ".",
    ),
    provision(
      1,
      "The ",
      body(),
      " finds that ",
      blank("what the harm costs people or the city"),
      ".",
    ),
    provision(
      1,
      "The ",
      body(),
      " has the power to act on this under ",
      blank("charter section, statute or home rule"),
      ".",
    ),
    provision(
      1,
      "This ordinance is a reasonable means to ",
      blank("the purpose"),
      ", and less would not reach it because ",
      blank("why not"),
      ".",
    ),
  ];
}

/** The five parts of a severability section; the parts that stand alone are for the writer to name. */
export function severabilityPassage(): BlockJson[] {
  const blocks = severability();
  const ids = new Set(blocks.map((block) => block.attrs?.id));
  const within = (part: PartJson): PartJson =>
    part.type === "crossReference" && !ids.has(part.attrs?.target)
      ? blank("a section that can stand alone")
      : part;
  return blocks.map((block) => ({
    ...block,
    ...(block.content ? { content: block.content.map(within) } : {}),
  }));
}

export function effectiveDatePassage(): BlockJson[] {
  return [
    section("Effective date"),
    paragraph(
      "This ordinance takes effect ",
      blank("number of days", "", "number"),
      " days after ",
      blank("adoption, signature or publication"),
      ".",
    ),
  ];
}

export function enactingPassage(): BlockJson[] {
  return [
    enactingClause(
      "NOW, THEREFORE, THE ",
      body(),
      " OF THE CITY OF ",
      blank("name of the city", "", "cityName"),
      " ORDAINS AS FOLLOWS:",
    ),
  ];
}

export function votePassage(): BlockJson[] {
  return [vote("ayes"), vote("noes"), vote("abstaining"), vote("absent")];
}

export function signaturePassage(): BlockJson[] {
  return [
    signature("Adopted ", blank("date of adoption", "", "date"), "."),
    signature(blank("name and title of the presiding officer")),
    signature("Attest: ", blank("name and title of the clerk")),
  ];
}

function body(): PartJson {
  return blank("name of the governing body", "", "bodyName");
}
