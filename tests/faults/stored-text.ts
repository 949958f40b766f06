import type { PoolConfig } from "pg";
import { LedgerStore } from "#server/collab/ledger-store.ts";
import type { StoredText } from "#tests/support/history.ts";

const PATIENCE_MS = 15_000;

/** What a room would load of a draft now, and which account signs with which client id. */
export async function storedText(pool: PoolConfig, draftId: string): Promise<StoredText> {
  const store = new LedgerStore(pool, PATIENCE_MS);
  try {
    const { updates, signatures } = await store.load(draftId);
    return { updates, owners: new Map(signatures.map((s) => [s.clientId, s.personId])) };
  } finally {
    await store.end();
  }
}
