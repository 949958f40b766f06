import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import type { PoolConfig } from "pg";

/** A wire between a pool and its database that a test can cut. */
export interface Wire {
  /** The pool, led through the wire. */
  pool: PoolConfig;
  /** Breaks every connection and refuses new ones. */
  cut(): void;
  /** Connections stay and nothing passes any more. */
  freeze(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Leads a pool through a wire. */
export async function wireTo(pool: PoolConfig): Promise<Wire> {
  const target = targetOf(pool);
  const pairs = new Set<[Socket, Socket]>();
  let state: "whole" | "cut" | "frozen" = "whole";
  const server = createServer((near) => {
    near.on("error", () => near.destroy());
    if (state !== "whole") {
      if (state === "cut") near.destroy();
      return;
    }
    const far = connect(target);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const [one, other] of [pair, [far, near]] as const) {
      one.on("data", (bytes) => {
        if (state === "whole") other.write(bytes);
      });
      one.on("error", () => one.destroy());
      one.on("close", () => {
        other.destroy();
        pairs.delete(pair);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  const breakAll = () => {
    for (const [near, far] of [...pairs]) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    pool: ledThrough(pool, port),
    cut() {
      state = "cut";
      breakAll();
    },
    freeze() {
      state = "frozen";
    },
    mend() {
      // What was swallowed meanwhile cannot be made good: those connections are lost.
      if (state === "frozen") breakAll();
      state = "whole";
    },
    close: () =>
      new Promise((resolve) => {
        breakAll();
        server.close(() => resolve());
      }),
  };
}

function targetOf(pool: PoolConfig): { path: string } | { host: string; port: number } {
  if (pool.connectionString) {
    const url = new URL(pool.connectionString);
    return { host: url.hostname, port: Number(url.port || 5432) };
  }
  const { host = "127.0.0.1", port = 5432 } = pool;
  return host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
}

function ledThrough(pool: PoolConfig, port: number): PoolConfig {
  if (!pool.connectionString) return { ...pool, host: "127.0.0.1", port };
  const url = new URL(pool.connectionString);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return { ...pool, connectionString: url.href };
}
