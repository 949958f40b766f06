import { hash, verify } from "@node-rs/argon2";

/**
 * argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane); about 30 ms of one core in a
 * worker thread of the library's. At most four at once, so that a storm of sign-ins cannot
 * take all memory.
 */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 4;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** The encoded hash to store. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, OPTIONS));
}

/** A hash of no password, so that an unknown address takes as long as a known one. */
const NOBODY = hash("no such account, but the same work", OPTIONS);

/** True when the password is the one stored; `null` (no account, no password) costs the same. */
export async function isPassword(
  password: string,
  stored: string | null,
): Promise<boolean> {
  const against = stored ?? (await NOBODY);
  const matches = await inTurn(() => verify(against, password));
  return matches && stored !== null;
}
