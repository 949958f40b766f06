/**
 * Lead service lines and reduced fares. Milwaukee's entries follow the clerk's action log
 * line by line; entries that are on no public record say "Demo note".
 */
import type { SeedPath } from "./seed-types.ts";

const sponsor = "Office of the sponsor";

export const LEAD_PIPES_PATHS: SeedPath[] = [
  {
    campaignKey: "lead-pipes",
    cityKey: "milwaukee",
    measureTitle: "Lead service line replacement, Milwaukee Code 225-22.5 (File 160742)",
    force: "inForce",
    forceNote:
      "Amended for reports (File 170527) and child care facilities (File 171665).",
    actions: [
      {
        happenedOn: "2016-12-13",
        bodyName: "Common Council",
        description:
          "PASSED, 12-3. Replacement of leaking or damaged lead service lines; special assessment for the owner's part.",
        classification: "passage",
        enteredByKey: "edmund-sealfield",
      },
      {
        happenedOn: "2016-12-20",
        bodyName: "Mayor",
        description: "SIGNED.",
        classification: "executive-signature",
        enteredByKey: "edmund-sealfield",
      },
      {
        happenedOn: "2017-07-31",
        bodyName: "Common Council",
        description:
          "File 170527 PASSED: semi-annual reports on replacement; in effect 17 August 2017.",
        classification: "passage",
        nextStep: "First semi-annual report",
        nextStepOn: "2018-01-31",
        enteredByKey: "edmund-sealfield",
      },
      {
        happenedOn: "2018-02-06",
        bodyName: "Common Council",
        description: "File 171665, child care facilities: ASSIGNED TO committee.",
        classification: "referral-committee",
        enteredByKey: "edmund-sealfield",
      },
      {
        happenedOn: "2018-04-26",
        bodyName: "Public Safety and Health Committee",
        description: "SUBSTITUTED, 5-0.",
        classification: "substitution",
        enteredByKey: "edmund-sealfield",
      },
      {
        happenedOn: "2018-04-26",
        bodyName: "Public Safety and Health Committee",
        description: "RECOMMENDED FOR PASSAGE, 5-0.",
        classification: "committee-passage-favorable",
        enteredByKey: "edmund-sealfield",
      },
      {
        happenedOn: "2018-05-17",
        bodyName: "Mayor",
        description: "SIGNED.",
        classification: "executive-signature",
        enteredByKey: "edmund-sealfield",
      },
      {
        happenedOn: "2018-05-08",
        bodyName: "Common Council",
        description: "PASSED, 14-0.",
        classification: "passage",
        enteredByKey: "edmund-sealfield",
      },
      {
        happenedOn: "2018-05-24",
        bodyName: "City Clerk",
        description: "PUBLISHED; in effect 25 May 2018.",
        enteredByKey: "edmund-sealfield",
      },
    ],
  },
  {
    campaignKey: "lead-pipes",
    cityKey: "chicago",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2017-11-08",
        bodyName: sponsor,
        description:
          "Demo note: order drafted asking the water department what a full-line program would cost.",
        classification: "filing",
        nextStep: "Answer of the department",
        nextStepOn: "2019-01-23",
        enteredByKey: "jonah-docketsmith",
      },
    ],
  },
  {
    campaignKey: "lead-pipes",
    cityKey: "philadelphia",
    measureTitle: "Lead lines in rented homes (demo bill)",
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2018-03-22",
        bodyName: "City Council",
        description: "Demo note: introduced and ordered printed.",
        classification: "introduction",
        enteredByKey: "bastian-quorumby",
      },
      {
        happenedOn: "2018-11-19",
        bodyName: "Committee on Licenses and Inspections",
        description:
          "Demo note: hearing recessed after the water department's testimony.",
        classification: "hearing-held",
        nextStep: "Hearing resumes",
        nextStepOn: "2019-02-25",
        enteredByKey: "bastian-quorumby",
      },
    ],
  },
  {
    campaignKey: "lead-pipes",
    cityKey: "denver",
    measureTitle: null,
    force: "notYet",
    forceNote: "The water utility has its own board; the council can ask and fund.",
    actions: [
      {
        happenedOn: "2018-04-11",
        bodyName: sponsor,
        description:
          "Demo note: meeting with the utility on lines to child care centers.",
        enteredByKey: "yolanda-highplain",
      },
    ],
  },
  {
    campaignKey: "lead-pipes",
    cityKey: "minneapolis",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [],
  },
];

export const FAIR_FARES_PATHS: SeedPath[] = [
  {
    campaignKey: "fair-fares",
    cityKey: "new-york",
    measureTitle: "Fair Fares, adopted budget for fiscal year 2019",
    force: "notYet",
    forceNote: "Funded for six months from January 2019.",
    actions: [
      {
        happenedOn: "2018-06-11",
        bodyName: "Mayor and City Council",
        description:
          "Budget agreement announced with $106 million for half-price MetroCards for riders below the federal poverty line.",
        enteredByKey: "khalil-copperlark",
      },
      {
        happenedOn: "2018-06-14",
        bodyName: "City Council",
        description: "Budget for fiscal year 2019 adopted.",
        classification: "passage",
        nextStep: "Program opens",
        nextStepOn: "2019-01-04",
        enteredByKey: "khalil-copperlark",
      },
    ],
  },
  {
    campaignKey: "fair-fares",
    cityKey: "portland",
    measureTitle: "TriMet low-income fare",
    force: "inForce",
    forceNote: "Decided by the transit board; paid for under Oregon House Bill 2017.",
    actions: [
      {
        happenedOn: "2017-07-06",
        bodyName: "Oregon Legislature",
        description:
          "House Bill 2017 passes; the transit agency plans to use part of it for a low-income fare.",
        enteredByKey: "eamon-ferncrest",
      },
      {
        happenedOn: "2018-07-02",
        bodyName: "TriMet",
        description:
          "Fare begins: half price for a ride or a day, for riders up to twice the federal poverty level.",
        classification: "passage",
        enteredByKey: "eamon-ferncrest",
      },
    ],
  },
  {
    campaignKey: "fair-fares",
    cityKey: "denver",
    measureTitle: "Letter to the regional transit board (demo)",
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2018-04-23",
        bodyName: "City Council",
        description: "Demo note: proclamation in support read into the record.",
        classification: "introduction",
        nextStep: "Board vote on the fare structure",
        nextStepOn: "2019-01-15",
        enteredByKey: "yolanda-highplain",
      },
    ],
  },
  {
    campaignKey: "fair-fares",
    cityKey: "oakland",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2018-08-30",
        bodyName: sponsor,
        description:
          "Demo note: sponsor is looking for co-sponsors on two transit boards.",
        enteredByKey: "celeste-oakmantle",
      },
    ],
  },
  {
    campaignKey: "fair-fares",
    cityKey: "philadelphia",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [],
  },
  {
    campaignKey: "fair-fares",
    cityKey: "tacoma",
    measureTitle: "Resolution on reduced fares (demo)",
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2017-10-17",
        bodyName: "City Council",
        description: "Demo note: motion to adopt fails, 4-5.",
        classification: "failure",
        enteredByKey: "malcolm-tideway",
      },
    ],
  },
];
