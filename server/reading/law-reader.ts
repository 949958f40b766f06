/**
 * Reads files that people send in processes of their own, which can be killed: any of them may
 * be made to take for ever or to fill the memory. What is read, and how, is in
 * `app/features/imports` and `app/manuscript/read`.
 */
import { WorkFailed } from "#app/platform/killable-work.ts";
import type { LawReader, ReadAnswer, ReadOrder } from "#app/platform/law-reader.ts";
import type { Log } from "#app/platform/log.server.ts";
import { createWorkPool, type PoolOptions } from "#server/killable/work-pool.ts";

export interface LawReaderOptions extends Partial<PoolOptions<ReadOrder>> {
  log: Log;
}

export interface RunningLawReader extends LawReader {
  /** Ends all processes; orders that are not done fail. */
  stop(): Promise<void>;
}

/** A reader without a process yet: the first order starts one. */
export function createLawReader({ log, ...options }: LawReaderOptions): RunningLawReader {
  const pool = createWorkPool<ReadOrder, ReadAnswer>({
    timeLimitMs: 10_000,
    memoryLimitBytes: 512_000_000,
    heapMegabytes: 384,
    processes: 2,
    queueLength: 6,
    idleMs: 60_000,
    program: new URL("./read.mjs", import.meta.url),
    onFailure: (_order, reason) => log.error("a file could not be read", { reason }),
    ...options,
  });
  const busy = new Set<string>();
  return {
    async read(order) {
      if (busy.has(order.personId)) {
        throw new WorkFailed("busy", "another file of the same person is being read");
      }
      busy.add(order.personId);
      try {
        return await pool.work(order);
      } finally {
        busy.delete(order.personId);
      }
    },
    stop: pool.stop,
  };
}
