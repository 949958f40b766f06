import { z } from "zod";

/** Everything the process may be told from outside, parsed once at start. */
const Environment = z.object({
  /** Address to listen on. The demo network exists on loopback only. */
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Public origin, "https://translocal.example.org"; default: http://HOST:PORT. */
  ORIGIN: z.url().optional(),
  /** PostgreSQL 15 or newer; without it the embedded database in DATA_DIR is used. */
  DATABASE_URL: z.string().min(1).optional(),
  /** Embedded database and spool. */
  DATA_DIR: z.string().default("data"),
  /** Set to "off" to start an empty network where a demo would be planted. */
  DEMO: z.enum(["on", "off"]).default("on"),
  /** Set to "on" to show an edit to others only after the database has it. */
  STRICT: z.enum(["on", "off"]).default("off"),
  /** Number of proxies in front whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Bounds and pauses of the room server by name, as a JSON object of numbers. */
  ROOM_LIMITS: z
    .string()
    .default("{}")
    .transform((text, issue) => {
      try {
        return z.record(z.string(), z.number().positive()).parse(JSON.parse(text));
      } catch {
        issue.addIssue('must be a JSON object of positive numbers, as {"unloadMs":5000}');
        return z.NEVER;
      }
    }),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"])
    .default("info"),
});

export interface Env {
  host: string;
  port: number;
  origin: string;
  databaseUrl: string | undefined;
  dataDir: string;
  wantsDemo: boolean;
  isStrict: boolean;
  trustedProxies: number;
  roomLimits: Readonly<Record<string, number>>;
  logLevel: string;
}

/** True for an address only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Reads the environment. Throws an Error with one sentence a person can act on when a value
 * is of the wrong shape, or when a public origin would be served over plain HTTP.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = Environment.safeParse(source);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    throw new Error(
      `The setting ${first?.path.join(".")} is not usable: ${first?.message}.`,
    );
  }
  const env = parsed.data;
  const origin = new URL(env.ORIGIN ?? `http://${env.HOST}:${env.PORT}`).origin;
  if (origin.startsWith("http:") && !isLoopback(new URL(origin).hostname)) {
    throw new Error(`ORIGIN must be an https address, or one on this machine: ${origin}`);
  }
  return {
    host: env.HOST,
    port: env.PORT,
    origin,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    wantsDemo: env.DEMO === "on",
    isStrict: env.STRICT === "on",
    trustedProxies: env.TRUSTED_PROXIES,
    roomLimits: env.ROOM_LIMITS,
    logLevel: env.LOG_LEVEL,
  };
}
