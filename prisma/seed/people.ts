/**
 * Everybody in the demo network: those here who run it, advise it, keep its records or visit
 * it, and the elected in officials.ts. Every one is invented. Addresses are of example.org,
 * which receives no mail.
 */
import { OFFICIALS } from "./officials.ts";
import type { SeedPerson } from "./seed-types.ts";

const staffAndGuests: SeedPerson[] = [
  {
    key: "wren-ledgerwood",
    name: "Wren Ledgerwood",
    email: "wren.ledgerwood@network.example.org",
    pronouns: "they/them",
    about:
      "Runs the network's workspace: accounts, cities, backups. Ask Wren when a sign-in link has run out.",
    networkRight: "steward",
    kind: "administrator",
    offices: [],
  },
  {
    key: "maribel-testerman",
    name: "Maribel Testerman",
    email: "maribel.testerman@network.example.org",
    pronouns: "she/her",
    about:
      "Organizing director. Calls the convenings and keeps the immigrant protection campaigns together.",
    networkRight: "steward",
    kind: "organizer",
    offices: [],
  },
  {
    key: "dashiell-commonfield",
    name: "Dashiell Commonfield",
    email: "dashiell.commonfield@network.example.org",
    pronouns: "he/him",
    about:
      "Organizes on wages, schedules and leave. Former shop steward in a hotel laundry.",
    networkRight: "steward",
    kind: "organizer",
    offices: [],
  },
  {
    key: "noor-bridgewright",
    name: "Noor Bridgewright",
    email: "noor.bridgewright@network.example.org",
    pronouns: "she/her",
    about:
      "Organizes on policing and infrastructure. Reads every city's council calendar on Monday mornings.",
    networkRight: "steward",
    kind: "organizer",
    offices: [],
  },
  {
    key: "gideon-parchment",
    name: "Gideon Parchment",
    email: "gideon.parchment@network.example.org",
    pronouns: "he/him",
    about:
      "Counsel to the network. Reviews model texts for preemption, standing and severability; his comments are not legal advice to any city.",
    networkRight: "comment",
    kind: "attorney",
    offices: [],
  },
  {
    key: "josefina-lanternmoor",
    name: "Josefina Lanternmoor",
    email: "josefina.lanternmoor@partners.example.org",
    pronouns: "she/her",
    about:
      "Directs a legal aid clinic on the Texas border that answers a know-your-rights line in three languages.",
    networkRight: null,
    kind: "partner",
    offices: [],
  },
  {
    key: "theo-quillhaven",
    name: "Theo Quillhaven",
    email: "theo.quillhaven@partners.example.org",
    pronouns: "he/him",
    about:
      "Policy lead of a workers' center. Guest in the campaigns on sick time and schedules.",
    networkRight: null,
    kind: "partner",
    offices: [],
  },
  {
    key: "pilar-margenfield",
    name: "Pilar Margenfield",
    email: "pilar.margenfield@austin.example.org",
    pronouns: "she/her",
    about:
      "Policy aide; keeps Austin's entries up to date and writes the first draft of most things.",
    networkRight: "comment",
    kind: "aide",
    offices: [
      {
        cityKey: "austin",
        title: "Policy Aide",
        kind: "aide",
        startsOn: "2015-02-02",
        endsOn: null,
      },
    ],
  },
  {
    key: "leonora-statuteson",
    name: "Leonora Statuteson",
    email: "leonora.statuteson@austin.example.org",
    pronouns: "she/her",
    about:
      "Assistant city attorney for public safety. Reads for state preemption first and for commas second.",
    networkRight: "comment",
    kind: "attorney",
    offices: [
      {
        cityKey: "austin",
        title: "Assistant City Attorney",
        kind: "attorney",
        startsOn: "2011-06-13",
        endsOn: null,
      },
    ],
  },
  {
    key: "opal-fileworth",
    name: "Opal Fileworth",
    email: "opal.fileworth@austin.example.org",
    pronouns: "she/her",
    about: "Deputy city clerk. Holds and exports what the city must keep.",
    networkRight: "comment",
    kind: "recordsOfficer",
    offices: [
      {
        cityKey: "austin",
        title: "Deputy City Clerk",
        kind: "recordsOfficer",
        startsOn: "2008-09-02",
        endsOn: null,
      },
    ],
  },
  {
    key: "soledad-sandriver",
    name: "Soledad Sandriver",
    email: "soledad.sandriver@san-antonio.example.org",
    pronouns: "she/her",
    about:
      "Constituent services and policy; runs the office's Spanish-language communications.",
    networkRight: "comment",
    kind: "aide",
    offices: [
      {
        cityKey: "san-antonio",
        title: "Director of Policy",
        kind: "aide",
        startsOn: "2016-01-11",
        endsOn: null,
      },
    ],
  },
  {
    key: "rosalind-inkbarrow",
    name: "Rosalind Inkbarrow",
    email: "rosalind.inkbarrow@san-antonio.example.org",
    pronouns: "she/her",
    about:
      "Deputy city attorney, litigation. Keeps the calendar of the consolidated SB4 case.",
    networkRight: "comment",
    kind: "attorney",
    offices: [
      {
        cityKey: "san-antonio",
        title: "Deputy City Attorney",
        kind: "attorney",
        startsOn: "2013-03-18",
        endsOn: null,
      },
    ],
  },
  {
    key: "anwen-ledgerlight",
    name: "Anwen Ledgerlight",
    email: "anwen.ledgerlight@seattle.example.org",
    pronouns: "she/her",
    about: "Legislative aide. Reads the clerk's action log so that nobody else has to.",
    networkRight: "comment",
    kind: "aide",
    offices: [
      {
        cityKey: "seattle",
        title: "Legislative Aide",
        kind: "aide",
        startsOn: "2016-01-04",
        endsOn: null,
      },
    ],
  },
  {
    key: "amara-clausewell",
    name: "Amara Clausewell",
    email: "amara.clausewell@seattle.example.org",
    pronouns: "she/her",
    about: "Assistant city attorney. Drafts definitions for a living.",
    networkRight: "comment",
    kind: "attorney",
    offices: [
      {
        cityKey: "seattle",
        title: "Assistant City Attorney",
        kind: "attorney",
        startsOn: "2012-10-01",
        endsOn: null,
      },
    ],
  },
  {
    key: "jonah-docketsmith",
    name: "Jonah Docketsmith",
    email: "jonah.docketsmith@chicago.example.org",
    pronouns: "he/him",
    about: "Chief of staff. Enters Chicago's committee actions the same evening.",
    networkRight: "comment",
    kind: "aide",
    offices: [
      {
        cityKey: "chicago",
        title: "Chief of Staff",
        kind: "aide",
        startsOn: "2015-06-01",
        endsOn: null,
      },
    ],
  },
  {
    key: "bastian-quorumby",
    name: "Bastian Quorumby",
    email: "bastian.quorumby@philadelphia.example.org",
    pronouns: "he/him",
    about: "Legislative director for Councilmember Keystonely.",
    networkRight: "comment",
    kind: "aide",
    offices: [
      {
        cityKey: "philadelphia",
        title: "Legislative Director",
        kind: "aide",
        startsOn: "2016-02-01",
        endsOn: null,
      },
    ],
  },
  {
    key: "khalil-copperlark",
    name: "Khalil Copperlark",
    email: "khalil.copperlark@new-york.example.org",
    pronouns: "he/him",
    about:
      "Legislative director; follows the schedules, fares and police technology bills.",
    networkRight: "comment",
    kind: "aide",
    offices: [
      {
        cityKey: "new-york",
        title: "Legislative Director",
        kind: "aide",
        startsOn: "2014-02-10",
        endsOn: null,
      },
    ],
  },
  {
    key: "mai-paperbirch",
    name: "Mai Paperbirch",
    email: "mai.paperbirch@minneapolis.example.org",
    pronouns: "she/her",
    about: "Senior policy aide. Writes plain-language summaries of everything.",
    networkRight: "comment",
    kind: "aide",
    offices: [
      {
        cityKey: "minneapolis",
        title: "Senior Policy Aide",
        kind: "aide",
        startsOn: "2014-03-03",
        endsOn: null,
      },
    ],
  },
  {
    key: "edmund-sealfield",
    name: "Edmund Sealfield",
    email: "edmund.sealfield@milwaukee.example.org",
    pronouns: "he/him",
    about: "Deputy city clerk. Has an opinion on file numbers.",
    networkRight: "view",
    kind: "recordsOfficer",
    offices: [
      {
        cityKey: "milwaukee",
        title: "Deputy City Clerk",
        kind: "recordsOfficer",
        startsOn: "2010-05-03",
        endsOn: null,
      },
    ],
  },
  {
    key: "faith-meetinghouse",
    name: "Faith Meetinghouse",
    email: "faith.meetinghouse@durham.example.org",
    pronouns: "she/her",
    about: "Assistant to the council; minutes, agendas, work sessions.",
    networkRight: "comment",
    kind: "aide",
    offices: [
      {
        cityKey: "durham",
        title: "Assistant to the Council",
        kind: "aide",
        startsOn: "2013-08-19",
        endsOn: null,
      },
    ],
  },
];

export const PEOPLE: SeedPerson[] = [...staffAndGuests, ...OFFICIALS];
