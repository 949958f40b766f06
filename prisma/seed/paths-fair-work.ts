/** Fair workweek and fair chance hiring. Entries on no public record say "Demo note". */
import type { SeedPath } from "./seed-types.ts";

const sponsor = "Office of the sponsor";

export const FAIR_WORKWEEK_PATHS: SeedPath[] = [
  {
    campaignKey: "fair-workweek",
    cityKey: "seattle",
    measureTitle: "Ordinance 125135 (CB 118765), Secure Scheduling",
    force: "inForce",
    forceNote: "Seattle Municipal Code, Chapter 14.22.",
    actions: [
      {
        happenedOn: "2016-08-15",
        bodyName: "City Council",
        description:
          "Introduced; referred to Civil Rights, Utilities, Economic Development, and Arts.",
        classification: "introduction",
        enteredByKey: "anwen-ledgerlight",
      },
      {
        happenedOn: "2016-09-13",
        bodyName: "Civil Rights, Utilities, Economic Development, and Arts Committee",
        description: "Pass as amended, 5-0.",
        classification: "committee-passage-favorable",
        enteredByKey: "anwen-ledgerlight",
      },
      {
        happenedOn: "2016-09-19",
        bodyName: "City Council",
        description: "Passed, 9-0.",
        classification: "passage",
        enteredByKey: "anwen-ledgerlight",
      },
      {
        happenedOn: "2016-09-29",
        bodyName: "Mayor",
        description: "Signed by Mayor; filed with the clerk the same day.",
        classification: "executive-signature",
        nextStep: "Takes effect",
        nextStepOn: "2017-07-01",
        enteredByKey: "anwen-ledgerlight",
      },
      {
        happenedOn: "2016-09-23",
        bodyName: "Mayor",
        description: "Delivered to Mayor.",
        classification: "executive-receipt",
        enteredByKey: "anwen-ledgerlight",
      },
    ],
  },
  {
    campaignKey: "fair-workweek",
    cityKey: "new-york",
    measureTitle: "Fair Workweek laws (Int. 1387-A, 1388-A, 1395-A, 1396-A)",
    force: "inForce",
    forceNote: "In effect since 26 November 2017.",
    actions: [
      {
        happenedOn: "2017-05-24",
        bodyName: "City Council",
        description: "Approved by Council, at the recessed meeting of 10 May.",
        classification: "passage",
        enteredByKey: "khalil-copperlark",
      },
      {
        happenedOn: "2017-05-30",
        bodyName: "Mayor",
        description: "Signed into law by Mayor.",
        classification: "executive-signature",
        nextStep: "Takes effect",
        nextStepOn: "2017-11-26",
        enteredByKey: "khalil-copperlark",
      },
      {
        happenedOn: "2017-11-26",
        bodyName: "City of New York",
        description: "Takes effect.",
        enteredByKey: "rafael-fiveboroughs",
      },
    ],
  },
  {
    campaignKey: "fair-workweek",
    cityKey: "philadelphia",
    measureTitle: "Fair Workweek Employment Standards",
    force: "notYet",
    forceNote: "To take effect on 1 January 2020.",
    actions: [
      {
        happenedOn: "2018-12-06",
        bodyName: "City Council",
        description: "Read and passed, 14-3.",
        classification: "passage",
        enteredByKey: "bastian-quorumby",
      },
      {
        happenedOn: "2018-12-20",
        bodyName: "Mayor",
        description: "Signed.",
        classification: "executive-signature",
        nextStep: "Regulations of the office of labor",
        nextStepOn: "2019-10-04",
        enteredByKey: "bastian-quorumby",
      },
    ],
  },
  {
    campaignKey: "fair-workweek",
    cityKey: "chicago",
    measureTitle: "O2018-5089, Chicago Fair Workweek Ordinance",
    force: "notYet",
    forceNote: "Successor of O2017-4947.",
    actions: [
      {
        happenedOn: "2018-06-27",
        bodyName: "City Council",
        description:
          "O2018-5089 introduced; referred to the Committee on Workforce Development and Audit.",
        classification: "referral-committee",
        nextStep: "Ask the chair for a hearing date",
        nextStepOn: "2019-01-23",
        enteredByKey: "jonah-docketsmith",
      },
      {
        happenedOn: "2017-06-28",
        bodyName: "City Council",
        description: "O2017-4947 introduced; seventeen sponsors.",
        classification: "introduction",
        enteredByKey: "jonah-docketsmith",
      },
    ],
  },
  {
    campaignKey: "fair-workweek",
    cityKey: "portland",
    measureTitle: null,
    force: "preempted",
    forceNote: "Oregon Senate Bill 828 (2017) sets scheduling rules for the whole state.",
    actions: [
      {
        happenedOn: "2017-08-08",
        bodyName: "Governor of Oregon",
        description: "Senate Bill 828 signed: statewide predictable scheduling.",
        enteredByKey: "eamon-ferncrest",
      },
    ],
  },
  {
    campaignKey: "fair-workweek",
    cityKey: "minneapolis",
    measureTitle: "Fair scheduling (demo file)",
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2016-06-09",
        bodyName: "Committee of the Whole",
        description:
          "Demo note: postponed while sick and safe time is carried into practice.",
        classification: "deferral",
        enteredByKey: "mai-paperbirch",
      },
    ],
  },
  {
    campaignKey: "fair-workweek",
    cityKey: "somerville",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [],
  },
];

export const FAIR_CHANCE_PATHS: SeedPath[] = [
  {
    campaignKey: "fair-chance-hiring",
    cityKey: "austin",
    measureTitle: "Fair Chance Hiring Ordinance",
    force: "inForce",
    forceNote: null,
    actions: [
      {
        happenedOn: "2016-03-24",
        bodyName: "City Council",
        description: "Approved.",
        classification: "passage",
        enteredByKey: "pilar-margenfield",
      },
      {
        happenedOn: "2016-04-04",
        bodyName: "City of Austin",
        description: "Takes effect.",
        enteredByKey: "pilar-margenfield",
      },
    ],
  },
  {
    campaignKey: "fair-chance-hiring",
    cityKey: "san-antonio",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2016-10-12",
        bodyName: sponsor,
        description: "Demo note: personnel rule for city applications drafted.",
        classification: "filing",
        enteredByKey: "soledad-sandriver",
      },
    ],
  },
  {
    campaignKey: "fair-chance-hiring",
    cityKey: "durham",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [],
  },
];
