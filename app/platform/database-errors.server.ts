/** Prisma's and pg's ways to say that the database cannot be reached or is overrun. */
const AWAY_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08003",
  "08006",
]);

function codesOf(error: unknown, depth = 0): string[] {
  if (!error || typeof error !== "object" || depth > 4) return [];
  const { code, cause, meta } = error as {
    code?: unknown;
    cause?: unknown;
    meta?: unknown;
  }; // any thrown value
  const driver = (meta as { driverAdapterError?: unknown } | undefined)
    ?.driverAdapterError; // Prisma's wrapping
  const original = (error as { originalCode?: unknown }).originalCode; // driver adapter errors
  return [
    ...(typeof code === "string" ? [code] : []),
    ...(typeof original === "string" ? [original] : []),
    ...codesOf(cause, depth + 1),
    ...codesOf(driver, depth + 1),
  ];
}

/** True when an error means "the database is away", not "the query was wrong". */
export function isDatabaseAway(error: unknown): boolean {
  if (codesOf(error).some((code) => AWAY_CODES.has(code))) return true;
  const message = error instanceof Error ? error.message : "";
  return /Can't reach database server|Connection terminated|Server has closed the connection|timeout exceeded when trying to connect|DatabaseNotReachable|SocketTimeout|ConnectionClosed/.test(
    message,
  );
}
