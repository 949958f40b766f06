import type * as Y from "yjs";
import { Refusal } from "#app/domain/refusal.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { byline, bylineSelect } from "#app/features/access/byline.server.ts";
import type { Byline } from "#app/features/access/byline.ts";
import { visibleDrafts } from "#app/features/access/visible-drafts.server.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import {
  jsonFromFragment,
  jsonFromState,
  writeManuscript,
} from "#app/manuscript/state.ts";
import { decideText } from "#app/manuscript/suggestions/decide.ts";
import { clientOf } from "#app/manuscript/suggestions/entries.ts";
import { suggestionsIn } from "#app/manuscript/suggestions/listed.ts";
import { saidOfSuggestion } from "#app/manuscript/suggestions/said.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { draftTitle } from "./draft-title.server.ts";
import { type DecisionInput, MAX_DECIDED_WORDS } from "./suggestion-input.ts";

/** Who signed a draft's words, and so its suggestions: people, and whose each client id is. */
export interface Signers {
  people: Byline[];
  /** Places in `people`, by Yjs client id. */
  byClient: Record<number, number>;
}

/** Whose client ids are which. Refuses "notFound" like the draft. */
export async function listSigners(ctx: ActorContext, draftId: string): Promise<Signers> {
  await authorize(ctx, "draft.view", draftId);
  const clients = await ctx.db.manuscriptClient.findMany({
    where: { draftId, personId: { not: null } },
    select: { clientId: true, personId: true },
  });
  const ids = [...new Set(clients.flatMap(({ personId }) => personId ?? []))];
  const people = await ctx.db.person.findMany({
    where: { id: { in: ids } },
    select: bylineSelect(ctx.now()),
  });
  const places = new Map(people.map(({ id }, place) => [id, place]));
  return {
    people: people.map((person) => byline(person)),
    byClient: Object.fromEntries(
      clients.flatMap(({ clientId, personId }) => {
        const place = personId ? places.get(personId) : undefined;
        return place === undefined ? [] : [[Number(clientId), place]];
      }),
    ),
  };
}

/** The text with the decision is on its way while the record of it is asked for. */
const PATIENCE_MS = 3_000;
const LOOK_EVERY_MS = 100;

/**
 * Puts on record what a steward decided in the text, for the audit and for the authors, and closes the
 * discussions of it. Only what the text does not hold any more was decided. Refuses "forbidden" to whoever may not decide, "conflict"
 * while a suggestion still stands.
 */
export async function recordDecision(
  ctx: ActorContext,
  draftId: string,
  input: DecisionInput,
): Promise<void> {
  const { campaignId } = await authorize(ctx, "draft.decide", draftId);
  await waitUntilGone(ctx, draftId, input.suggestionIds);
  const { suggestionIds, words, fate } = input;
  const decided = suggestionIds.map((id, at) => ({ id, words: words[at] ?? "" }));
  await putOnRecord(ctx, { draftId, campaignId, fate, decided });
}

/** How many suggestions stand in a draft. Refuses "notFound" like the draft. */
export async function countSuggestions(
  ctx: ActorContext,
  draftId: string,
): Promise<number> {
  await authorize(ctx, "draft.view", draftId);
  return suggestionsIn(jsonFromState(await ctx.live.read(draftId))).size;
}

/**
 * Accepts or rejects whatever is suggested in a draft, also while people write in it, and puts it on
 * record. Refuses "forbidden" to whoever may not decide.
 */
export async function decideAll(
  ctx: ActorContext,
  draftId: string,
  fate: DecisionInput["fate"],
): Promise<void> {
  const { campaignId } = await authorize(ctx, "draft.decide", draftId);
  let decided: Decision[] = [];
  const change = (doc: Y.Doc) => {
    const text = jsonFromFragment(doc.getXmlFragment(MANUSCRIPT_FRAGMENT));
    decided = [...suggestionsIn(text)].map(([id, pieces]) => ({
      id,
      words: saidOfSuggestion(pieces).join("; "),
    }));
    if (decided.length > 0)
      writeManuscript(
        doc,
        decideText(text, () => fate),
      );
  };
  await ctx.live.edit(draftId, change, ctx.actor.personId);
  if (decided.length > 0) {
    await putOnRecord(ctx, { draftId, campaignId, fate, decided });
  }
}

interface Decision {
  id: string;
  /** What it proposed. */
  words: string;
}

interface Decisions {
  draftId: string;
  campaignId: string | null;
  fate: DecisionInput["fate"];
  decided: readonly Decision[];
}

async function putOnRecord(
  ctx: ActorContext,
  { draftId, campaignId, fate, decided }: Decisions,
): Promise<void> {
  const authors = await authorsOf(ctx, draftId, decided);
  await transact(ctx, async (tx, recording) => {
    await tx.suggestionDecision.createMany({
      data: decided.map(({ id, words }) => ({
        draftId,
        suggestionId: id,
        fate,
        words: words.slice(0, MAX_DECIDED_WORDS),
        authorId: authors.get(clientOf(id) ?? -1)?.id ?? null,
        decidedById: ctx.actor.personId,
        decidedAt: ctx.now(),
      })),
    });
    await tx.commentThread.updateMany({
      where: {
        draftId,
        suggestionId: { in: decided.map(({ id }) => id) },
        resolvedAt: null,
      },
      data: { resolvedAt: ctx.now(), resolvedById: ctx.actor.personId },
    });
    const names = new Set([...authors.values()].map(({ name }) => name));
    await record(recording, {
      type: fate === "accept" ? "suggestion.accepted" : "suggestion.rejected",
      campaignId,
      draftId,
      details: {
        title: await draftTitle(tx, draftId),
        count: decided.length === 1 ? "a suggestion" : `${decided.length} suggestions`,
        names: [...names].join(", ") || "somebody who has left",
      },
    });
  });
}

/** Whose client ids the suggestions were made under. The caller has asked whether the draft may be seen. */
export async function authorsOf(
  ctx: ActorContext,
  draftId: string,
  decided: readonly Pick<Decision, "id">[],
): Promise<Map<number, { id: string; name: string }>> {
  const clients = decided.flatMap(({ id }) => clientOf(id) ?? []);
  const signed = await ctx.db.manuscriptClient.findMany({
    where: { draftId, clientId: { in: clients.map(BigInt) } },
    select: { clientId: true, person: { select: { id: true, name: true } } },
  });
  return new Map(
    signed.flatMap(({ clientId, person }) =>
      person ? [[Number(clientId), person] as const] : [],
    ),
  );
}

async function waitUntilGone(
  ctx: ActorContext,
  draftId: string,
  suggestionIds: readonly string[],
): Promise<void> {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const standing = suggestionsIn(jsonFromState(await ctx.live.read(draftId)));
    if (!suggestionIds.some((id) => standing.has(id))) return;
    if (waited >= PATIENCE_MS) {
      throw new Refusal("conflict", "This suggestion still stands in the text.");
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** What became of a suggestion. */
export interface Decided {
  id: string;
  fate: "accept" | "reject";
  words: string;
  draft: { id: string; title: string };
  decidedBy: string | null;
  decidedAt: Date;
}

/** So long, in days, and so many of them are told. */
const TOLD_DAYS = 14;
const MOST_TOLD = 20;

/** What others decided about the actor's own suggestions lately, on drafts they may still see; the last first. */
export async function listDecidedForMe(ctx: ActorContext): Promise<Decided[]> {
  const since = new Date(ctx.now().getTime() - TOLD_DAYS * 86_400_000);
  const rows = await ctx.db.suggestionDecision.findMany({
    where: {
      authorId: ctx.actor.personId,
      decidedAt: { gte: since },
      OR: [{ decidedById: null }, { decidedById: { not: ctx.actor.personId } }],
      draft: await visibleDrafts(ctx),
    },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    take: MOST_TOLD,
    select: {
      id: true,
      fate: true,
      words: true,
      draft: { select: { id: true, title: true } },
      decidedBy: { select: { name: true } },
      decidedAt: true,
    },
  });
  return rows.map((row) => ({ ...row, decidedBy: row.decidedBy?.name ?? null }));
}
