/**
 * Who may pass each door, one row a route: the action of `domain/permissions.ts` its loader
 * asks, and the one each of its forms asks. A route that is missing here fails the build;
 * authorisation-matrix.test.ts tries every row from every standpoint.
 */
import { newId } from "#app/domain/new-id.ts";
import type { Action } from "#app/domain/permissions.ts";
import type { Standpoint, World } from "./world.ts";

/**
 * "anyone": nobody need be signed in; the link or password in the request decides.
 * "readingKey": a key in the request's head decides; being signed in opens nothing.
 * "signedIn": everybody with an account, each seeing what is theirs to see. A list of
 * actions: one of them is enough.
 */
export type Ask =
  | Action
  | readonly Action[]
  | "anyone"
  | "readingKey"
  | "signedIn"
  | Exception;

/** A door no single action describes: who passes is listed, and everybody else is told 403. */
export interface Exception {
  because: string;
  letsIn: readonly Standpoint[];
}

export interface FormRow {
  asks: Ask;
  /** A valid form, so that a refusal is never about what was typed. */
  form: (world: World) => Record<string, string>;
  /** The comment is the sender's own. */
  isOwn?: boolean;
  /** Who may not do it is told that there is no such thing, even where they see its home. */
  isHidden?: boolean;
}

export interface RouteRow {
  loader?: Ask;
  /** By the name of the form. */
  action?: Record<string, FormRow>;
}

const DAY = "2018-06-14";

const campaignForm = (world: World) => ({
  title: "Half fares for everybody who needs them",
  goal: "Every city charges half fares below twice the poverty line.",
  summary: "",
  issueAreaId: world.issueAreaId,
  newIssueArea: "",
  startsOn: DAY,
});

const conveningForm = (world: World) => ({
  title: "Campaign call",
  kind: "campaignCall",
  status: "confirmed",
  summary: "",
  campaignId: "",
  cityId: world.cityId,
  venue: "",
  timeZone: "America/Chicago",
  day0Id: "",
  day0On: DAY,
  day0Opens: "09:00",
  day0Closes: "17:00",
});

const itemForm = (world: World) => ({
  dayId: world.dayId,
  kind: "training",
  title: "How to read a fiscal note",
  description: "",
  minutes: "45",
  room: "",
  presenterIds: "",
  issueAreaId: "",
  draftId: "",
});

const body = "We read this in committee on Tuesday.";

export const POLICY: Record<string, RouteRow> = {
  "root.tsx": { loader: "anyone" },

  // Coming in and going out.
  "sign-in.tsx": {
    loader: "anyone",
    action: {
      signIn: {
        asks: "anyone",
        form: () => ({ email: "nobody@example.org", password: "not a password" }),
      },
    },
  },
  "sign-in_.link.$token.tsx": {
    loader: "anyone",
    action: { enter: { asks: "anyone", form: () => ({}) } },
  },
  "sign-out.ts": {
    loader: "anyone",
    action: { signOut: { asks: "anyone", form: () => ({}) } },
  },
  "demo.tsx": {
    loader: "anyone",
    action: { enter: { asks: "anyone", form: (w) => ({ personId: w.personId }) } },
  },
  "invitations.$token.tsx": {
    loader: "anyone",
    action: {
      accept: {
        asks: "anyone",
        form: () => ({ name: "Otto Lamplight", password: "a lamp in the window" }),
      },
    },
  },
  "set-up.$token.tsx": {
    loader: "anyone",
    action: {
      setUp: {
        asks: "anyone",
        form: () => ({
          networkName: "A network",
          name: "Otto Lamplight",
          email: "otto@example.org",
          password: "a lamp in the window",
        }),
      },
    },
  },
  "map.states[.]svg.ts": { loader: "anyone" },
  // Whoever has a reading key is asked what its holder may see.
  "feeds.$token.$feed.ts": { loader: "anyone" },
  "api.v1.campaigns._index.ts": { loader: "readingKey" },
  "api.v1.campaigns.$campaignId.ts": { loader: "readingKey" },
  "theme.ts": { action: { choose: { asks: "anyone", form: () => ({ theme: "dark" }) } } },

  // What everybody has, filled with what is shared with them.
  "_workspace.tsx": { loader: "signedIn" },
  "_workspace._index.tsx": { loader: "signedIn" },
  "_workspace.activity.tsx": { loader: "signedIn" },
  "_workspace.status.tsx": { loader: "signedIn" },
  "_workspace.campaigns._index.tsx": { loader: "signedIn" },
  "_workspace.drafts._index.tsx": { loader: "signedIn" },

  // Campaigns.
  "_workspace.campaigns.new.tsx": {
    loader: "campaign.open",
    action: { open: { asks: "campaign.open", form: campaignForm } },
  },
  "_workspace.campaigns.$campaignId.tsx": { loader: "campaign.view" },
  "_workspace.campaigns.$campaignId._index.tsx": { loader: "campaign.view" },
  "_workspace.campaigns.$campaignId.drafts.tsx": { loader: "campaign.view" },
  "_workspace.campaigns.$campaignId.agendas.tsx": { loader: "campaign.view" },
  "_workspace.campaigns.$campaignId.cities.tsx": {
    loader: "campaign.addCity",
    action: {
      add: { asks: "campaign.addCity", form: (w) => ({ cityId: w.otherCityId }) },
    },
  },
  "_workspace.campaigns.$campaignId.people.tsx": {
    loader: "campaign.view",
    action: {
      give: {
        asks: "campaign.grant",
        form: (w) => ({
          intent: "give",
          personId: w.memberId,
          right: "comment",
          expiresOn: "",
        }),
      },
      takeBack: {
        asks: "campaign.grant",
        form: (w) => ({ intent: "takeBack", personId: w.memberId }),
      },
      revokeInvitation: {
        asks: "campaign.grant",
        isHidden: true,
        form: (w) => ({ intent: "revokeInvitation", invitationId: w.invitationId }),
      },
    },
  },
  "_workspace.campaigns.$campaignId_.edit.tsx": {
    loader: ["campaign.edit", "campaign.archive"],
    action: {
      save: {
        asks: "campaign.edit",
        form: (w) => ({ ...campaignForm(w), intent: "save", revision: "0" }),
      },
      archive: { asks: "campaign.archive", form: () => ({ intent: "archive" }) },
      restore: { asks: "campaign.archive", form: () => ({ intent: "restore" }) },
    },
  },
  "_workspace.campaigns.$campaignId.status._index.tsx": { loader: "campaign.view" },
  "_workspace.campaigns.$campaignId_.import.tsx": {
    loader: "campaign.view",
    action: {
      read: {
        asks: "campaign.view",
        form: () => ({ text: "City,Date,Action\nAustin,2018-06-14,Passed" }),
      },
    },
  },
  // A sheet is its reader's own; whoever has none is sent back to choose a file.
  "_workspace.campaigns.$campaignId_.import_.$sheetId.tsx": {
    loader: "campaign.view",
    action: {
      record: { asks: "campaign.view", form: () => ({ intent: "record" }) },
      discard: { asks: "campaign.view", form: () => ({ intent: "discard" }) },
    },
  },
  "campaigns.$campaignId.present.tsx": { loader: "campaign.view" },
  "campaigns.$campaignId.$statusFile.ts": { loader: "campaign.view" },
  "_workspace.campaigns.$campaignId.status.$campaignCityId.tsx": {
    loader: "status.view",
    action: {
      record: {
        asks: "status.record",
        form: () => ({
          intent: "record",
          happenedOn: DAY,
          bodyName: "City Council",
          description: "Adopted on consent",
          classification: "passage",
        }),
      },
      withdraw: {
        asks: "status.record",
        form: (w) => ({ intent: "withdraw", actionId: w.actionId }),
      },
      setForce: {
        asks: "status.setForce",
        form: () => ({ intent: "setForce", force: "inForce", asOf: "" }),
      },
      removeCity: { asks: "campaign.removeCity", form: () => ({ intent: "removeCity" }) },
    },
  },

  // Drafts and comments.
  "_workspace.drafts.new.tsx": {
    loader: "signedIn",
    action: {
      start: {
        asks: "draft.start",
        form: (w) => ({
          title: "A model text",
          kind: "modelOrdinance",
          campaignId: w.campaignId,
        }),
      },
    },
  },
  "_workspace.drafts.import.tsx": {
    loader: "signedIn",
    action: {
      read: {
        asks: "draft.start",
        form: (w) => ({ campaignId: w.campaignId, text: "Section 1. Words." }),
      },
    },
  },
  // A preview is its reader's own; whoever has none is sent back to choose a file.
  "_workspace.drafts.import_.$previewId.tsx": {
    loader: "signedIn",
    action: {
      create: {
        asks: "signedIn",
        form: () => ({ intent: "create", title: "A text", kind: "notes" }),
      },
      discard: { asks: "signedIn", form: () => ({ intent: "discard" }) },
    },
  },
  "_workspace.drafts.$draftId.tsx": { loader: "draft.view" },
  "drafts.$draftId.$file.ts": { loader: "draft.view" },
  "_workspace.drafts.$draftId_.versions._index.tsx": {
    loader: "draft.view",
    action: {
      keep: {
        asks: "draft.keepVersion",
        form: () => ({ intent: "keep", name: "Draft 2", adoptedByCityId: "" }),
      },
      name: {
        asks: "draft.keepVersion",
        form: (w) => ({
          intent: "name",
          versionId: w.versionId,
          name: "Draft 1",
          adoptedByCityId: "",
        }),
      },
      restore: {
        asks: "draft.restore",
        form: (w) => ({ intent: "restore", versionId: w.versionId }),
      },
    },
  },
  "_workspace.drafts.$draftId_.versions.$versionId.tsx": { loader: "draft.view" },
  "_workspace.drafts.$draftId_.compare.tsx": { loader: "draft.view" },
  "_workspace.drafts.$draftId_.review.tsx": {
    loader: "draft.view",
    action: {
      putInReview: {
        asks: "draft.askReview",
        form: () => ({ intent: "move", to: "inReview" }),
      },
      finish: { asks: "draft.steward", form: () => ({ intent: "move", to: "final" }) },
      ask: {
        asks: "draft.askReview",
        form: (w) => ({ intent: "ask", personIds: w.memberId }),
      },
      answerForAnother: {
        asks: "review.answer",
        form: (w) => ({ intent: "answer", reviewId: w.reviewId, answer: "approve" }),
      },
      withdraw: {
        asks: "review.withdraw",
        form: (w) => ({ intent: "withdraw", reviewId: w.reviewId }),
      },
    },
  },
  "drafts.$draftId.suggestions.ts": {
    action: {
      decide: {
        asks: "draft.decide",
        form: () => ({ fate: "accept", suggestionIds: "a.b.c", words: "Add “x”" }),
      },
    },
  },
  "mentions.ts": { loader: "signedIn" },
  "drafts.$draftId.visit.ts": {
    action: { leave: { asks: "draft.view", form: () => ({ stateVector: "AA==" }) } },
  },
  "_workspace.drafts.$draftId_.settings.tsx": {
    loader: "draft.steward",
    action: {
      rename: {
        asks: "draft.steward",
        form: () => ({ intent: "rename", title: "A better title" }),
      },
      lock: { asks: "draft.steward", form: () => ({ intent: "lock" }) },
      unlock: { asks: "draft.steward", form: () => ({ intent: "unlock" }) },
      archive: { asks: "draft.steward", form: () => ({ intent: "archive" }) },
      restore: { asks: "draft.steward", form: () => ({ intent: "restore" }) },
      grant: {
        asks: "draft.grant",
        form: (w) => ({ intent: "grant", email: w.memberEmail, right: "comment" }),
      },
      revoke: {
        asks: "draft.grant",
        form: (w) => ({ intent: "revoke", personId: w.memberId }),
      },
    },
  },
  "_workspace.comments.ts": {
    action: {
      startOnDraft: {
        asks: "draft.comment",
        form: (w) => ({
          intent: "start",
          threadId: newId(),
          commentId: newId(),
          draftId: w.draftId,
          body,
        }),
      },
      startOnItem: {
        asks: "agendaItem.comment",
        form: (w) => ({
          intent: "start",
          threadId: newId(),
          commentId: newId(),
          agendaItemId: w.itemId,
          body,
        }),
      },
      reply: {
        asks: "thread.reply",
        form: (w) => ({
          intent: "reply",
          threadId: w.threadId,
          commentId: newId(),
          body,
        }),
      },
      replyOnItem: {
        asks: "thread.reply",
        form: (w) => ({
          intent: "reply",
          threadId: w.itemThreadId,
          commentId: newId(),
          body,
        }),
      },
      attach: {
        asks: "thread.reply",
        form: (w) => ({ intent: "attach", threadId: w.threadId, quote: "other words" }),
      },
      resolve: {
        asks: "thread.resolve",
        form: (w) => ({ intent: "resolve", threadId: w.threadId }),
      },
      reopen: {
        asks: "thread.resolve",
        form: (w) => ({ intent: "reopen", threadId: w.resolvedThreadId }),
      },
      editAnothers: {
        asks: "comment.edit",
        form: (w) => ({ intent: "edit", commentId: w.commentId, body }),
      },
      editOwn: {
        asks: "comment.edit",
        isOwn: true,
        form: (w) => ({ intent: "edit", commentId: w.commentId, body }),
      },
      deleteAnothers: {
        asks: "comment.delete",
        form: (w) => ({ intent: "delete", commentId: w.commentId }),
      },
      deleteOwn: {
        asks: "comment.delete",
        isOwn: true,
        form: (w) => ({ intent: "delete", commentId: w.commentId }),
      },
    },
  },

  // Tasks.
  "tasks.owners.$threadId.ts": { loader: "task.make" },
  "tasks.ts": {
    action: {
      make: {
        asks: "task.make",
        form: (w) => ({
          intent: "make",
          taskId: newId(),
          threadId: w.threadId,
          title: "Ask the clerk",
          ownerId: w.memberId,
          dueOn: DAY,
        }),
      },
      finishAnothers: {
        asks: "task.finish",
        form: (w) => ({ intent: "finish", taskId: w.taskId }),
      },
      finishOwn: {
        asks: "task.finish",
        isOwn: true,
        form: (w) => ({ intent: "finish", taskId: w.taskId }),
      },
      reopen: {
        asks: "task.finish",
        form: (w) => ({ intent: "reopen", taskId: w.taskId }),
      },
      changeAnothers: {
        asks: "task.change",
        form: (w) => ({
          intent: "change",
          taskId: w.taskId,
          title: "Ask the clerk again",
          ownerId: w.memberId,
          dueOn: "",
        }),
      },
      changeOwn: {
        asks: "task.change",
        isOwn: true,
        form: (w) => ({
          intent: "change",
          taskId: w.taskId,
          title: "Ask the clerk again",
          ownerId: w.memberId,
          dueOn: "",
        }),
      },
      remove: {
        asks: "task.change",
        form: (w) => ({ intent: "remove", taskId: w.taskId }),
      },
    },
  },

  // Convenings and their agendas.
  "_workspace.convenings._index.tsx": { loader: "signedIn" },
  "_workspace.convenings.new.tsx": {
    loader: "convening.call",
    action: { call: { asks: "convening.call", form: conveningForm } },
  },
  "_workspace.convenings.$conveningId.tsx": { loader: "convening.view" },
  "_workspace.convenings.$conveningId.items.$itemId.tsx": { loader: "agendaItem.view" },
  "_workspace.convenings.$conveningId_.edit.tsx": {
    loader: "convening.edit",
    action: {
      save: {
        asks: "convening.edit",
        form: (w) => ({
          ...conveningForm(w),
          campaignId: w.campaignId,
          day0Id: w.dayId,
          revision: "0",
        }),
      },
    },
  },
  "_workspace.convenings.$conveningId_.items.new.tsx": {
    loader: "convening.edit",
    action: { add: { asks: "convening.edit", form: itemForm } },
  },
  "_workspace.convenings.$conveningId_.items.$itemId_.edit.tsx": {
    loader: "agendaItem.edit",
    action: {
      save: {
        asks: "agendaItem.edit",
        form: (w) => ({ ...itemForm(w), revision: "0" }),
      },
    },
  },
  "_workspace.convenings.$conveningId_.arrange.ts": {
    action: {
      move: {
        asks: "convening.edit",
        form: (w) => ({ intent: "move", itemId: w.itemId, dayId: w.dayId }),
      },
      remove: {
        asks: "convening.edit",
        form: (w) => ({ intent: "remove", itemId: w.itemId }),
      },
    },
  },

  // Cities and people.
  "_workspace.cities._index.tsx": { loader: "network.view" },
  "_workspace.cities.new.tsx": {
    loader: "city.add",
    action: { add: { asks: "city.add", form: cityForm } },
  },
  "_workspace.cities.$cityId._index.tsx": { loader: "city.view" },
  "_workspace.cities.$cityId.calendar.tsx": { loader: "city.view" },
  "_workspace.cities.$cityId.edit.tsx": {
    loader: "city.edit",
    action: { save: { asks: "city.edit", form: cityForm } },
  },
  "_workspace.people._index.tsx": { loader: "network.view" },
  "_workspace.people.invite.tsx": {
    loader: {
      because: "whoever may give a right on anything at all may invite to it",
      letsIn: ["guest", "steward", "administrator"],
    },
    action: {
      inviteToNetwork: {
        asks: "network.invite",
        form: () => ({ ...invitationForm(), place: "network" }),
      },
      inviteAdministrator: {
        asks: "network.administer",
        form: () => ({ ...invitationForm(), place: "network", makesAdministrator: "on" }),
      },
      inviteToCampaign: {
        asks: "campaign.grant",
        form: (w) => ({ ...invitationForm(), place: `campaign:${w.campaignId}` }),
      },
      inviteToDraft: {
        asks: "draft.grant",
        form: (w) => ({ ...invitationForm(), place: `draft:${w.draftId}` }),
      },
      revoke: {
        asks: "campaign.grant",
        isHidden: true,
        form: (w) => ({ intent: "revoke", invitationId: w.invitationId }),
      },
    },
  },
  "_workspace.people.$personId._index.tsx": { loader: "person.view" },
  "_workspace.people.$personId.edit.tsx": {
    loader: "person.edit",
    action: {
      profile: {
        asks: "person.edit",
        form: () => ({
          intent: "profile",
          name: "Otto Lamplight",
          pronouns: "",
          about: "",
        }),
      },
      addOffice: {
        asks: "person.addOffice",
        form: (w) => ({
          intent: "addOffice",
          cityId: w.otherCityId,
          kind: "official",
          title: "Mayor",
          district: "",
          startsOn: DAY,
          endsOn: "",
        }),
      },
      endOffice: {
        asks: "person.edit",
        form: (w) => ({ intent: "endOffice", officeId: w.officeId, lastDay: DAY }),
      },
      email: {
        asks: "person.edit",
        form: () => ({ intent: "email", email: `${newId()}@example.org` }),
      },
      grant: {
        asks: "person.administer",
        form: () => ({ intent: "grant", right: "edit" }),
      },
      suspend: { asks: "person.administer", form: () => ({ intent: "suspend" }) },
      restore: { asks: "person.administer", form: () => ({ intent: "restore" }) },
    },
  },
  "_workspace.settings.tsx": {
    loader: "signedIn",
    action: {
      makeKey: {
        asks: "signedIn",
        form: () => ({ intent: "makeKey", name: "A calendar" }),
      },
      // Last, because it ends the sessions of whoever sends it: all but this one.
      endOthers: { asks: "signedIn", form: () => ({ intent: "endOthers" }) },
    },
  },
};

function cityForm() {
  return {
    name: "Lamplight",
    state: "TX",
    divisionId: `ocd-division/country:us/state:tx/place:${newId()}`,
    timeZone: "America/Chicago",
    population: "12,500",
    latitude: "30.2672",
    longitude: "-97.7431",
    bodyName: "City Council",
    bodySize: "7",
    memberTitle: "Council Member",
    headTitle: "Mayor",
    sectionWord: "Section",
    definitionsStyle: "unnumbered",
  };
}

function invitationForm() {
  return {
    intent: "invite",
    name: "Invited Person",
    email: `${newId()}@example.org`,
    right: "view",
  };
}

/** Asked somewhere else than at a door with an address. */
export const ASKED_ELSEWHERE: Partial<Record<Action, string>> = {
  "draft.edit": "by the room server, for every frame",
  "draft.suggest": "by the room server, for every frame",
  "draft.seeHistory": "to list and show the versions that have no name",
  "convening.comment": "to show a programme with or without its comment forms",
};
