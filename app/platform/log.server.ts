import pino from "pino";

/**
 * One line of JSON an event, with ids and counts only: never content, names, addresses or
 * tokens. The keys are listed so that nothing slips in with an object.
 */
export interface LogFields {
  requestId?: string;
  personId?: string;
  sessionId?: string;
  draftId?: string;
  socketId?: string;
  reason?: string;
  code?: number;
  status?: number;
  method?: string;
  route?: string;
  count?: number;
  bytes?: number;
  ms?: number;
  error?: unknown;
}

export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

const KEYS = [
  "requestId",
  "personId",
  "sessionId",
  "draftId",
  "socketId",
  "reason",
  "code",
  "status",
  "method",
  "route",
  "count",
  "bytes",
  "ms",
] as const satisfies readonly (keyof LogFields)[];

function allowed(fields: LogFields | undefined): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const key of KEYS) {
    if (fields?.[key] !== undefined) line[key] = fields[key];
  }
  if (fields?.error instanceof Error) {
    line.error = {
      name: fields.error.name,
      message: fields.error.message,
      stack: fields.error.stack,
    };
  } else if (fields?.error !== undefined) {
    line.error = String(fields.error);
  }
  return line;
}

/** A log on standard error at the given level ("silent" says nothing). */
export function createLog(level: string): Log {
  const out = pino({ level, base: undefined }, pino.destination({ fd: 2, sync: false }));
  return {
    info: (message, fields) => out.info(allowed(fields), message),
    warn: (message, fields) => out.warn(allowed(fields), message),
    error: (message, fields) => out.error(allowed(fields), message),
  };
}
