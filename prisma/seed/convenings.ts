/**
 * Three meetings of the network: the annual convening in Austin of July 2017, whose subjects
 * are those of the real one and whose words are ours, a campaign call that is planned five
 * minutes longer than its hour, and a regional meeting.
 */
import { itemsOn } from "./agenda-items.ts";
import { AUSTIN_SATURDAY, AUSTIN_THURSDAY } from "./austin-agenda.ts";
import { AUSTIN_FRIDAY } from "./austin-friday.ts";
import type { SeedConvening } from "./seed-types.ts";

export const CONVENINGS: SeedConvening[] = [
  {
    key: "austin-2017",
    title: "Sixth annual convening, Austin",
    kind: "annual",
    campaignKey: null,
    cityKey: "austin",
    venue: "A conference center downtown, ten minutes on foot from City Hall",
    timeZone: "America/Chicago",
    status: "passed",
    summary:
      "Nearly two hundred local elected officials meet for three days to share what their cities have done, to lay out campaigns in four issue areas, and to plan a common answer to Senate Bill 4. Well over half come for the first time; nearly half are women, and half are people of color.",
    calledByKey: "maribel-testerman",
    days: [
      { on: "2017-07-27", opensAt: "12:00", closesAt: "20:30" },
      { on: "2017-07-28", opensAt: "08:00", closesAt: "19:30" },
      { on: "2017-07-29", opensAt: "08:30", closesAt: "15:00" },
    ],
    items: [...AUSTIN_THURSDAY, ...AUSTIN_FRIDAY, ...AUSTIN_SATURDAY],
  },
  {
    key: "northwest-2018",
    title: "Northwest regional meeting, Tacoma",
    kind: "regional",
    campaignKey: null,
    cityKey: "tacoma",
    venue: "A public library near the waterfront, second floor",
    timeZone: "America/Los_Angeles",
    status: "passed",
    summary:
      "Members from Washington and Oregon, with guests from Oakland and Denver, compare the model ordinance with what their own states allow, and read impact reports together.",
    calledByKey: "noor-bridgewright",
    days: [{ on: "2018-09-22", opensAt: "09:00", closesAt: "16:00" }],
    items: itemsOn("2018-09-22", [
      {
        key: "nw-arrivals",
        kind: "registration",
        title: "Arrivals and coffee",
        minutes: 30,
        room: "Landing",
      },
      {
        key: "nw-round",
        kind: "plenary",
        title: "A round of cities: one vote won, one lost",
        minutes: 60,
        room: "Reading room",
        presenterKeys: ["malcolm-tideway", "noor-bridgewright"],
      },
      {
        key: "nw-model",
        kind: "breakout",
        title: "The Freedom City model in states that already protect",
        description:
          "Which parts does state law make needless in Washington and Oregon, and which does it not touch? Work in the text; leave comments, not edits.",
        minutes: 90,
        room: "Reading room",
        presenterKeys: ["amara-clausewell", "yolanda-highplain"],
        issueAreaKey: "immigrant-communities",
        draftKey: "freedom-city-ordinance",
        comments: [
          {
            authorKey: "eamon-ferncrest",
            body: "Oregon's statute of 1987 covers inquiries; it says nothing of discretionary arrests. I would spend our ninety minutes on the arrest sections.",
            postedAt: "2018-09-14T09:30:00-07:00",
            replies: [
              {
                authorKey: "amara-clausewell",
                body: "Same conclusion from our side of the river.",
                postedAt: "2018-09-14T10:02:00-07:00",
              },
            ],
          },
        ],
      },
      { key: "nw-lunch", kind: "meal", title: "Lunch", minutes: 45, room: "Terrace" },
      {
        key: "nw-surveillance",
        kind: "training",
        title: "How to read a surveillance impact report",
        minutes: 75,
        room: "Reading room",
        presenterKeys: ["birgit-rainharbor", "celeste-oakmantle"],
        issueAreaKey: "just-policing",
        draftKey: "surveillance-brief",
      },
      {
        key: "nw-fares",
        kind: "breakout",
        title: "Half fares without a transit department",
        minutes: 75,
        room: "Study three",
        presenterKeys: ["eamon-ferncrest"],
        issueAreaKey: "infrastructure",
        parallelWithPrevious: true,
      },
      { key: "nw-break", kind: "break", title: "Tea", minutes: 15, room: "Landing" },
      {
        key: "nw-close",
        kind: "debrief",
        title: "Decisions, owners, dates",
        minutes: 45,
        room: "Reading room",
        presenterKeys: ["noor-bridgewright"],
      },
    ]),
  },
  {
    key: "freedom-city-call",
    title: "Freedom City campaign call",
    kind: "campaignCall",
    campaignKey: "freedom-city",
    cityKey: "austin",
    venue: "By telephone; the number is in the invitation",
    timeZone: "America/Chicago",
    status: "confirmed",
    summary:
      "Two weeks after Austin's policies took effect: first impressions, the state of the model text, and who files next.",
    calledByKey: "ada-quillfeather",
    days: [{ on: "2018-11-15", opensAt: "13:00", closesAt: "14:00" }],
    items: itemsOn("2018-11-15", [
      {
        key: "call-roll",
        kind: "other",
        title: "Roll of cities, one sentence each",
        minutes: 10,
        presenterKeys: ["maribel-testerman"],
      },
      {
        key: "call-austin",
        kind: "plenary",
        title: "Austin: two weeks in",
        description:
          "What officers ask, what supervisors refuse, what the form still lacks.",
        minutes: 15,
        presenterKeys: ["ada-quillfeather", "leonora-statuteson"],
        comments: [
          {
            authorKey: "otis-longleafe",
            body: "Please say how long the supervisor's call takes in practice. It is the only question I am asked.",
            postedAt: "2018-11-12T16:45:00-05:00",
            replies: [],
          },
        ],
      },
      {
        key: "call-text",
        kind: "other",
        title: "Open questions in the model text",
        description:
          "The alternative for council-manager cities; the victim exception; the incident number in the record.",
        minutes: 25,
        presenterKeys: ["gideon-parchment", "yolanda-highplain"],
        issueAreaKey: "immigrant-communities",
        draftKey: "freedom-city-ordinance",
      },
      {
        key: "call-next",
        kind: "debrief",
        title: "Who files next, and when",
        minutes: 15,
        presenterKeys: ["pilar-margenfield"],
      },
    ]),
  },
];
