import type { SeedDraft } from "#prisma/seed/seed-types.ts";
import {
  bold,
  bullet,
  heading,
  italic,
  keyed,
  link,
  step,
  subheading,
  text,
} from "./block.ts";

export const SURVEILLANCE_BRIEF: SeedDraft = {
  key: "surveillance-brief",
  campaignKey: "surveillance-oversight",
  kind: "policyBrief",
  title: "Who decides what the police may watch with? A brief for members",
  startedByKey: "noor-bridgewright",
  createdAt: "2018-05-21T11:20:00-07:00",
  grants: [{ personKey: "yolanda-highplain", right: "comment" }],
  blocks: [
    keyed("in-short", heading("In short")),
    text(
      "Most councils learn what surveillance technology their police use from a newspaper, a grant report or a lawsuit. An oversight ordinance reverses the order: first a public report, then a hearing, then a vote, and only then the purchase. Seattle legislated in July 2017 and Oakland in May 2018. This brief says what the two share, where they differ, and what to decide before drafting.",
    ),
    keyed("problem", heading("The problem")),
    text(
      "Equipment reaches a department by roads that do not pass the council: federal grants, asset forfeiture, donations, free trials, and task forces whose agreements are signed by a chief. By the time the council is asked, it is asked to pay for maintenance.",
    ),
    bullet(
      bold("Cost"),
      ": the purchase is the smallest part; storage, staff and records requests follow each year.",
    ),
    keyed(
      "problem-sharing",
      bullet(
        bold("Sharing"),
        ": license plate readings and camera feeds leave the city by agreement with regional centers, where a city's own rules on immigration enforcement do not travel with them.",
      ),
    ),
    bullet(
      bold("Place"),
      ": devices are put where calls for service are, and record those who live there.",
    ),
    heading("What an ordinance does"),
    step(
      bold("Defines"),
      " surveillance technology by what it does rather than by product name, with a list of plain exceptions such as office software and parking meters.",
    ),
    keyed(
      "step-report",
      step(
        bold("Requires an impact report"),
        " before a grant is sought, a contract signed or a free trial begun: purpose, place, data, cost, alternatives, and the effect on those most often watched.",
      ),
    ),
    step(
      bold("Requires a use policy"),
      " that the council adopts and only the council may change.",
    ),
    step(bold("Requires a vote"), " in open meeting, after notice and a hearing."),
    step(
      bold("Requires a yearly report"),
      ": how often used, on whose request, with whom shared, what it cost, what went wrong.",
    ),
    keyed(
      "step-remedy",
      step(
        bold("Gives a remedy"),
        ": an order to stop, deletion of what was wrongly gathered, protection for employees who speak, and in some cities an action by a person harmed.",
      ),
    ),
    heading("Two cities compared"),
    subheading("Seattle"),
    text(
      "Ordinance 125376 gives Chapter 14.18 of the municipal code to the subject. Every department is covered. Technology already in use is listed and then approved in an order the executive proposes; in September 2018 the council allowed like technologies to be grouped. A working group reviews effects on civil liberties.",
    ),
    subheading("Oakland"),
    text(
      "A standing Privacy Advisory Commission, made by ordinance in 2015, hears each proposal before the council does. The ordinance of 15 May 2018 forbids agreements that keep technology secret from the public, and protects employees who report a breach. The commission's hearings are where most of the text of each policy is written.",
    ),
    keyed("choices", heading("Choices to make before drafting")),
    bullet(
      bold("All departments or only the police?"),
      " All. A camera of the traffic department is one agreement away from being a police camera.",
    ),
    keyed(
      "choice-commission",
      bullet(
        bold("A commission?"),
        " It costs staff time and saves council time. Cities under two hundred thousand may prefer an existing body with two added seats.",
      ),
    ),
    bullet(
      bold("What of technology already in use?"),
      " List it within ninety days; approve it within a year; whatever is not listed may not be used.",
    ),
    bullet(
      bold("Emergencies?"),
      " Allow use in exigent circumstances, with notice to the council within days and an end when the emergency ends.",
    ),
    keyed(
      "choice-private-action",
      bullet(
        bold("A private right of action?"),
        " It is the part most often traded away. Without it, name an officer who must act on a complaint and a date by which to act.",
      ),
    ),
    heading("Objections you will hear"),
    bullet(
      italic("It tells criminals what we have."),
      " The report states kinds and rules, never a location or a case.",
    ),
    bullet(
      italic("It will cost us grants."),
      " Both cities continue to receive them. The calendar of the grant is a reason to begin the report early.",
    ),
    bullet(
      italic("We already have a policy."),
      " A policy that a chief can change by memorandum on a Friday is not one the public has.",
    ),
    keyed("next-steps", heading("Next steps for a member")),
    step(
      "Ask every department, in writing, for a list of what it uses. Allow sixty days.",
    ),
    step("Ask the clerk for all contracts and data agreements that match the list."),
    step(
      "Read the model bill of the ",
      link(
        "community control over police surveillance",
        "https://www.aclu.org/legal-document/community-control-over-police-surveillance-ccops-model-bill",
      ),
      " effort beside this brief; take its structure, write your own findings.",
    ),
    step("Bring the list, not the ordinance, to the first hearing."),
  ],
};
