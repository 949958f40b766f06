/**
 * The network as a frame around every page: its name, who is signed in, what they may open,
 * and the start page's own questions.
 */
import { databaseDate, dateIn } from "#app/domain/calendar-date.ts";
import { cityColorIndex } from "#app/domain/city-color.ts";
import { can, type Facts } from "#app/domain/permissions.ts";
import type { ActorContext, ServerContext } from "#app/platform/context.server.ts";

export interface FrameView {
  networkName: string;
  isDemo: boolean;
  person: { id: string; name: string; city: string | null; color: number };
  may: { seeNetwork: boolean; administer: boolean };
}

/** What the signed-in frame shows. */
export async function getFrame(ctx: ActorContext): Promise<FrameView> {
  const today = databaseDate(dateIn("UTC", ctx.now()));
  const [networkName, office] = await Promise.all([
    networkNameOf(ctx),
    ctx.db.office.findFirst({
      where: {
        personId: ctx.actor.personId,
        startsOn: { lte: today },
        OR: [{ endsOn: null }, { endsOn: { gte: today } }],
      },
      orderBy: { startsOn: "desc" },
      select: { city: { select: { id: true, name: true, state: true } } },
    }),
  ]);
  const facts: Facts = {
    isAdministrator: ctx.actor.isAdministrator,
    networkRight: ctx.actor.networkRight,
    right: ctx.actor.networkRight,
    speaksForCity: false,
    isOwn: false,
    isArchived: false,
    isLocked: false,
  };
  return {
    networkName,
    isDemo: ctx.isDemo,
    person: {
      id: ctx.actor.personId,
      name: ctx.actor.name,
      city: office ? `${office.city.name}, ${office.city.state}` : null,
      color: cityColorIndex(office?.city.id ?? null),
    },
    may: {
      seeNetwork: can("network.view", facts),
      administer: can("network.administer", facts),
    },
  };
}

/** The name the network gave itself at set-up. */
export async function networkNameOf(ctx: Pick<ServerContext, "db">): Promise<string> {
  const row = await ctx.db.setting.findUnique({ where: { key: "networkName" } });
  return row?.value ?? "Translocal";
}
