import { isSettled } from "#app/domain/draft-state.ts";
import type { Facts, SubjectKind } from "#app/domain/permissions.ts";
import { widest } from "#app/domain/rights.ts";
import type { ActorContext } from "#app/platform/context.server.ts";

/** As much of a context as a judgement needs; sockets have no request and no more than this. */
export type Asking = Pick<ActorContext, "actor" | "db" | "now">;

/** The subject as a permission sees it, with the ids its use case needs next. */
export interface Subject {
  id: string;
  campaignId: string | null;
  cityId: string | null;
  draftId: string | null;
  conveningId: string | null;
}

export interface KnownSubject {
  subject: Subject;
  facts: Facts;
}

/** What a rule of `kind` looks at for the subject `id`, or null when there is none. */
export async function findFacts(
  ctx: Asking,
  kind: SubjectKind,
  id: string,
): Promise<KnownSubject | null> {
  switch (kind) {
    case "network":
      return known(ctx, { id: "network" }, {});
    case "city": {
      const city = await ctx.db.city.findUnique({ where: { id }, select: { id: true } });
      return city && known(ctx, { id, cityId: id }, {});
    }
    case "person": {
      const person = await ctx.db.person.findUnique({
        where: { id },
        select: { id: true },
      });
      return person && known(ctx, { id }, { isOwn: id === ctx.actor.personId });
    }
    case "campaign":
      return campaignFacts(ctx, id, {});
    case "campaignCity": {
      const row = await ctx.db.campaignCity.findUnique({
        where: { id },
        select: { id: true, campaignId: true, cityId: true },
      });
      return row && campaignFacts(ctx, row.campaignId, { id, cityId: row.cityId });
    }
    case "draft":
      return draftFacts(ctx, id, id, {});
    case "review": {
      const row = await ctx.db.reviewRequest.findUnique({
        where: { id },
        select: { draftId: true, personId: true, cityId: true },
      });
      if (!row) return null;
      const { actor } = ctx;
      const isOwn =
        row.personId === actor.personId ||
        (row.cityId !== null && actor.cityIds.includes(row.cityId));
      return draftFacts(ctx, row.draftId, id, { isOwn });
    }
    case "thread":
      return threadFacts(ctx, id, id, {});
    case "comment": {
      const row = await ctx.db.comment.findUnique({
        where: { id },
        select: { threadId: true, authorId: true, deletedAt: true },
      });
      if (!row || row.deletedAt) return null;
      return threadFacts(ctx, row.threadId, id, {
        isOwn: row.authorId === ctx.actor.personId,
      });
    }
    case "task": {
      const row = await ctx.db.task.findUnique({
        where: { id },
        select: {
          ownerId: true,
          makerId: true,
          draftId: true,
          agendaItem: { select: { conveningId: true } },
        },
      });
      if (!row) return null;
      const { personId } = ctx.actor;
      const isOwn = row.ownerId === personId || row.makerId === personId;
      return aboutFacts(ctx, row, id, { isOwn });
    }
    case "convening":
      return conveningFacts(ctx, id, id);
    case "agendaItem": {
      const row = await ctx.db.agendaItem.findUnique({
        where: { id },
        select: { conveningId: true },
      });
      return row && conveningFacts(ctx, row.conveningId, id);
    }
  }
}

function known(
  ctx: Asking,
  subject: Partial<Subject> & { id: string },
  facts: Partial<Facts>,
): KnownSubject {
  const { actor } = ctx;
  const cityId = subject.cityId ?? null;
  return {
    subject: { campaignId: null, cityId, draftId: null, conveningId: null, ...subject },
    facts: {
      isAdministrator: actor.isAdministrator,
      networkRight: actor.networkRight,
      right: actor.networkRight,
      speaksForCity: cityId !== null && actor.cityIds.includes(cityId),
      isOwn: false,
      isArchived: false,
      isLocked: false,
      ...facts,
    },
  };
}

/** Grants of the actor that are good now, narrowed to the given scopes. */
function grantsOf(ctx: Asking, scopes: string[]) {
  return ctx.db.grant.findMany({
    where: {
      personId: ctx.actor.personId,
      scope: { in: scopes },
      OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }],
    },
    select: { right: true },
  });
}

async function campaignFacts(
  ctx: Asking,
  campaignId: string,
  subject: Partial<Subject>,
): Promise<KnownSubject | null> {
  const [campaign, grants] = await Promise.all([
    ctx.db.campaign.findUnique({
      where: { id: campaignId },
      select: { archivedAt: true },
    }),
    grantsOf(ctx, [`campaign:${campaignId}`]),
  ]);
  if (!campaign) return null;
  return known(
    ctx,
    { id: campaignId, campaignId, ...subject },
    {
      right: widest([ctx.actor.networkRight, ...grants.map((grant) => grant.right)]),
      isArchived: campaign.archivedAt !== null,
    },
  );
}

async function draftFacts(
  ctx: Asking,
  draftId: string,
  id: string,
  facts: Partial<Facts>,
): Promise<KnownSubject | null> {
  const draft = await ctx.db.draft.findUnique({
    where: { id: draftId },
    select: {
      campaignId: true,
      archivedAt: true,
      lockedAt: true,
      state: true,
      campaign: { select: { archivedAt: true } },
    },
  });
  if (!draft) return null;
  const scopes = [`draft:${draftId}`];
  if (draft.campaignId) scopes.push(`campaign:${draft.campaignId}`);
  const grants = await grantsOf(ctx, scopes);
  return known(
    ctx,
    { id, draftId, campaignId: draft.campaignId },
    {
      right: widest([ctx.actor.networkRight, ...grants.map((grant) => grant.right)]),
      isArchived: draft.archivedAt !== null || draft.campaign?.archivedAt != null,
      isLocked: draft.lockedAt !== null || isSettled(draft.state),
      ...facts,
    },
  );
}

async function conveningFacts(
  ctx: Asking,
  conveningId: string,
  id: string,
  facts: Partial<Facts> = {},
): Promise<KnownSubject | null> {
  const convening = await ctx.db.convening.findUnique({
    where: { id: conveningId },
    select: { campaignId: true, campaign: { select: { archivedAt: true } } },
  });
  if (!convening) return null;
  const grants = convening.campaignId
    ? await grantsOf(ctx, [`campaign:${convening.campaignId}`])
    : [];
  return known(
    ctx,
    { id, conveningId, campaignId: convening.campaignId },
    {
      right: widest([ctx.actor.networkRight, ...grants.map((grant) => grant.right)]),
      isArchived: convening.campaign?.archivedAt != null,
      ...facts,
    },
  );
}

async function threadFacts(
  ctx: Asking,
  threadId: string,
  id: string,
  facts: Partial<Facts>,
): Promise<KnownSubject | null> {
  const thread = await ctx.db.commentThread.findUnique({
    where: { id: threadId },
    select: { draftId: true, agendaItem: { select: { conveningId: true } } },
  });
  return thread && aboutFacts(ctx, thread, id, facts);
}

/** What is about a draft or an agenda item is judged as that is. */
async function aboutFacts(
  ctx: Asking,
  about: { draftId: string | null; agendaItem: { conveningId: string } | null },
  id: string,
  facts: Partial<Facts>,
): Promise<KnownSubject | null> {
  if (about.draftId) return draftFacts(ctx, about.draftId, id, facts);
  if (about.agendaItem)
    return conveningFacts(ctx, about.agendaItem.conveningId, id, facts);
  return null;
}
