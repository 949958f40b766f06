/** The second half of the model ordinance, from city services to the signatures. */
import type { SeedBlock } from "#prisma/seed/seed-types.ts";
import {
  blank,
  keyed,
  paragraph,
  ref,
  section,
  signature,
  subsection,
  text,
} from "./block.ts";

const department = blank("name of the police department");
const head = blank("title of the chief executive officer");
const council = blank("name of the governing body", "", "bodyName");

const services: SeedBlock[] = [
  keyed("services", section("City services and records")),
  subsection(
    "The services and benefits of the city are open to every resident without regard to immigration status, except where federal or state law conditions a particular service or benefit upon it.",
  ),
  keyed(
    "code-amendment",
    subsection(
      "The code of the city is amended by adding the text below, at the place stated, to govern what is collected and kept.",
    ),
  ),
  {
    type: "quotedCode",
    key: "code-records",
    citation: "Chapter on administration, new article on records of residents",
    action: "add",
    blocks: [
      section("Collection of personal information"),
      subsection(
        "No department shall request or record the immigration status or place of birth of a person unless state or federal law requires it for the service sought.",
      ),
      keyed(
        "code-retention",
        subsection(
          "Copies of documents presented to prove identity or residence shall not be retained after the application to which they belong has been decided.",
        ),
      ),
      section("Disclosure"),
      subsection(
        "Personal information held by the city shall be disclosed outside the city only:",
      ),
      paragraph("with the consent of the person;"),
      paragraph("upon a judicial warrant, a subpoena, or the order of a court; or"),
      paragraph("as state or federal law requires."),
    ],
  },
  keyed("training", section("Written policy and training")),
  subsection(
    "Within ",
    blank("days for the written policy", "90"),
    " days after the effective date the chief of ",
    department,
    " shall issue a written policy that carries out this ordinance, and shall publish it.",
  ),
  subsection("Every officer shall be trained in the policy:"),
  paragraph("before the policy takes effect, if then employed; and"),
  paragraph("before first assignment to the field, if employed later."),
  keyed(
    "training-partners",
    subsection(
      "The training shall be prepared with organizations that represent persons affected by discretionary arrests and by immigration enforcement, and shall be repeated each year.",
    ),
  ),
];

const accountability: SeedBlock[] = [
  keyed("reports", section("Reports to the governing body")),
  keyed(
    "quarterly-report",
    subsection(
      "Within thirty days after the end of each quarter the ",
      head,
      " shall deliver to the ",
      council,
      ", and publish in a form that can be read by a machine, a report of:",
    ),
  ),
  paragraph(
    "the number of citations and of discretionary arrests, by offense, by council district, and by the race, ethnicity, sex and age recorded under ",
    ref("arrest-record"),
    ";",
  ),
  paragraph(
    "the number of discretionary arrests under each exception in ",
    ref("citation-exceptions"),
    ", and the number for which approval was refused;",
  ),
  paragraph(
    "the number of inquiries into immigration status, by reason, and the number in which the person was told of the right to decline;",
  ),
  paragraph(
    "each request under ",
    ref("assistance"),
    ", by agency and kind, whether it was granted, and the hours of officers used; and",
  ),
  paragraph(
    "complaints received under ",
    ref("enforcement"),
    " and how each was resolved.",
  ),
  keyed(
    "small-numbers",
    subsection(
      "No report shall contain information from which a person could be identified. A count of fewer than five in any cell may be stated as such.",
    ),
  ),
  keyed(
    "goal-zero",
    subsection(
      "If in two successive quarters the share of any racial or ethnic group among discretionary arrests exceeds its share among all persons cited or arrested for the same offenses, the ",
      head,
      " shall, within sixty days, present to the ",
      council,
      " the causes found and the measures to be taken.",
    ),
  ),
  keyed("enforcement", section("Complaints and remedies")),
  subsection(
    "Any person may complain of a violation of this ordinance to ",
    blank("office that receives complaints about police"),
    ", in any language, without giving a name or immigration status. The office shall decide within ninety days and shall tell the person the result.",
  ),
  keyed(
    "no-retaliation",
    subsection(
      "No officer or employee of the city shall retaliate against a person for making a complaint, or against an employee for refusing to take part in a violation.",
    ),
  ),
  keyed(
    "private-action",
    subsection(
      "A person aggrieved by a violation of ",
      ref("inquiry-limit"),
      " or ",
      ref("no-retaliation"),
      " may bring an action for declaratory or injunctive relief in a court of competent jurisdiction, and may be awarded costs. This ordinance creates no action for money damages.",
    ),
  ),
  subsection(
    "A violation of this ordinance is not of itself a ground to suppress evidence or to dismiss a charge.",
  ),
];

const closingParts: SeedBlock[] = [
  keyed("other-law", section("Relation to state and federal law")),
  keyed(
    "savings",
    subsection(
      "This ordinance shall be construed to require nothing that state or federal law forbids and to forbid nothing that state or federal law requires. In particular, nothing in it prohibits or materially limits:",
    ),
  ),
  paragraph(
    "the sending, receiving, keeping or exchanging of information regarding citizenship or immigration status; or",
  ),
  paragraph("compliance with a judicial warrant or the order of a court."),
  keyed(
    "stand-alone",
    subsection(
      "The parts of this ordinance that govern discretionary arrests, those that govern inquiries into immigration status, and those that govern requests for assistance are adopted as separate exercises of the powers of the city. Each is intended to have effect although one or both of the others have none.",
    ),
  ),
  keyed("severability", section("Severability")),
  subsection(
    "If any section, subsection, sentence, clause, phrase or word of this ordinance is for any reason held to be invalid or unconstitutional by a court of competent jurisdiction, or is superseded by a law of the state or of the United States, the remaining portions of this ordinance shall not be affected and shall continue in full force.",
  ),
  keyed(
    "severability-application",
    subsection(
      "If the application of any provision to a person or circumstance is so held or superseded, its application to other persons and circumstances shall not be affected.",
    ),
  ),
  subsection(
    "The ",
    council,
    " declares that it would have adopted this ordinance, and each section, subsection, sentence, clause, phrase and word of it, irrespective of the fact that any one or more of them be held invalid, unconstitutional or superseded.",
  ),
  keyed("effective-date", section("Effective date and transition")),
  subsection(
    "This ordinance takes effect ",
    blank("days to effect", "30"),
    " days after its passage and publication as the charter requires.",
  ),
  keyed(
    "transition",
    subsection(
      "The duties to record under ",
      ref("approval"),
      " and to report under ",
      ref("reports"),
      " begin on the first day of the second quarter after the effective date.",
    ),
  ),
  text("Passed and approved on ", blank("date of passage"), "."),
  signature(
    blank("name of the presiding officer"),
    ", ",
    blank("title of the presiding officer"),
  ),
  signature("Attest: ", blank("name of the clerk"), ", ", blank("title of the clerk")),
  signature("Approved as to form: ", blank("name of the attorney"), ", city attorney"),
];

export const FREEDOM_CITY_CLOSING: SeedBlock[] = [
  ...services,
  ...accountability,
  ...closingParts,
];
