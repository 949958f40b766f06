/**
 * Sample texts with the exact exports expected of them, in `expected/`. A change to what a
 * manuscript may contain, or to how it is shown, adds a sample here. After looking at the
 * difference, `npx vitest run --project unit tests/manuscripts -u` accepts it.
 */
import type { BlockJson, ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import {
  blank,
  bold,
  cited,
  commented,
  definition,
  enactingClause,
  heading,
  headRow,
  italic,
  item,
  link,
  longTitle,
  manuscript,
  mention,
  named,
  paragraph,
  paragraphAt,
  provision,
  quotedCode,
  recital,
  reference,
  row,
  section,
  shortTitle,
  signature,
  struck,
  table,
  term,
  vote,
} from "#app/manuscript/write.ts";

const underlined = (text: string) => ({
  type: "text",
  text,
  marks: [{ type: "underline" }],
});

const inside = (level: number, block: BlockJson): BlockJson => ({
  ...block,
  attrs: { ...block.attrs, level },
});

/** An ordinance with every part: levels to six, quoted code, blanks, comments, references. */
const fairNotice = manuscript(
  longTitle(
    "AN ORDINANCE of the City of ",
    blank("name of the city", "Tacoma"),
    " concerning fair notice of work schedules",
  ),
  recital(
    "hours that change at short notice cost workers child care and second jobs; and",
  ),
  recital(
    "the ",
    blank("name of the governing body"),
    " heard ",
    commented("forty-one residents", "c1"),
    " on the matter;",
  ),
  enactingClause("NOW, THEREFORE, BE IT ORDAINED BY THE CITY COUNCIL:"),
  named("defs", section("Definitions")),
  named(
    "employer",
    definition(
      "Employer",
      " means a person who employs ",
      bold("fifty"),
      " or more in the City, and includes:",
    ),
  ),
  provision(2, "a franchise; and"),
  provision(
    2,
    "a person who is the ",
    term("controller"),
    " of schedules, as in ",
    reference("duty"),
    ".",
  ),
  definition("Schedule", " means the written hours of a week."),
  named("duty", section("Notice of schedules")),
  named(
    "fourteen",
    provision(
      1,
      "An employer shall post the schedule ",
      underlined("fourteen"),
      " days before it begins.",
    ),
  ),
  provision(1),
  provision(2, "A change after that day is owed:"),
  provision(3, "one hour of pay, if hours are added; or"),
  provision(3, "half pay for the hours lost, unless"),
  provision(4, "the worker asked for the change;"),
  provision(4, "work cannot begin because of"),
  provision(5, "a failure of a public utility, or"),
  provision(5, "an order to leave, that"),
  provision(6, "names the place, and"),
  provision(6, "is in writing."),
  paragraphAt(3, "Pay under this paragraph is due on the next regular payday."),
  provision(2, "An employer keeps schedules for three years."),
  provision(1, "See ", reference("nowhere"), " and ", reference("why"), "."),
  section("Amendment of the code"),
  paragraph("The municipal code is amended as follows:"),
  named(
    "code",
    quotedCode(
      "add",
      "Section 18.20.010",
      named("code-1", section("Notice of schedules")),
      provision(
        1,
        "Subject to ",
        reference("fourteen"),
        ", a schedule is posted where workers see it.",
      ),
      provision(2, "A copy goes to each worker."),
      section("Records"),
      provision(1, "Records are open to the worker they concern."),
    ),
  ),
  named(
    "why",
    paragraph(
      "The council keeps the reasons for each exception on file for as long as the exception lasts.",
    ),
  ),
  section(),
  paragraph(
    "Questions go to ",
    link("https://example.org/schedules?a=1&b=2", "the office of labor standards"),
    " or ",
    link("mailto:labor@example.org", "labor@example.org"),
    ".",
  ),
  paragraph(
    "Signs such as <script>alert(\"1\")</script> & 'these' are ",
    italic("words"),
    " here.",
    { type: "hardBreak" },
    "A second line.",
  ),
  signature("Adopted 17 October 2017, ayes 7, nays 2."),
  signature("Attest: Wren Castellan, City Clerk"),
);

/** A plan: headings of three levels, lists in lists, numbered provisions outside sections. */
const plan = manuscript(
  longTitle("Response plan: a state act on local policing"),
  heading(1, "Trigger"),
  item("bullet", "Signed on 7 May 2017"),
  item("bullet", "In effect from 1 September 2017"),
  heading(1, "Work"),
  heading(2, "Legal"),
  item("number", "Authority to sue"),
  inside(2, item("number", "in closed session first")),
  inside(2, item("number", "then by vote")),
  inside(3, item("bullet", "ten ayes of eleven in one city")),
  item("number", "Joint filing"),
  heading(3, "Limits"),
  provision(1, "We do not share names of residents."),
  provision(1, "We do not speak for other cities."),
);

/** The parts that came with the second version: short title, tables, blanks by kind, votes, citations. */
const fees = manuscript(
  longTitle(
    "AN ORDINANCE of the City of ",
    blank("name of the city", "", "cityName"),
    " setting fees for rental licenses",
  ),
  shortTitle("Rental License Fee Ordinance"),
  enactingClause("The ", blank("name of the council", "", "bodyName"), " ordains:"),
  section("Fees"),
  named("fees", provision(1, "The fee for a license is:")),
  inside(
    1,
    table(
      headRow("Units", "Fee for a year", "Fee for a day, if the license is late"),
      row("1 to 4", blank("fee", "200", "money"), "$2"),
      row(["5 or more, as in ", reference("fees")], bold("$1,000")),
      row(),
    ),
  ),
  provision(
    1,
    "At most ",
    blank("most licenses", "12500", "number"),
    " are given from ",
    blank("first day", "2018-01-01", "date"),
    ".",
  ),
  section("Relation to other law"),
  paragraph(
    cited("8 U.S.C. 1373", "https://example.org/1373"),
    " and ",
    cited("RCW 35.22"),
    " are not touched. Questions go to ",
    mention("person", "p1", "Wren Castellan"),
    " of ",
    mention("city", "c1", "Tacoma, WA"),
    ".",
  ),
  quotedCode(
    "amend",
    "Section 6.10.030",
    section("Fees"),
    provision(
      1,
      "The fee is ",
      struck("fifty dollars"),
      " ",
      underlined("set by ordinance"),
      ".",
    ),
    table(row("a", "b"), row("c")),
  ),
  vote("ayes", "Castellan, Finch, Rook"),
  vote("noes", "none"),
  vote("absent", "Heron"),
  signature("Attest: Ida Marlow, City Clerk"),
);

/** What unusual hands may leave: levels that jump, ids that repeat, overlapping anchors. */
const unusual = manuscript(
  named("twice", provision(3, "deep at once")),
  named("twice", provision(1, "same id")),
  provision(4),
  paragraph(commented("one ", "a"), commented("two", "a", "b"), commented(" three", "b")),
  { type: "quotedCode" },
  quotedCode("repeal", "", paragraph()),
  { type: "marquee", content: [{ type: "text", text: "from a later version" }] },
  paragraph({
    type: "text",
    text: "unsafe",
    marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }],
  }),
  paragraph("control\u0000\u0007 signs and ", reference("twice")),
);

export const samples: Record<string, { title: string; manuscript: ManuscriptJson }> = {
  "fair-notice": { title: "Fair notice & schedules", manuscript: fairNotice },
  plan: { title: "Plan for the month of May", manuscript: plan },
  fees: { title: "Rental license fees", manuscript: fees },
  unusual: { title: 'A title with <b>signs</b> & "quotes"', manuscript: unusual },
};
