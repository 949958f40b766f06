/**
 * Work that is done in processes of its own, because it takes long or because nobody knows what
 * it is handed: a process can be killed, its memory is its own, and what it does stops nobody
 * else. Threads will not do: native code in one cannot be stopped, and a full heap takes all down.
 */
import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { WorkFailed } from "#app/platform/killable-work.ts";

export interface PoolOptions<Order> {
  /** The program; it is sent orders and sends back reports. */
  program: URL;
  /** Longest one order may take, in milliseconds. */
  timeLimitMs: number;
  /** Most memory a process may hold, in bytes. Watched where the system has /proc. */
  memoryLimitBytes: number;
  /** Most memory for what JavaScript makes, in megabytes. Held everywhere. */
  heapMegabytes: number;
  /** Orders worked on at the same time. */
  processes: number;
  /** Orders that may wait; the next is refused. */
  queueLength: number;
  /** How long a process waits for its next order before it ends, in milliseconds. */
  idleMs: number;
  /** Told of every order that was begun and failed, and why. */
  onFailure(order: Order, reason: string): void;
}

export interface WorkPool<Order, Answer> {
  /** Throws WorkFailed. */
  work(order: Order): Promise<Answer>;
  /** Ends all processes; orders that are not done fail. */
  stop(): Promise<void>;
}

/** What a process says. */
export type WorkReport<Answer> =
  | { type: "ready" }
  | { type: "done"; answer: Answer }
  | { type: "failed"; reason: string };

const MEMORY_LOOK_MS = 100;

interface Job<Order, Answer> {
  order: Order;
  resolve(answer: Answer): void;
  reject(error: WorkFailed): void;
}

/** A pool without a process yet: the first order starts one. */
export function createWorkPool<Order, Answer>(
  settings: PoolOptions<Order>,
): WorkPool<Order, Answer> {
  const waiting: Job<Order, Answer>[] = [];
  const workers = new Set<Worker<Order, Answer>>();
  let isStopping = false;

  const advance = (): void => {
    while (waiting.length > 0) {
      const free = [...workers].find((worker) => worker.isFree);
      const worker = free ?? (workers.size < settings.processes ? start() : undefined);
      const job = worker && waiting.shift();
      if (!job) return;
      worker.begin(job);
    }
  };
  const start = (): Worker<Order, Answer> => {
    const worker = new Worker<Order, Answer>(settings, {
      free: advance,
      ended: () => {
        workers.delete(worker);
        advance();
      },
    });
    workers.add(worker);
    return worker;
  };

  return {
    work(order) {
      if (isStopping || waiting.length >= settings.queueLength) {
        return Promise.reject(new WorkFailed("busy", "too many orders wait"));
      }
      return new Promise((resolve, reject) => {
        waiting.push({ order, resolve, reject });
        advance();
      });
    },
    async stop() {
      isStopping = true;
      for (const job of waiting.splice(0)) {
        job.reject(new WorkFailed("busy", "the pool is stopping"));
      }
      await Promise.all([...workers].map((worker) => worker.end()));
    },
  };
}

/** One process and the order it works on. */
class Worker<Order, Answer> {
  readonly #settings: PoolOptions<Order>;
  readonly #tell: { free(): void; ended(): void };
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #job: Job<Order, Answer> | null = null;
  #trouble: WorkFailed | null = null;
  #timers: NodeJS.Timeout[] = [];

  constructor(settings: PoolOptions<Order>, tell: { free(): void; ended(): void }) {
    this.#settings = settings;
    this.#tell = tell;
    this.#child = fork(fileURLToPath(settings.program), {
      serialization: "advanced",
      // What this process was started with (a loader, a test runner) means nothing there, and
      // the addresses and secrets in its environment are none of its business.
      execArgv: [`--max-old-space-size=${settings.heapMegabytes}`],
      env: { PATH: process.env.PATH ?? "", NODE_ENV: process.env.NODE_ENV ?? "" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#ended = new Promise((resolve) => {
      this.#child.once("exit", () => resolve());
      this.#child.once("error", () => resolve());
    });
    this.#ended.then(() => this.#close());
    this.#child.on("message", (report: WorkReport<Answer>) => this.#hear(report));
    this.#child.unref();
    this.#child.channel?.unref();
  }

  get isFree(): boolean {
    return this.#job === null && this.#trouble === null && this.#child.connected;
  }

  begin(job: Job<Order, Answer>): void {
    this.#stopTimers();
    this.#job = job;
    // While it works, nobody may leave without hearing how it ended.
    this.#child.ref();
    this.#child.channel?.ref();
    const tooLong = () => this.#kill(new WorkFailed("tooLong", "the time limit passed"));
    this.#timers = [
      setTimeout(tooLong, this.#settings.timeLimitMs),
      setInterval(() => this.#watchMemory(), MEMORY_LOOK_MS),
    ];
    // A child that died just now says so by its exit.
    this.#child.send(job.order as object, () => undefined); // orders are objects that can be copied
  }

  end(): Promise<void> {
    this.#child.ref();
    this.#kill(new WorkFailed("busy", "the pool is stopping"));
    return this.#ended;
  }

  #hear(report: WorkReport<Answer>): void {
    const job = this.#job;
    if (!job || report.type === "ready") return;
    this.#job = null;
    this.#stopTimers();
    this.#child.unref();
    this.#child.channel?.unref();
    if (report.type === "done") job.resolve(report.answer);
    else {
      this.#settings.onFailure(job.order, report.reason);
      job.reject(new WorkFailed("failed", report.reason));
    }
    this.#timers = [setTimeout(() => this.#child.kill(), this.#settings.idleMs).unref()];
    this.#tell.free();
  }

  #kill(trouble: WorkFailed): void {
    this.#trouble ??= trouble;
    this.#stopTimers();
    this.#child.kill("SIGKILL");
  }

  #close(): void {
    this.#stopTimers();
    const trouble = this.#trouble ?? new WorkFailed("failed", "the process ended");
    const job = this.#job;
    this.#job = null;
    if (job) {
      this.#settings.onFailure(job.order, trouble.message);
      job.reject(trouble);
    }
    this.#tell.ended();
  }

  async #watchMemory(): Promise<void> {
    const bytes = await residentBytes(this.#child.pid);
    if (bytes !== null && bytes > this.#settings.memoryLimitBytes && this.#job) {
      this.#kill(new WorkFailed("tooMuchMemory", "the memory limit passed"));
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
