/**
 * The press: makes files of manuscripts in processes of their own, which can be killed. Threads
 * will not do, because the typesetter is native code: a thread in it cannot be stopped, and its
 * memory is nobody's limit. What is printed, and how, is in `print.ts`.
 */
import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Log } from "#app/platform/log.server.ts";
import { type Press, PressFailed, type PrintOrder } from "#app/platform/press.ts";

export interface PressOptions {
  log: Log;
  /** Longest a file may take, in milliseconds. */
  timeLimitMs?: number;
  /** Most memory a process may hold, in bytes. Watched where the system has /proc. */
  memoryLimitBytes?: number;
  /** Files made at the same time. */
  processes?: number;
  /** Orders that may wait; the next is refused. */
  queueLength?: number;
  /** How long a process waits for its next order before it ends, in milliseconds. */
  idleMs?: number;
  /** The program that prints; a test has its own. */
  program?: URL;
}

export interface RunningPress extends Press {
  /** Ends all processes; orders that are not done fail. */
  stop(): Promise<void>;
}

export type PrintReport =
  | { type: "ready" }
  | { type: "done"; file: Uint8Array }
  | { type: "failed"; reason: string };

const MEMORY_LOOK_MS = 100;

const defaults = {
  timeLimitMs: 20_000,
  memoryLimitBytes: 1_500_000_000,
  processes: 2,
  queueLength: 12,
  idleMs: 60_000,
  program: new URL("./print.mjs", import.meta.url),
};

interface Job {
  order: PrintOrder;
  resolve(file: Uint8Array): void;
  reject(error: PressFailed): void;
}

/** A press without a process yet: the first order starts one. */
export function createPress(options: PressOptions): RunningPress {
  const settings = { ...defaults, ...options };
  const waiting: Job[] = [];
  const printers = new Set<Printer>();
  let isStopping = false;

  const advance = (): void => {
    while (waiting.length > 0) {
      const free = [...printers].find((printer) => printer.isFree);
      const printer = free ?? (printers.size < settings.processes ? start() : undefined);
      const job = printer && waiting.shift();
      if (!job) return;
      printer.print(job);
    }
  };
  const start = (): Printer => {
    const printer = new Printer(settings, {
      free: advance,
      ended: () => {
        printers.delete(printer);
        advance();
      },
    });
    printers.add(printer);
    return printer;
  };

  return {
    print(order) {
      if (isStopping || waiting.length >= settings.queueLength) {
        return Promise.reject(new PressFailed("busy", "the press has too many orders"));
      }
      return new Promise((resolve, reject) => {
        waiting.push({ order, resolve, reject });
        advance();
      });
    },
    async stop() {
      isStopping = true;
      for (const job of waiting.splice(0)) {
        job.reject(new PressFailed("busy", "the press is stopping"));
      }
      await Promise.all([...printers].map((printer) => printer.end()));
    },
  };
}

type Settings = typeof defaults & PressOptions;

/** One process and the order it works on. */
class Printer {
  readonly #settings: Settings;
  readonly #tell: { free(): void; ended(): void };
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #job: Job | null = null;
  #trouble: PressFailed | null = null;
  #timers: NodeJS.Timeout[] = [];

  constructor(settings: Settings, tell: { free(): void; ended(): void }) {
    this.#settings = settings;
    this.#tell = tell;
    this.#child = fork(fileURLToPath(settings.program), {
      serialization: "advanced",
      // What this process was started with (a loader, a test runner) means nothing there, and
      // the addresses and secrets in its environment are none of its business.
      execArgv: ["--max-old-space-size=768"],
      env: { PATH: process.env.PATH ?? "", NODE_ENV: process.env.NODE_ENV ?? "" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#ended = new Promise((resolve) => {
      this.#child.once("exit", () => resolve());
      this.#child.once("error", () => resolve());
    });
    this.#ended.then(() => this.#close());
    this.#child.on("message", (report: PrintReport) => this.#hear(report));
    this.#child.unref();
    this.#child.channel?.unref();
  }

  get isFree(): boolean {
    return this.#job === null && this.#trouble === null && this.#child.connected;
  }

  print(job: Job): void {
    this.#stopTimers();
    this.#job = job;
    this.#child.channel?.ref();
    const tooLong = () => this.#kill(new PressFailed("tooLong", "the time limit passed"));
    this.#timers = [
      setTimeout(tooLong, this.#settings.timeLimitMs),
      setInterval(() => this.#watchMemory(), MEMORY_LOOK_MS),
    ];
    // A child that died just now says so by its exit.
    this.#child.send(job.order, () => undefined);
  }

  end(): Promise<void> {
    this.#kill(new PressFailed("busy", "the press is stopping"));
    return this.#ended;
  }

  #hear(report: PrintReport): void {
    const job = this.#job;
    if (!job || report.type === "ready") return;
    this.#job = null;
    this.#stopTimers();
    this.#child.channel?.unref();
    if (report.type === "done") job.resolve(report.file);
    else {
      this.#settings.log.error("a file could not be made", {
        draftId: job.order.draftId,
        reason: `${job.order.format}: ${report.reason}`,
      });
      job.reject(new PressFailed("failed", report.reason));
    }
    this.#timers = [setTimeout(() => this.#child.kill(), this.#settings.idleMs).unref()];
    this.#tell.free();
  }

  #kill(trouble: PressFailed): void {
    this.#trouble ??= trouble;
    this.#stopTimers();
    this.#child.kill("SIGKILL");
  }

  #close(): void {
    this.#stopTimers();
    const trouble =
      this.#trouble ?? new PressFailed("failed", "the process that prints ended");
    const job = this.#job;
    this.#job = null;
    if (job) {
      this.#settings.log.error("a file could not be made", {
        draftId: job.order.draftId,
        reason: `${job.order.format}: ${trouble.message}`,
      });
      job.reject(trouble);
    }
    this.#tell.ended();
  }

  async #watchMemory(): Promise<void> {
    const bytes = await residentBytes(this.#child.pid);
    if (bytes !== null && bytes > this.#settings.memoryLimitBytes && this.#job) {
      this.#kill(new PressFailed("tooMuchMemory", "the memory limit passed"));
    }
  }

  #stopTimers(): void {
    for (const timer of this.#timers.splice(0)) clearTimeout(timer);
  }
}

/** Memory a process holds; null where the system does not say. */
async function residentBytes(pid: number | undefined): Promise<number | null> {
  if (pid === undefined) return null;
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
