/**
 * The demo network: its content as plain, typed data, and the loader that plants it. Here
 * belong cities, people, campaigns, dated actions, drafts and convenings of the story the
 * product tells; no query, no rule and nothing a page computes.
 *
 * Cities, laws, votes and dates are real. Persons are invented, and the districts they hold
 * are ones their cities do not have. Entries that are on no public record say "Demo note".
 * Rows name each other by `key`, which lives only in these files.
 */

import type { DraftKind } from "#app/domain/draft.ts";
import type { Force } from "#app/domain/force.ts";
import type { OfficeKind, Right } from "#app/domain/rights.ts";
import type { Classification } from "#app/domain/stage.ts";
import type { BlankKind } from "#app/manuscript/blanks.ts";

/** An ISO calendar date, "2018-06-14". */
export type SeedDate = string;
/** An ISO instant with its offset, "2017-07-20T14:05:00-05:00". */
export type SeedInstant = string;

/** How a city makes law. Null: not known to us, which is not the same as "none". */
export interface SeedProcedure {
  readings: number | null;
  noticeDays: number | null;
  /** Whether an ordinance goes to the executive for approval or return. */
  executiveSigns: boolean | null;
  vetoWindowDays: number | null;
  overrideVote: string | null;
  effectiveAfterDays: number | null;
  emergencyVote: string | null;
}

export interface SeedDrafting {
  enactingClause: string;
  sectionWord: "Section" | "Sec.";
  definitionsStyle: "unnumbered" | "lettered" | "numbered";
  /** Habits of a house that a source of ours names; the usual ones stand for the others. */
  ladder?: string;
  listEndings?: "semicolons" | "periods";
}

export interface SeedCity {
  key: string;
  divisionId: string;
  name: string;
  state: string;
  timeZone: string;
  /** Census Bureau estimate for 1 July 2017, unless the city's line says otherwise. */
  population: number;
  latitude: number;
  longitude: number;
  bodyName: string;
  /** Members with a vote, the presiding mayor included where the mayor is a member. */
  bodySize: number;
  memberTitle: string;
  headTitle: string;
  procedure: SeedProcedure;
  drafting: SeedDrafting;
}

export interface SeedOffice {
  cityKey: string;
  title: string;
  district?: string;
  kind: OfficeKind;
  startsOn: SeedDate;
  endsOn: SeedDate | null;
}

export interface SeedPerson {
  key: string;
  name: string;
  email: string;
  pronouns?: string;
  about: string;
  /** Right over the whole network; null for a guest, who sees only what was shared. */
  networkRight: Extract<Right, "steward" | "comment" | "view"> | null;
  kind: OfficeKind | "administrator";
  offices: SeedOffice[];
}

export interface SeedIssueArea {
  key: string;
  name: string;
  summary: string;
}

export interface SeedGrant {
  personKey: string;
  right: Right;
}

export interface SeedCampaign {
  key: string;
  issueAreaKey: string;
  title: string;
  goal: string;
  summary: string;
  startsOn: SeedDate;
  archivedOn: SeedDate | null;
  leadKeys: string[];
  memberGrants: SeedGrant[];
  cityKeys: string[];
}

/** Where a city's measure stands in law; its stage is read off the actions. */
export interface SeedCityStatus {
  campaignKey: string;
  cityKey: string;
  measureTitle: string | null;
  force: Force;
  forceNote: string | null;
}

export interface SeedAction {
  campaignKey: string;
  cityKey: string;
  happenedOn: SeedDate;
  bodyName: string;
  description: string;
  classification: Classification | null;
  sourceUrl: string | null;
  nextStep: string | null;
  nextStepOn: SeedDate | null;
  enteredByKey: string;
}

/** An action as it stands under its city; what is left out is null. */
export interface SeedPathAction {
  happenedOn: SeedDate;
  bodyName: string;
  description: string;
  classification?: Classification;
  sourceUrl?: string;
  nextStep?: string;
  nextStepOn?: SeedDate;
  enteredByKey: string;
}

/** One city's way through one campaign, its actions in the order they were entered. */
export interface SeedPath extends SeedCityStatus {
  actions: SeedPathAction[];
}

export type SeedMark = "bold" | "italic" | "underline" | "term" | { link: string };

export type SeedInline =
  | string
  | { text: string; marks: SeedMark[] }
  /** A place each city fills: `blank` says with what. */
  | { blank: string; value: string; kind: BlankKind }
  /** Points at the block with this key; its words are computed. */
  | { crossReference: string };

interface BlockBase {
  /** Only where a comment, a cross-reference or a test names the block. */
  key?: string;
  content: SeedInline[];
}

export type SeedFlatBlock =
  | (BlockBase & {
      type: "longTitle" | "recital" | "enactingClause" | "section" | "signature";
    })
  | (BlockBase & { type: "provision" | "definition"; level: number })
  | (BlockBase & { type: "paragraph"; level: number })
  | (BlockBase & { type: "heading"; level: number })
  | (BlockBase & { type: "listItem"; level: number; style: "bullet" | "number" });

export interface SeedQuotedCode {
  type: "quotedCode";
  key?: string;
  citation: string;
  action: "add" | "amend" | "repeal";
  blocks: SeedFlatBlock[];
}

export type SeedBlock = SeedFlatBlock | SeedQuotedCode;

export interface SeedDraft {
  key: string;
  campaignKey: string;
  kind: DraftKind;
  title: string;
  startedByKey: string;
  createdAt: SeedInstant;
  /** Rights on this one draft, beside those the campaign gives. */
  grants: SeedGrant[];
  blocks: SeedBlock[];
}

export interface SeedReply {
  authorKey: string;
  body: string;
  postedAt: SeedInstant;
}

export interface SeedDraftComment extends SeedReply {
  draftKey: string;
  blockKey: string;
  /** Words that stand in the block, letter by letter. */
  quote: string;
  replies: SeedReply[];
  resolvedByKey?: string;
}

export interface SeedItemComment extends SeedReply {
  replies: SeedReply[];
}

export interface SeedAgendaItem {
  key: string;
  on: SeedDate;
  kind:
    | "registration"
    | "meal"
    | "plenary"
    | "training"
    | "breakout"
    | "action"
    | "debrief"
    | "board"
    | "caucus"
    | "reception"
    | "break"
    | "other";
  title: string;
  description: string | null;
  minutes: number;
  room: string | null;
  presenterKeys: string[];
  issueAreaKey: string | null;
  draftKey: string | null;
  /** Runs at the same time as the item before it. */
  parallelWithPrevious: boolean;
  comments: SeedItemComment[];
}

export interface SeedConvening {
  key: string;
  title: string;
  kind: "annual" | "regional" | "campaignCall";
  campaignKey: string | null;
  cityKey: string;
  venue: string;
  timeZone: string;
  status: "tentative" | "confirmed" | "cancelled" | "passed";
  summary: string;
  calledByKey: string;
  days: { on: SeedDate; opensAt: string; closesAt: string }[];
  items: SeedAgendaItem[];
}
