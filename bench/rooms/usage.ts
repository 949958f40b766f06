/** What processes used, as the kernel counts it: processor time to the nanosecond, and memory. */
import { readdirSync, readFileSync } from "node:fs";

/** Processor time of all threads of a process since it started, in milliseconds. */
export function cpuMs(pid: number): number {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      const [onCpu = "0"] = readFileSync(
        `/proc/${pid}/task/${thread}/schedstat`,
        "utf8",
      ).split(" ");
      nanoseconds += Number(onCpu);
    } catch (error) {
      if (!isGone(error)) throw error; // a thread that ended while we read
    }
  }
  return nanoseconds / 1e6;
}

const TICK_MS = 10; // USER_HZ is 100 on Linux, whatever the kernel's own clock

/**
 * Of a process' processor time, what the kernel took on its behalf (sockets, files, wake-ups), in
 * milliseconds. Counted in ticks of 10 ms, so only a long stretch tells something.
 */
export function kernelMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // Behind the name, which may hold anything: state is the third field, `stime` the fifteenth.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[12]) * TICK_MS;
}

/** Memory a process holds now (resident set), in bytes. */
export function residentBytes(pid: number): number {
  const [, kib] =
    /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  if (!kib) throw new Error(`No memory is told of process ${pid}.`);
  return Number(kib) * 1024;
}

/** Processor time of several processes between two moments; new ones count from their start. */
export class CpuMeter {
  readonly #pids: () => Promise<number[]>;
  #before = new Map<number, number>();

  constructor(pids: () => Promise<number[]>) {
    this.#pids = pids;
  }

  async start(): Promise<void> {
    this.#before = await this.#read();
  }

  /** Milliseconds since `start`. */
  async soFar(): Promise<number> {
    let sum = 0;
    for (const [pid, ms] of await this.#read()) sum += ms - (this.#before.get(pid) ?? 0);
    return sum;
  }

  async #read(): Promise<Map<number, number>> {
    const used = new Map<number, number>();
    for (const pid of await this.#pids()) {
      try {
        used.set(pid, cpuMs(pid));
      } catch (error) {
        if (!isGone(error)) throw error; // a database connection that was just closed
      }
    }
    return used;
  }
}

function isGone(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ENOENT" || code === "ESRCH";
}
