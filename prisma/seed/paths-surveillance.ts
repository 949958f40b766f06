/** Oversight of surveillance. Entries that are on no public record say "Demo note". */
import type { SeedPath } from "./seed-types.ts";

const sponsor = "Office of the sponsor";

export const SURVEILLANCE_PATHS: SeedPath[] = [
  {
    campaignKey: "surveillance-oversight",
    cityKey: "seattle",
    measureTitle: "Ordinance 125376 (CB 118930), as amended by Ordinance 125679",
    force: "inForce",
    forceNote: "Seattle Municipal Code, Chapter 14.18.",
    actions: [
      {
        happenedOn: "2017-07-31",
        bodyName: "City Council",
        description:
          "Council Bill 118930 passed as amended: new Chapter 14.18, acquisition and use of surveillance technologies.",
        classification: "passage",
        enteredByKey: "anwen-ledgerlight",
      },
      {
        happenedOn: "2018-09-24",
        bodyName: "City Council",
        description:
          "Council Bill 119218 passed: similar technologies may be grouped for review, dates adjusted.",
        classification: "passage",
        nextStep: "First impact reports to the council",
        nextStepOn: "2019-03-05",
        enteredByKey: "anwen-ledgerlight",
      },
    ],
  },
  {
    campaignKey: "surveillance-oversight",
    cityKey: "oakland",
    measureTitle: "Surveillance and Community Safety Ordinance",
    force: "inForce",
    forceNote: "Use policies for existing technology come to the council one by one.",
    actions: [
      {
        happenedOn: "2018-05-01",
        bodyName: "City Council",
        description: "First reading.",
        classification: "reading-1",
        nextStep: "Second reading",
        nextStepOn: "2018-05-15",
        enteredByKey: "celeste-oakmantle",
      },
      {
        happenedOn: "2018-05-15",
        bodyName: "City Council",
        description: "Second reading approved unanimously; final passage.",
        classification: "passage",
        enteredByKey: "celeste-oakmantle",
      },
      {
        happenedOn: "2017-01-05",
        bodyName: "Privacy Advisory Commission",
        description: "Draft ordinance recommended to the council, unanimously.",
        classification: "filing",
        enteredByKey: "noor-bridgewright",
      },
      {
        happenedOn: "2017-05-09",
        bodyName: "Public Safety Committee",
        description: "Item scheduled for the committee's agenda.",
        classification: "referral-committee",
        enteredByKey: "noor-bridgewright",
      },
    ],
  },
  {
    campaignKey: "surveillance-oversight",
    cityKey: "new-york",
    measureTitle: "Int. 487-2018, Public Oversight of Surveillance Technology Act",
    force: "notYet",
    forceNote: "Successor of Int. 1482-2017.",
    actions: [
      {
        happenedOn: "2017-03-01",
        bodyName: "City Council",
        description: "Int. 1482-2017 introduced by Council.",
        classification: "introduction",
        enteredByKey: "khalil-copperlark",
      },
      {
        happenedOn: "2017-06-14",
        bodyName: "Committee on Public Safety",
        description: "Hearing held by committee; laid over.",
        classification: "hearing-held",
        enteredByKey: "khalil-copperlark",
      },
      {
        happenedOn: "2017-12-31",
        bodyName: "City Council",
        description: "Int. 1482-2017 filed (end of session).",
        classification: "failure",
        enteredByKey: "khalil-copperlark",
      },
      {
        happenedOn: "2018-02-14",
        bodyName: "City Council",
        description: "Int. 487-2018 introduced by Council.",
        classification: "introduction",
        nextStep: "Hearing date to be requested of the committee",
        nextStepOn: "2019-02-13",
        enteredByKey: "khalil-copperlark",
      },
    ],
  },
  {
    campaignKey: "surveillance-oversight",
    cityKey: "somerville",
    measureTitle: "Ordinance on surveillance technology (demo)",
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2018-09-20",
        bodyName: "Legislative Matters Committee",
        description: "Demo note: public hearing; police chief and residents heard.",
        classification: "hearing-held",
        nextStep: "Redraft with the solicitor",
        nextStepOn: "2019-02-28",
        enteredByKey: "brendan-winterhill",
      },
      {
        happenedOn: "2018-06-28",
        bodyName: "Board of Aldermen",
        description: "Demo note: submitted and sent to committee.",
        classification: "referral-committee",
        enteredByKey: "brendan-winterhill",
      },
    ],
  },
  {
    campaignKey: "surveillance-oversight",
    cityKey: "minneapolis",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2018-11-13",
        bodyName: sponsor,
        description:
          "Demo note: sponsor asks departments for a list of technology in use before a draft is written.",
        nextStep: "List due from departments",
        nextStepOn: "2019-02-15",
        enteredByKey: "mai-paperbirch",
      },
    ],
  },
  {
    campaignKey: "surveillance-oversight",
    cityKey: "chicago",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [],
  },
  {
    campaignKey: "surveillance-oversight",
    cityKey: "milwaukee",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [],
  },
];
