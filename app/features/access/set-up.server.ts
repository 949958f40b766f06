import { notFound, Refusal } from "#app/domain/refusal.ts";
import { setUpPath } from "#app/paths.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ServerContext } from "#app/platform/context.server.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import { newToken, tokenHash } from "#app/platform/token.server.ts";
import type { SetUpInput } from "./access-input.ts";
import { passwordProblem } from "./password-rule.server.ts";
import { type Browser, enter } from "./session-commands.server.ts";

const SET_UP_KEY = "setUpTokenHash";
const NETWORK_NAME_KEY = "networkName";

/**
 * The link that makes the first administrator, or null when there is one. Only its hash is
 * kept, so every start of the process makes a new link and the one before is dead.
 */
export async function ensureSetUpLink(ctx: ServerContext): Promise<string | null> {
  if (await hasAdministrator(ctx.db)) {
    await ctx.db.setting.deleteMany({ where: { key: SET_UP_KEY } });
    return null;
  }
  const token = newToken();
  const value = storedHash(token);
  await ctx.db.setting.upsert({
    where: { key: SET_UP_KEY },
    create: { key: SET_UP_KEY, value },
    update: { value },
  });
  return `${ctx.origin}${setUpPath(token)}`;
}

/** Refuses "notFound" unless the token is that of the link printed last. Uses nothing up. */
export async function checkSetUpLink(ctx: ServerContext, token: string): Promise<void> {
  const row = await ctx.db.setting.findUnique({ where: { key: SET_UP_KEY } });
  if (row?.value !== storedHash(token)) throw notFound();
}

/**
 * Names the network and makes its first administrator, who is its first steward as well;
 * answers with the token for the cookie. Once: the link is used up in the same transaction.
 * Refuses "notFound" when the link is not good, "conflict" when the address is taken,
 * "invalid" for a password that may not be chosen.
 */
export async function setUpNetwork(
  ctx: ServerContext,
  token: string,
  input: SetUpInput,
  browser: Browser,
): Promise<string> {
  await checkSetUpLink(ctx, token);
  const problem = passwordProblem(input.password, input.email);
  if (problem) throw new Refusal("invalid", problem, { field: "password" });
  const passwordHash = await hashPassword(input.password);
  const personId = await transact(ctx, async (tx, recording) => {
    const { count } = await tx.setting.deleteMany({
      where: { key: SET_UP_KEY, value: storedHash(token) },
    });
    if (count !== 1 || (await hasAdministrator(tx))) throw notFound();
    const taken = await tx.person.findUnique({
      where: { email: input.email },
      select: { id: true },
    });
    if (taken) {
      throw new Refusal("conflict", "This address has an account already.", {
        field: "email",
      });
    }
    const { id } = await tx.person.create({
      data: {
        email: input.email,
        name: input.name,
        passwordHash,
        isAdministrator: true,
        createdAt: ctx.now(),
        grants: { create: { scope: "network", right: "steward" } },
      },
      select: { id: true },
    });
    await tx.setting.upsert({
      where: { key: NETWORK_NAME_KEY },
      create: { key: NETWORK_NAME_KEY, value: input.networkName },
      update: { value: input.networkName },
    });
    await record(
      { ...recording, actorId: id },
      { type: "network.founded", details: { network: input.networkName } },
    );
    return id;
  });
  return enter(ctx, personId, browser);
}

async function hasAdministrator(
  db: Pick<ServerContext["db"], "person">,
): Promise<boolean> {
  const row = await db.person.findFirst({
    where: { isAdministrator: true, suspendedAt: null },
    select: { id: true },
  });
  return row !== null;
}

function storedHash(token: string): string {
  return Buffer.from(tokenHash(token)).toString("base64url");
}
