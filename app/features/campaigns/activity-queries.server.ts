import { activityWords } from "#app/domain/activity.ts";
import { authorize, visibleCampaigns } from "#app/features/access/authorize.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** One thing that happened, ready to be read. */
export interface ActivityLine {
  /** Place in the log; the `before` of the next page. */
  sequence: string;
  type: string;
  /** Completes the name of who did it. */
  words: string;
  /** Null when the network itself or somebody who is gone did it. */
  actor: { id: string; name: string } | null;
  happenedAt: Date;
  campaign: { id: string; title: string } | null;
  cityId: string | null;
  draftId: string | null;
  conveningId: string | null;
}

export interface ActivityQuestion {
  campaignId?: string;
  cityId?: string;
  limit: number;
  /** Only what happened before this place in the log. */
  before?: string | null;
}

/** About accounts rather than work: for whoever runs the installation. */
const accountsOnly: Prisma.ActivityWhereInput = {
  type: {
    in: ["person.invited", "person.suspended", "person.restored", "invitation.revoked"],
  },
  campaignId: null,
  draftId: null,
};

/**
 * What happened, latest first, narrowed to what the actor may see: everything for members of
 * the network (accounts only for administrators), and for guests what touched a campaign or
 * draft that was shared with them.
 */
export async function listActivity(
  ctx: ActorContext,
  question: ActivityQuestion,
): Promise<ActivityLine[]> {
  if (question.campaignId) await authorize(ctx, "campaign.view", question.campaignId);
  if (question.cityId) await authorize(ctx, "city.view", question.cityId);
  const before =
    question.before && /^\d{1,18}$/.test(question.before) ? question.before : null;
  const rows = await ctx.db.activity.findMany({
    where: {
      campaignId: question.campaignId,
      cityId: question.cityId,
      ...(before ? { sequence: { lt: BigInt(before) } } : {}),
      ...(question.campaignId ? {} : await visibleOnly(ctx)),
      ...(ctx.actor.isAdministrator ? {} : { NOT: accountsOnly }),
    },
    orderBy: { sequence: "desc" },
    take: question.limit,
    select: {
      sequence: true,
      type: true,
      details: true,
      happenedAt: true,
      cityId: true,
      draftId: true,
      conveningId: true,
      actor: { select: { id: true, name: true } },
      campaign: { select: { id: true, title: true } },
    },
  });
  return rows.map(({ sequence, details, ...row }) => ({
    ...row,
    sequence: String(sequence),
    words: activityWords(row.type, detailsOf(details)),
  }));
}

async function visibleOnly(ctx: ActorContext): Promise<Prisma.ActivityWhereInput> {
  const campaigns = await visibleCampaigns(ctx);
  if (campaigns === "all") return {};
  const shared = {
    some: {
      personId: ctx.actor.personId,
      OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }],
    },
  };
  return { OR: [{ campaignId: { in: campaigns } }, { draft: { grants: shared } }] };
}

function detailsOf(details: unknown): Record<string, unknown> {
  return details && typeof details === "object" && !Array.isArray(details)
    ? (details as Record<string, unknown>) // a JSON object, checked
    : {};
}
