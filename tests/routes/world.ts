import type { AppLoadContext } from "@remix-run/node";
import { newId } from "#app/domain/new-id.ts";
import type { Right } from "#app/domain/rights.ts";
import { docFromJson } from "#app/manuscript/state.ts";
import { manuscript, paragraph } from "#app/manuscript/write.ts";
import type { Database } from "#app/platform/database.server.ts";
import { sessionCookie, startSession } from "#app/platform/session.server.ts";
import { newToken, tokenHash } from "#app/platform/token.server.ts";
import { makersFor, serverContext } from "#tests/support/makers.ts";

/** Where somebody stands who comes to a door. */
export const STANDPOINTS = [
  "anonymous",
  "suspended",
  "guest",
  "viewer",
  "commenter",
  "suggester",
  "editor",
  "steward",
  "administrator",
] as const;
export type Standpoint = (typeof STANDPOINTS)[number];

/** The right each holds over what the door is about. */
export const RIGHT_OF: Record<Standpoint, Right | null> = {
  anonymous: null,
  // What they had before they were suspended.
  suspended: "steward",
  // Somebody else's guest: steward of another campaign and of another draft.
  guest: null,
  viewer: "view",
  commenter: "comment",
  suggester: "suggest",
  editor: "edit",
  steward: "steward",
  // Runs the installation, and was given no right over the work.
  administrator: null,
};

/** The person at each standpoint; nobody is anonymous. */
export type Cast = Record<Standpoint, string | null>;

/** Whether the right is held over the network, or over a campaign alone. */
export type Reach = "network" | "campaign";

/** The people who come to the doors; those with reach "campaign" get theirs in each world. */
export async function makeCast(db: Database, reach: Reach): Promise<Cast> {
  const makers = makersFor(db);
  const elsewhere = await makers.campaign();
  const foreign = await makers.draft({ campaignId: elsewhere.id });
  const cast: Partial<Cast> = { anonymous: null };
  for (const standpoint of STANDPOINTS) {
    if (standpoint === "anonymous") continue;
    const { id } = await makers.person({
      right: reach === "network" ? RIGHT_OF[standpoint] : null,
      isAdministrator: standpoint === "administrator",
      suspendedAt: standpoint === "suspended" ? new Date() : null,
    });
    if (standpoint === "guest") {
      await makers.grant(id, { campaignId: elsewhere.id }, "steward");
      await makers.grant(id, { draftId: foreign.id }, "steward");
    }
    cast[standpoint] = id;
  }
  return cast as Cast; // every standpoint has been gone through
}

/** The Cookie header of a new session of the person; empty for nobody. */
export async function newCookie(db: Database, personId: string | null): Promise<string> {
  if (personId === null) return "";
  const { token } = await startSession(db, {
    personId,
    userAgent: "test",
    now: new Date(),
  });
  return sessionCookie(token, ORIGIN).split(";")[0] ?? "";
}

/** One real object of every kind. */
export interface World {
  issueAreaId: string;
  cityId: string;
  otherCityId: string;
  personId: string;
  /** Has a right on the campaign and the draft that can be changed and taken back. */
  memberId: string;
  memberEmail: string;
  officeId: string;
  invitationId: string;
  campaignId: string;
  campaignCityId: string;
  actionId: string;
  draftId: string;
  /** Of the draft, with a name. */
  versionId: string;
  /** The member was asked what they say to it. */
  reviewId: string;
  threadId: string;
  resolvedThreadId: string;
  commentId: string;
  /** Made of the thread on the draft; the member has taken it on. */
  taskId: string;
  conveningId: string;
  dayId: string;
  itemId: string;
  itemThreadId: string;
  token: string;
  /** Of a draft, as it is taken along. */
  file: string;
  /** Of a campaign's cities. */
  statusFile: string;
  /** Days as a calendar reads them. */
  feed: string;
  /** Nobody's: what was read of a table is found by its reader alone. */
  sheetId: string;
  /** Nobody's: what was read of a file is found by its reader alone. */
  previewId: string;
}

/** A new world, in which the cast stand as they do. `authorId` wrote the comments. */
export async function makeWorld(
  db: Database,
  cast: Cast,
  reach: Reach,
  authorId?: string | null,
): Promise<World> {
  const makers = makersFor(db);
  const city = await makers.city();
  const otherCity = await makers.city();
  const person = await makers.person({ right: "view", city });
  const office = await db.office.findFirstOrThrow({ where: { personId: person.id } });
  const member = await makers.guest();
  const campaign = await makers.campaign();
  const place = await makers.campaignCity({ campaignId: campaign.id, cityId: city.id });
  const action = await makers.action(place.id, {
    happenedOn: "2018-05-01",
    classification: "introduction",
  });
  const draft = await makers.draft({ campaignId: campaign.id });
  const version = await makers.version(draft.id, { name: "Draft 0" });
  const review = await db.reviewRequest.create({
    data: {
      draftId: draft.id,
      versionId: version.id,
      personId: member.id,
      askedAt: new Date(),
    },
  });
  const convening = await makers.convening({ campaignId: campaign.id });
  const dayId = convening.days[0]!.id;
  const item = await db.agendaItem.create({
    data: {
      conveningId: convening.id,
      dayId,
      orderKey: "a0",
      kind: "plenary",
      title: "Welcome",
      minutes: 30,
    },
  });
  await makers.grant(member.id, { campaignId: campaign.id }, "view");
  await makers.grant(member.id, { draftId: draft.id }, "view");
  if (reach === "campaign") {
    await db.grant.createMany({
      data: STANDPOINTS.flatMap((standpoint) => {
        const personId = cast[standpoint];
        const right = RIGHT_OF[standpoint];
        const scope = `campaign:${campaign.id}`;
        return personId && right
          ? { personId, right, scope, campaignId: campaign.id }
          : [];
      }),
    });
  }
  const invitation = await db.invitation.create({
    data: {
      tokenHash: tokenHash(newToken()),
      email: `invited-${campaign.id}@example.org`,
      name: "Invited Person",
      campaignId: campaign.id,
      right: "view",
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  const thread = (
    subject: { draftId: string } | { agendaItemId: string },
    isResolved = false,
  ) =>
    db.commentThread.create({
      data: {
        ...subject,
        authorId: authorId ?? member.id,
        ...(isResolved && { resolvedAt: new Date(), resolvedById: member.id }),
        comments: {
          create: { authorId: authorId ?? member.id, body: "Is this the right section?" },
        },
      },
      include: { comments: true },
    });
  const onDraft = await thread({ draftId: draft.id });
  const resolved = await thread({ draftId: draft.id }, true);
  const onItem = await thread({ agendaItemId: item.id });
  const task = await db.task.create({
    data: {
      title: "Ask the clerk",
      ownerId: member.id,
      makerId: authorId ?? member.id,
      threadId: onDraft.id,
      draftId: draft.id,
    },
  });
  return {
    issueAreaId: campaign.issueAreaId,
    cityId: city.id,
    otherCityId: otherCity.id,
    personId: person.id,
    memberId: member.id,
    memberEmail: member.email,
    officeId: office.id,
    invitationId: invitation.id,
    campaignId: campaign.id,
    campaignCityId: place.id,
    actionId: action.id,
    draftId: draft.id,
    versionId: version.id,
    reviewId: review.id,
    threadId: onDraft.id,
    resolvedThreadId: resolved.id,
    commentId: onDraft.comments[0]!.id,
    taskId: task.id,
    conveningId: convening.id,
    dayId,
    itemId: item.id,
    itemThreadId: onItem.id,
    token: newToken(),
    file: "export.txt",
    statusFile: "log.csv",
    feed: "mine.ics",
    sheetId: newId(),
    previewId: newId(),
  };
}

export const ORIGIN = "http://127.0.0.1:3000";

/** The context a door is handed; rooms answer with a short text. */
export function requestContext(db: Database): AppLoadContext {
  const context = serverContext(db, { origin: ORIGIN, isDemo: true });
  const read = async () => docFromJson(manuscript(paragraph("Words.")));
  return { ...context, live: { ...context.live, read }, nonce: "nonce" };
}
