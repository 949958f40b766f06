/** What was said in the margins of the texts on Senate Bill 4 and on surveillance. */
import type { SeedDraftComment } from "#prisma/seed/seed-types.ts";

export const SB4_COMMENTS: SeedDraftComment[] = [
  {
    draftKey: "sb4-resolution",
    blockKey: "recital-reach",
    quote: "without saying what limits are material",
    authorKey: "rosalind-inkbarrow",
    body: "Keep this recital. Vagueness is one of the claims, and it helps to have the governing body say that it could not tell.",
    postedAt: "2017-05-11T09:05:00-05:00",
    replies: [
      {
        authorKey: "ramon-casadelrio",
        body: "We could not. Our order is two sentences long and I do not know whether one of them is material.",
        postedAt: "2017-05-11T12:50:00-05:00",
      },
    ],
  },
  {
    draftKey: "sb4-resolution",
    blockKey: "outside-counsel",
    quote: "at no charge to the city",
    authorKey: "ximena-solarroyo",
    body: "Our charter asks for a council vote on any engagement, paid or not. Could each city fill this in?",
    postedAt: "2017-05-15T17:22:00-06:00",
    replies: [
      {
        authorKey: "leonora-statuteson",
        body: "Strike the sentence in your copy; the vote on the resolution is then the vote on the engagement.",
        postedAt: "2017-05-16T08:14:00-05:00",
      },
    ],
    resolvedByKey: "ximena-solarroyo",
  },
  {
    draftKey: "sb4-resolution",
    blockKey: "preparation-lawful",
    quote: "the use of citations in place of arrest",
    authorKey: "ada-quillfeather",
    body: "This is where the next campaign begins, whatever the court says in June.",
    postedAt: "2017-05-17T21:36:00-05:00",
    replies: [],
  },
  {
    draftKey: "sb4-response-plan",
    blockKey: "red-line-advice",
    quote: "This plan advises on preparation and challenge, never on defiance.",
    authorKey: "gideon-parchment",
    body: "Thank you for this line. It should also open every training at the convening.",
    postedAt: "2017-05-12T10:31:00-04:00",
    replies: [
      {
        authorKey: "maribel-testerman",
        body: "It is in the run of show for Friday afternoon.",
        postedAt: "2017-07-06T09:00:00-05:00",
      },
    ],
    resolvedByKey: "maribel-testerman",
  },
  {
    draftKey: "sb4-response-plan",
    blockKey: "stream-communications-message",
    quote: "A resident who hears only alarm stays home.",
    authorKey: "josefina-lanternmoor",
    body: "Calls to our line doubled in the week after the signing, and most callers had canceled something: a clinic visit, a court date, a parent meeting. I can share the anonymized counts with the cities.",
    postedAt: "2017-05-24T13:18:00-05:00",
    replies: [
      {
        authorKey: "soledad-sandriver",
        body: "Please do. A number of canceled clinic visits says more than any of our sentences.",
        postedAt: "2017-05-24T14:02:00-05:00",
      },
    ],
  },
  {
    draftKey: "sb4-response-plan",
    blockKey: "checklist-backup",
    quote: "A second person named for every task above.",
    authorKey: "ramon-casadelrio",
    body: "El Cenizo has three elected people and a clerk. May a second person be in another city?",
    postedAt: "2017-06-02T18:44:00-05:00",
    replies: [
      {
        authorKey: "rosalind-inkbarrow",
        body: "Yes. I will be yours for the legal tasks.",
        postedAt: "2017-06-02T19:10:00-05:00",
      },
    ],
  },
  {
    draftKey: "sb4-sign-on",
    blockKey: "statement-harm",
    quote:
      "a sheriff may be jailed for declining to hold a person without a judge's order",
    authorKey: "leonora-statuteson",
    body: "Accurate: failure to comply with a detainer request is made a Class A misdemeanor. Please keep “may be”.",
    postedAt: "2017-07-12T08:27:00-05:00",
    replies: [],
  },
  {
    draftKey: "sb4-sign-on",
    blockKey: "statement-closing",
    quote: "All of the people.",
    authorKey: "ingrid-northmill",
    body: "Three words. Do not let anybody lengthen this.",
    postedAt: "2017-07-14T16:12:00-05:00",
    replies: [
      {
        authorKey: "rafael-fiveboroughs",
        body: "Seconded. New York will bring more signatures after the recess.",
        postedAt: "2017-07-14T17:40:00-04:00",
      },
    ],
  },
  {
    draftKey: "surveillance-brief",
    blockKey: "choice-commission",
    quote: "It costs staff time and saves council time.",
    authorKey: "celeste-oakmantle",
    body: "True of ours. The commission read drafts line by line for eighteen months; the council's two hearings were short because of it.",
    postedAt: "2018-05-22T09:48:00-07:00",
    replies: [
      {
        authorKey: "brendan-winterhill",
        body: "Somerville is eighty thousand people. Two added seats on an existing body is what we will try.",
        postedAt: "2018-06-04T20:15:00-04:00",
      },
    ],
  },
  {
    draftKey: "surveillance-brief",
    blockKey: "step-remedy",
    quote: "deletion of what was wrongly gathered",
    authorKey: "amara-clausewell",
    body: "Check against your state's records retention act before promising deletion. In Washington the schedule of the state archivist may require that some of it be kept.",
    postedAt: "2018-05-30T15:55:00-07:00",
    replies: [],
  },
];
