import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface ChildOptions {
  file: string;
  /** Path of the Node to run it with; this one if not said. */
  node?: string;
  /** Arguments for Node, before the file. */
  nodeArguments?: string[];
  env?: Record<string, string>;
}

const START_MS = 60_000;
const STOP_MS = 20_000;

/** A measured server in a process of its own. */
export class ChildServer {
  readonly port: number;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.port = port;
  }

  /** Answers when the server takes sockets. With PROFILE=<folder> Node writes a CPU profile there. */
  static async start(options: ChildOptions): Promise<ChildServer> {
    const profile = process.env.PROFILE
      ? ["--cpu-prof", `--cpu-prof-dir=${process.env.PROFILE}`]
      : [];
    const child = spawn(
      options.node ?? process.execPath,
      ["--expose-gc", ...profile, ...(options.nodeArguments ?? []), options.file],
      {
        stdio: ["ignore", "ignore", "inherit", "ipc"],
        env: { ...process.env, NODE_ENV: "production", ...options.env },
      },
    );
    const impatient = setTimeout(() => child.kill("SIGKILL"), START_MS);
    const [message] = await Promise.race([
      once(child, "message"),
      once(child, "exit").then(() => [null]),
    ]);
    clearTimeout(impatient);
    if (!message) throw new Error(`${options.file} did not start.`);
    return new ChildServer(child, message.port);
  }

  get pid(): number {
    if (this.#process.pid === undefined) throw new Error("The server is not running.");
    return this.#process.pid;
  }

  /** Collects the server's garbage and answers how many bytes JavaScript holds after that. */
  async collect(): Promise<number> {
    this.#process.send("collect");
    const [{ heldBytes }] = await once(this.#process, "message");
    return heldBytes;
  }

  /** Asks it to stop, as an installation is stopped, and waits. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, "exit");
    const impatient = setTimeout(() => this.#process.kill("SIGKILL"), STOP_MS);
    this.#process.kill("SIGTERM");
    await gone;
    clearTimeout(impatient);
  }
}
