import type { BlockJson, ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import {
  blank,
  heading,
  headRow,
  item,
  longTitle,
  manuscript,
  paragraph,
  provision,
  row,
  table,
  type Words,
} from "#app/manuscript/write.ts";

/**
 * A plan for many cities against one act of another government. Every due date is said as
 * days from a date of that act, so that the whole plan moves when the act does.
 */
export function responsePlan(): ManuscriptJson {
  return manuscript(
    longTitle("Response plan: ", blank("state, session and number of the measure")),

    heading(1, "Trigger"),
    point("Measure: ", blank("what it orders, in one sentence")),
    point("Where it stands: ", blank("introduced, passed, signed or in court")),
    point(
      "Signed on ",
      blank("date it was signed", "", "date"),
      "; in effect from ",
      blank("date it takes effect", "", "date"),
    ),
    point("In court: ", blank("case, judge and next date")),
    point("Who is bound: ", blank("cities, counties, campus police, officials")),
    point("What it threatens: ", blank("fines, removal from office, lost grants")),

    heading(1, "Situation and exposure"),
    paragraph("Cities of this network that it reaches: ", blank("cities"), "."),
    table(
      headRow("City", "Ordinance and section it hits", "How"),
      row(
        blank("city"),
        blank("ordinance and section"),
        blank("what would no longer hold"),
      ),
    ),

    heading(1, "Goals and limits"),
    provision(1, "We want: ", blank("outcome"), "."),
    provision(1, "We will not: ", blank("line nobody crosses"), "."),
    provision(
      1,
      "Our legal posture is to ",
      blank("comply, narrow, challenge or leave unenforced"),
      ", decided by ",
      blank("who, on what day"),
      ".",
    ),

    heading(1, "Workstreams"),
    paragraph(
      "Each line names who leads, which city, and how many days before or after which date it is due.",
    ),
    ...workstream("Legal", [
      "authority to sue, by vote of each body",
      "joint filing, intervention or amicus brief",
      "litigation hold on records",
    ]),
    ...workstream("Legislative", [
      "resolution against the measure",
      "ordinance changed, narrowed or repealed",
    ]),
    ...workstream("Administrative", [
      "guidance for staff",
      "change of police policy",
      "request for records of the other government",
    ]),
    ...workstream("Communications", [
      "joint statement, with its languages",
      "who speaks, and to whom",
    ]),
    ...workstream("Community", [
      "know-your-rights sessions",
      "hotline",
      "legal defence fund",
    ]),
    ...workstream("Coalition", ["partners who carry a part of this", "day of action"]),

    heading(1, "Checklist for each city"),
    item("number", "Counsel has read the measure and named what it hits."),
    item(
      "number",
      "The body has been briefed, in open or closed session as the law asks.",
    ),
    item("number", "Staff know what to do on the day it takes effect."),
    item("number", "A spokesperson and a backup are named."),
    item("number", "Residents have been told what changes and what does not."),

    heading(1, "Decisions, contacts and confidence"),
    table(
      headRow("Date", "What was decided", "Who decided"),
      row(blank("date", "", "date"), blank("decision"), blank("who decided")),
    ),
    table(
      headRow("For what", "Lead, title and city", "Backup, title and city"),
      row("The whole plan", blank("lead"), blank("backup")),
      row("The press", blank("lead"), blank("backup")),
      row("Counsel", blank("lead"), blank("backup")),
    ),
    paragraph("Who may read this plan: ", blank("level of confidence"), "."),

    heading(1, "Stand-down and review"),
    paragraph("This plan ends when ", blank("what must be true"), "."),
    paragraph(
      "Within ",
      blank("number of days", "", "number"),
      " days after that, ",
      blank("who"),
      " writes down what worked, what did not and what to keep.",
    ),
  );
}

function point(...words: Words[]): BlockJson {
  return item("bullet", ...words);
}

function workstream(name: string, tasks: string[]): BlockJson[] {
  return [
    heading(2, name),
    ...tasks.map((task) =>
      point(
        `${task[0]?.toUpperCase() ?? ""}${task.slice(1)}: `,
        blank("lead and city"),
        ", ",
        blank("days before or after which date"),
      ),
    ),
  ];
}
