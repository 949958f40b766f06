import { type CalendarDate, calendarDate } from "#app/domain/calendar-date.ts";
import { can } from "#app/domain/permissions.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";

/** How many cities stand at each stage, furthest first;

/** What the form of a campaign starts with. */
export interface CampaignForm {
  id: string;
  title: string;
  goal: string;
  summary: string;
  issueAreaId: string;
  startsOn: CalendarDate;
  revision: number;
  isArchived: boolean;
  areas: { id: string; name: string }[];
  may: { edit: boolean; archive: boolean };
}

/**
 * A campaign for its edit page, which archived ones have too: there they are taken out of the
 * archive. Refuses "forbidden" to whoever may neither change nor archive it.
 */
export async function getCampaignForm(
  ctx: ActorContext,
  campaignId: string,
): Promise<CampaignForm> {
  const { facts } = await authorize(ctx, "campaign.view", campaignId);
  if (!can("campaign.edit", facts)) await authorize(ctx, "campaign.archive", campaignId);
  const [{ archivedAt, startsOn, ...campaign }, areas] = await Promise.all([
    ctx.db.campaign.findUniqueOrThrow({
      where: { id: campaignId },
      select: {
        id: true,
        title: true,
        goal: true,
        summary: true,
        issueAreaId: true,
        startsOn: true,
        revision: true,
        archivedAt: true,
      },
    }),
    listIssueAreas(ctx),
  ]);
  return {
    ...campaign,
    startsOn: calendarDate(startsOn),
    isArchived: archivedAt !== null,
    areas,
    may: { edit: can("campaign.edit", facts), archive: can("campaign.archive", facts) },
  };
}

/** What the form of a new campaign starts with. Refuses "forbidden" to whoever may open none. */
export async function getNewCampaignForm(
  ctx: ActorContext,
): Promise<{ areas: { id: string; name: string }[]; today: CalendarDate }> {
  await authorize(ctx, "campaign.open");
  return { areas: await listIssueAreas(ctx), today: calendarDate(ctx.now()) };
}

function listIssueAreas(ctx: ActorContext): Promise<{ id: string; name: string }[]> {
  return ctx.db.issueArea.findMany({
    orderBy: [{ position: "asc" }, { name: "asc" }],
    select: { id: true, name: true },
  });
}
