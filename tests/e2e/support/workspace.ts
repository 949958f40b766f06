import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const START_MS = 120_000;
const STOP_MS = 15_000;

export interface RunningServer {
  address: string;
  /** Error lines of its log, and whatever was not a line of the log at all. */
  complaints(): string[];
  stop(): Promise<void>;
}

/** Starts `translocal serve` on a free port and waits until it is ready. */
export async function startWorkspace(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<RunningServer> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const { ORIGIN, DATABASE_URL, ...inherited } = process.env;
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "server/cli/translocal.ts", "serve"],
    {
      env: {
        ...inherited,
        NODE_ENV: "production",
        HOST: "127.0.0.1",
        PORT: String(port),
        DATA_DIR: dataDir,
        LOG_LEVEL: "error",
        ...settings,
      },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  const said: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const complaints = () => said.join("").split("\n").filter(isComplaint);
  try {
    await ready(child, address);
  } catch (error) {
    await stop(child);
    throw new Error(`The server did not start.\n${said.join("")}`, { cause: error });
  }
  return { address, complaints, stop: () => stop(child) };
}

/** A line of the log at level "error" or over; Node's own warnings are none. */
function isComplaint(line: string): boolean {
  if (!line.trim() || /Warning|^\(Use `node/.test(line)) return false;
  try {
    const { level } = JSON.parse(line) as { level?: number }; // a line of our own log
    return level === undefined || level >= 50;
  } catch {
    return true;
  }
}

async function ready(child: ChildProcess, address: string): Promise<void> {
  const endsAt = Date.now() + START_MS;
  while (Date.now() < endsAt) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}.`);
    const answer = await fetch(`${address}/readyz`, {
      signal: AbortSignal.timeout(2_000),
    }).catch(() => null);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error(`It was not ready after ${START_MS / 1000} s.`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await ended;
  clearTimeout(late);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("No free port.")),
      );
    });
  });
}
