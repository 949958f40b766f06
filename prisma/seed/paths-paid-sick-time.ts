/** Paid sick and safe time. Entries that are on no public record say "Demo note". */
import type { SeedPath } from "./seed-types.ts";

const sponsor = "Office of the sponsor";

export const PAID_SICK_TIME_PATHS: SeedPath[] = [
  {
    campaignKey: "paid-sick-time",
    cityKey: "minneapolis",
    measureTitle: "Sick and Safe Time Ordinance, Minneapolis Code 40.10-40.310",
    force: "partly",
    forceNote:
      "Not enforced against employers resident outside the city, under the district court's order of January 2017.",
    actions: [
      {
        happenedOn: "2016-05-27",
        bodyName: "City Council",
        description: "Ordinance passed.",
        classification: "passage",
        enteredByKey: "mai-paperbirch",
      },
      {
        happenedOn: "2016-05-31",
        bodyName: "Mayor",
        description: "Approved.",
        classification: "executive-signature",
        nextStep: "Ordinance takes effect",
        nextStepOn: "2017-07-01",
        enteredByKey: "mai-paperbirch",
      },
      {
        happenedOn: "2017-07-01",
        bodyName: "City of Minneapolis",
        description: "Ordinance takes effect.",
        enteredByKey: "mai-paperbirch",
      },
      {
        happenedOn: "2017-01-19",
        bodyName: "Hennepin County District Court",
        description:
          "Temporary injunction as to employers resident outside the city; denied as to the rest (27-CV-16-15051).",
        enteredByKey: "mai-paperbirch",
      },
      {
        happenedOn: "2017-09-18",
        bodyName: "Minnesota Court of Appeals",
        description: "Affirmed in both respects (A17-0131).",
        enteredByKey: "mai-paperbirch",
      },
    ],
  },
  {
    campaignKey: "paid-sick-time",
    cityKey: "chicago",
    measureTitle: "O2016-2678, paid sick leave within the Minimum Wage Ordinance",
    force: "inForce",
    forceNote: null,
    actions: [
      {
        happenedOn: "2016-04-13",
        bodyName: "City Council",
        description:
          "Introduced; referred to the Committee on Workforce Development and Audit.",
        classification: "introduction",
        enteredByKey: "jonah-docketsmith",
      },
      {
        happenedOn: "2016-06-22",
        bodyName: "City Council",
        description: "Passed, 48-0.",
        classification: "passage",
        nextStep: "Takes effect",
        nextStepOn: "2017-07-01",
        enteredByKey: "jonah-docketsmith",
      },
      {
        happenedOn: "2017-07-01",
        bodyName: "City of Chicago",
        description: "Takes effect: one hour for every forty hours worked.",
        enteredByKey: "jonah-docketsmith",
      },
    ],
  },
  {
    campaignKey: "paid-sick-time",
    cityKey: "austin",
    measureTitle: "Ordinance 20180215-049, earned sick time",
    force: "enjoined",
    forceNote:
      "Stopped by the Third Court of Appeals before its effective date of 1 October 2018; held preempted by the Texas Minimum Wage Act on 16 November 2018.",
    actions: [
      {
        happenedOn: "2018-02-15",
        bodyName: "City Council",
        description: "Approved on a vote of 9-2.",
        classification: "passage",
        nextStep: "Takes effect for employers of fifteen and more",
        nextStepOn: "2018-10-01",
        enteredByKey: "pilar-margenfield",
      },
      {
        happenedOn: "2018-11-16",
        bodyName: "Texas Court of Appeals, Third District",
        description:
          "Denial of the injunction reversed: the ordinance establishes a wage and is preempted; remanded (565 S.W.3d 425).",
        nextStep: "Petition for review",
        nextStepOn: "2019-01-15",
        enteredByKey: "leonora-statuteson",
      },
      {
        happenedOn: "2018-08-17",
        bodyName: "Texas Court of Appeals, Third District",
        description: "Temporary order: ordinance enjoined pending the appeal.",
        enteredByKey: "leonora-statuteson",
      },
    ],
  },
  {
    campaignKey: "paid-sick-time",
    cityKey: "san-antonio",
    measureTitle: "Earned paid sick time ordinance of 16 August 2018",
    force: "notYet",
    forceNote: "To take effect on 1 August 2019.",
    actions: [
      {
        happenedOn: "2018-08-16",
        bodyName: "City Council",
        description:
          "Ordinance adopted in place of the election asked for by petition; substantially as in Austin.",
        classification: "passage",
        nextStep: "Takes effect",
        nextStepOn: "2019-08-01",
        enteredByKey: "soledad-sandriver",
      },
      {
        happenedOn: "2018-08-17",
        bodyName: "Network note",
        description:
          "Austin's ordinance is stopped the next day; the same argument is expected here.",
        enteredByKey: "rosalind-inkbarrow",
      },
    ],
  },
  {
    campaignKey: "paid-sick-time",
    cityKey: "dallas",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2018-06-18",
        bodyName: sponsor,
        description:
          "Demo note: text prepared alongside the petition drive; sponsor counts votes for a direct adoption.",
        nextStep: "Briefing on San Antonio's ordinance",
        nextStepOn: "2019-02-20",
        enteredByKey: "lucian-prairiewood",
      },
    ],
  },
  {
    campaignKey: "paid-sick-time",
    cityKey: "new-york",
    measureTitle: "Local Law 199 of 2017, Earned Safe and Sick Time",
    force: "inForce",
    forceNote: null,
    actions: [
      {
        happenedOn: "2017-10-17",
        bodyName: "City Council",
        description: "Int. 1313-A approved by Council: leave extended to safe time.",
        classification: "passage",
        enteredByKey: "khalil-copperlark",
      },
      {
        happenedOn: "2017-11-06",
        bodyName: "Mayor",
        description: "Signed into law by Mayor.",
        classification: "executive-signature",
        nextStep: "Takes effect",
        nextStepOn: "2018-05-05",
        enteredByKey: "khalil-copperlark",
      },
      {
        happenedOn: "2018-05-05",
        bodyName: "City of New York",
        description: "Takes effect.",
        enteredByKey: "khalil-copperlark",
      },
    ],
  },
  {
    campaignKey: "paid-sick-time",
    cityKey: "durham",
    measureTitle: null,
    force: "preempted",
    forceNote:
      "North Carolina bars local rules on private employment practices (House Bill 142 of 2017, until 1 December 2020).",
    actions: [
      {
        happenedOn: "2016-03-23",
        bodyName: "North Carolina General Assembly",
        description: "House Bill 2 enacted; local employment ordinances preempted.",
        enteredByKey: "faith-meetinghouse",
      },
      {
        happenedOn: "2017-03-30",
        bodyName: "North Carolina General Assembly",
        description:
          "House Bill 2 repealed by House Bill 142, with a moratorium in its place.",
        enteredByKey: "faith-meetinghouse",
      },
      {
        happenedOn: "2017-05-18",
        bodyName: "City Council",
        description:
          "Demo note: item taken off the work session list; leave policy for the city's own employees to be brought instead.",
        classification: "deferral",
        nextStep: "Leave policy for city employees",
        nextStepOn: "2019-03-07",
        enteredByKey: "faith-meetinghouse",
      },
    ],
  },
];
