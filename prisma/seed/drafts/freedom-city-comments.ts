/** What was said in the margin of the model ordinance, June to December 2018. */
import type { SeedDraftComment } from "#prisma/seed/seed-types.ts";

const draftKey = "freedom-city-ordinance";

export const FREEDOM_CITY_COMMENTS: SeedDraftComment[] = [
  {
    draftKey,
    blockKey: "def-citable-offense",
    quote:
      "permits a peace officer to issue a citation in place of taking the person into custody",
    authorKey: "rosalind-inkbarrow",
    body: "In Texas this is article 14.06 of the Code of Criminal Procedure, and for several of these offenses only if the person lives in the county of the offense. Should the model say so, or leave it to each city?",
    postedAt: "2018-06-19T10:22:00-05:00",
    replies: [
      {
        authorKey: "amara-clausewell",
        body: "Leave it. The blank carries the statute, and the statute carries its own conditions. If we restate one of them, somebody will argue that we left the others out on purpose.",
        postedAt: "2018-06-19T14:05:00-07:00",
      },
      {
        authorKey: "pilar-margenfield",
        body: "Agreed. I added the words “where that statute so provides” before the list.",
        postedAt: "2018-06-20T08:51:00-05:00",
      },
    ],
    resolvedByKey: "pilar-margenfield",
  },
  {
    draftKey,
    blockKey: "exception-victim",
    quote: "release would expose the victim to contact",
    authorKey: "yolanda-highplain",
    body: "This is the exception I care most about getting right. “Has reason to believe the victim fears” is subjective twice over. Could it be the officer's reasonable belief about harm, with the victim's stated fear as one of the facts?",
    postedAt: "2018-06-21T19:40:00-06:00",
    replies: [
      {
        authorKey: "josefina-lanternmoor",
        body: "From the clinic: victims often will not say it in front of the other person. Please do not make a statement necessary.",
        postedAt: "2018-06-22T09:15:00-05:00",
      },
    ],
  },
  {
    draftKey,
    blockKey: "citation-duty",
    quote: "shall issue a citation and release the person",
    authorKey: "leonora-statuteson",
    body: "Our resolution of 14 June directs the manager; it does not bind the officer. A charter that puts the police under the manager may need “the chief executive officer shall by policy require”. I suggest a note for council-manager cities.",
    postedAt: "2018-06-25T16:02:00-05:00",
    replies: [
      {
        authorKey: "gideon-parchment",
        body: "Yes. In those cities an ordinance that addresses officers by name invites the argument that the council is managing personnel. I will write an alternative subsection.",
        postedAt: "2018-06-26T11:30:00-04:00",
      },
      {
        authorKey: "otis-longleafe",
        body: "Durham would need that alternative. Our manager reads these.",
        postedAt: "2018-06-26T13:47:00-04:00",
      },
    ],
  },
  {
    draftKey,
    blockKey: "inquiry-limit",
    quote: "Except as state or federal law otherwise requires",
    authorKey: "tomas-riverstone",
    body: "With SB4 in effect, what is left of this subsection in San Antonio?",
    postedAt: "2018-06-27T08:10:00-05:00",
    replies: [
      {
        authorKey: "rosalind-inkbarrow",
        body: "The second and third paragraphs. The act reaches persons under lawful detention or arrest; it does not require anyone to question a person at a library desk. As to victims and witnesses the code already limits the question to what the investigation needs.",
        postedAt: "2018-06-27T09:33:00-05:00",
      },
      {
        authorKey: "ada-quillfeather",
        body: "And the notice and the record remain in any case. That was the reasoning for Austin's second item.",
        postedAt: "2018-06-27T12:18:00-05:00",
      },
    ],
  },
  {
    draftKey,
    blockKey: "inquiry-notice",
    quote: "in a language the person understands",
    authorKey: "josefina-lanternmoor",
    body: "Please add that the officer may use a printed card or a telephone interpreter. Otherwise the first defense will be that no bilingual officer was on shift.",
    postedAt: "2018-07-02T10:41:00-05:00",
    replies: [
      {
        authorKey: "soledad-sandriver",
        body: "We can share the card we printed in English, Spanish and Vietnamese last August.",
        postedAt: "2018-07-02T11:20:00-05:00",
      },
    ],
  },
  {
    draftKey,
    blockKey: "inquiry-report",
    quote: "The record shall not state the answer, nor the name of the person.",
    authorKey: "opal-fileworth",
    body: "Records view: if the name is not in this record but the incident number is, a request will join the two. Say which number the record carries, or say that it carries none.",
    postedAt: "2018-07-10T15:26:00-05:00",
    replies: [],
  },
  {
    draftKey,
    blockKey: "supervisor-approval",
    quote: "Where the delay would endanger a person",
    authorKey: "imani-brightwater",
    body: "Our department covers 640 square miles. A telephone approval should count. Does “obtain the approval” allow it?",
    postedAt: "2018-07-16T18:03:00-05:00",
    replies: [
      {
        authorKey: "leonora-statuteson",
        body: "It does as written; nothing says in person or in writing. The record names the supervisor, which is what matters later.",
        postedAt: "2018-07-17T09:12:00-05:00",
      },
    ],
    resolvedByKey: "imani-brightwater",
  },
  {
    draftKey,
    blockKey: "record-demographics",
    quote: "as perceived by the officer before any question was put",
    authorKey: "mai-paperbirch",
    body: "Good. Stated identity on the ticket and perceived identity in the record answer two different questions, and only the second one says anything about why a person was stopped.",
    postedAt: "2018-08-01T14:00:00-05:00",
    replies: [],
  },
  {
    draftKey,
    blockKey: "administrative-warrants",
    quote: "unless state law binding upon the city requires it",
    authorKey: "ingrid-northmill",
    body: "Minneapolis would strike this clause: no such state law binds us. Better a blank that a city can empty than words that read as an invitation.",
    postedAt: "2018-08-14T17:35:00-05:00",
    replies: [
      {
        authorKey: "gideon-parchment",
        body: "Keep it in the model. A city without such a law loses nothing by it, and the savings subsection says the same in general words.",
        postedAt: "2018-08-15T10:08:00-04:00",
      },
    ],
  },
  {
    draftKey,
    blockKey: "small-numbers",
    quote: "A count of fewer than five in any cell may be stated as such.",
    authorKey: "faith-meetinghouse",
    body: "By district and offense and race, nearly every cell in Durham is under five. Could the yearly report give the full table for the city as a whole?",
    postedAt: "2018-08-23T20:11:00-04:00",
    replies: [],
  },
  {
    draftKey,
    blockKey: "private-action",
    quote: "This ordinance creates no action for money damages.",
    authorKey: "lucian-prairiewood",
    body: "This sentence is worth two votes in Dallas. Please leave it exactly as it is.",
    postedAt: "2018-09-17T09:55:00-05:00",
    replies: [
      {
        authorKey: "yolanda-highplain",
        body: "It costs one in Denver, but I can live with it if the subsection before it keeps the ninety days.",
        postedAt: "2018-09-17T16:20:00-06:00",
      },
    ],
  },
  {
    draftKey,
    blockKey: "stand-alone",
    quote: "separate exercises of the powers of the city",
    authorKey: "gideon-parchment",
    body: "This is the sentence a court will look for. I would move it ahead of severability in the public summary as well: three ordinances under one cover.",
    postedAt: "2018-10-02T11:44:00-04:00",
    replies: [
      {
        authorKey: "ximena-solarroyo",
        body: "That is how I will present it in El Paso. The arrest part first.",
        postedAt: "2018-10-16T08:30:00-06:00",
      },
    ],
    resolvedByKey: "ada-quillfeather",
  },
];
