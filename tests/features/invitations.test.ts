import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findActor } from "#app/features/access/actor.server.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import {
  acceptInvitation,
  invite,
  revokeInvitation,
} from "#app/features/access/invitation-commands.server.ts";
import { listInvitationPlaces } from "#app/features/access/invitation-places.server.ts";
import {
  findInvitation,
  listInvitations,
} from "#app/features/access/invitation-queries.server.ts";
import { signIn } from "#app/features/access/sign-in.server.ts";
import { findSession } from "#app/platform/session.server.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor, serverContext } from "#tests/support/makers.ts";

const PASSWORD = "quarry lantern biscuit tide";
const DAY_MS = 24 * 3_600_000;
const browser = { userAgent: "test", previousToken: null };

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;
let made = 0;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
});
afterAll(() => database.close());

const tokenOf = (link: string) => link.split("/").at(-1) ?? "";

function input(
  fields: Partial<Parameters<typeof invite>[1]> = {},
): Parameters<typeof invite>[1] {
  made += 1;
  return {
    intent: "invite",
    name: "Juniper Inkpenny",
    email: `invited-${made}@example.org`,
    place: "network",
    right: "comment",
    ...fields,
  };
}

const newcomer = (name = "Juniper Inkpenny") => ({
  kind: "new" as const,
  input: { name, password: PASSWORD },
  browser,
});

describe("an invitation to the network", () => {
  test("makes one account with the right it carries, under the invited address", async () => {
    const { db } = database;
    const organizer = await make.contextFor(await make.organizer());
    const asked = input({ right: "edit" });
    const link = await invite(organizer, asked);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/invitations\/[\w-]{43}$/);
    const ctx = serverContext(db);
    for (let i = 0; i < 20; i += 1) {
      expect(await findInvitation(ctx, tokenOf(link), null)).toMatchObject({
        email: asked.email,
        reader: "new",
        place: null,
        right: "edit",
      });
    }
    const session = await acceptInvitation(
      ctx,
      tokenOf(link),
      newcomer("Juniper P. Inkpenny"),
    );
    const person = await db.person.findUniqueOrThrow({ where: { email: asked.email } });
    expect(person).toMatchObject({ name: "Juniper P. Inkpenny", isAdministrator: false });
    expect(await findSession(db, session!, new Date())).toMatchObject({
      personId: person.id,
    });
    expect(await findActor(ctx, person.id)).toMatchObject({ networkRight: "edit" });
    const again = { email: asked.email, password: PASSWORD };
    await expect(signIn(ctx, again, browser)).resolves.toBeTruthy();
    const joined = await db.activity.findFirst({
      where: { type: "person.joined", actorId: person.id },
    });
    expect(joined).not.toBeNull();
  });

  test("is used once, however many accept at the same moment", async () => {
    const organizer = await make.contextFor(await make.organizer());
    const asked = input();
    const token = tokenOf(await invite(organizer, asked));
    const ctx = serverContext(database.db);
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => acceptInvitation(ctx, token, newcomer())),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await database.db.person.count({ where: { email: asked.email } })).toBe(1);
    await expect(acceptInvitation(ctx, token, newcomer())).rejects.toMatchObject({
      reason: "notFound",
    });
  });

  test("is over after fourteen days", async () => {
    const organizer = await make.contextFor(await make.organizer());
    const token = tokenOf(await invite(organizer, input()));
    const at = (days: number) =>
      serverContext(database.db, { now: () => new Date(Date.now() + days * DAY_MS) });
    expect(await findInvitation(at(13.9), token, null)).not.toBeNull();
    expect(await findInvitation(at(14.1), token, null)).toBeNull();
    await expect(acceptInvitation(at(14.1), token, newcomer())).rejects.toMatchObject({
      reason: "notFound",
    });
  });

  test("that was taken back makes no account", async () => {
    const organizer = await make.contextFor(await make.organizer());
    const asked = input();
    const token = tokenOf(await invite(organizer, asked));
    const places = await listInvitationPlaces(organizer);
    const waiting = (await listInvitations(organizer, places)).find(
      (line) => line.email === asked.email,
    );
    await revokeInvitation(organizer, waiting!.id);
    await expect(
      acceptInvitation(serverContext(database.db), token, newcomer()),
    ).rejects.toMatchObject({ reason: "notFound" });
    expect(await database.db.person.count({ where: { email: asked.email } })).toBe(0);
    await expect(revokeInvitation(organizer, waiting!.id)).rejects.toMatchObject({
      reason: "conflict",
    });
    await expect(invite(organizer, asked)).resolves.toBeTruthy();
  });

  test("is not accepted with a password everybody guesses", async () => {
    const organizer = await make.contextFor(await make.organizer());
    const token = tokenOf(await invite(organizer, input()));
    const ctx = serverContext(database.db);
    for (const password of ["short", "Password123"]) {
      const accepting = { ...newcomer(), input: { name: "Ada", password } };
      await expect(acceptInvitation(ctx, token, accepting)).rejects.toMatchObject({
        reason: "invalid",
        field: "password",
      });
    }
    await expect(acceptInvitation(ctx, token, newcomer())).resolves.toBeTruthy();
  });

  test("is sent by organizers and administrators only", async () => {
    for (const sender of [make.official, make.guest]) {
      const ctx = await make.contextFor(await sender());
      await expect(invite(ctx, input())).rejects.toMatchObject({ reason: "forbidden" });
      expect(await listInvitationPlaces(ctx)).toEqual([]);
    }
    const ctx = await make.contextFor(await make.person({ isAdministrator: true }));
    await expect(invite(ctx, input())).resolves.toBeTruthy();
  });

  test("makes an administrator only when an administrator sends it", async () => {
    const asked = input({ makesAdministrator: "on", right: "steward" });
    const organizer = await make.contextFor(await make.organizer());
    await expect(invite(organizer, asked)).rejects.toMatchObject({ reason: "forbidden" });
    const administrator = await make.contextFor(await make.administrator());
    const token = tokenOf(await invite(administrator, asked));
    await acceptInvitation(serverContext(database.db), token, newcomer());
    const person = await database.db.person.findUnique({ where: { email: asked.email } });
    expect(person?.isAdministrator).toBe(true);
  });

  test("does not wait twice for one address, nor go to somebody who is in", async () => {
    const organizer = await make.contextFor(await make.organizer());
    const member = await make.official();
    const asked = input();
    await invite(organizer, asked);
    const conflict = { reason: "conflict", field: "email" };
    await expect(invite(organizer, asked)).rejects.toMatchObject(conflict);
    await expect(invite(organizer, input({ email: member.email }))).rejects.toMatchObject(
      conflict,
    );
  });

  test("is not the fifty-first of a day", async () => {
    const organizer = await make.contextFor(await make.organizer());
    await database.db.invitation.createMany({
      data: Array.from({ length: 50 }, (_, i) => ({
        tokenHash: new Uint8Array(
          [...`${organizer.actor.personId}${i}`].map((c) => c.charCodeAt(0)),
        ),
        email: `many-${i}@example.org`,
        name: "Many",
        networkRight: "view" as const,
        invitedById: organizer.actor.personId,
        createdAt: new Date(),
        expiresAt: new Date(Date.now() + DAY_MS),
      })),
    });
    await expect(invite(organizer, input())).rejects.toMatchObject({ reason: "tooMany" });
  });

  test("is kept in the database as a hash only", async () => {
    const organizer = await make.contextFor(await make.organizer());
    const asked = input();
    const token = tokenOf(await invite(organizer, asked));
    const row = await database.db.invitation.findFirstOrThrow({
      where: { email: asked.email },
    });
    const activities = await database.db.activity.findMany({
      where: { actorId: organizer.actor.personId },
    });
    const stored = JSON.stringify([row, activities], (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(stored).not.toContain(token);
    expect(
      JSON.stringify(activities, (_, v) => (typeof v === "bigint" ? 0 : v)),
    ).not.toContain(asked.email);
  });
});

describe("an invitation to one campaign or draft", () => {
  test("opens that campaign to a guest, and nothing else", async () => {
    const { db } = database;
    const campaign = await make.campaign();
    const other = await make.campaign();
    const organizer = await make.contextFor(await make.organizer());
    const asked = input({ place: `campaign:${campaign.id}`, right: "comment" });
    const token = tokenOf(await invite(organizer, asked));
    await acceptInvitation(serverContext(db), token, newcomer());
    const guest = await make.contextFor(
      await db.person.findUniqueOrThrow({ where: { email: asked.email } }),
    );
    expect(guest.actor.networkRight).toBeNull();
    const { facts } = await authorize(guest, "campaign.view", campaign.id);
    expect(facts.right).toBe("comment");
    await expect(authorize(guest, "campaign.view", other.id)).rejects.toMatchObject({
      reason: "notFound",
    });
    await expect(authorize(guest, "network.view")).rejects.toMatchObject({
      reason: "forbidden",
    });
  });

  test("is sent by whoever is steward there, without any right over the network", async () => {
    const { db } = database;
    const campaign = await make.campaign();
    const draft = await make.draft({ campaignId: campaign.id });
    const foreign = await make.draft();
    const steward = await make.guest();
    await make.grant(steward.id, { campaignId: campaign.id }, "steward");
    const ctx = await make.contextFor(steward);
    expect((await listInvitationPlaces(ctx)).map((place) => place.scope)).toEqual([
      `campaign:${campaign.id}`,
      `draft:${draft.id}`,
    ]);
    await expect(invite(ctx, input())).rejects.toMatchObject({ reason: "forbidden" });
    await expect(
      invite(ctx, input({ place: `draft:${foreign.id}` })),
    ).rejects.toMatchObject({ reason: "notFound" });
    const asked = input({ place: `draft:${draft.id}`, right: "suggest" });
    const token = tokenOf(await invite(ctx, asked));
    await acceptInvitation(serverContext(db), token, newcomer());
    const guest = await make.contextFor(
      await db.person.findUniqueOrThrow({ where: { email: asked.email } }),
    );
    await expect(authorize(guest, "draft.suggest", draft.id)).resolves.toBeTruthy();
    await expect(authorize(guest, "draft.edit", draft.id)).rejects.toMatchObject({
      reason: "forbidden",
    });
  });

  test("with the right to edit only, cannot be sent on", async () => {
    const campaign = await make.campaign();
    const editor = await make.guest();
    await make.grant(editor.id, { campaignId: campaign.id }, "edit");
    const ctx = await make.contextFor(editor);
    await expect(
      invite(ctx, input({ place: `campaign:${campaign.id}` })),
    ).rejects.toMatchObject({ reason: "forbidden" });
  });

  test("is not seen or taken back by a steward of another campaign", async () => {
    const [mine, theirs] = [await make.campaign(), await make.campaign()];
    const organizer = await make.contextFor(await make.organizer());
    const asked = input({ place: `campaign:${theirs.id}` });
    await invite(organizer, asked);
    const steward = await make.guest();
    await make.grant(steward.id, { campaignId: mine.id }, "steward");
    const ctx = await make.contextFor(steward);
    const seen = await listInvitations(ctx, await listInvitationPlaces(ctx));
    expect(seen).toEqual([]);
    const row = await database.db.invitation.findFirstOrThrow({
      where: { email: asked.email },
    });
    await expect(revokeInvitation(ctx, row.id)).rejects.toMatchObject({
      reason: "notFound",
    });
  });

  test("to an address with an account is accepted by that person only", async () => {
    const { db } = database;
    const campaign = await make.campaign();
    const [invited, other] = [await make.guest(), await make.guest()];
    const organizer = await make.contextFor(await make.organizer());
    const place = `campaign:${campaign.id}`;
    const token = tokenOf(
      await invite(organizer, input({ email: invited.email, place })),
    );
    const ctx = serverContext(db);
    expect(await findInvitation(ctx, token, null)).toMatchObject({ reader: "other" });
    expect(await findInvitation(ctx, token, other.id)).toMatchObject({ reader: "other" });
    expect(await findInvitation(ctx, token, invited.id)).toMatchObject({
      reader: "invited",
    });
    const conflict = { reason: "conflict" };
    await expect(acceptInvitation(ctx, token, newcomer())).rejects.toMatchObject(
      conflict,
    );
    await expect(
      acceptInvitation(ctx, token, { kind: "signedIn", personId: other.id }),
    ).rejects.toMatchObject(conflict);
    await acceptInvitation(ctx, token, { kind: "signedIn", personId: invited.id });
    expect(ctx.live.revalidated).toEqual([{ personId: invited.id }]);
    const grants = await db.grant.findMany({ where: { campaignId: campaign.id } });
    expect(grants).toMatchObject([{ personId: invited.id, right: "comment" }]);
  });

  test("never narrows a right that was given in the meantime", async () => {
    const { db } = database;
    const campaign = await make.campaign();
    const person = await make.guest();
    const organizer = await make.contextFor(await make.organizer());
    const place = `campaign:${campaign.id}`;
    const token = tokenOf(
      await invite(organizer, input({ email: person.email, place, right: "view" })),
    );
    await make.grant(person.id, { campaignId: campaign.id }, "edit");
    await acceptInvitation(serverContext(db), token, {
      kind: "signedIn",
      personId: person.id,
    });
    const grant = await db.grant.findFirst({ where: { personId: person.id } });
    expect(grant?.right).toBe("edit");
  });
});
