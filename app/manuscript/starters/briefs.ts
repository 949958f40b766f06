import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import {
  blank,
  heading,
  item,
  longTitle,
  manuscript,
  paragraph,
} from "#app/manuscript/write.ts";

/** What a policy does, the evidence for it, and what a city must decide to have it. */
export function policyBrief(): ManuscriptJson {
  return manuscript(
    longTitle(blank("the policy, in one line")),
    heading(1, "In short"),
    paragraph(
      blank("the problem, the answer and the first step, in three sentences"),
      ".",
    ),
    heading(1, "The problem"),
    paragraph(blank("who is affected, how many, since when, and the source"), "."),
    heading(1, "What the policy does"),
    item("bullet", blank("first thing it changes"), "."),
    item("bullet", blank("second thing it changes"), "."),
    heading(1, "Evidence"),
    paragraph(blank("where it was tried, what was measured, by whom"), "."),
    heading(1, "Cities that have it"),
    item("bullet", blank("city, year and what differs there")),
    heading(1, "Cost and who pays"),
    paragraph(blank("staff, money and time, with the source of each figure"), "."),
    heading(1, "Legal risk"),
    paragraph(blank("preemption, home rule and pending cases"), "."),
    heading(1, "What a city must decide"),
    item("number", blank("choice the model leaves open"), "."),
  );
}

/** What to say, to whom, and what to answer. */
export function talkingPoints(): ManuscriptJson {
  return manuscript(
    longTitle("Talking points: ", blank("subject")),
    heading(1, "The one sentence"),
    paragraph(blank("what you would say if there were time for nothing else"), "."),
    heading(1, "Three points"),
    item("number", blank("point, with one fact"), "."),
    item("number", blank("point, with one person’s story told with consent"), "."),
    item("number", blank("point, with what we ask for"), "."),
    heading(1, "If they say"),
    paragraph("“", blank("objection"), "”"),
    paragraph("You can answer: ", blank("answer"), "."),
    heading(1, "Please do not say"),
    item("bullet", blank("words that hurt the case or the people, and why"), "."),
    heading(1, "Facts and sources"),
    item("bullet", blank("figure, year and source")),
  );
}

/** An empty page with a heading, for anything else. */
export function notes(): ManuscriptJson {
  return manuscript(heading(1, "Notes"), paragraph());
}
