import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg, { type PoolConfig } from "pg";
import { freePort } from "./node-process.ts";

const VERSIONS = "/usr/lib/postgresql";

/** Where the programs of a PostgreSQL server are on this machine, or null. */
export function serverPrograms(): string | null {
  if (!existsSync(VERSIONS)) return null;
  const [newest] = readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a));
  const folder = join(VERSIONS, newest ?? "", "bin");
  return existsSync(join(folder, "initdb")) ? folder : null;
}

/** A PostgreSQL server that belongs to one test, so that it can be killed. */
export class OwnServer {
  readonly pool: PoolConfig;
  readonly #programs: string;
  readonly #folder: string;
  readonly #as: { uid: number; gid: number } | undefined;
  #child: ChildProcess | null = null;
  #tracer: ChildProcess | null = null;

  /** Makes its data folder; with all the care for the disk that a real one takes. */
  static async make(programs: string): Promise<OwnServer> {
    return new OwnServer(programs, await freePort());
  }

  private constructor(programs: string, port: number) {
    this.#programs = programs;
    this.#folder = mkdtempSync(join(tmpdir(), "translocal-server-"));
    this.#as = unprivileged();
    if (this.#as) chownSync(this.#folder, this.#as.uid, this.#as.gid);
    this.pool = { host: "127.0.0.1", port, user: "postgres", database: "postgres" };
    const options = ["-D", this.#folder, "-U", "postgres", "-A", "trust"];
    execFileSync(join(programs, "initdb"), options, { ...this.#as, stdio: "ignore" });
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const port = String(this.pool.port);
    const settings = ["-D", this.#folder, "-p", port, "-k", "", "-h", "127.0.0.1"];
    this.#child = spawn(join(this.#programs, "postgres"), settings, {
      ...this.#as,
      stdio: "ignore",
    });
    while (!(await this.#answers())) {
      if (this.#child.exitCode !== null) throw new Error("the server does not start");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** As when the power of the process is cut: its children notice and end as well. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** An immediate shutdown: no checkpoint, connections broken. */
  async quit(): Promise<void> {
    await this.#end("SIGQUIT");
  }

  /** From here on the disk refuses to flush what any of its processes wrote. */
  async failToFlush(): Promise<void> {
    const parent = String(this.#child?.pid);
    const children = execFileSync("pgrep", ["-P", parent]).toString().trim().split("\n");
    const processes = [parent, ...children].flatMap((pid) => ["-p", pid]);
    const faults = ["-e", "inject=fsync,fdatasync:error=EIO"];
    this.#tracer = spawn("strace", ["-f", "-o", "/dev/null", ...faults, ...processes]);
    await once(this.#tracer.stderr!, "data"); // it says whom it watches
  }

  async remove(): Promise<void> {
    await this.#end("SIGQUIT");
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    this.#tracer?.kill();
    this.#tracer = null;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const end = once(child, "exit");
    child.kill(signal);
    await end;
  }

  async #answers(): Promise<boolean> {
    const client = new pg.Client(this.pool);
    client.on("error", () => {});
    try {
      await client.connect();
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => {});
    }
  }
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"]));
  return { uid: id("-u"), gid: id("-g") };
}
