import { calendarDate } from "#app/domain/calendar-date.ts";
import { inOrder } from "#app/domain/stage.ts";
import type { ActorContext } from "#app/platform/context.server.ts";

/**
 * The logs of a campaign's cities, by the id of the city's place in it, each in the order things happened,
 * with what was withdrawn. The caller has asked whether the campaign may be seen.
 */
export async function logsOf(ctx: ActorContext, campaignId: string) {
  const places = await ctx.db.campaignCity.findMany({
    where: { campaignId, leftOn: null },
    select: {
      id: true,
      city: { select: { divisionId: true } },
      actions: {
        select: {
          happenedOn: true,
          sequence: true,
          bodyName: true,
          description: true,
          classification: true,
          sourceUrl: true,
          enteredAt: true,
          withdrawnAt: true,
        },
      },
    },
  });
  return new Map(
    places.map((place) => [
      place.id,
      {
        ...place,
        actions: inOrder(
          place.actions.map((action) => ({
            ...action,
            happenedOn: calendarDate(action.happenedOn),
          })),
        ),
      },
    ]),
  );
}
