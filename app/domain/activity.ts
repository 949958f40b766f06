/**
 * What can happen, in one list: every command ends with one of these. The same rows are the
 * activity feed, the source of notices and the audit log, so `details` holds ids, dates and
 * the few words one sentence needs, never the content of a text or a comment.
 */

/** Words that complete "Ada Quillfeather …". `{key}` is filled from the details. */
export const ACTIVITIES = {
  "network.founded": "set up the network",
  "person.invited": "invited {name}",
  "person.joined": "joined the network",
  "person.edited": "changed the profile of {name}",
  "person.suspended": "suspended {name}",
  "person.restored": "restored {name}",
  "network.granted": "gave {name} the right to {right} across the network",
  "network.revoked": "took back the right of {name} across the network",
  "invitation.revoked": "took back the invitation of {name}",
  "key.made": "made a reading key",
  "key.revoked": "took back a reading key",
  "office.added": "added the office {title}",
  "office.ended": "ended the office {title}",
  "city.added": "added {city} to the network",
  "city.edited": "changed the profile of {city}",
  "campaign.opened": "opened the campaign {title}",
  "campaign.edited": "changed the campaign {title}",
  "campaign.archived": "archived the campaign {title}",
  "campaign.restored": "took the campaign {title} out of the archive",
  "campaign.cityJoined": "brought {city} into the campaign",
  "campaign.cityLeft": "took {city} out of the campaign",
  "campaign.granted": "gave {name} the right to {right}",
  "campaign.revoked": "took back the right of {name}",
  "status.recorded": "recorded for {city}: {words}",
  "status.imported": "recorded {count} for {city} from a table",
  "status.withdrawn": "withdrew an entry for {city}: {words}",
  "status.forceSet": "set the legal force in {city} to {force}",
  "draft.started": "started the draft {title}",
  "draft.renamed": "renamed a draft to {title}",
  "draft.archived": "archived the draft {title}",
  "draft.restored": "took the draft {title} out of the archive",
  "draft.locked": "closed the draft {title} to edits",
  "draft.unlocked": "opened the draft {title} to edits",
  "draft.inReview": "put the draft {title} in review",
  "draft.drafting": "opened the draft {title} to writing again",
  "draft.final": "made the draft {title} final",
  "draft.superseded": "said the draft {title} is superseded",
  "draft.finished": "called the draft {title} final",
  "draft.reopened": "called the draft {title} unfinished again",
  "review.asked": "asked {names} what they say to {title}",
  "review.approved": "approved {version} of {title} for {asked}",
  "review.objected": "objected to {version} of {title} for {asked}",
  "review.withdrawn": "took back the question to {asked} about {title}",
  "draft.mended": "mended the stored text of {title}",
  "draft.granted": "gave {name} the right to {right} on {title}",
  "draft.revoked": "took back the right of {name} on {title}",
  "version.kept": "kept a version of {title}: {name}",
  "version.named": "named a version of {title}: {name}",
  "version.restored": "brought back {name} of {title}",
  "suggestion.accepted": "accepted {count} of {names} on {title}",
  "suggestion.rejected": "rejected {count} of {names} on {title}",
  "task.made": "made a task of a comment on {subject}",
  "task.changed": "changed a task on {subject}",
  "task.done": "finished a task on {subject}",
  "task.reopened": "took up a task on {subject} again",
  "task.removed": "removed a task on {subject}",
  "comment.posted": "commented on {subject}",
  "comment.replied": "answered a comment on {subject}",
  "comment.edited": "changed a comment on {subject}",
  "comment.deleted": "deleted a comment on {subject}",
  "comment.attached": "attached a comment on {subject} to other words",
  "comment.resolved": "resolved a comment on {subject}",
  "comment.reopened": "reopened a comment on {subject}",
  "convening.called": "called {title}",
  "convening.edited": "changed {title}",
  "agenda.itemAdded": "put {item} on the agenda of {title}",
  "agenda.itemEdited": "changed {item} on the agenda of {title}",
  "agenda.itemMoved": "moved {item} on the agenda of {title}",
  "agenda.itemRemoved": "took {item} off the agenda of {title}",
} as const satisfies Record<string, string>;
export type ActivityType = keyof typeof ACTIVITIES;

/** One thing that happened. The ids say where it is shown and who watches it. */
export interface ActivityEvent {
  type: ActivityType;
  campaignId?: string | null;
  cityId?: string | null;
  draftId?: string | null;
  conveningId?: string | null;
  /** Set when the event is about a person; travels in `details.personId`. */
  personId?: string | null;
  details?: Readonly<Record<string, string>>;
}

/** The sentence without its subject: "recorded for Austin, TX: Resolution adopted 10-1". */
export function activityWords(
  type: string,
  details: Readonly<Record<string, unknown>>,
): string {
  const words: string = Object.hasOwn(ACTIVITIES, type)
    ? ACTIVITIES[type as ActivityType]
    : type; // own key, checked
  return words.replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? "…"));
}
