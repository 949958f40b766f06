import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findActor } from "#app/features/access/actor.server.ts";
import {
  enterAsDemoPerson,
  listDemoPeople,
} from "#app/features/access/demo-sign-in.server.ts";
import {
  endSession,
  signOut,
  signOutElsewhere,
} from "#app/features/access/session-commands.server.ts";
import { listSessions } from "#app/features/access/session-queries.server.ts";
import {
  checkSetUpLink,
  ensureSetUpLink,
  setUpNetwork,
} from "#app/features/access/set-up.server.ts";
import { signIn } from "#app/features/access/sign-in.server.ts";
import { createSignInLimits } from "#app/features/access/sign-in-limits.server.ts";
import {
  enterByLink,
  findSignInLink,
  makeSignInLink,
} from "#app/features/access/sign-in-link.server.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import {
  findSession,
  SESSION_IDLE_MS,
  SESSION_MAX_MS,
  startSession,
} from "#app/platform/session.server.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor, serverContext } from "#tests/support/makers.ts";

const PASSWORD = "quarry lantern biscuit tide";
const browser = { userAgent: "test", previousToken: null };

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;
let passwordHash: string;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => database.close());

const tokenOf = (link: string) => link.split("/").at(-1) ?? "";
const limits = () => createSignInLimits();

describe("signing in with a password", () => {
  test("somebody with the right password is let in", async () => {
    const { db } = database;
    const ada = await make.official({ passwordHash });
    const ctx = serverContext(db);
    const token = await signIn(ctx, { email: ada.email, password: PASSWORD }, browser);
    expect(await findSession(db, token, new Date())).toMatchObject({ personId: ada.id });
  });

  test("whoever may not come in learns nothing of why", async () => {
    const ada = await make.official({ passwordHash });
    const suspended = await make.official({ passwordHash, suspendedAt: new Date() });
    const invited = await make.official();
    const ctx = serverContext(database.db);
    const tries = [
      { email: ada.email, password: "not it at all" },
      { email: suspended.email, password: PASSWORD },
      { email: invited.email, password: PASSWORD },
      { email: "nobody@example.org", password: PASSWORD },
    ];
    for (const input of tries) {
      await expect(signIn(ctx, input, browser, limits())).rejects.toMatchObject({
        reason: "invalid",
        message: "The e-mail address or the password is not right.",
      });
    }
  });

  test("an unknown address takes as long as a known one", async () => {
    const ada = await make.official({ passwordHash });
    const ctx = serverContext(database.db);
    const times: Record<string, number[]> = { known: [], unknown: [] };
    const emails = { known: ada.email, unknown: "nobody@example.org" };
    // One after the other, so that a busy machine slows both alike.
    for (let i = 0; i < 9; i += 1) {
      for (const [name, email] of Object.entries(emails)) {
        const start = performance.now();
        await signIn(ctx, { email, password: "wrong" }, browser, limits()).catch(
          () => {},
        );
        times[name]!.push(performance.now() - start);
      }
    }
    const median = (name: string) => times[name]!.sort((a, b) => a - b)[4]!;
    // Without the same hashing the unknown one would take a tenth of the time.
    expect(median("unknown") / median("known")).toBeGreaterThan(0.4);
  });

  test("the eleventh try at an account is turned away, even with the right password", async () => {
    const ada = await make.official({ passwordHash });
    const shared = limits();
    const attempt = (password: string, address: string) =>
      signIn(
        serverContext(database.db, { address }),
        { email: ada.email, password },
        browser,
        shared,
      );
    for (let i = 0; i < 10; i += 1) {
      await expect(attempt("wrong", `192.0.2.${i}`)).rejects.toMatchObject({
        reason: "invalid",
      });
    }
    await expect(attempt(PASSWORD, "198.51.100.1")).rejects.toMatchObject({
      reason: "tooMany",
    });
  });

  test("the session a browser carried before ends when it signs in", async () => {
    const { db } = database;
    const ada = await make.official({ passwordHash });
    const before = await make.contextFor(ada);
    const ctx = serverContext(db);
    const token = await signIn(
      ctx,
      { email: ada.email, password: PASSWORD },
      { userAgent: "test", previousToken: before.token },
    );
    expect(token).not.toBe(before.token);
    expect(await findSession(db, before.token, new Date())).toBeNull();
    expect(ctx.live.revalidated).toEqual([{ sessionId: before.sessionId }]);
  });
});

describe("a session", () => {
  test("is over after eight idle hours and after seven days", async () => {
    const { db } = database;
    const ada = await make.official();
    const start = new Date("2017-07-20T14:00:00Z");
    const later = (ms: number) => new Date(start.getTime() + ms);
    const { token } = await startSession(db, {
      personId: ada.id,
      userAgent: "",
      now: start,
    });
    expect(await findSession(db, token, later(SESSION_IDLE_MS + 1))).toBeNull();
    for (let ms = 0; ms < SESSION_MAX_MS; ms += SESSION_IDLE_MS) {
      expect(await findSession(db, token, later(ms))).not.toBeNull();
    }
    expect(await findSession(db, token, later(SESSION_MAX_MS + 1))).toBeNull();
  });

  test("that was signed out opens nothing, and its sockets are told", async () => {
    const ada = await make.official();
    const ctx = await make.contextFor(ada);
    await signOut(ctx, ctx.token);
    expect(await findSession(database.db, ctx.token, new Date())).toBeNull();
    expect(ctx.live.revalidated).toEqual([{ sessionId: ctx.sessionId }]);
  });

  test("stays when the others are ended", async () => {
    const ada = await make.official();
    const grace = await make.contextFor(await make.official());
    const elsewhere = [await make.contextFor(ada), await make.contextFor(ada)];
    const ctx = await make.contextFor(ada);
    expect((await listSessions(ctx)).map((line) => line.isThisOne)).toEqual([
      true,
      false,
      false,
    ]);
    expect(await signOutElsewhere(ctx)).toBe(2);
    const open = await Promise.all(
      [ctx, ...elsewhere, grace].map(({ token }) =>
        findSession(database.db, token, new Date()),
      ),
    );
    expect(open.map(Boolean)).toEqual([true, false, false, true]);
  });

  test("of somebody else cannot be ended", async () => {
    const ada = await make.contextFor(await make.official());
    const grace = await make.contextFor(await make.official());
    await expect(endSession(ada, grace.sessionId)).rejects.toMatchObject({
      reason: "notFound",
    });
    expect(await findSession(database.db, grace.token, new Date())).not.toBeNull();
  });

  test("is kept in the database as a hash only", async () => {
    const ctx = await make.contextFor(await make.official());
    const row = await database.db.session.findUniqueOrThrow({
      where: { id: ctx.sessionId },
    });
    expect(JSON.stringify({ ...row, tokenHash: [...row.tokenHash] })).not.toContain(
      ctx.token,
    );
    expect(row.tokenHash).toHaveLength(32);
  });
});

describe("a sign-in link", () => {
  test("lets its person in once, however many use it at the same moment", async () => {
    const { db } = database;
    const ada = await make.official();
    const ctx = serverContext(db);
    const link = await makeSignInLink(ctx, ` ${ada.email.toUpperCase()} `);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\/link\/[\w-]{43}$/);
    for (let i = 0; i < 20; i += 1) {
      expect(await findSignInLink(ctx, tokenOf(link))).toEqual({ name: ada.name });
    }
    const entered = await Promise.all(
      Array.from({ length: 30 }, () => enterByLink(ctx, tokenOf(link), browser)),
    );
    const tokens = entered.filter((token) => token !== null);
    expect(tokens).toHaveLength(1);
    expect(await findSession(db, tokens[0]!, new Date())).toMatchObject({
      personId: ada.id,
    });
    expect(await findSignInLink(ctx, tokenOf(link))).toBeNull();
  });

  test("is over after ten minutes", async () => {
    const ada = await make.official();
    const ctx = serverContext(database.db);
    const token = tokenOf(await makeSignInLink(ctx, ada.email));
    const later = serverContext(database.db, {
      now: () => new Date(Date.now() + 10 * 60_000 + 1_000),
    });
    expect(await findSignInLink(later, token)).toBeNull();
    expect(await enterByLink(later, token, browser)).toBeNull();
  });

  test("does not let somebody in who was suspended since", async () => {
    const ada = await make.official();
    const ctx = serverContext(database.db);
    const token = tokenOf(await makeSignInLink(ctx, ada.email));
    await database.db.person.update({
      where: { id: ada.id },
      data: { suspendedAt: new Date() },
    });
    expect(await enterByLink(ctx, token, browser)).toBeNull();
    await expect(makeSignInLink(ctx, ada.email)).rejects.toMatchObject({
      reason: "conflict",
    });
  });

  test("is not made for an address nobody has", async () => {
    const ctx = serverContext(database.db);
    await expect(makeSignInLink(ctx, "nobody@example.org")).rejects.toMatchObject({
      reason: "notFound",
    });
  });

  test("that was guessed opens nothing", async () => {
    const ctx = serverContext(database.db);
    expect(await enterByLink(ctx, "x".repeat(43), browser)).toBeNull();
  });
});

describe("one-click sign-in", () => {
  test("lets a demo person in, in the demo only", async () => {
    const { db } = database;
    const city = await make.city({ name: "Austin", state: "TX" });
    const ada = await make.official({ isDemo: true, city });
    const real = await make.official();
    const demo = serverContext(db, { isDemo: true });
    const token = await enterAsDemoPerson(demo, ada.id, browser);
    expect(await findSession(db, token, new Date())).toMatchObject({ personId: ada.id });
    const refused = { reason: "notFound" };
    await expect(
      enterAsDemoPerson(serverContext(db), ada.id, browser),
    ).rejects.toMatchObject(refused);
    await expect(enterAsDemoPerson(demo, real.id, browser)).rejects.toMatchObject(
      refused,
    );
    await expect(listDemoPeople(serverContext(db))).rejects.toMatchObject(refused);
    const groups = await listDemoPeople(demo);
    expect(groups.find((group) => group.title === "Austin, TX")?.people).toMatchObject([
      { id: ada.id, role: "Council Member" },
    ]);
    expect(JSON.stringify(groups)).not.toContain(real.id);
  });

  test("does not let a suspended demo person in", async () => {
    const gone = await make.official({ isDemo: true, suspendedAt: new Date() });
    const demo = serverContext(database.db, { isDemo: true });
    await expect(enterAsDemoPerson(demo, gone.id, browser)).rejects.toMatchObject({
      reason: "notFound",
    });
  });
});

describe("the set-up link", () => {
  const input = {
    networkName: "Cities for One Another",
    name: "Wren Ledgerwood",
    email: "wren@example.org",
    password: PASSWORD,
  };

  test("makes the first administrator once, and only the last link printed works", async () => {
    const own = await testDatabase();
    try {
      const ctx = serverContext(own.db);
      const first = tokenOf((await ensureSetUpLink(ctx)) ?? "");
      const link = await ensureSetUpLink(ctx);
      expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/set-up\/[\w-]{43}$/);
      const token = tokenOf(link ?? "");
      await expect(checkSetUpLink(ctx, first)).rejects.toMatchObject({
        reason: "notFound",
      });
      await expect(
        setUpNetwork(ctx, token, { ...input, password: "password1" }, browser),
      ).rejects.toMatchObject({ reason: "invalid", field: "password" });

      const tries = await Promise.allSettled(
        Array.from({ length: 5 }, (_, i) =>
          setUpNetwork(ctx, token, { ...input, email: `wren-${i}@example.org` }, browser),
        ),
      );
      const made = tries.filter((result) => result.status === "fulfilled");
      expect(made).toHaveLength(1);
      const people = await own.db.person.findMany();
      expect(people).toMatchObject([{ name: "Wren Ledgerwood", isAdministrator: true }]);
      expect(await findActor(ctx, people[0]!.id)).toMatchObject({
        isAdministrator: true,
        networkRight: "steward",
      });
      const name = await own.db.setting.findUnique({ where: { key: "networkName" } });
      expect(name?.value).toBe("Cities for One Another");
      expect(await ensureSetUpLink(ctx)).toBeNull();
      await expect(checkSetUpLink(ctx, token)).rejects.toMatchObject({
        reason: "notFound",
      });
    } finally {
      await own.close();
    }
  });
});
