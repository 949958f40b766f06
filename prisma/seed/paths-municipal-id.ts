/**
 * Municipal identification and welcoming ordinances. Chicago is on the record; the rest is
 * demo, so that a veto, a withdrawal and a standstill can be seen without being claimed.
 */
import type { SeedPath } from "./seed-types.ts";

export const MUNICIPAL_ID_PATHS: SeedPath[] = [
  {
    campaignKey: "municipal-id",
    cityKey: "chicago",
    measureTitle: "Municipal Code of Chicago, Chapter 2-176",
    force: "inForce",
    forceNote: "Issued as the CityKey card; application papers are not kept.",
    actions: [
      {
        happenedOn: "2017-03-29",
        bodyName: "City Council",
        description:
          "Ordinance establishing a Municipal I.D. Program transmitted by the Mayor at the request of the City Clerk.",
        classification: "introduction",
        enteredByKey: "jonah-docketsmith",
      },
      {
        happenedOn: "2017-03-29",
        bodyName: "City Council",
        description: "Referred to the Committee on the Budget and Government Operations.",
        classification: "referral-committee",
        enteredByKey: "jonah-docketsmith",
      },
      {
        happenedOn: "2017-04-13",
        bodyName: "Committee on the Budget and Government Operations",
        description: "Recommended to pass by voice vote, four members abstaining.",
        classification: "committee-passage-favorable",
        nextStep: "Vote of the full council",
        nextStepOn: "2017-04-19",
        enteredByKey: "jonah-docketsmith",
      },
      {
        happenedOn: "2017-04-19",
        bodyName: "City Council",
        description: "Passed.",
        classification: "passage",
        enteredByKey: "jonah-docketsmith",
      },
    ],
  },
  {
    campaignKey: "municipal-id",
    cityKey: "el-paso",
    measureTitle: "Resolution on a resident card (demo)",
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2018-02-06",
        bodyName: "City Council",
        description:
          "Demo note: resolution adopted, 5-3, directing a request for proposals.",
        classification: "passage",
        enteredByKey: "ximena-solarroyo",
      },
      {
        happenedOn: "2018-02-09",
        bodyName: "Mayor",
        description:
          "Demo note: returned with written objections to the cost within the five days the charter allows.",
        classification: "executive-veto",
        nextStep: "Vote on the returned resolution; six of eight needed",
        nextStepOn: "2018-02-20",
        enteredByKey: "ximena-solarroyo",
      },
      {
        happenedOn: "2018-02-20",
        bodyName: "City Council",
        description:
          "Demo note: motion to adopt the returned resolution fails for want of three fourths, 5-3.",
        classification: "veto-override-failure",
        enteredByKey: "ximena-solarroyo",
      },
    ],
  },
  {
    campaignKey: "municipal-id",
    cityKey: "houston",
    measureTitle: "Resident identification study (demo)",
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2016-09-14",
        bodyName: "Office of the sponsor",
        description: "Demo note: study requested from the finance department.",
        classification: "filing",
        enteredByKey: "imani-brightwater",
      },
      {
        happenedOn: "2017-02-15",
        bodyName: "Office of the sponsor",
        description:
          "Demo note: request withdrawn while Senate Bill 4 is pending; no vote is taken.",
        classification: "withdrawal",
        enteredByKey: "imani-brightwater",
      },
    ],
  },
  {
    campaignKey: "municipal-id",
    cityKey: "milwaukee",
    measureTitle: "Municipal identification program (demo file)",
    force: "notYet",
    forceNote:
      "2015 Wisconsin Act 374 limits what a local card may be used for; it does not help with voting or public benefits.",
    actions: [
      {
        happenedOn: "2016-06-02",
        bodyName: "Judiciary and Legislation Committee",
        description: "Demo note: testimony heard from libraries, banks and parishes.",
        classification: "hearing-held",
        enteredByKey: "edmund-sealfield",
      },
      {
        happenedOn: "2016-07-06",
        bodyName: "Judiciary and Legislation Committee",
        description:
          "Demo note: held to the call of the chair, pending an opinion on the state act.",
        classification: "deferral",
        nextStep: "Opinion of the city attorney",
        nextStepOn: "2019-03-04",
        enteredByKey: "edmund-sealfield",
      },
    ],
  },
  {
    campaignKey: "municipal-id",
    cityKey: "philadelphia",
    measureTitle: "City card program (demo)",
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2018-09-27",
        bodyName: "Office of the sponsor",
        description: "Demo note: terms compared with Chicago's before a bill is written.",
        nextStep: "Draft bill to the law department",
        nextStepOn: "2019-01-31",
        enteredByKey: "bastian-quorumby",
      },
    ],
  },
  {
    campaignKey: "municipal-id",
    cityKey: "somerville",
    measureTitle: "Welcoming community ordinance (working title)",
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2018-05-10",
        bodyName: "Board of Aldermen",
        description: "Demo note: item introduced by Alderman Winterhill.",
        classification: "introduction",
        enteredByKey: "brendan-winterhill",
      },
      {
        happenedOn: "2018-05-24",
        bodyName: "Legislative Matters Committee",
        description: "Demo note: sent for discussion.",
        classification: "referral-committee",
        nextStep: "Committee meeting with the solicitor's office",
        nextStepOn: "2019-01-17",
        enteredByKey: "brendan-winterhill",
      },
    ],
  },
  {
    campaignKey: "municipal-id",
    cityKey: "tacoma",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [],
  },
];
