import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { can } from "#app/domain/permissions.ts";
import type { Right } from "#app/domain/rights.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { byline, bylineSelect } from "#app/features/access/byline.server.ts";
import type { Byline } from "#app/features/access/byline.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { lastDayOf } from "./grant-expiry.ts";

/** A right somebody has on the campaign. */
export interface CampaignGrant {
  person: Byline;
  right: Right;
  isLead: boolean;
  /** Last day on which it is good; null for a right without end. */
  expiresOn: CalendarDate | null;
  isOver: boolean;
  /** Their account is closed for now: the right rests. */
  isSuspended: boolean;
  grantedBy: string | null;
}

export interface CampaignPeople {
  grants: CampaignGrant[];
  /** People over the whole network who reach every campaign. */
  networkCount: number;
  /** Whom a right may be given to; empty for who may not give. */
  candidates: { id: string; label: string }[];
  me: string;
  may: { grant: boolean; invite: boolean };
}

/** Leads and rights of a campaign. People to choose from are sent only to who may give rights. */
export async function getCampaignPeople(
  ctx: ActorContext,
  campaignId: string,
): Promise<CampaignPeople> {
  const { facts } = await authorize(ctx, "campaign.view", campaignId);
  const mayGrant = can("campaign.grant", facts);
  const seesNetwork = can("network.view", facts);
  const now = ctx.now();
  const [rows, networkCount, people] = await Promise.all([
    ctx.db.grant.findMany({
      where: { scope: `campaign:${campaignId}` },
      orderBy: [{ isLead: "desc" }, { right: "desc" }, { person: { name: "asc" } }],
      select: {
        right: true,
        isLead: true,
        expiresAt: true,
        grantedBy: { select: { name: true } },
        person: { select: { ...bylineSelect(now), suspendedAt: true } },
      },
    }),
    ctx.db.grant.count({ where: { scope: "network", person: { suspendedAt: null } } }),
    mayGrant && seesNetwork
      ? ctx.db.person.findMany({
          where: {
            suspendedAt: null,
            grants: { none: { scope: `campaign:${campaignId}` } },
          },
          orderBy: { name: "asc" },
          select: bylineSelect(now),
        })
      : [],
  ]);
  return {
    grants: rows.map((row) => ({
      person: byline(row.person),
      right: row.right,
      isLead: row.isLead,
      expiresOn: row.expiresAt && lastDayOf(row.expiresAt),
      isOver: row.expiresAt !== null && row.expiresAt <= now,
      isSuspended: row.person.suspendedAt !== null,
      grantedBy: row.grantedBy?.name ?? null,
    })),
    networkCount,
    candidates: people.map((row) => {
      const { personId, name, city, title } = byline(row);
      const post = [title, city].filter(Boolean).join(", ");
      return { id: personId, label: post ? `${name} (${post})` : name };
    }),
    me: ctx.actor.personId,
    may: { grant: mayGrant, invite: mayGrant },
  };
}
