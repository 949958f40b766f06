/** Friday, 28 July 2017, of the Austin convening: the law, the breakouts, the action. */
import { itemsOn } from "./agenda-items.ts";

export const AUSTIN_FRIDAY = itemsOn("2017-07-28", [
  { key: "fri-breakfast", kind: "meal", title: "Breakfast", minutes: 45, room: "Atrium" },
  {
    key: "fri-sb4",
    kind: "plenary",
    title: "One hostile law, many answers: Senate Bill 4",
    description:
      "Signed on 7 May, argued on 26 June, in effect on 1 September unless the court stops it. What the cities told the judge, what a clinic hears on the telephone, and what a city of three thousand did first.",
    minutes: 75,
    room: "Live Oak Hall",
    presenterKeys: [
      "tomas-riverstone",
      "rosalind-inkbarrow",
      "ramon-casadelrio",
      "josefina-lanternmoor",
    ],
    issueAreaKey: "immigrant-communities",
    draftKey: "sb4-response-plan",
    comments: [
      {
        authorKey: "rosalind-inkbarrow",
        body: "I can speak to what was filed and argued in open court. Please do not ask me in the room how the judge will rule.",
        postedAt: "2017-07-19T16:20:00-05:00",
        replies: [
          {
            authorKey: "maribel-testerman",
            body: "I will say so when I introduce the panel.",
            postedAt: "2017-07-19T17:01:00-05:00",
          },
        ],
      },
      {
        authorKey: "otis-longleafe",
        body: "North Carolina passed its own version in 2015. Five minutes on what two years under one look like?",
        postedAt: "2017-07-22T12:34:00-04:00",
        replies: [
          {
            authorKey: "tomas-riverstone",
            body: "Yes. Take five of mine.",
            postedAt: "2017-07-22T13:10:00-05:00",
          },
        ],
      },
    ],
  },
  { key: "fri-break", kind: "break", title: "Coffee", minutes: 15, room: "Atrium" },
  {
    key: "fri-immigrant",
    kind: "breakout",
    title: "What a city may still do: protection without the word sanctuary",
    description:
      "Citation in place of arrest, notice of rights, records of inquiries, legal funds, cards. We sort them by what a hostile state can reach.",
    minutes: 90,
    room: "Pecan",
    presenterKeys: ["ada-quillfeather", "gideon-parchment", "josefina-lanternmoor"],
    issueAreaKey: "immigrant-communities",
    draftKey: "sb4-resolution",
    comments: [
      {
        authorKey: "yolanda-highplain",
        body: "Denver's committee takes up a bill on city employees and status questions on 2 August. I will bring copies and would like hard questions.",
        postedAt: "2017-07-23T18:30:00-06:00",
        replies: [
          {
            authorKey: "gideon-parchment",
            body: "The definition of “law enforcement purpose” is where I would begin. See you there.",
            postedAt: "2017-07-24T09:45:00-04:00",
          },
        ],
      },
    ],
  },
  {
    key: "fri-policing",
    kind: "breakout",
    title: "Before they buy it: council control of surveillance technology",
    description:
      "Seattle's vote is due on Monday; Oakland's draft is in committee. Two texts on one table.",
    minutes: 90,
    room: "Bluebonnet",
    presenterKeys: ["birgit-rainharbor", "celeste-oakmantle"],
    issueAreaKey: "just-policing",
    parallelWithPrevious: true,
  },
  {
    key: "fri-infrastructure",
    kind: "breakout",
    title: "Pipes and fares: who pays for what everybody needs",
    description:
      "Whole lead lines under Milwaukee's ordinance; half fares where the city does not run the bus.",
    minutes: 90,
    room: "Cedar",
    presenterKeys: ["delphine-threerivers", "eamon-ferncrest"],
    issueAreaKey: "infrastructure",
    parallelWithPrevious: true,
  },
  {
    key: "fri-economy",
    kind: "breakout",
    title: "Time off and time known: sick leave and schedules, the second generation",
    minutes: 90,
    room: "Mockingbird",
    presenterKeys: ["ingrid-northmill", "rafael-fiveboroughs", "theo-quillhaven"],
    issueAreaKey: "economic-justice",
    parallelWithPrevious: true,
    comments: [
      {
        authorKey: "mai-paperbirch",
        body: "Our ordinance took effect four weeks ago. I have the first month of questions from employers, sorted, if that helps the room.",
        postedAt: "2017-07-26T10:10:00-05:00",
        replies: [],
      },
    ],
  },
  {
    key: "fri-lunch",
    kind: "meal",
    title: "Lunch by region",
    minutes: 60,
    room: "Courtyard",
  },
  {
    key: "fri-message",
    kind: "training",
    title: "Say what changed and what did not",
    description:
      "Three minutes at a microphone, in two languages, without frightening the people you mean to protect.",
    minutes: 45,
    room: "Live Oak Hall",
    presenterKeys: ["soledad-sandriver"],
    issueAreaKey: "immigrant-communities",
  },
  {
    key: "fri-action",
    kind: "action",
    title: "Public action on SB4: not in Texas, not in our cities",
    description:
      "We walk to the Capitol grounds with residents and partners and read the statement aloud, one sentence a city. Nobody is asked to risk arrest. Water, shade and a van along the way.",
    minutes: 120,
    room: "Leave from the north door",
    presenterKeys: ["maribel-testerman", "ada-quillfeather", "ramon-casadelrio"],
    issueAreaKey: "immigrant-communities",
    draftKey: "sb4-sign-on",
    comments: [
      {
        authorKey: "ramon-casadelrio",
        body: "I would like to read the sentence about the voters of a city. It is the one they tried to take from us.",
        postedAt: "2017-07-21T19:15:00-05:00",
        replies: [
          {
            authorKey: "ada-quillfeather",
            body: "It is yours. El Cenizo reads first.",
            postedAt: "2017-07-21T20:02:00-05:00",
          },
        ],
      },
      {
        authorKey: "opal-fileworth",
        body: "A reminder for Austin's members: if six of you stand together and discuss city business, that is a quorum. Reading a statement aloud is not discussion; what follows may be.",
        postedAt: "2017-07-26T08:31:00-05:00",
        replies: [
          {
            authorKey: "leonora-statuteson",
            body: "We posted a courtesy notice this morning. Thank you, Opal.",
            postedAt: "2017-07-26T09:20:00-05:00",
          },
        ],
      },
    ],
  },
  {
    key: "fri-rest",
    kind: "break",
    title: "Water and quiet",
    minutes: 30,
    room: "Atrium",
  },
  {
    key: "fri-debrief",
    kind: "debrief",
    title: "Home-base groups: after the action",
    description: "What did you see, who was not there, what will you say at home?",
    minutes: 45,
    room: "Tables one to twenty, Live Oak Hall",
  },
  {
    key: "fri-id",
    kind: "breakout",
    title: "A card for everybody: municipal ID and what not to keep",
    description: "Chicago's ordinance of April, and why it keeps no application papers.",
    minutes: 75,
    room: "Pecan",
    presenterKeys: ["desmond-lakeshadow", "ximena-solarroyo"],
    issueAreaKey: "immigrant-communities",
  },
  {
    key: "fri-preempted",
    kind: "breakout",
    title: "When the state says no: working in a preempted city",
    minutes: 75,
    room: "Mockingbird",
    presenterKeys: ["otis-longleafe", "faith-meetinghouse"],
    issueAreaKey: "economic-justice",
    parallelWithPrevious: true,
    comments: [
      {
        authorKey: "dashiell-commonfield",
        body: "Could we leave with a list of what no state has preempted yet? It will be short, and we should know it by heart.",
        postedAt: "2017-07-25T11:11:00-05:00",
        replies: [
          {
            authorKey: "faith-meetinghouse",
            body: "Ours has six lines. I will put it on the wall and people can add.",
            postedAt: "2017-07-25T15:09:00-04:00",
          },
        ],
      },
    ],
  },
  {
    key: "fri-dinner",
    kind: "meal",
    title: "Dinner together",
    description: "Seats are drawn. You will not sit with your own city.",
    minutes: 90,
    room: "Courtyard",
  },
]);
