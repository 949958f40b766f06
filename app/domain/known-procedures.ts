import type { Procedure } from "./procedure.ts";

/** A council whose rules are published, to begin a profile from. */
export interface KnownProcedure {
  key: string;
  /** "Eugene, OR". */
  city: string;
  /** Where the rules stand. */
  source: string;
  /** What a profile has no field for. */
  note: string;
  rules: Pick<
    Procedure,
    | "readings"
    | "readingGapDays"
    | "executiveSigns"
    | "vetoWindowDays"
    | "effectiveAfterDays"
    | "emergencyVote"
  >;
}

const notKnown: KnownProcedure["rules"] = {
  readings: null,
  readingGapDays: null,
  executiveSigns: null,
  vetoWindowDays: null,
  effectiveAfterDays: null,
  emergencyVote: null,
};

/** Eight councils, each another way. What their rules do not say is null. */
export const KNOWN_PROCEDURES: readonly KnownProcedure[] = [
  {
    key: "san-mateo",
    city: "San Mateo, CA",
    source: "City of San Mateo, drafting manual, section 4(c)(5)",
    note: "Introduced at one meeting, adopted at a later one. An emergency ordinance has effect at once.",
    rules: {
      ...notKnown,
      readings: 2,
      readingGapDays: 1,
      effectiveAfterDays: 30,
      emergencyVote: "Four-fifths",
    },
  },
  {
    key: "beachwood",
    city: "Beachwood, OH",
    source:
      "https://codelibrary.amlegal.com/codes/beachwood/latest/beachwood_oh/0-0-0-4163",
    note: "Read on three days unless two-thirds suspend the rule. No emergency for zoning, boundaries, franchises or pay.",
    rules: {
      ...notKnown,
      readings: 3,
      readingGapDays: 1,
      effectiveAfterDays: 30,
      emergencyVote: "Two-thirds",
    },
  },
  {
    key: "alexandria",
    city: "Alexandria, IN",
    source:
      "https://codelibrary.amlegal.com/codes/alexandriain/latest/alexandria_in/0-0-0-301",
    note: "A second reading on the same day takes unanimous consent.",
    rules: {
      ...notKnown,
      readings: 2,
      readingGapDays: 1,
      executiveSigns: true,
      vetoWindowDays: 10,
    },
  },
  {
    key: "duncan",
    city: "Duncan, OK",
    source: "https://codelibrary.amlegal.com/codes/duncanok/latest/duncan_ok/0-0-0-13573",
    note: "The mayor has no veto. The emergency section is voted on separately.",
    rules: { ...notKnown, executiveSigns: false, emergencyVote: "Four-fifths" },
  },
  {
    key: "eugene",
    city: "Eugene, OR",
    source: "https://coeapps.eugene-or.gov/CMOWeblink/0/doc/17377/Page4.aspx",
    note: "In force 30 days after the mayor's approval or an override, earlier by two-thirds.",
    rules: {
      ...notKnown,
      executiveSigns: true,
      effectiveAfterDays: 30,
      emergencyVote: "Two-thirds",
    },
  },
  {
    key: "anchorage",
    city: "Anchorage, AK",
    source: "http://anchorage-ak.elaws.us/code/coor_pti_artx_sec10.03",
    note: "The veto comes within 36 hours, counted here as two days. An emergency ordinance lapses after 60 days.",
    rules: { ...notKnown, executiveSigns: true, vetoWindowDays: 2 },
  },
  {
    key: "waynesboro",
    city: "Waynesboro, VA",
    source: "https://www.waynesboro.va.us/FAQ.aspx?QID=174",
    note: "The second meeting adopts.",
    rules: { ...notKnown, readings: 2, readingGapDays: 1 },
  },
  {
    key: "washington",
    city: "Washington, DC",
    source: "D.C. Law 23-213, section 4; D.C. Law 23-282, section 5",
    note: "Two votes, the mayor, then review by Congress: 30 days, for some acts 60.",
    rules: {
      ...notKnown,
      readings: 2,
      executiveSigns: true,
      effectiveAfterDays: 30,
    },
  },
];
