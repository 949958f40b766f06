import { PrismaPg } from "@prisma/adapter-pg";
import type { PoolConfig } from "pg";
import { PrismaClient } from "#prisma/generated/client.ts";

/** The Prisma client, over PostgreSQL or over the embedded database's socket alike. */
export type Database = PrismaClient;

/** Inside a transaction: the same tables, no way to open another. */
export type Transaction = Parameters<Parameters<Database["$transaction"]>[0]>[0];

/**
 * A client on a pool of its own. Call `$disconnect()` when done. Prisma names the schema of
 * every table itself, "public" unless told otherwise; the pool's own SQL needs the same in
 * its `search_path`.
 */
export function createDatabase(pool: PoolConfig, schema?: string): Database {
  return new PrismaClient({
    adapter: new PrismaPg(pool, { schema }),
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
}
