/**
 * Thursday and Saturday of the Austin convening, 27 and 29 July 2017; Friday is the long day
 * and stands in austin-friday.ts. Rooms carry the names of trees and birds, and are invented.
 */
import { itemsOn } from "./agenda-items.ts";

export const AUSTIN_THURSDAY = itemsOn("2017-07-27", [
  {
    key: "thu-registration",
    kind: "registration",
    title: "Registration, badges and home-base assignments",
    description:
      "Pick up your badge and the card with your home-base group. Well over half of us are here for the first time: if you are not, find somebody who is.",
    minutes: 60,
    room: "Atrium",
    presenterKeys: ["dashiell-commonfield"],
    comments: [
      {
        authorKey: "malcolm-tideway",
        body: "Two of us from Tacoma land at 11:40. Can badges be held past noon?",
        postedAt: "2017-07-20T09:12:00-07:00",
        replies: [
          {
            authorKey: "dashiell-commonfield",
            body: "The table stays open until the welcome ends, and a person stays after that.",
            postedAt: "2017-07-20T11:30:00-05:00",
          },
        ],
      },
    ],
  },
  {
    key: "thu-welcome",
    kind: "plenary",
    title: "Welcome to Austin",
    description:
      "The host city says why it asked for this meeting now, five weeks before Senate Bill 4 is to take effect.",
    minutes: 30,
    room: "Live Oak Hall",
    presenterKeys: ["ada-quillfeather", "maribel-testerman"],
  },
  {
    key: "thu-where-we-stand",
    kind: "plenary",
    title: "Where we stand: what our cities passed, and what stopped the rest",
    description:
      "A tour of the status table, issue area by issue area. Bring one correction for your own city; the clerk's words beat ours.",
    minutes: 60,
    room: "Live Oak Hall",
    presenterKeys: ["noor-bridgewright", "ingrid-northmill", "desmond-lakeshadow"],
    comments: [
      {
        authorKey: "delphine-threerivers",
        body: "Milwaukee's entry for December should read PASSED 12-3, then SIGNED on the 20th. Our clerk has put both in the log.",
        postedAt: "2017-07-18T15:03:00-05:00",
        replies: [],
      },
    ],
  },
  { key: "thu-break", kind: "break", title: "Coffee", minutes: 15, room: "Atrium" },
  {
    key: "thu-drafting",
    kind: "training",
    title: "Law that survives: findings, separate parts, severability",
    description:
      "How to write an ordinance for a judge you will never meet. We take apart one recital, one definition and one severability clause, and put them back together.",
    minutes: 75,
    room: "Pecan",
    presenterKeys: ["gideon-parchment", "leonora-statuteson", "amara-clausewell"],
    comments: [
      {
        authorKey: "brendan-winterhill",
        body: "Is this for lawyers? I fix bicycles.",
        postedAt: "2017-07-21T20:44:00-04:00",
        replies: [
          {
            authorKey: "amara-clausewell",
            body: "It is for people who vote on what lawyers write. Come.",
            postedAt: "2017-07-21T18:02:00-07:00",
          },
        ],
      },
    ],
  },
  {
    key: "thu-new-members",
    kind: "training",
    title: "First term: budget season, staff, and the calendar that runs you",
    description: "For members elected since 2015, taught by members who remember it.",
    minutes: 75,
    room: "Mockingbird",
    presenterKeys: ["malcolm-tideway", "philippa-keystonely", "imani-brightwater"],
    parallelWithPrevious: true,
  },
  {
    key: "thu-debrief",
    kind: "debrief",
    title: "Home-base groups: what do you want to carry home?",
    minutes: 30,
    room: "Tables one to twenty, Live Oak Hall",
    presenterKeys: ["dashiell-commonfield"],
  },
  {
    key: "thu-board",
    kind: "board",
    title: "Meeting of the network's board",
    description: "Open to members as listeners; the personnel item is closed.",
    minutes: 45,
    room: "Library",
    presenterKeys: ["ingrid-northmill", "rafael-fiveboroughs"],
  },
  {
    key: "thu-caucuses",
    kind: "caucus",
    title: "Caucus receptions: Black, Latino, Asian American, LGBTQ, women's",
    minutes: 45,
    room: "Terrace rooms",
    presenterKeys: ["imani-brightwater", "ximena-solarroyo"],
    parallelWithPrevious: true,
  },
  {
    key: "thu-reception",
    kind: "reception",
    title: "Evening reception with community partners",
    description: "Food by a cooperative of the east side. Children are welcome.",
    minutes: 120,
    room: "Courtyard",
    presenterKeys: ["josefina-lanternmoor"],
  },
]);

export const AUSTIN_SATURDAY = itemsOn("2017-07-29", [
  { key: "sat-breakfast", kind: "meal", title: "Breakfast", minutes: 30, room: "Atrium" },
  {
    key: "sat-report-outs",
    kind: "plenary",
    title: "Report-outs: one decision and one request from each issue area",
    description:
      "Eight minutes each from Friday's six breakouts. The request must name a person, not a city.",
    minutes: 60,
    room: "Live Oak Hall",
    presenterKeys: ["noor-bridgewright"],
    comments: [
      {
        authorKey: "delphine-threerivers",
        body: "Lead lines ask: Jonah, send us the water department's cost figures before September.",
        postedAt: "2017-07-29T08:52:00-05:00",
        replies: [
          {
            authorKey: "jonah-docketsmith",
            body: "I will file an order for them; you will have them when we do.",
            postedAt: "2017-07-29T08:58:00-05:00",
          },
        ],
      },
    ],
  },
  {
    key: "sat-workroom-sb4",
    kind: "breakout",
    title: "Workroom: the response plan, line by line, after the hearing",
    description:
      "Open the plan and fix your city's lines. Two versions of every notice: enjoined, and not.",
    minutes: 75,
    room: "Pecan",
    presenterKeys: ["rosalind-inkbarrow", "pilar-margenfield"],
    issueAreaKey: "immigrant-communities",
    draftKey: "sb4-response-plan",
    comments: [
      {
        authorKey: "lucian-prairiewood",
        body: "Dallas has no owner for front-desk guidance yet. I will bring a name on Saturday.",
        postedAt: "2017-07-25T17:25:00-05:00",
        replies: [],
      },
    ],
  },
  {
    key: "sat-workroom-arrests",
    kind: "breakout",
    title: "Workroom: arrests that could have been citations",
    description:
      "Pull your own booking data by offense; what to ask your department for.",
    minutes: 75,
    room: "Bluebonnet",
    presenterKeys: ["yolanda-highplain", "lucian-prairiewood"],
    issueAreaKey: "just-policing",
    parallelWithPrevious: true,
  },
  {
    key: "sat-workroom-schedules",
    kind: "breakout",
    title: "Workroom: fair workweek amendments that were traded, and for what",
    minutes: 75,
    room: "Mockingbird",
    presenterKeys: ["birgit-rainharbor", "khalil-copperlark"],
    issueAreaKey: "economic-justice",
    parallelWithPrevious: true,
  },
  { key: "sat-break", kind: "break", title: "Coffee", minutes: 15, room: "Atrium" },
  {
    key: "sat-run-for-office",
    kind: "training",
    title: "When somebody asks you how to run",
    description:
      "Several hundred people have written to us since November. What to answer, what to ask, and whom to introduce.",
    minutes: 45,
    room: "Live Oak Hall",
    presenterKeys: ["philippa-keystonely", "otis-longleafe"],
  },
  {
    key: "sat-debrief",
    kind: "debrief",
    title: "Home-base groups: three dates for your calendar",
    minutes: 30,
    room: "Tables one to twenty, Live Oak Hall",
  },
  {
    key: "sat-closing",
    kind: "plenary",
    title: "What we take home",
    description: "Closing words, and the place and date of the next convening.",
    minutes: 45,
    room: "Live Oak Hall",
    presenterKeys: ["maribel-testerman", "tomas-riverstone"],
  },
  { key: "sat-lunch", kind: "meal", title: "Lunch, to stay or to carry", minutes: 30 },
  {
    key: "sat-walk",
    kind: "other",
    title: "Off site: walk through homes built on city land",
    description: "About two miles, mostly shaded. A van follows for those who prefer it.",
    minutes: 60,
    room: "Meet at the north door",
    presenterKeys: ["pilar-margenfield"],
    issueAreaKey: "infrastructure",
    comments: [
      {
        authorKey: "celeste-oakmantle",
        body: "Is the route step-free? Two in our group use chairs.",
        postedAt: "2017-07-24T10:05:00-07:00",
        replies: [
          {
            authorKey: "pilar-margenfield",
            body: "Yes, I walked it with a neighbor's chair on Sunday. One curb at the second site has a ramp behind the hedge; I will stand there.",
            postedAt: "2017-07-24T14:40:00-05:00",
          },
        ],
      },
    ],
  },
]);
