import { cityLabel } from "#app/domain/city-label.ts";
import { visibleCampaigns } from "#app/features/access/authorize.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { cityLinesOf } from "./derive-standings.server.ts";
import { type MatrixCell, packCells } from "./matrix-cells.ts";
import { standingsOf } from "./standings.server.ts";

export interface StatusMatrix {
  areas: { id: string; name: string }[];
  campaigns: { id: string; title: string }[];
  /** The cities of this page; their cells, packed, stand in the order of `campaigns`. */
  rows: { cityId: string; city: string; cells: string }[];
  cityCount: number;
  page: number;
  pageCount: number;
  states: string[];
}

export interface MatrixQuestion {
  issueAreaId: string | null;
  state: string | null;
  search: string;
  /** From 1. */
  page: number;
}

/** Cells on one page of the wall: as many cities as fit, and never fewer than ten. */
const CELLS_PER_PAGE = 1_200;

/** Every campaign × every city the actor may see, a page of cities at a time. */
export async function getStatusMatrix(
  ctx: ActorContext,
  question: MatrixQuestion,
): Promise<StatusMatrix> {
  const visible = await visibleCampaigns(ctx);
  const campaigns = await ctx.db.campaign.findMany({
    where: { archivedAt: null, ...(visible === "all" ? {} : { id: { in: visible } }) },
    orderBy: [
      { issueArea: { position: "asc" } },
      { issueArea: { name: "asc" } },
      { title: "asc" },
    ],
    select: { id: true, title: true, issueArea: { select: { id: true, name: true } } },
  });
  const shown = campaigns.filter(
    ({ issueArea }) => !question.issueAreaId || issueArea.id === question.issueAreaId,
  );
  const [standings, cities] = await Promise.all([
    standingsOf(
      ctx,
      shown.map((campaign) => campaign.id),
    ),
    cityLinesOf(ctx.db, null),
  ]);
  const wanted = question.search.toLowerCase();
  const placed = new Set([...standings.values()].flat().map(({ cityId }) => cityId));
  const taking = [...cities.values()].filter((city) => placed.has(city.id));
  const matching = taking
    .filter((city) => !question.state || city.state === question.state)
    .map((city) => ({ cityId: city.id, city: cityLabel(city) }))
    .filter(({ city }) => city.toLowerCase().includes(wanted))
    .sort((a, b) => (a.city < b.city ? -1 : 1));
  const size = Math.max(10, Math.floor(CELLS_PER_PAGE / Math.max(1, shown.length)));
  const pageCount = Math.max(1, Math.ceil(matching.length / size));
  const page = Math.min(Math.max(1, question.page), pageCount);
  const onPage = matching.slice((page - 1) * size, page * size);
  const cells = new Map<string, MatrixCell[]>(
    onPage.map(({ cityId }) => [cityId, shown.map(() => null)]),
  );
  shown.forEach((campaign, column) => {
    for (const { cityId, campaignCityId, stage, force } of standings.get(campaign.id) ??
      []) {
      const row = cells.get(cityId);
      if (row) row[column] = { campaignCityId, stage, force };
    }
  });
  return {
    areas: [
      ...new Map(campaigns.map(({ issueArea }) => [issueArea.id, issueArea])).values(),
    ],
    campaigns: shown.map(({ id, title }) => ({ id, title })),
    rows: onPage.map((row) => ({
      ...row,
      cells: packCells(cells.get(row.cityId) ?? []),
    })),
    cityCount: matching.length,
    page,
    pageCount,
    states: [...new Set(taking.map((city) => city.state))].sort(),
  };
}
