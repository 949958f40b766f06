/**
 * Freedom City policies. Austin, Dallas and Denver are on the record; the other cities are
 * at work in this demo, and their entries say so.
 */
import type { SeedPath } from "./seed-types.ts";

export const FREEDOM_CITY_PATHS: SeedPath[] = [
  {
    campaignKey: "freedom-city",
    cityKey: "austin",
    measureTitle: "Freedom City resolutions of 14 June 2018",
    force: "inForce",
    forceNote: "Carried out by police policy that took effect on 1 November 2018.",
    actions: [
      {
        happenedOn: "2018-06-14",
        bodyName: "City Council",
        description:
          "Items 74 and 75 adopted unanimously: discretionary arrests for listed misdemeanors to be ended where state law permits a citation; officers who ask about immigration status to tell the person of the right not to answer; requests from immigration authorities to be reviewed and reported.",
        classification: "passage",
        sourceUrl:
          "http://grassrootsleadership.org/releases/2018/06/breaking-austin-city-council-votes-favor-freedomcity-policy",
        nextStep: "Police policy changed to match",
        nextStepOn: "2018-11-01",
        enteredByKey: "pilar-margenfield",
      },
      {
        happenedOn: "2018-06-22",
        bodyName: "Network note",
        description:
          "Officials of other cities ask for the text after news coverage; model ordinance opened for comment.",
        sourceUrl:
          "https://ktrh.iheart.com/content/2018-06-22-austin-declares-itself-freedom-city",
        enteredByKey: "maribel-testerman",
      },
      {
        happenedOn: "2018-11-01",
        bodyName: "Police Department",
        description: "Policies take effect.",
        nextStep: "First quarterly report on arrests and citations",
        nextStepOn: "2019-04-15",
        enteredByKey: "leonora-statuteson",
      },
      {
        happenedOn: "2018-06-12",
        bodyName: "City Council",
        description: "Work session and press conference of the sponsors.",
        enteredByKey: "pilar-margenfield",
      },
    ],
  },
  {
    campaignKey: "freedom-city",
    cityKey: "dallas",
    measureTitle: "Cite and release for possession of small amounts of marijuana",
    force: "inForce",
    forceNote:
      "Dallas County portion of the city only; one offense of those in the model.",
    actions: [
      {
        happenedOn: "2017-04-12",
        bodyName: "City Council",
        description:
          "Approved on a vote of 10-5: citation in place of arrest for possession under four ounces, within Dallas County.",
        classification: "passage",
        nextStep: "Start of citations",
        nextStepOn: "2017-10-01",
        enteredByKey: "lucian-prairiewood",
      },
      {
        happenedOn: "2018-09-17",
        bodyName: "Office of the sponsor",
        description:
          "Demo note: sponsor compares the list of offenses in the model with the district attorney's; four more could be cited tomorrow.",
        nextStep: "Briefing to the public safety committee",
        nextStepOn: "2019-01-14",
        enteredByKey: "lucian-prairiewood",
      },
    ],
  },
  {
    campaignKey: "freedom-city",
    cityKey: "denver",
    measureTitle: "Public Safety Enforcement Priorities Act",
    force: "inForce",
    forceNote: null,
    actions: [
      {
        happenedOn: "2017-08-28",
        bodyName: "City Council",
        description:
          "Passed unanimously on final consideration. City employees may not ask about status or share it beyond what federal law requires; no notice of release dates without a warrant.",
        classification: "passage",
        enteredByKey: "yolanda-highplain",
      },
      {
        happenedOn: "2017-08-31",
        bodyName: "Mayor",
        description: "Signed, together with a companion executive order.",
        classification: "executive-signature",
        enteredByKey: "yolanda-highplain",
      },
      {
        happenedOn: "2017-08-02",
        bodyName: "Safety, Housing, Education and Homelessness Committee",
        description: "Committee refers the bill to the full council, 5-1.",
        classification: "committee-passage-favorable",
        nextStep: "First reading",
        nextStepOn: "2017-08-21",
        enteredByKey: "yolanda-highplain",
      },
    ],
  },
  {
    campaignKey: "freedom-city",
    cityKey: "san-antonio",
    measureTitle: "Cite and release policy (working title)",
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2018-07-09",
        bodyName: "Office of the sponsor",
        description:
          "Demo note: request for council consideration drafted from the Austin resolutions.",
        classification: "filing",
        enteredByKey: "soledad-sandriver",
      },
      {
        happenedOn: "2018-09-05",
        bodyName: "Governance Committee",
        description:
          "Demo note: request accepted and sent to the public safety committee for staff review.",
        classification: "referral-committee",
        nextStep: "Staff report on citation eligible bookings",
        nextStepOn: "2019-02-06",
        enteredByKey: "soledad-sandriver",
      },
    ],
  },
  {
    campaignKey: "freedom-city",
    cityKey: "houston",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [],
  },
  {
    campaignKey: "freedom-city",
    cityKey: "el-paso",
    measureTitle: "Freedom City resolution (draft)",
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2018-10-16",
        bodyName: "Office of the sponsor",
        description:
          "Demo note: sponsor is looking for co-sponsors; draft shared with the police chief and the county attorney.",
        nextStep: "Placement on the agenda",
        nextStepOn: "2019-02-05",
        enteredByKey: "ximena-solarroyo",
      },
    ],
  },
  {
    campaignKey: "freedom-city",
    cityKey: "durham",
    measureTitle: "Policy on low-level citations (work session paper)",
    force: "notYet",
    forceNote: "State law bars sanctuary ordinances; only the arrest part is considered.",
    actions: [
      {
        happenedOn: "2018-08-23",
        bodyName: "City Council",
        description: "Demo note: paper presented at work session; public comment taken.",
        classification: "hearing-held",
        nextStep: "Return with arrest data by offense",
        nextStepOn: "2019-01-24",
        enteredByKey: "faith-meetinghouse",
      },
      {
        happenedOn: "2018-06-25",
        bodyName: "Office of the sponsor",
        description:
          "Demo note: memorandum to colleagues with the model ordinance attached.",
        classification: "filing",
        enteredByKey: "faith-meetinghouse",
      },
    ],
  },
  {
    campaignKey: "freedom-city",
    cityKey: "minneapolis",
    measureTitle: "Discretionary arrest ordinance (notice of intent)",
    force: "notYet",
    forceNote: null,
    actions: [
      {
        happenedOn: "2018-10-05",
        bodyName: "City Council",
        description:
          "Demo note: notice of intent to introduce given; subject matter of the model ordinance.",
        classification: "introduction",
        nextStep: "First reading and referral",
        nextStepOn: "2019-01-11",
        enteredByKey: "mai-paperbirch",
      },
    ],
  },
  {
    campaignKey: "freedom-city",
    cityKey: "oakland",
    measureTitle: null,
    force: "notYet",
    forceNote: null,
    actions: [],
  },
];
