import type { SeedDraft } from "#prisma/seed/seed-types.ts";
import {
  blank,
  enactingClause,
  keyed,
  longTitle,
  paragraph,
  recital,
  ref,
  section,
  signature,
  subsection,
  text,
} from "./block.ts";

const city = blank("name of the city", "", "cityName");
const council = blank("name of the governing body", "", "bodyName");

export const SB4_RESOLUTION: SeedDraft = {
  key: "sb4-resolution",
  campaignKey: "sb4-response",
  kind: "resolution",
  title: "Resolution authorizing a challenge to Senate Bill 4",
  startedByKey: "leonora-statuteson",
  createdAt: "2017-05-10T08:40:00-05:00",
  grants: [],
  blocks: [
    longTitle(
      "A resolution of ",
      city,
      " stating the position of the city on Senate Bill 4 of the 85th Texas Legislature, Regular Session; authorizing the city attorney to challenge it in court, alone or with other local governments; and directing that the city prepare for its effective date",
    ),
    recital(
      "on 7 May 2017 the Governor of Texas signed Senate Bill 4, which is to take effect on 1 September 2017; and",
    ),
    keyed(
      "recital-reach",
      recital(
        "the act forbids a local entity to adopt, enforce or endorse a policy that prohibits or materially limits the enforcement of immigration laws, without saying what limits are material; and",
      ),
    ),
    recital(
      "the act requires jails to comply with detainer requests, which are not signed by a judge, and so exposes local governments to claims under the Fourth Amendment to the Constitution of the United States whether they comply or refuse; and",
    ),
    keyed(
      "recital-penalties",
      recital(
        "the act subjects local governments to civil penalties for each day of a violation, and elected and appointed officials to removal from office, for policies and even for statements that the electors of a city may have chosen them to make; and",
      ),
    ),
    recital(
      "officials of this city and of other cities of Texas announced on 16 May 2017 that they would seek the judgment of the courts together; and",
    ),
    recital(
      "the chiefs of police of the largest cities of the state have warned that the act will make residents afraid to report crime, and the safety of a city rests upon its residents' trust; and",
    ),
    recital(
      "a city of home rule answers to its residents for the use of its officers and its funds, and the ",
      council,
      " is of the opinion that the act takes that answer away;",
    ),
    enactingClause("NOW, THEREFORE, BE IT RESOLVED BY THE ", council, " OF ", city, ":"),
    keyed("position", section("Position of the city")),
    text(
      "The ",
      council,
      " opposes Senate Bill 4 as contrary to the Constitution of the United States, to the self-government of cities, and to the safety of all who live in ",
      city,
      ".",
    ),
    keyed("authorization", section("Authorization of legal action")),
    keyed(
      "authorization-scope",
      subsection("The city attorney is authorized, in the name of the city, to:"),
    ),
    paragraph(
      "file suit, or intervene in a suit that has been filed, to challenge the act;",
    ),
    paragraph("seek preliminary and final relief, and take or answer an appeal;"),
    paragraph(
      "join with other local governments and organizations in pleadings, in the exchange of evidence, and in agreements of common interest that protect what is privileged; and",
    ),
    paragraph(
      "file a brief as friend of the court in a suit to which the city is no party.",
    ),
    keyed(
      "outside-counsel",
      subsection(
        "The city attorney may engage outside counsel at no charge to the city. An engagement at the expense of the city shall be brought to the ",
        council,
        " for approval.",
      ),
    ),
    subsection(
      "The city attorney shall report in executive session at each regular meeting as long as the suit is pending, and in open session upon each decision of a court.",
    ),
    keyed("preparation", section("Preparation for the effective date")),
    subsection(
      "The chief executive officer shall, before ",
      blank("date of the preparation report", "1 August 2017"),
      ", report to the ",
      council,
      ":",
    ),
    paragraph(
      "which policies, general orders and forms of the city the act would reach, and in which words;",
    ),
    paragraph(
      "what must change if the act takes effect in whole or in part, and by when;",
    ),
    keyed(
      "preparation-lawful",
      paragraph(
        "what the city may lawfully do to keep the trust of its residents, including information on rights, records of inquiries, and the use of citations in place of arrest; and",
      ),
    ),
    paragraph("the costs of the foregoing."),
    subsection(
      "Until a court decides or the act takes effect, whichever is first, the present policies of the city remain in force.",
    ),
    section("Information for residents"),
    subsection(
      "The city shall publish, in the languages commonly spoken in it, a plain statement of what the act changes and what it does not, when, and where help may be had.",
    ),
    subsection(
      "The city may accept and administer gifts to a fund for the legal defense of residents in immigration proceedings, if the fund is held by a community foundation or legal aid organization.",
    ),
    keyed("cooperation", section("Cooperation among cities")),
    text(
      "The ",
      council,
      " invites the governing bodies of other cities to adopt this resolution or one like it, and directs that a copy be sent to the members of the Legislature who represent ",
      city,
      ".",
    ),
    keyed("resolution-effect", section("Effect")),
    text(
      "This resolution takes effect upon its adoption. ",
      ref("authorization"),
      " continues until the litigation has ended or the ",
      council,
      " withdraws it.",
    ),
    text("Adopted on ", blank("date of adoption"), " by a vote of ", blank("vote"), "."),
    signature(blank("name of the mayor"), ", mayor"),
    signature("Attest: ", blank("name of the clerk"), ", city clerk"),
  ],
};
