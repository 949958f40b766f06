import { calendarDate, databaseDate } from "#app/domain/calendar-date.ts";
import { cityLabel } from "#app/domain/city-label.ts";
import { can, type Facts } from "#app/domain/permissions.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";
import type { Sheet } from "#app/platform/sheet.ts";
import { type JudgedRow, judgeRows, keyOf, type SheetPlace } from "./judge-rows.ts";
import { readSheet } from "./read-sheet.server.ts";
import { guessColumns, NEEDED, type SheetColumns } from "./sheet.ts";

/** Forgets the sheet. */
export function discardSheet(ctx: ActorContext, sheetId: string): void {
  ctx.sheets.remove(ctx.actor.personId, sheetId);
}

/** How many rows of each kind a preview shows. */
const SHOWN = 50;
/** Rows written in one statement. */
const AT_ONCE = 1_000;

/**
 * Reads a table and puts it aside for the person who sent it; nothing is recorded. Answers with its id. Refuses like the
 * campaign, and "invalid", with what to do, what cannot be read.
 */
export async function readForImport(
  ctx: ActorContext,
  campaignId: string,
  file: { name: string; bytes: Uint8Array },
): Promise<string> {
  await authorize(ctx, "campaign.view", campaignId);
  const sheet = { ...readSheet(file.bytes), fileName: file.name, campaignId };
  return ctx.sheets.put(ctx.actor.personId, sheet);
}

/** What would become of a sheet. */
export interface SheetPreview {
  fileName: string;
  head: string[];
  /** A few cells of each column, so that one sees what is in it. */
  samples: string[][];
  columns: SheetColumns;
  /** Fields without which nothing can be recorded and that no column holds. */
  missing: string[];
  goodCount: number;
  badCount: number;
  good: {
    number: number;
    city: string;
    on: string;
    words: string;
    classification: string | null;
  }[];
  bad: { number: number; city: string; words: string; why: string }[];
}

/** Judges the sheet as it would be recorded now; null when it is gone. Refuses like the campaign. `asked` null: columns by their names. */
export async function previewSheet(
  ctx: ActorContext,
  campaignId: string,
  sheetId: string,
  asked: SheetColumns | null,
): Promise<SheetPreview | null> {
  const { facts } = await authorize(ctx, "campaign.view", campaignId);
  const sheet = ctx.sheets.find(ctx.actor.personId, sheetId);
  if (sheet?.campaignId !== campaignId) return null;
  const columns = asked ?? guessColumns(sheet.head);
  const missing = NEEDED.filter((field) => columns[field] === undefined);
  const judged =
    missing.length > 0
      ? []
      : judgeRows(
          sheet.rows,
          columns,
          await placesOf(ctx, ctx.db, { campaignId, facts }),
        );
  const good = judged.filter((row) => row.isGood);
  const bad = judged.filter((row) => !row.isGood);
  return {
    fileName: sheet.fileName,
    head: sheet.head,
    samples: sheet.head.map((_, at) =>
      sheet.rows.slice(0, 3).map(({ cells }) => (cells[at] ?? "").slice(0, 40)),
    ),
    columns,
    missing,
    goodCount: good.length,
    badCount: bad.length,
    good: good.slice(0, SHOWN).map(({ number, place, action }) => ({
      number,
      city: place.label,
      on: action.happenedOn,
      words: action.description,
      classification: action.classification,
    })),
    bad: bad.slice(0, SHOWN).map(({ isGood: _, ...row }) => row),
  };
}

/**
 * Records every row that can be, all or none, judged anew at this moment; the others are left out. Answers with how many were
 * recorded; null when the sheet is gone. A second click records nothing twice.
 */
export async function recordSheet(
  ctx: ActorContext,
  campaignId: string,
  sheetId: string,
  asked: SheetColumns | null,
): Promise<number | null> {
  await authorize(ctx, "campaign.view", campaignId);
  const count = await ctx.sheets.become(
    ctx.actor.personId,
    sheetId,
    async (sheet: Sheet) => {
      if (sheet.campaignId !== campaignId) return "none";
      return String(await recordRows(ctx, sheet, asked ?? guessColumns(sheet.head)));
    },
  );
  return count === null || count === "none" ? null : Number(count);
}

type GoodRow = Extract<JudgedRow, { isGood: true }>;

async function recordRows(
  ctx: ActorContext,
  { campaignId, rows }: Sheet,
  columns: SheetColumns,
): Promise<number> {
  const { facts } = await authorize(ctx, "campaign.view", campaignId);
  return transact(ctx, async (tx, recording) => {
    await tx.$queryRaw`SELECT id FROM campaign_city WHERE campaign_id = ${campaignId}::uuid ORDER BY id FOR UPDATE`;
    const judged = judgeRows(
      rows,
      columns,
      await placesOf(ctx, tx, { campaignId, facts }),
    );
    const good = judged.filter((row): row is GoodRow => row.isGood);
    for (let at = 0; at < good.length; at += AT_ONCE) {
      await tx.action.createMany({
        data: good.slice(at, at + AT_ONCE).map(({ place, action }) => ({
          campaignCityId: place.campaignCityId,
          happenedOn: databaseDate(action.happenedOn),
          bodyName: action.bodyName,
          description: action.description,
          classification: action.classification,
          sourceUrl: action.sourceUrl,
          nextStep: action.nextStep || null,
          nextStepOn: action.nextStepOn ? databaseDate(action.nextStepOn) : null,
          enteredById: ctx.actor.personId,
          enteredAt: ctx.now(),
        })),
      });
    }
    for (const [place, count] of countsOf(good)) {
      await record(recording, {
        type: "status.imported",
        campaignId,
        cityId: place.cityId,
        details: {
          city: place.label,
          count: count === 1 ? "1 action" : `${count} actions`,
        },
      });
    }
    return good.length;
  });
}

function countsOf(rows: readonly GoodRow[]): Map<SheetPlace, number> {
  const counts = new Map<SheetPlace, number>();
  for (const { place } of rows) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}

async function placesOf(
  ctx: ActorContext,
  db: Transaction | ActorContext["db"],
  { campaignId, facts }: { campaignId: string; facts: Facts },
): Promise<SheetPlace[]> {
  const rows = await db.campaignCity.findMany({
    where: { campaignId, leftOn: null },
    select: {
      id: true,
      cityId: true,
      city: { select: { name: true, state: true, divisionId: true, bodyName: true } },
      actions: {
        where: { withdrawnAt: null },
        select: { happenedOn: true, classification: true, description: true },
      },
    },
  });
  return rows.map(({ id, cityId, city, actions }) => ({
    campaignCityId: id,
    cityId,
    label: cityLabel(city),
    divisionId: city.divisionId,
    bodyName: city.bodyName,
    mayRecord: can("status.record", {
      ...facts,
      speaksForCity: ctx.actor.cityIds.includes(cityId),
    }),
    standing: new Set(
      actions.map((action) =>
        keyOf({ ...action, happenedOn: calendarDate(action.happenedOn) }),
      ),
    ),
  }));
}
