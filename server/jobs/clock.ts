/**
 * Work that nobody asks for: what has to happen by itself, again and again. A job is a use case of a
 * feature; here is only when it runs.
 */
import type { Log } from "#app/platform/log.server.ts";

/** Something that happens by itself, again and again. */
export interface Job {
  /** For the log. */
  name: string;
  everyMs: number;
  /** One round. What it throws is logged, and the next round comes all the same. */
  run(): Promise<unknown>;
}

export interface Clock {
  /** Begins no more rounds, and answers when those under way have ended. */
  stop(): Promise<void>;
}

/**
 * Runs each job again and again: a round begins when the last one ended and its time has come. The
 * first comes after a part of it, so that jobs of several processes do not all begin together.
 */
export function startClock(jobs: readonly Job[], log: Log): Clock {
  const running = new Map<Job, Promise<void>>();
  const timers = new Map<Job, NodeJS.Timeout>();
  let isStopped = false;

  function later(job: Job, ms: number): void {
    if (isStopped) return;
    const timer = setTimeout(() => running.set(job, round(job)), ms);
    timer.unref();
    timers.set(job, timer);
  }

  async function round(job: Job): Promise<void> {
    try {
      await job.run();
    } catch (error) {
      log.warn("a job failed and comes again", { reason: job.name, error });
    }
    running.delete(job);
    later(job, job.everyMs);
  }

  for (const job of jobs) later(job, job.everyMs * (0.25 + Math.random() / 2));
  return {
    async stop() {
      isStopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
