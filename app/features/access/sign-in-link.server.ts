import { Refusal } from "#app/domain/refusal.ts";
import { signInLinkPath } from "#app/paths.ts";
import type { ServerContext } from "#app/platform/context.server.ts";
import { newToken, tokenHash } from "#app/platform/token.server.ts";
import { type Browser, enter } from "./session-commands.server.ts";

const LINK_MS = 10 * 60_000;

/**
 * Makes a link that lets one person in once, within ten minutes; for an operator at the
 * command line. Refuses "notFound" when nobody has the address and "conflict" when the
 * person is suspended.
 */
export async function makeSignInLink(ctx: ServerContext, email: string): Promise<string> {
  const person = await ctx.db.person.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true, suspendedAt: true },
  });
  if (!person) throw new Refusal("notFound", "Nobody here has this e-mail address.");
  if (person.suspendedAt) {
    throw new Refusal("conflict", "This person is suspended. Restore them first.");
  }
  const token = newToken();
  const now = ctx.now();
  await ctx.db.signInLink.create({
    data: {
      tokenHash: tokenHash(token),
      personId: person.id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LINK_MS),
    },
  });
  return `${ctx.origin}${signInLinkPath(token)}`;
}

/** Whose link it is, or null when it is unknown, used or too old. Looking uses nothing up. */
export async function findSignInLink(
  ctx: ServerContext,
  token: string,
): Promise<{ name: string } | null> {
  const link = await ctx.db.signInLink.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: {
      usedAt: true,
      expiresAt: true,
      person: { select: { name: true, suspendedAt: true } },
    },
  });
  const isGood = link && !link.usedAt && link.expiresAt > ctx.now();
  return isGood && !link.person.suspendedAt ? { name: link.person.name } : null;
}

/**
 * Uses the link up and lets its person in: exactly once, however many ask at the same
 * moment. Answers with the token for the cookie, or null when the link is not good.
 */
export async function enterByLink(
  ctx: ServerContext,
  token: string,
  browser: Browser,
): Promise<string | null> {
  const now = ctx.now();
  const hash = tokenHash(token);
  const { count } = await ctx.db.signInLink.updateMany({
    where: {
      tokenHash: hash,
      usedAt: null,
      expiresAt: { gt: now },
      person: { suspendedAt: null },
    },
    data: { usedAt: now },
  });
  if (count !== 1) return null;
  const link = await ctx.db.signInLink.findUniqueOrThrow({
    where: { tokenHash: hash },
    select: { personId: true },
  });
  return enter(ctx, link.personId, browser);
}
