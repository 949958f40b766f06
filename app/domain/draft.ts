/** The kinds of draft, in the order they are offered. */
export const DRAFT_KINDS = [
  "modelOrdinance",
  "resolution",
  "responsePlan",
  "signOnStatement",
  "policyBrief",
  "talkingPoints",
  "notes",
] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

export const DRAFT_KIND_WORDS: Record<DraftKind, { name: string; means: string }> = {
  modelOrdinance: { name: "Model ordinance", means: "Law for a city to adapt and pass." },
  resolution: { name: "Resolution", means: "A body's will, usually in one meeting." },
  responsePlan: {
    name: "Response plan",
    means: "Who does what, by when, against a measure.",
  },
  signOnStatement: {
    name: "Sign-on statement",
    means: "Words officials put their names to.",
  },
  policyBrief: { name: "Policy brief", means: "What a policy does, and the evidence." },
  talkingPoints: { name: "Talking points", means: "What to say, and to whom." },
  notes: { name: "Notes", means: "Anything else the work needs written down." },
};
