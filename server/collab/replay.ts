import { isDatabaseAway } from "#app/platform/database-errors.server.ts";
import type { Log } from "#app/platform/log.server.ts";
import type { NewRow, RoomStore } from "./ledger-store.ts";
import type { Limits } from "./limits.ts";
import type { Spool } from "./spool.ts";

const CHUNK_ROWS = 500;
const CHUNK_BYTES = 8 * 1024 * 1024;

/**
 * Puts into the ledger what an earlier process had accepted and not committed (C16). Some of it
 * may be there already, which harms nothing. While the database is away it is tried again;
 * any other error is thrown, with the spool left as it was.
 */
export async function replay(
  spool: Spool,
  store: RoomStore,
  log: Log,
  limits: Limits,
): Promise<void> {
  let count = 0;
  for (const rows of chunksOf(rowsOf(spool))) {
    await insertPatiently(store, rows, log, limits);
    count += rows.length;
  }
  spool.forgetLeft();
  if (count > 0) log.info("the spool was replayed", { count });
}

async function insertPatiently(
  store: RoomStore,
  rows: NewRow[],
  log: Log,
  limits: Limits,
): Promise<void> {
  for (
    let pauseMs = limits.retryMs;
    ;
    pauseMs = Math.min(pauseMs * 2, limits.maxRetryMs)
  ) {
    try {
      await store.insert(rows, new Map());
      return;
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      log.warn("the spool waits for the database", { count: rows.length, error });
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

function* rowsOf(spool: Spool): Generator<NewRow> {
  for (const { draftId, updates, signatures } of spool.left()) {
    let unsigned = signatures;
    for (const data of updates) {
      yield { draftId, data, signatures: unsigned };
      unsigned = [];
    }
  }
}

function* chunksOf(rows: Iterable<NewRow>): Generator<NewRow[]> {
  let chunk: NewRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    chunk.push(row);
    bytes += row.data.length;
    if (chunk.length < CHUNK_ROWS && bytes < CHUNK_BYTES) continue;
    yield chunk;
    chunk = [];
    bytes = 0;
  }
  if (chunk.length > 0) yield chunk;
}
