import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { getComparison } from "#app/features/versions/comparison-queries.server.ts";
import {
  keepRestingDrafts,
  REST_MS,
} from "#app/features/versions/resting-drafts.server.ts";
import { changeVersions } from "#app/features/versions/version-commands.server.ts";
import { getText, listVersions } from "#app/features/versions/version-queries.server.ts";
import { hashOf } from "#app/features/versions/version-store.server.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import { settledText } from "#app/manuscript/settled-text.ts";
import { docFromJson, jsonFromState, writeManuscript } from "#app/manuscript/state.ts";
import {
  commented,
  manuscript,
  named,
  paragraph,
  provision,
} from "#app/manuscript/write.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Draft, Person } from "#prisma/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { fakeLive, makersFor } from "#tests/support/makers.ts";
import { chooseSeed, RandomEditor, seeded } from "#tests/support/random-editor.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";

let database: TestDatabase;
let house: House;
let make: ReturnType<typeof makersFor>;
let ada: Person;
let draft: Draft;
let ctx: ActorContext;

/** The person's context with the real rooms behind it. */
async function contextOf(person: Person, now = () => new Date()): Promise<ActorContext> {
  const { edit, read, present, revalidate } = house.rooms;
  const live = { ...fakeLive(), edit, read, present, revalidate };
  return { ...(await make.contextFor(person, { now })), live };
}

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
  ada = await make.official({ right: "edit" });
  house = await openHouse(database);
  ctx = await contextOf(ada);
});
beforeEach(async () => {
  draft = await make.draft();
});
afterAll(async () => {
  await house?.close();
  await database?.close();
});

const keep = (name: string) =>
  changeVersions(ctx, draft.id, { intent: "keep", name, adoptedByCityId: null });
const versions = async () => (await listVersions(ctx, draft.id)).versions;
const latest = async () => {
  const [version] = await versions();
  if (!version) throw new Error("no version");
  return version;
};
const write = (text: ManuscriptJson) =>
  ctx.live.edit(draft.id, (doc) => writeManuscript(doc, text), ada.id);
const now = async () => jsonFromState(await ctx.live.read(draft.id));
const notice = named("a", paragraph("The city gives notice."));
const records = named("b", provision(1, "Employers keep records."));

describe("keeping", () => {
  it("keeps a text under a name, with its hash and who wrote it, by city", async () => {
    const desk = await house.desk(draft.id, ada.id);
    desk.type(" And more.");
    await until(() => desk.isSaved, "saved");
    await keep("Draft 2 for the convening");
    const version = await latest();
    const text = await getText(ctx, { versionId: version.id });
    expect(version).toMatchObject({
      number: 1,
      reason: "named",
      madeBy: ada.name,
      wordCount: 4,
    });
    expect(version.hash).toBe(hashOf(text.text));
    expect(version.authors.map(({ names }) => names)).toContainEqual([ada.name]);
    expect(version.authors[0]?.city).not.toBeNull();
    desk.leave();
  });

  it("gives no number twice when two people keep at once", async () => {
    await Promise.all([keep("One"), keep("Two"), keep("Three")]);
    expect((await versions()).map(({ number }) => number).sort()).toEqual([1, 2, 3]);
  });

  it("keeps a text that rests by itself, once, and again when it was changed", async () => {
    const later = await contextOf(ada, () => new Date(Date.now() + REST_MS + 1_000));
    await keepRestingDrafts(later);
    expect(await versions()).toHaveLength(1);
    await keepRestingDrafts(later);
    expect(await versions()).toHaveLength(1);
    await write(manuscript(notice));
    await keepRestingDrafts(later);
    expect((await versions()).map(({ reason }) => reason)).toEqual(["rest", "rest"]);
  });

  it("waits with a text somebody is writing in, and not when everybody has left", async () => {
    await write(manuscript(notice));
    const desk = await house.desk(draft.id, ada.id);
    const soon = await contextOf(ada, () => new Date(Date.now() + 60_000));
    await keepRestingDrafts(soon);
    expect(await versions()).toHaveLength(0);
    desk.leave();
    await until(() => house.rooms.present(draft.id).length === 0, "left");
    await keepRestingDrafts(soon);
    expect(await versions()).toHaveLength(1);
  });

  it("names the version that stands instead of making a twin, and keeps a name it has", async () => {
    const later = await contextOf(ada, () => new Date(Date.now() + REST_MS + 1_000));
    await keepRestingDrafts(later);
    await keep("For the hearing");
    expect((await versions()).map(({ name }) => name)).toEqual(["For the hearing"]);
    await keep("As sent to counsel");
    expect((await versions()).map(({ name }) => name)).toEqual([
      "As sent to counsel",
      "For the hearing",
    ]);
  });

  it("calls what a city adopted by that city's name", async () => {
    const city = await make.city({ name: "Fernbridge" });
    await changeVersions(ctx, draft.id, {
      intent: "keep",
      name: "",
      adoptedByCityId: city.id,
    });
    expect(await latest()).toMatchObject({
      name: "As adopted by Fernbridge, TX",
      adoptedBy: "Fernbridge, TX",
    });
  });

  it("never changes what a version says, whoever asks the database", async () => {
    await keep("For good");
    const { id } = await latest();
    const change = (data: object) =>
      database.db.draftVersion.update({ where: { id }, data });
    await expect(change({ text: new Uint8Array([1]) })).rejects.toThrow(
      /does not change/,
    );
    await expect(change({ hash: new Uint8Array([1]) })).rejects.toThrow(
      /does not change/,
    );
    await expect(change({ name: "Another name" })).resolves.toBeTruthy();
  });
});

describe("who may see it", () => {
  it("shows what was deleted only to those who write, until it is given a name", async () => {
    await write(manuscript(named("a", paragraph("A canary."))));
    const later = await contextOf(ada, () => new Date(Date.now() + REST_MS + 1_000));
    await keepRestingDrafts(later);
    await write(manuscript(notice));
    const { id } = await latest();
    const reader = await make.guest();
    await make.grant(reader.id, { draftId: draft.id }, "suggest");
    const asReader = await contextOf(reader);
    expect((await listVersions(asReader, draft.id)).versions).toEqual([]);
    await expect(getText(asReader, { versionId: id })).rejects.toMatchObject({
      reason: "notFound",
    });
    await expect(
      getComparison(asReader, draft.id, { from: id, to: "now" }),
    ).rejects.toMatchObject({ reason: "notFound" });
    await changeVersions(ctx, draft.id, {
      intent: "name",
      versionId: id,
      name: "Draft 1",
      adoptedByCityId: null,
    });
    expect((await getText(asReader, { versionId: id })).version?.name).toBe("Draft 1");
    await database.db.grant.deleteMany({ where: { personId: reader.id } });
    await expect(getText(asReader, { versionId: id })).rejects.toMatchObject({
      reason: "notFound",
    });
  });

  it("lets nobody keep or bring back who may only suggest, nor name a version of another draft", async () => {
    await keep("One");
    const { id } = await latest();
    const guest = await make.guest();
    await make.grant(guest.id, { draftId: draft.id }, "suggest");
    const asGuest = await contextOf(guest);
    const refused = { reason: "forbidden" };
    await expect(
      changeVersions(asGuest, draft.id, {
        intent: "keep",
        name: "x",
        adoptedByCityId: null,
      }),
    ).rejects.toMatchObject(refused);
    await expect(
      changeVersions(asGuest, draft.id, { intent: "restore", versionId: id }),
    ).rejects.toMatchObject(refused);
    const other = await make.draft();
    for (const intent of ["name", "restore"] as const) {
      await expect(
        changeVersions(ctx, other.id, {
          intent,
          versionId: id,
          name: "x",
          adoptedByCityId: null,
        }),
      ).rejects.toMatchObject({ reason: "notFound" });
    }
  });
});

describe("bringing back", () => {
  it("keeps what stands there first, and can be taken back by bringing that back", async () => {
    await write(manuscript(notice, records));
    await keep("Both");
    const { id } = await latest();
    await write(manuscript(records));
    await changeVersions(ctx, draft.id, { intent: "restore", versionId: id });
    expect(hashOf(await now())).toBe(hashOf(manuscript(notice, records)));
    const before = await latest();
    expect(before.reason).toBe("beforeRestore");
    await changeVersions(ctx, draft.id, { intent: "restore", versionId: before.id });
    expect(hashOf(await now())).toBe(hashOf(manuscript(records)));
  });

  it("keeps the comments on words that stay, and gives back those on words that return", async () => {
    const [stays, returns] = await Promise.all(
      ["stays", "returns"].map(() =>
        database.db.commentThread.create({ data: { draftId: draft.id, quote: "" } }),
      ),
    );
    if (!stays || !returns) throw new Error("no threads");
    await write(
      manuscript(
        notice,
        named(
          "b",
          provision(1, "Employers ", commented("keep records", returns.id, "gone"), "."),
        ),
      ),
    );
    await keep("Commented");
    const { id } = await latest();
    await write(
      manuscript(
        named("a", paragraph("The city ", commented("gives", stays.id), " it.")),
      ),
    );
    await changeVersions(ctx, draft.id, { intent: "restore", versionId: id });
    const text = JSON.stringify(await now());
    expect(text).toContain(stays.id);
    expect(text).toContain(returns.id);
    expect(text).not.toContain('"gone"');
  });

  it("loses nobody's words who types meanwhile, and grows the stored text by less than 2 %", async () => {
    const seed = chooseSeed();
    const long = manuscript(
      ...Array.from({ length: 120 }, (_, at) =>
        named(`p${at}`, provision(1, `Provision ${at} about notice, hours and records.`)),
      ),
    );
    await write(long);
    await keep("Long");
    const { id } = await latest();
    const random = seeded(seed);
    const desk = await house.desk(draft.id, ada.id);
    const editor = new RandomEditor(desk.doc, random, false);
    for (let at = 0; at < 40; at += 1) editor.step();
    const about = () =>
      `seed ${seed}, refused ${JSON.stringify(desk.refused)}, closed ${desk.closes}`;
    await until(() => desk.isSaved, "saved", about);
    const size = (await ctx.live.read(draft.id)).length;
    let typed = 0;
    const typing = setInterval(() => {
      typed += 1;
      // At random the first block may be a table, which has no words of its own.
      const block = desk.fragment
        .toArray()
        .findIndex(
          (part) => part instanceof Y.XmlElement && part.firstChild instanceof Y.XmlText,
        );
      desk.type(`<${typed}>`, block, 0);
    }, 120);
    try {
      await pause(200);
      await changeVersions(ctx, draft.id, { intent: "restore", versionId: id });
    } finally {
      clearInterval(typing);
    }
    await until(() => desk.isSaved, "saved", about);
    const kept = await Promise.all(
      (await versions()).map(async (version) =>
        JSON.stringify((await getText(ctx, { versionId: version.id })).text),
      ),
    );
    const standing = JSON.stringify(await now());
    // Every word typed before the restore is in a version, every later one in the text.
    for (let at = 1; at <= typed; at += 1) {
      const word = `<${at}>`;
      const isThere = [standing, ...kept].some((text) => text.includes(word));
      expect(isThere, `${word}, seed ${seed}`).toBe(true);
    }
    expect((await ctx.live.read(draft.id)).length).toBeLessThan(size * 1.02 + 600);
    desk.leave();
  });

  it("reads exactly like the version, however the text was changed since", async () => {
    //
    const seed = chooseSeed();
    const random = seeded(seed);
    await write(
      manuscript(notice, records, named("c", paragraph("It takes effect in May."))),
    );
    for (let round = 0; round < 12; round += 1) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, docFromJson(await now()));
      const editor = new RandomEditor(doc, random, false);
      for (let at = 0; at < 6; at += 1) editor.step();
      // Its comments would not fit: at random one may stand on a word twice.
      await write(settledText(jsonFromState(Y.encodeStateAsUpdate(doc))));
      await keep(`Round ${round}`);
    }
    const all = await versions();
    for (let round = 0; round < 25; round += 1) {
      const version = all[Math.floor(random() * all.length)];
      if (!version) throw new Error("no version");
      await changeVersions(ctx, draft.id, { intent: "restore", versionId: version.id });
      expect(hashOf(await now()), `seed ${seed}, round ${round}`).toBe(version.hash);
    }
    const again = await versions();
    for (const { id, hash } of all) {
      expect(again.find((version) => version.id === id)?.hash).toBe(hash);
    }
  });
});

describe("comparing", () => {
  it("compares versions, what stands now and other drafts, each by today's rights", async () => {
    await write(manuscript(notice));
    await keep("One");
    const { id } = await latest();
    await write(manuscript(notice, records));
    const page = await getComparison(ctx, draft.id, { from: id, to: "now" });
    expect(page.counts).toEqual({ added: 1, removed: 0, changed: 0, moved: 0 });
    expect(page.lines.map(({ change }) => change)).toEqual(["same", "added"]);
    const other = await make.draft();
    const across = await getComparison(ctx, draft.id, {
      from: `draft:${other.id}`,
      to: id,
    });
    expect(across.from.draft.id).toBe(other.id);
    const guest = await make.guest();
    await make.grant(guest.id, { draftId: draft.id }, "view");
    await expect(
      getComparison(await contextOf(guest), draft.id, {
        from: `draft:${other.id}`,
        to: "now",
      }),
    ).rejects.toMatchObject({ reason: "notFound" });
  });
});
