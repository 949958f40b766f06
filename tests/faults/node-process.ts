import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";

export interface NodeProcessOptions {
  /** A script of this project that prints "ready" when it takes sockets. */
  script: string;
  env: Record<string, string>;
  /** Put before the command: a limit the process is to run under. */
  under?: string[];
  nodeArguments?: string[];
}

/** A line of the log of a node, as pino writes it. */
interface LogLine {
  level: number;
  msg: string;
  [field: string]: unknown;
}

/** A node in a process of its own that can be killed, stopped and started again. */
export class NodeProcess {
  /** Everything it warned of, over all its lives. */
  readonly log: LogLine[] = [];
  /** What it printed in this life. */
  printed = "";
  readonly #options: NodeProcessOptions;
  #child: ChildProcess | null = null;

  constructor(options: NodeProcessOptions) {
    this.#options = options;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Resolves when it takes sockets; rejects when it ends before. */
  async start(): Promise<void> {
    await this.launch();
    const ready = () => this.printed.includes("ready\n");
    while (!ready()) {
      const child = this.#child;
      if (!child || hasEnded(child)) throw new Error(`the node ended: ${this.last()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Starts it without waiting until it takes sockets. */
  async launch(): Promise<void> {
    const { script, env, under = [], nodeArguments = [] } = this.#options;
    const [command = process.execPath, ...rest] = [
      ...under,
      process.execPath,
      ...nodeArguments,
      "--import",
      "tsx",
      script,
    ];
    this.printed = "";
    const child = spawn(command, rest, {
      env: { ...process.env, NODE_OPTIONS: "", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    child.stdout?.on("data", (bytes) => {
      this.printed += String(bytes);
    });
    let torn = "";
    child.stderr?.on("data", (bytes) => {
      const lines = (torn + String(bytes)).split("\n");
      torn = lines.pop() ?? "";
      for (const line of lines) this.log.push(readLine(line));
    });
    await once(child, "spawn");
  }

  /** Ends it at once, wherever it is. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Asks it to end; answers with its exit code. */
  async stop(): Promise<number | null> {
    return this.#end("SIGTERM");
  }

  /** Resolves when it ended by itself. */
  async ended(): Promise<void> {
    const child = this.#child;
    if (child && !hasEnded(child)) await once(child, "exit");
  }

  /** The last words of its log. */
  last(): string {
    return this.log
      .slice(-3)
      .map((line) => JSON.stringify(line))
      .join("\n");
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child || hasEnded(child)) return child?.exitCode ?? null;
    const end = once(child, "exit");
    child.kill(signal);
    await end;
    return child.exitCode;
  }
}

const hasEnded = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null;

function readLine(line: string): LogLine {
  try {
    return JSON.parse(line);
  } catch {
    return { level: 60, msg: line };
  }
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  await new Promise((resolve) => server.close(resolve));
  return port;
}
