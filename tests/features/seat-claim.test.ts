import { afterAll, beforeAll, expect, test } from "vitest";
import { can, maySee } from "#app/domain/permissions.ts";
import type { Right } from "#app/domain/rights.ts";
import { findActor } from "#app/features/access/actor.server.ts";
import { byline, bylineSelect } from "#app/features/access/byline.server.ts";
import { findFacts } from "#app/features/access/facts.server.ts";
import { findSeatClaims } from "#app/features/access/seat-claim.server.ts";
import { findSession, startSession } from "#app/platform/session.server.ts";
import type { Person } from "#prisma/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor, serverContext } from "#tests/support/makers.ts";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
});
afterAll(() => database?.close());

const DAY_MS = 86_400_000;
const networkRights: (Right | null)[] = [null, "view", "edit", "steward"];
const scopedRights: (Right | null)[] = [null, "comment", "steward"];
type Standing = "none" | "past" | "present" | "two";
const offices: Standing[] = ["none", "past", "present", "two"];

async function somebody(right: Right | null, standing: Standing): Promise<Person> {
  if (standing === "none") return make.person({ right });
  const city = await make.city();
  const office = standing === "past" ? { endsOn: "2017-01-01" } : {};
  const person = await make.person({ right, city, office });
  if (standing === "two") {
    const later = await make.city({ name: "Laterville" });
    await database.db.office.create({
      data: {
        personId: person.id,
        cityId: later.id,
        kind: "official",
        title: "Mayor",
        startsOn: new Date("2018-01-01"),
      },
    });
  }
  return person;
}

/** The way a page finds out the same. */
async function asPagesAsk(token: string, draftId: string) {
  const ctx = serverContext(database.db);
  const session = await findSession(ctx.db, token, ctx.now());
  const actor = session && (await findActor(ctx, session.personId));
  if (!session || !actor) return null;
  const known = await findFacts({ ...ctx, actor }, "draft", draftId);
  const person = await ctx.db.person.findUniqueOrThrow({
    where: { id: session.personId },
    select: bylineSelect(ctx.now()),
  });
  return { session, person: byline(person), facts: known?.facts ?? null };
}

test("a room's door finds what a page would find, whoever asks for whichever draft", async () => {
  const campaign = await make.campaign();
  const archived = await make.campaign({ archivedAt: new Date() });
  const drafts = await Promise.all([
    make.draft(),
    make.draft({ campaignId: campaign.id }),
    make.draft({ campaignId: campaign.id, lockedAt: new Date() }),
    make.draft({ campaignId: campaign.id, archivedAt: new Date() }),
    make.draftIn("final", { campaignId: campaign.id }),
    make.draftIn("superseded", { campaignId: campaign.id }),
    make.draftIn("inReview", { campaignId: campaign.id }),
    make.draft({ campaignId: archived.id }),
  ]);
  let admitted = 0;
  for (const [index, standing] of offices.entries()) {
    for (const right of networkRights) {
      const person = await somebody(right, standing);
      const given = scopedRights[index % scopedRights.length];
      if (given) {
        const isOver = right === "view";
        const expiresAt = new Date(Date.now() + (isOver ? -DAY_MS : DAY_MS));
        await make.grant(person.id, { campaignId: campaign.id }, given, { expiresAt });
        await make.grant(person.id, { draftId: drafts[0]?.id ?? "" }, "suggest");
      }
      const { token } = await make.contextFor(person);
      for (const draft of drafts) {
        const [claim] = await findSeatClaims(serverContext(database.db), [
          { token, draftId: draft.id },
        ]);
        expect(claim).toEqual(await asPagesAsk(token, draft.id));
        const facts = claim?.facts;
        if (facts && maySee("draft", facts) && can("draft.view", facts)) admitted += 1;
      }
    }
  }
  const asked = offices.length * networkRights.length * drafts.length;
  expect(admitted).toBeGreaterThan(asked / 4);
  expect(admitted).toBeLessThan(asked);
});

test("a session that ended, idles or belongs to somebody suspended opens no door, and neither does a made-up token", async () => {
  const draft = await make.draft();
  const person = await make.organizer();
  const hour = 3_600_000;
  const ask = async (token: string, later: number) => {
    const now = () => new Date(Date.now() + later);
    const ctx = serverContext(database.db, { now });
    const [claim] = await findSeatClaims(ctx, [{ token, draftId: draft.id }]);
    return claim;
  };
  const start = () =>
    startSession(database.db, { personId: person.id, userAgent: "", now: new Date() });
  const { token } = await start();
  expect(await ask(token, 0)).not.toBeNull();
  expect(await ask((await start()).token, 9 * hour)).toBeNull();
  expect(await ask(`${token.slice(1)}x`, 0)).toBeNull();
  // Used every few hours, it still ends after a week.
  for (let later = 6 * hour; later < 7 * DAY_MS; later += 6 * hour) {
    expect(await ask(token, later)).not.toBeNull();
  }
  expect(await ask(token, 7 * DAY_MS + hour)).toBeNull();
  const other = await start();
  const where = { id: person.id };
  await database.db.person.update({ where, data: { suspendedAt: new Date() } });
  expect(await ask(other.token, 0)).toBeNull();
});

test("a draft nobody has is told from no session at all", async () => {
  const { token } = await make.contextFor(await make.organizer());
  const unknown = "00000000-0000-7000-8000-000000000000";
  const ctx = serverContext(database.db);
  const [claim] = await findSeatClaims(ctx, [{ token, draftId: unknown }]);
  expect(claim?.facts).toBeNull();
});

test("everybody in a crowd gets their own answer, in the order they asked", async () => {
  const draft = await make.draft();
  const people = await Promise.all([make.organizer(), make.guest(), make.organizer()]);
  const ctx = serverContext(database.db);
  const tokens = await Promise.all(
    people.map(async (person) => (await make.contextFor(person)).token),
  );
  const nobody = `${tokens[0]?.slice(1)}x`;
  const questions = [nobody, ...tokens, tokens[0] ?? ""].map((token) => ({
    token,
    draftId: draft.id,
  }));
  const claims = await findSeatClaims(ctx, questions);
  expect(claims.map((claim) => claim?.session.personId)).toEqual([
    undefined,
    ...people.map(({ id }) => id),
    people[0]?.id,
  ]);
  expect(await findSeatClaims(ctx, [])).toEqual([]);
});
