import type { SeedDraft } from "#prisma/seed/seed-types.ts";
import {
  bold,
  bullet,
  bulletBelow,
  heading,
  keyed,
  link,
  step,
  subheading,
  text,
} from "./block.ts";

/** Due dates are told as offsets from the act's own dates, so that all move when one moves. */
export const SB4_RESPONSE_PLAN: SeedDraft = {
  key: "sb4-response-plan",
  campaignKey: "sb4-response",
  kind: "responsePlan",
  title: "Response plan: Texas SB4 (85th Legislature, Regular Session)",
  startedByKey: "maribel-testerman",
  createdAt: "2017-05-09T10:05:00-05:00",
  grants: [{ personKey: "josefina-lanternmoor", right: "suggest" }],
  blocks: [
    keyed("trigger", heading("Trigger and key dates")),
    text(
      "The measure is Senate Bill 4 of the 85th Texas Legislature, Regular Session. A later act may bear the same number; cite the session every time.",
    ),
    bullet(bold("Signed"), ": 7 May 2017. Called S below."),
    bullet(
      bold("Joint legal plans announced"),
      ": 16 May 2017 (",
      link(
        "list of governments",
        "https://www.texastribune.org/2017/05/16/list-local-governments-fighting-sb4-courtroom-continues-grow/",
      ),
      ").",
    ),
    keyed(
      "date-hearing",
      bullet(
        bold("Hearing on preliminary injunction"),
        ": 26 June 2017, San Antonio. Called H below.",
      ),
    ),
    bullet(bold("Takes effect"), ": 1 September 2017, unless enjoined. Called E below."),
    keyed("situation", heading("Situation and exposure")),
    text(
      "The act binds cities, counties, their officers and most campus police. It bars policies that prohibit or materially limit immigration enforcement, opens every lawful detention to a question about status, makes detainer requests binding on jails, and lets the attorney general seek daily penalties and removal from office.",
    ),
    keyed(
      "exposure-who",
      bullet(
        bold("Most exposed"),
        ": cities with a written general order that forbids officers to ask (El Cenizo since 1999; several large departments by practice).",
      ),
    ),
    bullet(
      bold("Exposed through a jail"),
      ": cities that run a lockup or pay the county to book, because detainers attach at booking.",
    ),
    bullet(
      bold("Exposed in person"),
      ": elected officials, chiefs and sheriffs, through the removal clause and the word “endorse”.",
    ),
    bullet(
      bold("Not touched"),
      ": how a city uses citations in place of arrest, what it counts and publishes, and what it tells residents about their rights.",
    ),
    keyed("goals", heading("Goals and red lines")),
    step(
      "No city stands alone: every member city in Texas has taken a public position by E.",
    ),
    step("One court, one record: suits are consolidated or coordinated before H."),
    keyed(
      "red-line-advice",
      step(
        "No official is asked to break a law in force. This plan advises on preparation and challenge, never on defiance.",
      ),
    ),
    step("Nothing about any single resident is written in this plan or its attachments."),
    keyed("posture", subheading("Legal posture")),
    text(
      "Challenge first; narrow by policy what the courts leave; comply visibly with what binds; put officers' time where the city's own priorities are. Each city attorney decides for the city, and no city speaks for another.",
    ),
    heading("Workstreams"),
    keyed("stream-legal", subheading("Legal")),
    text("Owner: Rosalind Inkbarrow, San Antonio. Second: Leonora Statuteson, Austin."),
    bullet(
      bold("S + 3 days"),
      ": common-interest agreement among city attorneys, signed.",
    ),
    bullet(bold("S + 11 days"), ": first authorization to sue (Austin, 10-1 on 18 May)."),
    keyed(
      "stream-legal-filing",
      bullet(bold("S + 25 days"), ": second complaint filed (San Antonio, 1 June)."),
    ),
    bullet(
      bold("H − 14 days"),
      ": declarations of chiefs, clinic directors and school officers exchanged.",
    ),
    bullet(
      bold("H − 5 days"),
      ": last date for a city to join before the hearing (Houston, 10-6 on 21 June).",
    ),
    bullet(
      bold("E − 2 days"),
      ": telephone bridge for the ruling, with two texts ready.",
    ),
    bulletBelow("if enjoined: present orders remain; notice to officers the same day;"),
    bulletBelow("if not: revised orders go out at midnight, with the notice card."),
    keyed("stream-legislative", subheading("Legislative")),
    text("Owner: Ada Quillfeather, Austin."),
    bullet(bold("S + 9 days"), ": model resolution circulated to all member cities."),
    bullet(
      bold("E − 60 days"),
      ": inventory of ordinances, orders and forms that the act reaches, in its own words.",
    ),
    keyed(
      "stream-legislative-freedom",
      bullet(
        bold("E + 4 days"),
        ": work begins on a Freedom City ordinance that rests on powers the act does not mention.",
      ),
    ),
    bullet(bold("E + 286 days"), ": first city votes (Austin, 14 June 2018)."),
    keyed("stream-administrative", subheading("Administrative")),
    text(
      "Owner: each city's chief executive; contact Pilar Margenfield for the templates.",
    ),
    bullet(bold("E − 45 days"), ": draft general order in three versions, none issued."),
    bullet(
      bold("E − 30 days"),
      ": front-desk guidance for libraries, clinics and courts.",
    ),
    bullet(bold("E − 14 days"), ": supervisors trained; a card for every officer."),
    bullet(bold("E + 30 days, then quarterly"), ": count of inquiries, published."),
    keyed("stream-communications", subheading("Communications")),
    text(
      "Owner: Soledad Sandriver, San Antonio. Languages: English, Spanish, Vietnamese.",
    ),
    bullet(bold("S + 9 days"), ": joint announcement, one text, many cities."),
    bullet(
      bold("H − 1 day"),
      ": spokespeople named, one elected and one resident a city.",
    ),
    keyed(
      "stream-communications-message",
      bullet(
        bold("Always"),
        ": say what has changed and what has not. A resident who hears only alarm stays home.",
      ),
    ),
    keyed("stream-community", subheading("Community")),
    text("Owner: Josefina Lanternmoor, partner clinic."),
    bullet(
      bold("S + 14 days"),
      ": know-your-rights line staffed 9 to 9, three languages.",
    ),
    bullet(bold("E − 21 days"), ": sessions in every member city, children cared for."),
    bullet(bold("E − 7 days"), ": family preparedness packets at schools and parishes."),
    subheading("Coalition"),
    text("Owner: Maribel Testerman, network."),
    bullet(
      bold("E − 35 days"),
      ": public action during the annual convening in Austin, 28 July.",
    ),
    bullet(bold("E − 30 days"), ": sign-on statement closes and is published."),
    bullet(bold("E − 10 days"), ": cities outside Texas asked for briefs as friends."),
    keyed("checklist", heading("Checklist for each city")),
    step("Position taken in public, by resolution or letter."),
    step("City attorney in the common-interest agreement."),
    step("Inventory of orders and forms complete."),
    step("Three versions of the general order drafted and held."),
    step("Front-desk guidance issued; non-public areas marked."),
    step("Residents told, in their languages, by two channels or more."),
    keyed("checklist-backup", step("A second person named for every task above.")),
    heading("Stand-down and review"),
    text(
      "The plan stands down when a final judgment disposes of the act or the Legislature repeals it. Within sixty days of either, the owners meet to write down what was late, what was not needed, and what the next plan should copy.",
    ),
  ],
};
