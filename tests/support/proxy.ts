/**
 * Faults of the network: a line between somebody and a port that can be cut, frozen, slowed,
 * throttled, torn into small pieces and closed on one side, at any moment. A wire is such a
 * line to a database.
 */
import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import type { PoolConfig } from "pg";

/** What the client says goes up, what it hears comes down. */
export type Way = "up" | "down";

/** How a line is at the moment. */
export interface Weather {
  /** Ways on which nothing passes. What was said waits, as on a line without signal. */
  frozen: readonly Way[];
  /** Every piece waits up to this long. */
  delayMs: number;
  /** Each way has this much. */
  bytesPerSecond: number;
  /** A piece is never larger; each is cut anew, so frames arrive in any number of parts. */
  pieceBytes: number;
}

const FAIR: Weather = {
  frozen: [],
  delayMs: 0,
  bytesPerSecond: Number.POSITIVE_INFINITY,
  pieceBytes: Number.POSITIVE_INFINITY,
};

/** A line that a test can break. */
export interface Line {
  /** Where to connect instead. */
  port: number;
  /** Changes the weather; what is not named stays. */
  set(weather: Partial<Weather>): void;
  /** Breaks every connection and refuses new ones until mended. */
  cut(): void;
  /** Breaks every connection once this many more bytes have passed: in the middle of a frame. */
  cutIn(bytes: number): void;
  /** Tells one side that the other has said its last word, though it has not. */
  halfClose(way: Way): void;
  /** Fair weather, new connections are taken; what was held back arrives. */
  mend(): void;
  close(): Promise<void>;
}

type Target = { path: string } | { host: string; port: number };

/** Leads to a target over a line; `random` gives the sizes of pieces and the delays. */
export async function lineTo(target: Target, random = Math.random): Promise<Line> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const waiting = new Set<() => void>();
  let weather = FAIR;
  let isCut = false;
  let bytesToCut = Number.POSITIVE_INFINITY;

  const breakAll = () => {
    bytesToCut = Number.POSITIVE_INFINITY;
    for (const pair of [...pairs]) for (const socket of pair) socket.destroy();
    for (const wake of [...waiting]) wake();
  };
  const change = (next: Weather) => {
    weather = next;
    for (const wake of [...waiting]) wake();
  };
  const thaw = async (way: Way, to: Socket) => {
    while (weather.frozen.includes(way) && !to.destroyed) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          waiting.delete(wake);
          resolve();
        };
        waiting.add(wake);
      });
    }
  };

  const pass = async (piece: Buffer, way: Way, to: Socket) => {
    const ms =
      random() * weather.delayMs + (piece.length * 1000) / weather.bytesPerSecond;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    await thaw(way, to);
    bytesToCut -= piece.length;
    const isLast = bytesToCut <= 0;
    // After a half close nobody listens on that way.
    if (to.destroyed || to.writableEnded) return;
    const isTaken = to.write(
      isLast ? piece.subarray(0, piece.length + bytesToCut) : piece,
    );
    if (isLast) breakAll();
    else if (!isTaken) await drained(to);
  };

  const carry = async (from: Socket, to: Socket, way: Way) => {
    try {
      const chunks = from.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>; // no encoding is set
      for await (const chunk of chunks) {
        for (let at = 0; at < chunk.length && !to.destroyed; ) {
          const most = Math.min(weather.pieceBytes, weather.bytesPerSecond / 20);
          const size = most < chunk.length ? Math.ceil(random() * most) : chunk.length;
          const piece = chunk.subarray(at, at + Math.max(1, size));
          at += piece.length;
          await pass(piece, way, to);
        }
      }
      await thaw(way, to);
      to.end();
    } catch {
      to.destroy(); // broken on this side, so on the other
    }
  };

  const server = createServer({ allowHalfOpen: true }, (near) => {
    near.on("error", () => {}); // told by `carry`
    if (isCut) {
      near.destroy();
      return;
    }
    near.setNoDelay(true);
    const far = connect({ ...target, allowHalfOpen: true });
    far.on("error", () => near.destroy());
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const socket of pair) socket.on("close", () => pairs.delete(pair));
    void carry(near, far, "up");
    void carry(far, near, "down");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port, // listening on TCP
    set: (part) => change({ ...weather, ...part }),
    cut() {
      isCut = true;
      breakAll();
    },
    cutIn(bytes) {
      bytesToCut = bytes;
    },
    halfClose(way) {
      for (const [near, far] of pairs) (way === "up" ? far : near).end();
    },
    mend() {
      isCut = false;
      bytesToCut = Number.POSITIVE_INFINITY;
      change(FAIR);
    },
    close: () =>
      new Promise((resolve) => {
        change(FAIR);
        breakAll();
        server.close(() => resolve());
      }),
  };
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off("drain", done);
      socket.off("close", done);
      resolve();
    };
    socket.on("drain", done);
    socket.on("close", done);
  });
}

/** A wire between a pool and its database that a test can cut. */
export interface Wire {
  /** The pool, led through the wire. */
  pool: PoolConfig;
  /** Breaks every connection and refuses new ones. */
  cut(): void;
  /** Connections stay and nothing passes any more. */
  freeze(): void;
  /** Everything passes, each piece up to this much later. */
  slow(ms: number): void;
  mend(): void;
  close(): Promise<void>;
}

/** Leads a pool through a wire. */
export async function wireTo(pool: PoolConfig): Promise<Wire> {
  const line = await lineTo(targetOf(pool));
  let isFrozen = false;
  return {
    pool: ledThrough(pool, line.port),
    cut: () => line.cut(),
    freeze() {
      isFrozen = true;
      line.set({ frozen: ["up", "down"] });
    },
    slow: (delayMs) => line.set({ delayMs }),
    mend() {
      // A database that was away for long has forgotten whom it spoke to.
      if (isFrozen) line.cut();
      isFrozen = false;
      line.mend();
    },
    close: () => line.close(),
  };
}

function targetOf(pool: PoolConfig): Target {
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
