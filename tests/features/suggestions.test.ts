import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { newId } from "#app/domain/new-id.ts";
import { startThread } from "#app/features/comments/comment-commands.server.ts";
import { listThreads } from "#app/features/comments/comment-queries.server.ts";
import {
  countSuggestions,
  listDecidedForMe,
  listSigners,
  recordDecision,
} from "#app/features/drafts/suggestions.server.ts";
import { exportSuggestions } from "#app/features/drafts/suggestions-export.server.ts";
import { networkNameOf } from "#app/features/network/frame-queries.server.ts";
import { moveDraft } from "#app/features/reviews/review-commands.server.ts";
import type { ManuscriptJson, PartJson } from "#app/manuscript/manuscript-json.ts";
import { docFromJson, jsonFromState } from "#app/manuscript/state.ts";
import { plainTextOf } from "#app/manuscript/words.ts";
import { manuscript, paragraph } from "#app/manuscript/write.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { RedlineOrder } from "#app/platform/press.ts";
import type { Draft, Person } from "#prisma/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { fakeLive, makersFor } from "#tests/support/makers.ts";

/** Made by counsel, under a client id that is theirs. */
const SUGGESTION = "2s.lk3j2h1g.abc";
const CLIENT = 100n;

let database: TestDatabase;
let make: ReturnType<typeof makersFor>;
let draft: Draft;
let counsel: Person;
let steward: ActorContext;
let text: Y.Doc;

beforeAll(async () => {
  database = await testDatabase();
  make = makersFor(database.db);
});
afterAll(() => database.close());

/** The person at work, on the text that all of a test share. */
async function asPerson(person: Pick<Person, "id">): Promise<ActorContext> {
  const ctx = await make.contextFor(person);
  const live = {
    ...fakeLive(),
    read: async () => Y.encodeStateAsUpdate(text),
    edit: async (_: string, change: (doc: Y.Doc) => void) => void change(text),
  };
  return { ...ctx, live };
}

function show(json: ManuscriptJson): void {
  text = new Y.Doc();
  Y.applyUpdate(text, docFromJson(json));
}

const words = () => plainTextOf(jsonFromState(Y.encodeStateAsUpdate(text)));

function proposed(mark: "insertion" | "deletion", said: string): PartJson {
  return { type: "text", text: said, marks: [{ type: mark, attrs: { id: SUGGESTION } }] };
}

const withSuggestion = manuscript(
  paragraph(
    "Cities ",
    proposed("deletion", "shall"),
    proposed("insertion", "may"),
    " act.",
  ),
);

beforeEach(async () => {
  const city = await make.city();
  const campaign = await make.campaign({ cities: [city] });
  draft = await make.draft({ campaignId: campaign.id });
  const person = await make.guest();
  await make.grant(person.id, { campaignId: campaign.id }, "steward");
  counsel = await make.guest();
  await make.grant(counsel.id, { draftId: draft.id }, "suggest");
  await database.db.manuscriptClient.create({
    data: { draftId: draft.id, clientId: CLIENT, personId: counsel.id },
  });
  show(withSuggestion);
  steward = await asPerson(person);
});

const decision = {
  fate: "accept" as const,
  suggestionIds: [SUGGESTION],
  words: ["Replace “shall” with “may”"],
};
const start = (body: string) => ({
  threadId: newId(),
  commentId: newId(),
  draftId: draft.id,
  suggestionId: SUGGESTION,
  quote: "Replace “shall” with “may”",
  body,
});

describe("a decision", () => {
  test("is put on record with its author, who is told, and ends the discussion", async () => {
    const author = await asPerson(counsel);
    const { threadId } = await startThread(author, start("The state's law says may."));
    show(manuscript(paragraph("Cities may act.")));
    await recordDecision(steward, draft.id, decision);
    expect(await listDecidedForMe(author)).toMatchObject([
      { fate: "accept", words: decision.words[0], draft: { id: draft.id } },
    ]);
    expect(await listDecidedForMe(steward)).toEqual([]);
    const { threads } = await listThreads(author, { draftId: draft.id });
    expect(threads.find(({ id }) => id === threadId)?.resolvedAt).not.toBeNull();
    const event = await database.db.activity.findFirst({
      where: { draftId: draft.id, type: "suggestion.accepted" },
    });
    expect(event?.details).toMatchObject({ count: "a suggestion", names: counsel.name });
  });

  test("is not on record while the suggestion stands in the text", async () => {
    await expect(recordDecision(steward, draft.id, decision)).rejects.toMatchObject({
      reason: "conflict",
    });
    expect(await listDecidedForMe(await asPerson(counsel))).toEqual([]);
  });

  test("is a steward's: whoever suggests or edits is refused, a stranger finds nothing", async () => {
    show(manuscript(paragraph("Cities may act.")));
    const editor = await make.guest();
    await make.grant(editor.id, { draftId: draft.id }, "edit");
    for (const person of [counsel, editor]) {
      const ctx = await asPerson(person);
      await expect(recordDecision(ctx, draft.id, decision)).rejects.toMatchObject({
        reason: "forbidden",
      });
    }
    const stranger = await asPerson(await make.guest());
    await expect(recordDecision(stranger, draft.id, decision)).rejects.toMatchObject({
      reason: "notFound",
    });
    await expect(listSigners(stranger, draft.id)).rejects.toMatchObject({
      reason: "notFound",
    });
  });

  test("is told to nobody who may not see the draft any more", async () => {
    show(manuscript(paragraph("Cities may act.")));
    await recordDecision(steward, draft.id, decision);
    await database.db.grant.deleteMany({ where: { personId: counsel.id } });
    expect(await listDecidedForMe(await asPerson(counsel))).toEqual([]);
  });
});

test("two who begin to discuss one suggestion at the same moment are in one discussion", async () => {
  const author = await asPerson(counsel);
  const begun = await Promise.all([
    startThread(author, start("The state's law says may.")),
    startThread(steward, start("Which section?")),
  ]);
  expect(new Set(begun.map(({ threadId }) => threadId)).size).toBe(1);
  const { threads } = await listThreads(steward, { draftId: draft.id });
  expect(threads).toHaveLength(1);
  expect(threads[0]?.comments).toHaveLength(2);
});

describe("a text with open suggestions is made final", () => {
  const finish = (suggestions: "" | "accept" | "reject" | "keep") =>
    moveDraft(steward, draft.id, { to: "final", suggestions });
  const stateNow = async () =>
    (await database.db.draft.findUniqueOrThrow({ where: { id: draft.id } })).state;

  test("not before its steward says what becomes of them", async () => {
    await expect(finish("")).rejects.toMatchObject({
      reason: "invalid",
      field: "suggestions",
    });
    expect(await stateNow()).toBe("drafting");
    expect(await countSuggestions(steward, draft.id)).toBe(1);
  });

  test.each([
    ["accept", "Cities may act.", 0],
    ["reject", "Cities shall act.", 0],
    ["keep", "Cities shallmay act.", 1],
  ] as const)("with %s it reads so", async (fate, text, left) => {
    await finish(fate);
    expect(await stateNow()).toBe("final");
    expect(words()).toBe(text);
    expect(await countSuggestions(steward, draft.id)).toBe(left);
    const told = await listDecidedForMe(await asPerson(counsel));
    expect(told.map((line) => line.fate)).toEqual(left ? [] : [fate]);
  });
});

describe("a Word file with suggestions", () => {
  test("holds them as changes in the name of whoever suggested, and only for who may see the draft", async () => {
    const orders: unknown[] = [];
    const press = {
      print: async (order: unknown) => {
        orders.push(order);
        return new Uint8Array([1]);
      },
    };
    await startThread(await asPerson(counsel), start("The state's law says may."));
    const file = await exportSuggestions({ ...steward, press }, draft.id, null);
    expect(file.fileName).toMatch(/suggestions\.docx$/);
    expect(orders).toMatchObject([
      {
        format: "docx",
        note: `1 suggestion of ${counsel.name}.`,
        changes: { author: await networkNameOf(steward) },
        threads: [
          {
            suggestionId: SUGGESTION,
            isResolved: false,
            comments: [{ body: "The state's law says may.", author: counsel.name }],
          },
        ],
      },
    ]);
    const { changes } = orders[0] as RedlineOrder;
    expect(Object.values(changes.suggested ?? {})).toMatchObject([
      { author: counsel.name },
    ]);
    const [order] = orders as { before: ManuscriptJson; after: ManuscriptJson }[];
    expect(plainTextOf(order?.before ?? manuscript())).toContain("Cities shall act.");
    expect(plainTextOf(order?.after ?? manuscript())).toContain("Cities may act.");
    const stranger = await asPerson(await make.guest());
    await expect(
      exportSuggestions({ ...stranger, press }, draft.id, null),
    ).rejects.toMatchObject({ reason: "notFound" });
  });
});
