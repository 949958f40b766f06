import { Refusal } from "#app/domain/refusal.ts";
import type { ServerContext } from "#app/platform/context.server.ts";
import { isPassword } from "#app/platform/password.server.ts";
import type { SignInInput } from "./access-input.ts";
import { type Browser, enter } from "./session-commands.server.ts";
import { createSignInLimits, type SignInLimits } from "./sign-in-limits.server.ts";

/** The limits of this process: they must outlive a request, and nothing else here does. */
export const signInLimits = createSignInLimits();

/**
 * Signs somebody in with address and password; answers with the token for the cookie.
 * Refuses "invalid" with one and the same sentence, after the same work, whether the address
 * is unknown, has no password, is suspended, or the password is wrong; "tooMany" beyond the
 * limits.
 */
export async function signIn(
  ctx: ServerContext,
  input: SignInInput,
  browser: Browser,
  limits: SignInLimits = signInLimits,
): Promise<string> {
  const attempt = await limits.begin(input.email, ctx.address);
  const person = await ctx.db.person.findUnique({
    where: { email: input.email },
    select: { id: true, passwordHash: true, suspendedAt: true },
  });
  const matches = await isPassword(input.password, person?.passwordHash ?? null);
  if (!person || !matches || person.suspendedAt) {
    throw new Refusal("invalid", "The e-mail address or the password is not right.");
  }
  await attempt.succeeded();
  return enter(ctx, person.id, browser);
}
