/**
 * The press: makes files of manuscripts in processes of their own, which can be killed. What is
 * printed, and how, is in `print.ts`.
 */
import type { Log } from "#app/platform/log.server.ts";
import type { Press, PrintOrder, RedlineOrder } from "#app/platform/press.ts";
import { createWorkPool, type PoolOptions } from "#server/killable/work-pool.ts";

export interface PressOptions extends Partial<PoolOptions<PrintOrder | RedlineOrder>> {
  log: Log;
}

export interface RunningPress extends Press {
  /** Ends all processes; orders that are not done fail. */
  stop(): Promise<void>;
}

/** A press without a process yet: the first order starts one. */
export function createPress({ log, ...options }: PressOptions): RunningPress {
  const pool = createWorkPool<PrintOrder | RedlineOrder, Uint8Array>({
    timeLimitMs: 20_000,
    memoryLimitBytes: 1_500_000_000,
    heapMegabytes: 768,
    processes: 2,
    queueLength: 12,
    idleMs: 60_000,
    program: new URL("./print.mjs", import.meta.url),
    onFailure({ identity: { draftId }, format }, reason) {
      log.error("a file could not be made", { draftId, reason: `${format}: ${reason}` });
    },
    ...options,
  });
  return { print: pool.work, stop: pool.stop };
}
