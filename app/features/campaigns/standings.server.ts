/**
 * Campaigns: what a goal shared by cities is made of, who leads it, and where every city
 * stands. Forms, questions, commands and their components live here; the rules they follow
 * (stages, force, next steps) are the ground floor's, and drafts and convenings have rooms
 * of their own.
 *
 * This file answers "where does every city stand?" for one campaign or for all. A log is read and derived
 * once for each change: every command that touches it ends with `record`, so the campaign's highest
 * activity number says whether what was derived still holds, on whichever node the command ran, and the
 * events since say whose log is to be read again. At 300 cities × 50 campaigns a page then costs one
 * small question instead of 120,000 rows, and a hundred browsers that are told of one change share one
 * derivation.
 */

import type { ServerContext } from "#app/platform/context.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import {
  type Derived,
  derive,
  movedSince,
  NOBODY,
  tell,
  versionsOf,
} from "./derive-standings.server.ts";
import type { Standing, ToldPath } from "./standing.ts";

type Asking = Pick<ServerContext, "db" | "now">;

interface Page {
  version: string;
  derivedAt: number;
  /** When the passing of a day may change a stage although nothing is entered. */
  staleAt: number;
  standings: Promise<Standing[]>;
  paths: Promise<Map<string, ToldPath>> | null;
}

const MAX_CAMPAIGNS = 500;

const books = new WeakMap<Database, Map<string, Page>>();

/** The standings of the given campaigns' cities (those that left excepted), by campaign id. */
export async function standingsOf(
  ctx: Asking,
  campaignIds: readonly string[],
): Promise<Map<string, Standing[]>> {
  const pages = await pagesOf(ctx, campaignIds);
  const found = new Map<string, Standing[]>();
  for (const [id, page] of pages) found.set(id, await page.standings);
  return found;
}

/** Where a campaign's cities stand, and in whose words. */
export interface ToldStandings {
  standings: Standing[];
  /** By the id of the city's place in the campaign. */
  paths: Map<string, ToldPath>;
}

/** The same, with the words of each city's latest and coming action. */
export async function toldStandingsOf(
  ctx: Asking,
  campaignIds: readonly string[],
): Promise<Map<string, ToldStandings>> {
  const pages = await pagesOf(ctx, campaignIds);
  const found = new Map<string, ToldStandings>();
  for (const [id, page] of pages) {
    const standings = await page.standings;
    page.paths ??= tell(ctx.db, standings).catch((error: unknown) => {
      page.paths = null;
      throw error;
    });
    found.set(id, { standings, paths: await page.paths });
  }
  return found;
}

async function pagesOf(
  ctx: Asking,
  campaignIds: readonly string[],
): Promise<Map<string, Page>> {
  const book = books.get(ctx.db) ?? new Map<string, Page>();
  books.set(ctx.db, book);
  const now = ctx.now();
  const versions = await versionsOf(ctx.db, campaignIds);
  const missing: string[] = [];
  for (const [id, version] of versions) {
    const page = book.get(id);
    const isOfToday =
      page && page.derivedAt <= now.getTime() && now.getTime() < page.staleAt;
    if (isOfToday && page.version === version) continue;
    if (isOfToday) enter(book, id, renewedPage(ctx.db, id, { page, version, now }));
    else missing.push(id);
  }
  if (missing.length > 0) {
    const derived = derive(ctx.db, missing, now);
    for (const id of missing) {
      const own = derived.then((all) => all.get(id) ?? NOBODY);
      enter(book, id, newPage(versions.get(id) ?? "", now, own));
    }
  }
  const pages = new Map<string, Page>();
  for (const id of versions.keys()) {
    const page = book.get(id);
    if (page) pages.set(id, page);
  }
  for (const id of book.keys()) {
    if (book.size <= MAX_CAMPAIGNS) break;
    book.delete(id);
  }
  return pages;
}

/** The youngest stand last. A page that could not be derived is asked for anew. */
function enter(book: Map<string, Page>, id: string, page: Page): void {
  page.standings.catch(() => book.get(id) === page && book.delete(id));
  book.delete(id);
  book.set(id, page);
}

function newPage(version: string, now: Date, derived: Promise<Derived>): Page {
  const page: Page = {
    version,
    derivedAt: now.getTime(),
    staleAt: Number.POSITIVE_INFINITY,
    standings: derived.then(({ standings, staleAt }) => {
      page.staleAt = staleAt;
      return standings;
    }),
    paths: null,
  };
  return page;
}

interface Renewal {
  page: Page;
  version: string;
  now: Date;
}

/** A page of today on which a few cities have moved since: theirs alone are read again. */
function renewedPage(
  db: Database,
  campaignId: string,
  { page: old, version, now }: Renewal,
): Page {
  const told = old.paths;
  const moved = movedSince(db, campaignId, old.version);
  const page = newPage(
    version,
    now,
    moved.then(async (cityIds) => {
      const only = cityIds && [...cityIds];
      const derived = (await derive(db, [campaignId], now, only)).get(campaignId);
      const { standings, staleAt } = derived ?? NOBODY;
      if (!cityIds) return { standings, staleAt };
      const others = (await old.standings).filter(({ cityId }) => !cityIds.has(cityId));
      return {
        standings: [...others, ...standings],
        staleAt: Math.min(old.staleAt, staleAt),
      };
    }),
  );
  if (told) {
    page.paths = retold(db, page, told, moved);
    page.paths.catch(() => {}); // whoever asks for them is told
  }
  return page;
}

/** The words of those who moved are read again, the others' are as they were. */
async function retold(
  db: Database,
  page: Page,
  told: Promise<Map<string, ToldPath>>,
  moved: Promise<ReadonlySet<string> | null>,
): Promise<Map<string, ToldPath>> {
  try {
    const [cityIds, standings] = await Promise.all([moved, page.standings]);
    if (!cityIds) return await tell(db, standings);
    const own = standings.filter(({ cityId }) => cityIds.has(cityId));
    return new Map([...(await told), ...(await tell(db, own))]);
  } catch (error) {
    page.paths = null;
    throw error;
  }
}
