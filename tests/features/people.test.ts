import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findActor } from "#app/features/access/actor.server.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { signIn } from "#app/features/access/sign-in.server.ts";
import {
  changeEmail,
  restorePerson,
  setNetworkRight,
  suspendPerson,
} from "#app/features/people/account-commands.server.ts";
import { readPeopleFilter } from "#app/features/people/people-filter.ts";
import { listPeople } from "#app/features/people/people-queries.server.ts";
import {
  addOffice,
  changePassword,
  editProfile,
  endOffice,
} from "#app/features/people/person-commands.server.ts";
import type { AddOfficeInput } from "#app/features/people/person-input.ts";
import {
  getPerson,
  getPersonToEdit,
} from "#app/features/people/person-queries.server.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import { findSession } from "#app/platform/session.server.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor, serverContext } from "#tests/support/makers.ts";

const PASSWORD = "quarry lantern biscuit tide";
const NEXT_PASSWORD = "seven otters mend the bridge";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
});
afterAll(() => database.close());

const everybody = readPeopleFilter(new URLSearchParams());
const asked = (query: string) => readPeopleFilter(new URLSearchParams(query));

function office(cityId: string, fields: Partial<AddOfficeInput> = {}): AddOfficeInput {
  return {
    intent: "addOffice",
    cityId,
    kind: "official",
    title: "Council Member",
    district: "",
    startsOn: "2017-01-01",
    endsOn: "",
    ...fields,
  };
}

describe("the members page", () => {
  test("is not for guests", async () => {
    const guest = await make.contextFor(await make.guest());
    await expect(listPeople(guest, everybody)).rejects.toMatchObject({
      reason: "forbidden",
    });
  });

  test("finds people by name, office, city and role", async () => {
    const tacoma = await make.city({ name: "Tacoma", state: "WA" });
    const austin = await make.city({ name: "Austin", state: "TX" });
    const ada = await make.official({ name: "Ada Testquill", city: tacoma });
    const ben = await make.official({
      name: "Ben Testquill",
      city: austin,
      office: { kind: "attorney", title: "City Attorney" },
    });
    const former = await make.person({
      name: "Cora Testquill",
      right: "comment",
      city: tacoma,
      office: { endsOn: "2016-12-31" },
    });
    const guest = await make.guest({ name: "Dora Testquill" });
    const ctx = await make.contextFor(await make.organizer());
    const found = async (query: string) =>
      (await listPeople(ctx, asked(query))).people
        .filter((person) => person.name.includes("Testquill"))
        .map((person) => person.id);
    expect(await found("q=testquill")).toEqual([ada.id, ben.id, former.id, guest.id]);
    expect(await found("q=ada+TESTQUILL")).toEqual([ada.id]);
    expect(await found("q=tacoma")).toEqual([ada.id]);
    expect(await found("q=attorney")).toEqual([ben.id]);
    expect(await found(`city=${tacoma.id}`)).toEqual([ada.id]);
    expect(await found("role=attorney")).toEqual([ben.id]);
    expect(await found("role=staff")).toEqual([former.id]);
    expect(await found("role=guest")).toEqual([guest.id]);
    expect(await found("role=emperor")).toHaveLength(4);
  });

  test.each(["%", "_", "\\", "'", '"', "%%%", "\u0000", "🏛", "a".repeat(5_000)])(
    "takes %j as the words themselves",
    async (q) => {
      const ctx = await make.contextFor(await make.organizer());
      const { people } = await listPeople(ctx, asked(`q=${encodeURIComponent(q)}`));
      const meant = q.replaceAll("\u0000", "").slice(0, 100);
      for (const person of people) {
        expect(`${person.name} ${person.email} ${person.role}`).toContain(meant);
      }
      expect(meant === "" || people.length === 0).toBe(true);
    },
  );

  test("shows suspended people to administrators only", async () => {
    const gone = await make.official({ suspendedAt: new Date() });
    const seenBy = async (who: { id: string }) => {
      const { people } = await listPeople(await make.contextFor(who), everybody);
      return people.some((person) => person.id === gone.id && person.isSuspended);
    };
    expect(await seenBy(await make.organizer())).toBe(false);
    expect(await seenBy(await make.administrator())).toBe(true);
  });
});

describe("a person's page", () => {
  test("shows offices with their days, and only the campaigns the reader may see", async () => {
    const city = await make.city({ name: "Tacoma", state: "WA" });
    const ada = await make.official({ city });
    await database.db.office.create({
      data: {
        personId: ada.id,
        cityId: city.id,
        kind: "aide",
        title: "Aide",
        startsOn: new Date("2010-01-01"),
        endsOn: new Date("2015-12-31"),
      },
    });
    const [shown, hidden] = [await make.campaign(), await make.campaign()];
    for (const { id } of [shown, hidden]) {
      await make.grant(ada.id, { campaignId: id }, "edit", { isLead: true });
    }
    const organizer = await make.contextFor(await make.organizer());
    const view = await getPerson(organizer, ada.id);
    expect(view.offices).toMatchObject([
      { title: "Council Member", when: "now", startsOn: "2016-01-01", endsOn: null },
      { title: "Aide", when: "before", endsOn: "2015-12-31" },
    ]);
    expect(view.leads.map((campaign) => campaign.id)).toEqual([shown.id, hidden.id]);
    expect(view.may).toEqual({ edit: false, administer: false, seeCities: true });

    const guest = await make.guest();
    await make.grant(guest.id, { campaignId: shown.id }, "view");
    const guestContext = await make.contextFor(guest);
    await expect(getPerson(guestContext, ada.id)).rejects.toMatchObject({
      reason: "notFound",
    });
    const own = await getPerson(guestContext, guest.id);
    expect(own).toMatchObject({ isOwn: true, email: guest.email, leads: [] });
  });

  test("is changed by its person and by administrators only", async () => {
    const ada = await make.official();
    const input = {
      intent: "profile" as const,
      name: "Ada P. Marblecroft",
      pronouns: "",
      about: "Chairs the committee on housing.",
    };
    for (const other of [make.official, make.organizer]) {
      const ctx = await make.contextFor(await other());
      await expect(editProfile(ctx, ada.id, input)).rejects.toMatchObject({
        reason: "forbidden",
      });
      await expect(getPersonToEdit(ctx, ada.id)).rejects.toMatchObject({
        reason: "forbidden",
      });
    }
    const own = await make.contextFor(ada);
    await editProfile(own, ada.id, input);
    expect(own.live.announced).toContain(`person:${ada.id}`);
    expect(await getPersonToEdit(own, ada.id)).toMatchObject({
      name: "Ada P. Marblecroft",
      about: "Chairs the committee on housing.",
      may: { addOffice: true, changeEmail: false, administer: false },
    });
    const administrator = await make.contextFor(await make.administrator());
    await editProfile(administrator, ada.id, { ...input, name: "Ada Marblecroft" });
    expect((await getPerson(own, ada.id)).name).toBe("Ada Marblecroft");
  });
});

describe("an office", () => {
  test("makes its holder speak for the city from its first day to its last", async () => {
    const city = await make.city();
    const ada = await make.person({ right: "comment" });
    const ctx = await make.contextFor(ada);
    await addOffice(ctx, ada.id, office(city.id));
    const on = async (date: string) =>
      (await findActor({ ...ctx, now: () => new Date(`${date}T12:00:00Z`) }, ada.id))
        ?.cityIds;
    expect(await on("2016-12-31")).toEqual([]);
    expect(await on("2018-06-14")).toEqual([city.id]);
    const [held] = (await getPerson(ctx, ada.id)).offices;
    await endOffice(ctx, ada.id, {
      intent: "endOffice",
      officeId: held!.id,
      lastDay: "2018-06-14",
    });
    expect(await on("2018-06-14")).toEqual([city.id]);
    expect(await on("2018-06-15")).toEqual([]);
    expect(ctx.live.revalidated).toContainEqual({ personId: ada.id });
  });

  test("is not taken up by a guest, nor by somebody who may only look", async () => {
    const city = await make.city();
    for (const right of [null, "view"] as const) {
      const person = await make.person({ right });
      const ctx = await make.contextFor(person);
      await expect(addOffice(ctx, person.id, office(city.id))).rejects.toMatchObject({
        reason: "forbidden",
      });
    }
  });

  test("is not given to somebody else, except by an administrator", async () => {
    const city = await make.city();
    const ada = await make.official();
    const organizer = await make.contextFor(await make.organizer());
    await expect(addOffice(organizer, ada.id, office(city.id))).rejects.toMatchObject({
      reason: "forbidden",
    });
    const administrator = await make.contextFor(await make.administrator());
    await addOffice(administrator, ada.id, office(city.id));
    expect((await getPerson(administrator, ada.id)).offices).toHaveLength(2);
  });

  test("is entered once for one time, in a city there is, and ends after it begins", async () => {
    const city = await make.city();
    const ada = await make.person({ right: "comment" });
    const ctx = await make.contextFor(ada);
    await addOffice(ctx, ada.id, office(city.id, { endsOn: "2018-12-31" }));
    await expect(
      addOffice(ctx, ada.id, office(city.id, { startsOn: "2018-12-31" })),
    ).rejects.toMatchObject({ reason: "conflict", field: "title" });
    await addOffice(ctx, ada.id, office(city.id, { startsOn: "2019-01-01" }));
    await expect(
      addOffice(ctx, ada.id, office("0198f000-0000-7000-8000-000000000000")),
    ).rejects.toMatchObject({ reason: "invalid", field: "cityId" });
    const [first] = (await getPerson(ctx, ada.id)).offices;
    await expect(
      endOffice(ctx, ada.id, {
        intent: "endOffice",
        officeId: first!.id,
        lastDay: "2010-01-01",
      }),
    ).rejects.toMatchObject({ reason: "invalid", field: "lastDay" });
  });

  test("of somebody else is not ended by mixing two ids", async () => {
    const [ada, grace] = [await make.official(), await make.official()];
    const held = await database.db.office.findFirstOrThrow({
      where: { personId: grace.id },
    });
    const ctx = await make.contextFor(ada);
    await expect(
      endOffice(ctx, ada.id, {
        intent: "endOffice",
        officeId: held.id,
        lastDay: "2018-01-01",
      }),
    ).rejects.toMatchObject({ reason: "notFound" });
  });
});

describe("a password", () => {
  const change = (fields: { currentPassword?: string; newPassword?: string } = {}) => ({
    intent: "password" as const,
    currentPassword: PASSWORD,
    newPassword: NEXT_PASSWORD,
    ...fields,
  });

  test("is changed with the current one, and every other browser is signed out", async () => {
    const { db } = database;
    const ada = await make.official({ passwordHash: await hashPassword(PASSWORD) });
    const elsewhere = await make.contextFor(ada);
    const ctx = await make.contextFor(ada);
    await expect(
      changePassword(ctx, ada.id, change({ currentPassword: "wrong" }), ""),
    ).rejects.toMatchObject({ reason: "invalid", field: "currentPassword" });
    await expect(
      changePassword(ctx, ada.id, change({ newPassword: "password1" }), ""),
    ).rejects.toMatchObject({ reason: "invalid", field: "newPassword" });
    const token = await changePassword(ctx, ada.id, change(), "");
    const open = await Promise.all(
      [token, ctx.token, elsewhere.token].map((t) => findSession(db, t, new Date())),
    );
    expect(open.map(Boolean)).toEqual([true, false, false]);
    const server = serverContext(db);
    const browser = { userAgent: "", previousToken: null };
    await expect(
      signIn(server, { email: ada.email, password: PASSWORD }, browser),
    ).rejects.toMatchObject({ reason: "invalid" });
    await expect(
      signIn(server, { email: ada.email, password: NEXT_PASSWORD }, browser),
    ).resolves.toBeTruthy();
  });

  test("is nobody's but the person's to change, not even an administrator's", async () => {
    const ada = await make.official({ passwordHash: await hashPassword(PASSWORD) });
    const administrator = await make.contextFor(await make.administrator());
    await expect(
      changePassword(administrator, ada.id, change(), ""),
    ).rejects.toMatchObject({ reason: "forbidden" });
  });

  test("is not guessed through the form that changes it", async () => {
    const ada = await make.official({ passwordHash: await hashPassword(PASSWORD) });
    const ctx = await make.contextFor(ada);
    for (let i = 0; i < 10; i += 1) {
      await changePassword(ctx, ada.id, change({ currentPassword: "wrong" }), "").catch(
        () => {},
      );
    }
    await expect(changePassword(ctx, ada.id, change(), "")).rejects.toMatchObject({
      reason: "tooMany",
    });
  });
});

describe("an administrator", () => {
  test("suspends somebody at once and restores them with the rights they had", async () => {
    const { db } = database;
    const ada = await make.official();
    const signedIn = await make.contextFor(ada);
    const ctx = await make.contextFor(await make.administrator());
    await suspendPerson(ctx, ada.id);
    expect(await findSession(db, signedIn.token, new Date())).toBeNull();
    expect(await findActor(ctx, ada.id)).toBeNull();
    expect(ctx.live.revalidated).toEqual([
      { sessionId: signedIn.sessionId },
      { personId: ada.id },
    ]);
    await restorePerson(ctx, ada.id);
    expect(await findActor(ctx, ada.id)).toMatchObject({ networkRight: "comment" });
    expect(await findSession(db, signedIn.token, new Date())).toBeNull();
  });

  test("is the only one who may, and not to themselves", async () => {
    const ada = await make.official();
    for (const maker of [make.official, make.organizer]) {
      const ctx = await make.contextFor(await maker());
      const refused = { reason: "forbidden" };
      await expect(suspendPerson(ctx, ada.id)).rejects.toMatchObject(refused);
      await expect(restorePerson(ctx, ada.id)).rejects.toMatchObject(refused);
      await expect(setNetworkRight(ctx, ada.id, "steward")).rejects.toMatchObject(
        refused,
      );
      await expect(changeEmail(ctx, ada.id, "new@example.org")).rejects.toMatchObject(
        refused,
      );
    }
    const administrator = await make.administrator();
    const ctx = await make.contextFor(administrator);
    await expect(suspendPerson(ctx, administrator.id)).rejects.toMatchObject({
      reason: "forbidden",
    });
  });

  test("is left over when two suspend each other at the same moment", async () => {
    const own = await testDatabase();
    try {
      const mine = makersFor(own.db);
      for (let round = 0; round < 5; round += 1) {
        await own.db.person.deleteMany();
        const [a, b] = [await mine.administrator(), await mine.administrator()];
        const [asA, asB] = [await mine.contextFor(a), await mine.contextFor(b)];
        await Promise.allSettled([suspendPerson(asA, b.id), suspendPerson(asB, a.id)]);
        const left = await own.db.person.count({
          where: { isAdministrator: true, suspendedAt: null },
        });
        expect(left).toBe(1);
      }
    } finally {
      await own.close();
    }
  });

  test("gives and takes back a right over the network, at once for open pages", async () => {
    const campaign = await make.campaign();
    const ada = await make.official();
    const ctx = await make.contextFor(await make.administrator());
    await setNetworkRight(ctx, ada.id, "edit");
    const asEditor = await make.contextFor(ada);
    await expect(authorize(asEditor, "campaign.edit", campaign.id)).resolves.toBeTruthy();
    await setNetworkRight(ctx, ada.id, null);
    const asGuest = await make.contextFor(ada);
    await expect(authorize(asGuest, "campaign.view", campaign.id)).rejects.toMatchObject({
      reason: "notFound",
    });
    expect(ctx.live.revalidated).toEqual([{ personId: ada.id }, { personId: ada.id }]);
  });

  test("changes the address somebody signs in with, to one nobody else has", async () => {
    const [ada, grace] = [await make.official(), await make.official()];
    const ctx = await make.contextFor(await make.administrator());
    await expect(changeEmail(ctx, ada.id, grace.email)).rejects.toMatchObject({
      reason: "conflict",
      field: "email",
    });
    await changeEmail(ctx, ada.id, "ada.moved@example.org");
    expect((await getPerson(ctx, ada.id)).email).toBe("ada.moved@example.org");
  });
});
