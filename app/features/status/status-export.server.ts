import { stringify } from "csv-stringify/sync";
import { slugOf } from "#app/domain/slug.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import type { StatusFilter } from "#app/features/campaigns/status-filter.ts";
import {
  getCampaignStatus,
  type StatusRow,
} from "#app/features/campaigns/status-queries.server.ts";
import type { StatusFile } from "#app/paths.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { logsOf } from "./campaign-logs.server.ts";
import { tellStatus } from "./status-api.server.ts";
import { campaignFeed } from "./status-feed.server.ts";

export interface ExportedStatus {
  fileName: string;
  contentType: string;
  body: string;
}

/**
 * Where the cities of a campaign stand, as a file, narrowed like the page. Whoever may see the campaign may take it
 * along. In a table no cell can be taken for a formula by a spreadsheet. Refuses like the campaign.
 */
export async function exportStatus(
  ctx: ActorContext,
  campaignId: string,
  file: StatusFile,
  filter: StatusFilter,
): Promise<ExportedStatus> {
  await authorize(ctx, "campaign.view", campaignId);
  const campaign = await ctx.db.campaign.findUniqueOrThrow({
    where: { id: campaignId },
    select: { title: true },
  });
  const { rows } = await getCampaignStatus(ctx, campaignId, filter);
  const [name, ending = ""] = file.split(".");
  const fileName = `${slugOf(`${campaign.title} ${name}`, { fallback: "status" })}.${ending}`;
  switch (file) {
    case "status.csv":
      return {
        fileName,
        contentType: CSV,
        body: await statusTable(ctx, campaignId, rows),
      };
    case "log.csv":
      return { fileName, contentType: CSV, body: await logTable(ctx, campaignId, rows) };
    case "status.json":
      return {
        fileName,
        contentType: "application/json; charset=utf-8",
        body: `${JSON.stringify(await tellStatus(ctx, campaignId, filter), null, 2)}\n`,
      };
    case "dates.ics":
      return {
        fileName,
        contentType: "text/calendar; charset=utf-8",
        body: await campaignFeed(ctx, campaignId, filter),
      };
  }
}

const CSV = "text/csv; charset=utf-8";

/** A spreadsheet reads the mark at its head as "this is UTF-8", and "=…" as a formula unless it is escaped. */
function table(head: readonly string[], lines: (string | number | null)[][]): string {
  return stringify([[...head], ...lines], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
  });
}

async function statusTable(
  ctx: ActorContext,
  campaignId: string,
  rows: readonly StatusRow[],
): Promise<string> {
  const divisions = await divisionsOf(ctx, campaignId);
  const head = [
    "City",
    "Division id",
    "Stage",
    "Legal force",
    "Measure",
    "Last action on",
    "Last action",
    "Body",
    "Next step on",
    "Next step",
    "Seen to by",
    "Overdue",
  ];
  const lines = rows.map(
    ({ campaignCityId, city, stage, force, measureTitle, last, next }) => [
      city,
      divisions.get(campaignCityId) ?? "",
      stage,
      force,
      measureTitle,
      last?.on ?? "",
      last?.words ?? "",
      last?.bodyName ?? "",
      next?.on ?? "",
      next?.words ?? "",
      next?.owner?.name ?? "",
      next?.isOverdue ? "yes" : "",
    ],
  );
  return table(head, lines);
}

async function logTable(
  ctx: ActorContext,
  campaignId: string,
  rows: readonly StatusRow[],
): Promise<string> {
  const logs = await logsOf(ctx, campaignId);
  const head = [
    "City",
    "Division id",
    "Date",
    "Body",
    "Action",
    "Class",
    "Source",
    "Entered at",
    "Withdrawn at",
  ];
  const lines = rows.flatMap(({ campaignCityId, city }) => {
    const place = logs.get(campaignCityId);
    return (place?.actions ?? []).map((action) => [
      city,
      place?.city.divisionId ?? "",
      action.happenedOn,
      action.bodyName,
      action.description,
      action.classification ?? "",
      action.sourceUrl ?? "",
      action.enteredAt.toISOString(),
      action.withdrawnAt?.toISOString() ?? "",
    ]);
  });
  return table(head, lines);
}

async function divisionsOf(
  ctx: ActorContext,
  campaignId: string,
): Promise<Map<string, string>> {
  const places = await ctx.db.campaignCity.findMany({
    where: { campaignId, leftOn: null },
    select: { id: true, city: { select: { divisionId: true } } },
  });
  return new Map(places.map(({ id, city }) => [id, city.divisionId]));
}
