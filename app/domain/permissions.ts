/**
 * Who may do what: the one table. It is pure, so the server enforces with it
 * (features/access/authorize.server.ts), a page shows or hides a button with it, and the
 * test prints it as a matrix. Nothing else in the project decides.
 */
import { type Right, reaches } from "./rights.ts";

/** What a rule looks at. Loaded by features/access/facts.server.ts. */
export interface Facts {
  isAdministrator: boolean;
  /** Right over the whole network. */
  networkRight: Right | null;
  /** Widest right given on the subject, counting those it inherits. */
  right: Right | null;
  /** Holds an office today in the city the action is about. */
  speaksForCity: boolean;
  /** Wrote the comment, is the person, or was asked, the action is about. */
  isOwn: boolean;
  /** The campaign or draft is archived. */
  isArchived: boolean;
  /** The draft is closed to edits. */
  isLocked: boolean;
}

/** What an action is done to; says which facts are loaded for an id. */
export type SubjectKind =
  | "network"
  | "city"
  | "person"
  | "campaign"
  | "campaignCity"
  | "draft"
  | "review"
  | "thread"
  | "comment"
  | "task"
  | "convening"
  | "agendaItem";

interface Permission {
  subject: SubjectKind;
  /** Completes "You may not …". */
  words: string;
  allows(facts: Facts): boolean;
}

const permission = (
  subject: SubjectKind,
  words: string,
  allows: (facts: Facts) => boolean,
): Permission => ({ subject, words, allows });

const canSee = (f: Facts) => reaches(f.right, "view");
const canTalk = (f: Facts) => reaches(f.right, "comment") && !f.isArchived;
const canWrite = (f: Facts) => reaches(f.right, "edit") && !f.isArchived;
const canDecide = (f: Facts) => reaches(f.right, "steward");
const runsNetwork = (f: Facts) => f.isAdministrator || reaches(f.networkRight, "steward");
const reports = (f: Facts) =>
  !f.isArchived && (reaches(f.right, "edit") || (f.speaksForCity && canSee(f)));

export const PERMISSIONS = {
  "network.view": permission(
    "network",
    "see the network's people and cities",
    (f) => f.isAdministrator || reaches(f.networkRight, "view"),
  ),
  "network.invite": permission("network", "invite people to the network", runsNetwork),
  "network.administer": permission(
    "network",
    "run this installation",
    (f) => f.isAdministrator,
  ),
  "campaign.open": permission("network", "open a campaign", (f) =>
    reaches(f.networkRight, "edit"),
  ),
  "convening.call": permission("network", "call a convening", (f) =>
    reaches(f.networkRight, "edit"),
  ),

  "city.add": permission("network", "add a city to the network", runsNetwork),

  "city.view": permission(
    "city",
    "see this city",
    (f) => f.isAdministrator || reaches(f.networkRight, "view"),
  ),
  "city.edit": permission(
    "city",
    "change this city's profile",
    (f) => runsNetwork(f) || (f.speaksForCity && reaches(f.networkRight, "comment")),
  ),

  "person.view": permission(
    "person",
    "see this person",
    (f) => f.isOwn || f.isAdministrator || reaches(f.networkRight, "view"),
  ),
  "person.edit": permission(
    "person",
    "change this profile",
    (f) => f.isOwn || f.isAdministrator,
  ),
  // An office lets its holder speak for a city, so nobody merely looking takes one up alone.
  "person.addOffice": permission(
    "person",
    "add an office to this profile",
    (f) => f.isAdministrator || (f.isOwn && reaches(f.networkRight, "comment")),
  ),
  "person.administer": permission(
    "person",
    "suspend or restore this person",
    (f) => f.isAdministrator && !f.isOwn,
  ),

  "campaign.view": permission("campaign", "see this campaign", canSee),
  "campaign.edit": permission("campaign", "change this campaign", canWrite),
  "campaign.addCity": permission("campaign", "add a city to this campaign", canWrite),
  "campaign.removeCity": permission(
    "campaign",
    "take a city out of this campaign",
    canWrite,
  ),
  "campaign.archive": permission("campaign", "archive this campaign", canDecide),
  "campaign.grant": permission("campaign", "give rights on this campaign", canDecide),
  "draft.start": permission("campaign", "start a draft in this campaign", canWrite),

  "status.view": permission("campaignCity", "see this city's status", canSee),
  "status.record": permission("campaignCity", "record what this city did", reports),
  "status.setForce": permission("campaignCity", "set the legal force", reports),

  "draft.view": permission("draft", "see this draft", canSee),
  "draft.comment": permission("draft", "comment on this draft", canTalk),
  "draft.suggest": permission(
    "draft",
    "suggest changes to this draft",
    (f) => reaches(f.right, "suggest") && !f.isArchived && !f.isLocked,
  ),
  "draft.decide": permission(
    "draft",
    "accept or reject suggestions on this draft",
    (f) => canDecide(f) && !f.isArchived && !f.isLocked,
  ),
  "draft.edit": permission("draft", "edit this draft", (f) => canWrite(f) && !f.isLocked),
  "draft.seeHistory": permission("draft", "see every earlier text of this draft", (f) =>
    reaches(f.right, "edit"),
  ),
  "draft.keepVersion": permission("draft", "keep a version of this draft", canWrite),
  "draft.restore": permission(
    "draft",
    "bring back an earlier text of this draft",
    (f) => canWrite(f) && !f.isLocked,
  ),
  "draft.askReview": permission(
    "draft",
    "ask others what they say to this draft",
    (f) => canWrite(f) && !f.isLocked,
  ),
  "review.answer": permission(
    "review",
    "answer for whoever was asked",
    (f) => f.isOwn && canSee(f) && !f.isArchived,
  ),
  "review.withdraw": permission("review", "take back this request", canWrite),
  "draft.steward": permission(
    "draft",
    "rename, close, finish or archive this draft",
    canDecide,
  ),
  "draft.grant": permission("draft", "give rights on this draft", canDecide),

  "thread.reply": permission("thread", "answer this comment", canTalk),
  "thread.resolve": permission("thread", "resolve this comment", canTalk),
  "comment.edit": permission(
    "comment",
    "change this comment",
    (f) => f.isOwn && canTalk(f),
  ),
  "comment.delete": permission(
    "comment",
    "delete this comment",
    (f) => (f.isOwn && canTalk(f)) || canDecide(f),
  ),

  "task.make": permission("thread", "make a task of this comment", canTalk),
  // Whoever took it on and whoever gave it; who writes the text keeps its list in order.
  "task.finish": permission(
    "task",
    "say whether this task is done",
    (f) => (f.isOwn && canSee(f)) || canWrite(f),
  ),
  "task.change": permission(
    "task",
    "change this task",
    (f) => (f.isOwn && canTalk(f)) || canWrite(f),
  ),

  "convening.view": permission("convening", "see this convening", canSee),
  "convening.comment": permission("convening", "comment on this agenda", canTalk),
  "convening.edit": permission("convening", "change this convening", canWrite),
  "agendaItem.view": permission("agendaItem", "see this agenda item", canSee),
  "agendaItem.comment": permission("agendaItem", "comment on this agenda item", canTalk),
  "agendaItem.edit": permission("agendaItem", "change this agenda item", canWrite),
} as const satisfies Record<string, Permission>;

/** Everything that needs permission, by name. */
export type Action = keyof typeof PERMISSIONS;

/** May somebody about whom these facts hold do it? */
export function can(action: Action, facts: Facts): boolean {
  return PERMISSIONS[action].allows(facts);
}

/**
 * May they know the subject exists? Decides between "not found" and "forbidden": a right to
 * look, or whatever lets somebody see the network's own pages.
 */
export function maySee(subject: SubjectKind, facts: Facts): boolean {
  switch (subject) {
    case "network":
      return true;
    case "city":
      return can("city.view", facts);
    case "person":
      return can("person.view", facts);
    default:
      return canSee(facts);
  }
}
