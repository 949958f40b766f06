import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Refusal } from "#app/domain/refusal.ts";

const WINDOW_SECONDS = 15 * 60;
const TRIES_PER_ACCOUNT = 10;
const TRIES_PER_ADDRESS = 100;

/** One try at somebody's password; say afterwards when it was the right one. */
export interface Try {
  succeeded(): Promise<void>;
}

export interface SignInLimits {
  /** Refuses "tooMany" when the account or the address has used up its tries. */
  begin(email: string, address: string): Promise<Try>;
}

/**
 * Counts tries in this process: ten an account in any fifteen minutes whatever address they
 * come from, a hundred wrong ones an address. An account nobody has is counted just the
 * same, so the count tells nothing. Tries that were turned away do not prolong the wait.
 */
export function createSignInLimits(): SignInLimits {
  const accounts = new RateLimiterMemory({
    keyPrefix: "account",
    points: TRIES_PER_ACCOUNT,
    duration: WINDOW_SECONDS,
  });
  const addresses = new RateLimiterMemory({
    keyPrefix: "address",
    points: TRIES_PER_ADDRESS,
    duration: WINDOW_SECONDS,
  });

  return {
    async begin(email, address) {
      const network = networkOf(address);
      await take(addresses, network, "from this address");
      const account = createHash("sha256")
        .update(email.toLowerCase())
        .digest("base64url");
      await take(accounts, account, "for this account");
      return {
        async succeeded() {
          await accounts.delete(account);
          await addresses.reward(network, 1);
        },
      };
    },
  };
}

async function take(
  limiter: RateLimiterMemory,
  key: string,
  where: string,
): Promise<void> {
  try {
    const { consumedPoints } = await limiter.consume(key);
    // Count from the latest try: a window that stood still would allow twice as many
    // around its end.
    await limiter.set(key, consumedPoints, WINDOW_SECONDS);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
    throw new Refusal(
      "tooMany",
      `Too many tries ${where}. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, then try again.`,
    );
  }
}

/** An IPv6 household has 2^64 addresses: its network counts as one. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address;
  const [head = "", tail = ""] = address.split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail.split(":").filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0");
  return [...before, ...zeros, ...after].slice(0, 4).join(":");
}
