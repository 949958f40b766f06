import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parallelGroups } from "#app/domain/agenda.ts";
import { itemsOfDay } from "#app/domain/agenda-order.ts";
import { databaseDate } from "#app/domain/calendar-date.ts";
import { newId } from "#app/domain/new-id.ts";
import { startThread } from "#app/features/comments/comment-commands.server.ts";
import {
  addItem,
  editItem,
  moveItem,
  removeItem,
} from "#app/features/convenings/agenda-commands.server.ts";
import {
  callConvening,
  editConvening,
} from "#app/features/convenings/convening-commands.server.ts";
import {
  getConveningForm,
  getItemForm,
  getNewItemForm,
} from "#app/features/convenings/convening-form-queries.server.ts";
import {
  AgendaItemInput,
  ConveningInput,
} from "#app/features/convenings/convening-input.ts";
import {
  getConvening,
  getItemComments,
  listConvenings,
  listConveningsOf,
} from "#app/features/convenings/convening-queries.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
});
afterAll(() => database.close());

const editor = async () => make.contextFor(await make.person({ right: "edit" }));
const notFound = { reason: "notFound" };
const forbidden = { reason: "forbidden" };

const typed = {
  title: "Sixth annual convening",
  kind: "annual",
  status: "confirmed",
  summary: "",
  campaignId: "",
  cityId: "",
  venue: "City Hall",
  timeZone: "America/Chicago",
  day0On: "2017-07-28",
  day0Opens: "09:00",
  day0Closes: "17:00",
  day1On: "2017-07-27",
  day1Opens: "10:00",
  day1Closes: "00:00",
};
const conveningInput = (fields: Record<string, string> = {}) =>
  ConveningInput.parse({ ...typed, ...fields });

const itemInput = (dayId: string, fields: Record<string, string> = {}) =>
  AgendaItemInput.parse({
    dayId,
    kind: "breakout",
    title: "Beyond sanctuary",
    description: "",
    minutes: "60",
    room: "Room 204",
    presenterIds: "",
    issueAreaId: "",
    draftId: "",
    ...fields,
  });

/** A convening of two days; the first has "a b|c d" on it. */
async function agenda(ctx: ActorContext) {
  const conveningId = await callConvening(ctx, conveningInput());
  const { days } = await getConvening(ctx, conveningId);
  const [dayId = "", otherDayId = ""] = days.map((day) => day.id);
  const ids: Record<string, string> = {};
  for (const title of ["a", "b", "c", "d"]) {
    const parallel: Record<string, string> = title === "c" ? { isParallel: "on" } : {};
    ids[title] = await addItem(
      ctx,
      conveningId,
      itemInput(dayId, { title, ...parallel }),
    );
  }
  const id = (title: string) => ids[title] ?? "";
  const written = async (day = dayId) => {
    const { items } = await getConvening(ctx, conveningId);
    return parallelGroups(itemsOfDay(items, day))
      .map((group) => group.map((item) => item.title).join("|"))
      .join(" ");
  };
  const to = (itemId: string, fields = {}) => ({
    itemId,
    dayId,
    afterId: null,
    beforeId: null,
    besideId: null,
    ...fields,
  });
  return { conveningId, dayId, otherDayId, id, written, to };
}

describe("calling a convening", () => {
  test("keeps its days in order of the calendar, midnight as the end of a day", async () => {
    const ctx = await editor();
    const id = await callConvening(ctx, conveningInput());
    const convening = await getConvening(ctx, id);
    expect(convening.days).toMatchObject([
      { on: "2017-07-27", opensMinute: 600, closesMinute: 1440, zone: "CDT" },
      { on: "2017-07-28", opensMinute: 540, closesMinute: 1020 },
    ]);
    expect(convening).toMatchObject({ isPast: true, mayEdit: true });
    expect(ctx.live.announced).toContain(`convening:${id}`);
  });

  test("is for those who may edit over the network", async () => {
    const commenter = await make.contextFor(await make.official());
    await expect(callConvening(commenter, conveningInput())).rejects.toMatchObject(
      forbidden,
    );
  });

  test.each([
    ["no day", { day0On: "", day1On: "" }, "day0On"],
    ["a day twice", { day1On: "2017-07-28" }, "day1On"],
    ["a day that does not exist", { day0On: "2017-02-30" }, "day0On"],
    ["closing before opening", { day0Closes: "08:00" }, "day0Closes"],
    ["no opening time", { day1Opens: "" }, "day1Opens"],
    ["a place without a clock", { timeZone: "America/Gotham" }, "timeZone"],
    ["no title", { title: " " }, "title"],
    ["a field nobody asked for", { calledById: "x" }, "calledById"],
  ])("%s is refused at its field", (_, fields, field) => {
    const parsed = ConveningInput.safeParse({ ...typed, ...fields });
    expect(parsed.error?.issues.map((issue) => issue.path[0])).toEqual([field]);
  });
});

describe("changing a convening", () => {
  test("days change places, come and go; one with items stays", async () => {
    const ctx = await editor();
    const { conveningId } = await agenda(ctx);
    const { values } = await getConveningForm(ctx, conveningId);
    await editConvening(
      ctx,
      conveningId,
      ConveningInput.parse({
        ...values,
        day0On: values.day1On,
        day1On: values.day0On,
        day2On: "2017-07-29",
        day2Opens: "09:00",
        day2Closes: "12:00",
      }),
    );
    const after = await getConvening(ctx, conveningId);
    expect(after.days.map((day) => [day.id, day.on])).toEqual([
      [values.day1Id, "2017-07-27"],
      [values.day0Id, "2017-07-28"],
      [expect.any(String), "2017-07-29"],
    ]);
    const form = (await getConveningForm(ctx, conveningId)).values;
    const withoutFirst = { ...form, day1On: "", day1Id: "" };
    await expect(
      editConvening(ctx, conveningId, ConveningInput.parse(withoutFirst)),
    ).rejects.toMatchObject({ reason: "conflict", field: "day0On" });
    const withoutThird = { ...form, day2On: "", day2Id: "" };
    await editConvening(ctx, conveningId, ConveningInput.parse(withoutThird));
    expect((await getConvening(ctx, conveningId)).days).toHaveLength(2);
  });

  test("on a form opened before somebody else saved is refused", async () => {
    const ctx = await editor();
    const id = await callConvening(ctx, conveningInput());
    const { values } = await getConveningForm(ctx, id);
    const mine = ConveningInput.parse({ ...values, title: "Mine" });
    const theirs = ConveningInput.parse({ ...values, title: "Theirs" });
    await editConvening(ctx, id, theirs);
    await expect(editConvening(ctx, id, mine)).rejects.toMatchObject({
      reason: "conflict",
      field: "revision",
    });
    expect((await getConvening(ctx, id)).title).toBe("Theirs");
  });

  test("a day of another convening cannot be taken over", async () => {
    const ctx = await editor();
    const id = await callConvening(ctx, conveningInput());
    const other = await getConvening(ctx, await callConvening(ctx, conveningInput()));
    const { values } = await getConveningForm(ctx, id);
    const input = ConveningInput.parse({ ...values, day0Id: other.days[0]?.id ?? "" });
    await expect(editConvening(ctx, id, input)).rejects.toMatchObject({
      reason: "conflict",
    });
  });

  test("a campaign's editor cannot hand it to a campaign they do not edit", async () => {
    const campaign = await make.campaign();
    const foreign = await make.campaign();
    const guest = await make.guest();
    await make.grant(guest.id, { campaignId: campaign.id }, "edit");
    const ctx = await make.contextFor(guest);
    const { id } = await make.convening({ campaignId: campaign.id });
    const { values, choices } = await getConveningForm(ctx, id);
    expect(choices.campaigns.map((choice) => choice.value)).toEqual([campaign.id]);
    await expect(
      editConvening(ctx, id, ConveningInput.parse({ ...values, campaignId: foreign.id })),
    ).rejects.toMatchObject({ reason: "invalid", field: "campaignId" });
    await expect(
      editConvening(ctx, id, ConveningInput.parse({ ...values, campaignId: "" })),
    ).rejects.toMatchObject(forbidden);
    await editConvening(ctx, id, ConveningInput.parse({ ...values, title: "Our call" }));
  });
});

describe("who sees a convening", () => {
  test("a stranger is told that nothing is there", async () => {
    const owner = await editor();
    const { conveningId, id, dayId, to } = await agenda(owner);
    const ctx = await make.contextFor(await make.guest());
    await expect(getConvening(ctx, conveningId)).rejects.toMatchObject(notFound);
    await expect(getItemComments(ctx, conveningId, id("a"))).rejects.toMatchObject(
      notFound,
    );
    await expect(addItem(ctx, conveningId, itemInput(dayId))).rejects.toMatchObject(
      notFound,
    );
    await expect(moveItem(ctx, conveningId, to(id("a")))).rejects.toMatchObject(notFound);
    await expect(getConvening(owner, newId())).rejects.toMatchObject(notFound);
    expect(await listConvenings(ctx)).toEqual([]);
  });

  test("a guest of the campaign sees its convenings and no others", async () => {
    const campaign = await make.campaign();
    const shown = await make.convening({ campaignId: campaign.id });
    await make.convening();
    const guest = await make.guest();
    await make.grant(guest.id, { campaignId: campaign.id }, "view");
    const ctx = await make.contextFor(guest);
    expect((await listConvenings(ctx)).map((line) => line.id)).toEqual([shown.id]);
    const of = await listConveningsOf(ctx, { campaignId: campaign.id });
    expect(of).toMatchObject([{ id: shown.id, firstOn: "2017-07-20", isPast: true }]);
    const other = await make.campaign();
    await expect(listConveningsOf(ctx, { campaignId: other.id })).rejects.toMatchObject(
      notFound,
    );
  });

  test("a commenter comments on an item but changes nothing", async () => {
    const { conveningId, id, dayId, to, written } = await agenda(await editor());
    const ctx = await make.contextFor(await make.official());
    await startThread(ctx, {
      threadId: newId(),
      commentId: newId(),
      agendaItemId: id("a"),
      quote: "",
      body: "Could this be longer?",
    });
    const seen = await getConvening(ctx, conveningId);
    expect(seen).toMatchObject({ mayComment: true, mayEdit: false });
    expect(seen.items.find((item) => item.id === id("a"))).toMatchObject({
      commentCount: 1,
      openThreads: 1,
    });
    await expect(addItem(ctx, conveningId, itemInput(dayId))).rejects.toMatchObject(
      forbidden,
    );
    await expect(editItem(ctx, id("a"), itemInput(dayId))).rejects.toMatchObject(
      forbidden,
    );
    await expect(moveItem(ctx, conveningId, to(id("d")))).rejects.toMatchObject(
      forbidden,
    );
    await expect(removeItem(ctx, conveningId, id("a"))).rejects.toMatchObject(forbidden);
    await expect(getItemForm(ctx, conveningId, id("a"))).rejects.toMatchObject(forbidden);
    expect(await written()).toBe("a b|c d");
  });

  test("what is to come is listed before what is past, nearest first", async () => {
    const campaign = await make.campaign();
    const titled = (title: string, on: string) =>
      database.db.convening.create({
        data: {
          title,
          campaignId: campaign.id,
          kind: "campaignCall",
          timeZone: "America/Chicago",
          days: { create: { on: databaseDate(on), opensMinute: 0, closesMinute: 60 } },
        },
      });
    await titled("long ago", "2016-01-01");
    await titled("lately", "2017-01-01");
    await titled("far off", "2018-01-01");
    await titled("soon", "2017-07-01");
    const ctx = await make.contextFor(await make.official(), {
      now: () => new Date("2017-06-30T12:00:00Z"),
    });
    const lines = await listConveningsOf(ctx, { campaignId: campaign.id });
    expect(lines.map((line) => line.title)).toEqual([
      "soon",
      "far off",
      "lately",
      "long ago",
    ]);
  });
});

describe("an agenda item", () => {
  test("shows presenters with their cities, and a draft only to those who may see it", async () => {
    const campaign = await make.campaign();
    const hidden = await make.campaign();
    const draft = await make.draft({ campaignId: hidden.id, title: "Trust ordinance" });
    const speaker = await make.official();
    const ctx = await editor();
    const conveningId = await callConvening(
      ctx,
      conveningInput({ campaignId: campaign.id }),
    );
    const { days } = await getConvening(ctx, conveningId);
    const dayId = days[0]?.id ?? "";
    const fields = { presenterIds: speaker.id, draftId: draft.id };
    const itemId = await addItem(ctx, conveningId, itemInput(dayId, fields));
    expect((await getConvening(ctx, conveningId)).items[0]).toMatchObject({
      presenters: [{ name: speaker.name, city: expect.stringContaining(", TX") }],
      draft: { id: draft.id, title: "Trust ordinance" },
    });
    const guest = await make.guest();
    await make.grant(guest.id, { campaignId: campaign.id }, "edit");
    const guestCtx = await make.contextFor(guest);
    expect((await getConvening(guestCtx, conveningId)).items[0]?.draft).toBeNull();

    // A guest who edits the item neither learns of the draft nor unlinks it.
    const { values, choices } = await getItemForm(guestCtx, conveningId, itemId);
    expect(JSON.stringify({ values, choices })).not.toContain(draft.id);
    expect(JSON.stringify(choices)).not.toContain("Trust ordinance");
    await editItem(
      guestCtx,
      itemId,
      AgendaItemInput.parse({
        ...values,
        isParallel: undefined,
        title: "Beyond sanctuary, part two",
      }),
    );
    expect((await getConvening(ctx, conveningId)).items[0]).toMatchObject({
      title: "Beyond sanctuary, part two",
      draft: { id: draft.id },
      presenters: [{ name: speaker.name }],
    });
  });

  test("points to nothing the actor cannot reach", async () => {
    const ctx = await editor();
    const { conveningId, dayId } = await agenda(ctx);
    const other = await agenda(ctx);
    const refusedAt = (field: string) => ({ reason: "invalid", field });
    const add = (fields: Record<string, string>, day = dayId) =>
      addItem(ctx, conveningId, itemInput(day, fields));
    await expect(add({}, other.dayId)).rejects.toMatchObject(refusedAt("dayId"));
    await expect(add({ presenterIds: newId() })).rejects.toMatchObject(
      refusedAt("presenterIds"),
    );
    await expect(add({ issueAreaId: newId() })).rejects.toMatchObject(
      refusedAt("issueAreaId"),
    );
    await expect(add({ draftId: newId() })).rejects.toMatchObject(refusedAt("draftId"));
    await expect(getItemForm(ctx, conveningId, other.id("a"))).rejects.toMatchObject(
      notFound,
    );
    await expect(moveItem(ctx, conveningId, other.to(other.id("a")))).rejects.toThrow();
    await expect(removeItem(ctx, conveningId, other.id("a"))).rejects.toMatchObject(
      notFound,
    );
    await expect(getItemComments(ctx, conveningId, other.id("a"))).rejects.toMatchObject(
      notFound,
    );
    expect(await other.written()).toBe("a b|c d");
  });

  test("a campaign's guest editor is offered the campaign's people only", async () => {
    const campaign = await make.campaign();
    const stranger = await make.official();
    const guest = await make.guest();
    await make.grant(guest.id, { campaignId: campaign.id }, "edit");
    const { id } = await make.convening({ campaignId: campaign.id });
    const { people } = await getNewItemForm(await make.contextFor(guest), id);
    expect(people.map((person) => person.personId)).toEqual([guest.id]);
    expect(JSON.stringify(people)).not.toContain(stranger.id);
  });

  test("on a form opened before somebody else saved is refused", async () => {
    const ctx = await editor();
    const { conveningId, id, otherDayId, to } = await agenda(ctx);
    const { values } = await getItemForm(ctx, conveningId, id("a"));
    const input = AgendaItemInput.parse({ ...values, isParallel: undefined });
    await editItem(ctx, id("a"), { ...input, title: "theirs" });
    const stale = { reason: "conflict", field: "revision" };
    await expect(
      editItem(ctx, id("a"), { ...input, title: "mine" }),
    ).rejects.toMatchObject(stale);
    const opened = (await getItemForm(ctx, conveningId, id("d"))).values;
    await moveItem(ctx, conveningId, to(id("d"), { dayId: otherDayId }));
    await expect(
      editItem(ctx, id("d"), AgendaItemInput.parse({ ...opened, isParallel: undefined })),
    ).rejects.toMatchObject(stale);
  });

  test("moved to another day by its form leaves its group in order", async () => {
    const ctx = await editor();
    const { conveningId, id, otherDayId, written } = await agenda(ctx);
    const { values } = await getItemForm(ctx, conveningId, id("b"));
    await editItem(
      ctx,
      id("b"),
      AgendaItemInput.parse({ ...values, dayId: otherDayId, isParallel: "on" }),
    );
    expect(await written()).toBe("a c d");
    expect(await written(otherDayId)).toBe("b");
  });

  test("taken off frees its place and its comments go with it", async () => {
    const ctx = await editor();
    const { conveningId, id, written } = await agenda(ctx);
    await startThread(ctx, {
      threadId: newId(),
      commentId: newId(),
      agendaItemId: id("b"),
      quote: "",
      body: "Is this needed?",
    });
    await removeItem(ctx, conveningId, id("b"));
    expect(await written()).toBe("a c d");
    await expect(removeItem(ctx, conveningId, id("b"))).rejects.toMatchObject(notFound);
    const left = await database.db.commentThread.count({
      where: { agendaItemId: id("b") },
    });
    expect(left).toBe(0);
  });
});

describe("moving items", () => {
  test("beside another, out of a group, and to another day", async () => {
    const ctx = await editor();
    const { conveningId, id, otherDayId, written, to } = await agenda(ctx);
    await moveItem(
      ctx,
      conveningId,
      to(id("d"), { afterId: id("c"), besideId: id("c") }),
    );
    expect(await written()).toBe("a b|c|d");
    await moveItem(ctx, conveningId, to(id("b"), { beforeId: id("a") }));
    expect(await written()).toBe("b a c|d");
    await moveItem(ctx, conveningId, to(id("c"), { dayId: otherDayId }));
    expect(await written()).toBe("b a d");
    expect(await written(otherDayId)).toBe("c");
    expect(ctx.live.announced).toContain(`convening:${conveningId}`);
  });

  test("by several people at once loses nobody's move", async () => {
    const people = [await editor(), await editor(), await editor()] as const;
    const { conveningId, id, written, to } = await agenda(people[0]);
    await Promise.all([
      moveItem(people[0], conveningId, to(id("d"), { beforeId: id("a") })),
      moveItem(
        people[1],
        conveningId,
        to(id("c"), { afterId: id("a"), beforeId: id("b") }),
      ),
      moveItem(people[2], conveningId, to(id("b"), { afterId: id("d") })),
    ]);
    const order = await written();
    expect(order.split(/[ |]/).sort()).toEqual(["a", "b", "c", "d"]);
    // Whose move came last is not said; "b" went behind "d", which may have gone on since.
    expect(["d b a c", "d a c b"]).toContain(order.replaceAll("|", " "));
  });

  test("an item somebody took off meanwhile is refused", async () => {
    const ctx = await editor();
    const { conveningId, id, to } = await agenda(ctx);
    await removeItem(ctx, conveningId, id("d"));
    await expect(
      moveItem(ctx, conveningId, to(id("d"), { beforeId: id("a") })),
    ).rejects.toMatchObject(notFound);
  });
});

test.each([
  ["0", "minutes"],
  ["1441", "minutes"],
  ["ten", "minutes"],
])("an item of %s minutes is refused at its field", (minutes, field) => {
  const parsed = AgendaItemInput.safeParse({
    dayId: newId(),
    kind: "plenary",
    title: "x",
    description: "",
    minutes,
    room: "",
    presenterIds: "",
    issueAreaId: "",
    draftId: "",
  });
  expect(parsed.error?.issues[0]?.path[0]).toBe(field);
});
