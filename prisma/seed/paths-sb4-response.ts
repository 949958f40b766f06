/**
 * How the Texas cities answered Senate Bill 4 (85th Legislature, Regular Session). A suit
 * filed or joined in the city's name stands as `passage`: the campaign asks for that act.
 */
import type { SeedPath } from "./seed-types.ts";

const tribune =
  "https://www.texastribune.org/2017/05/16/list-local-governments-fighting-sb4-courtroom-continues-grow/";
const chronicle =
  "https://www.austinchronicle.com/daily/news/2017-05-16/austin-texas-cities-promise-legal-fight-against-sb-4/";
const westernDistrict = "U.S. District Court, Western District of Texas";
const fifthCircuit = "U.S. Court of Appeals, Fifth Circuit";

export const SB4_RESPONSE_PATHS: SeedPath[] = [
  {
    campaignKey: "sb4-response",
    cityKey: "austin",
    measureTitle: "Authorization to challenge Senate Bill 4",
    force: "inForce",
    forceNote:
      "The authorization stands. Senate Bill 4 itself has been in effect in its main parts since the appeals court's decision of 13 March 2018.",
    actions: [
      {
        happenedOn: "2017-05-16",
        bodyName: "City Council",
        description:
          "Members of the council announce, with officials of other Texas cities, that they will seek to challenge Senate Bill 4 in court.",
        sourceUrl: chronicle,
        nextStep: "Vote on authorization to sue",
        nextStepOn: "2017-05-18",
        enteredByKey: "pilar-margenfield",
      },
      {
        happenedOn: "2017-05-18",
        bodyName: "City Council",
        description:
          "Approved on a vote of 10-1: the city attorney is authorized to take legal action to challenge Senate Bill 4.",
        classification: "passage",
        sourceUrl:
          "http://www.topix.com/austin/2017/05/austin-city-council-authorizes-lawsuit-against-texasa-sanctuary-city-ban",
        nextStep: "Hearing on preliminary injunction, San Antonio",
        nextStepOn: "2017-06-26",
        enteredByKey: "pilar-margenfield",
      },
      {
        happenedOn: "2017-08-30",
        bodyName: westernDistrict,
        description:
          "Preliminary injunction granted in part in City of El Cenizo v. State of Texas, two days before the act was to take effect. The city is an intervening plaintiff.",
        enteredByKey: "leonora-statuteson",
      },
      {
        happenedOn: "2017-06-26",
        bodyName: westernDistrict,
        description:
          "Hearing on the motions for preliminary injunction, San Antonio. Taken under advisement.",
        sourceUrl:
          "https://www.bloomberg.com/news/articles/2017-06-26/texas-cities-sue-state-over-ban-on-sanctuary-cities",
        enteredByKey: "leonora-statuteson",
      },
      {
        happenedOn: "2018-03-13",
        bodyName: fifthCircuit,
        description:
          "Injunction reversed in the main; the provision that bars elected officials from endorsing a contrary policy stays enjoined as to them.",
        nextStep: "Freedom City measures drafted to what the decision leaves",
        nextStepOn: "2018-06-14",
        enteredByKey: "leonora-statuteson",
      },
    ],
  },
  {
    campaignKey: "sb4-response",
    cityKey: "san-antonio",
    measureTitle: "City of San Antonio v. State of Texas, No. 17-cv-00489",
    force: "inForce",
    forceNote: "Consolidated with the El Cenizo case on 6 June 2017.",
    actions: [
      {
        happenedOn: "2017-05-16",
        bodyName: "City Council",
        description:
          "City counted among those that announce legal action against Senate Bill 4.",
        sourceUrl: tribune,
        enteredByKey: "soledad-sandriver",
      },
      {
        happenedOn: "2017-06-01",
        bodyName: westernDistrict,
        description:
          "Complaint filed against the State of Texas in the name of the city and others.",
        classification: "passage",
        sourceUrl:
          "https://sanantonioreport.org/san-antonio-sues-to-stop-sanctuary-cities-law/",
        nextStep: "Hearing on preliminary injunction",
        nextStepOn: "2017-06-26",
        enteredByKey: "rosalind-inkbarrow",
      },
      {
        happenedOn: "2017-06-06",
        bodyName: westernDistrict,
        description:
          "Order consolidating the El Cenizo, El Paso County and San Antonio cases.",
        enteredByKey: "rosalind-inkbarrow",
      },
      {
        happenedOn: "2017-08-30",
        bodyName: westernDistrict,
        description:
          "Preliminary injunction granted in part; appeal noticed by the State.",
        enteredByKey: "rosalind-inkbarrow",
      },
      {
        happenedOn: "2017-09-25",
        bodyName: fifthCircuit,
        description: "Stay pending appeal granted in part and denied in part.",
        enteredByKey: "rosalind-inkbarrow",
      },
    ],
  },
  {
    campaignKey: "sb4-response",
    cityKey: "houston",
    measureTitle: "Motion to join the consolidated suit against Senate Bill 4",
    force: "inForce",
    forceNote: null,
    actions: [
      {
        happenedOn: "2017-06-21",
        bodyName: "City Council",
        description:
          "Adopted on a vote of 10-6, one member abstaining: the city joins the suit challenging Senate Bill 4. More than five hours of public testimony were heard the day before.",
        classification: "passage",
        nextStep: "Hearing in San Antonio",
        nextStepOn: "2017-06-26",
        enteredByKey: "imani-brightwater",
      },
      {
        happenedOn: "2017-06-20",
        bodyName: "City Council",
        description:
          "Public session: residents and state representatives heard on the item.",
        classification: "hearing-held",
        enteredByKey: "imani-brightwater",
      },
      {
        happenedOn: "2017-08-30",
        bodyName: westernDistrict,
        description:
          "Motion of the city for a preliminary injunction granted in part with the others.",
        enteredByKey: "imani-brightwater",
      },
    ],
  },
  {
    campaignKey: "sb4-response",
    cityKey: "dallas",
    measureTitle: "Intervention in City of El Cenizo v. State of Texas",
    force: "notYet",
    forceNote: "Party to the case by the court's list; no recorded vote on file here.",
    actions: [
      {
        happenedOn: "2017-06-07",
        bodyName: "City Council",
        description:
          "Briefed in executive session. The mayor announces that the city will work with other Texas cities to challenge Senate Bill 4.",
        enteredByKey: "lucian-prairiewood",
      },
      {
        happenedOn: "2017-06-21",
        bodyName: westernDistrict,
        description:
          "City already a party when Houston votes to join (entered from the list of parties; day of filing to be supplied).",
        classification: "passage",
        enteredByKey: "lucian-prairiewood",
      },
    ],
  },
  {
    campaignKey: "sb4-response",
    cityKey: "el-paso",
    measureTitle: null,
    force: "notYet",
    forceNote: "The county sued in its own name; the city's entry is from the caption.",
    actions: [
      {
        happenedOn: "2017-09-25",
        bodyName: fifthCircuit,
        description:
          "City named among the plaintiffs-appellees in No. 17-50762 when a partial stay is granted.",
        classification: "passage",
        enteredByKey: "ximena-solarroyo",
      },
      {
        happenedOn: "2017-05-16",
        bodyName: "Network note",
        description:
          "El Paso County reported among the local governments planning to sue; the city has not yet acted.",
        sourceUrl: tribune,
        enteredByKey: "maribel-testerman",
      },
    ],
  },
  {
    campaignKey: "sb4-response",
    cityKey: "el-cenizo",
    measureTitle: "City of El Cenizo v. State of Texas, No. 5:17-cv-00404",
    force: "inForce",
    forceNote: "Lead case of the consolidation.",
    actions: [
      {
        happenedOn: "2017-05-08",
        bodyName: westernDistrict,
        description:
          "Complaint filed, with Maverick County and others, on the day after Senate Bill 4 was signed.",
        classification: "passage",
        enteredByKey: "ramon-casadelrio",
      },
      {
        happenedOn: "2017-08-30",
        bodyName: westernDistrict,
        description: "Preliminary injunction granted in part (264 F. Supp. 3d 744).",
        enteredByKey: "ramon-casadelrio",
      },
      {
        happenedOn: "2018-03-13",
        bodyName: fifthCircuit,
        description: "Decision on the State's appeal; injunction largely lifted.",
        enteredByKey: "rosalind-inkbarrow",
      },
    ],
  },
];
