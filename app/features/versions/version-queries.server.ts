import { cityLabel } from "#app/domain/city-label.ts";
import { can } from "#app/domain/permissions.ts";
import { notFound } from "#app/domain/refusal.ts";
import { type VersionReason, versionTitle } from "#app/domain/version.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import { jsonFromState } from "#app/manuscript/state.ts";
import { originalText } from "#app/manuscript/suggestions/decide.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { TextRef } from "./version-input.ts";
import { unpackText } from "./version-store.server.ts";

/** A version as a line in a list. */
export interface VersionLine {
  id: string;
  number: number;
  name: string;
  reason: VersionReason;
  adoptedBy: string | null;
  madeAt: Date;
  madeBy: string | null;
  wordCount: number;
  /** SHA-256 of what it says, in hexadecimal. */
  hash: string;
  /** Who put words in since the version before, by city; those of no city last. */
  authors: { city: string | null; names: string[] }[];
}

export interface VersionList {
  draft: { id: string; title: string };
  /** The latest first. */
  versions: VersionLine[];
  /** Versions that nobody named are shown to whoever may write. */
  seesAll: boolean;
  may: { keep: boolean; restore: boolean };
  /** The draft was edited since the latest version. */
  hasNews: boolean;
}

const MOST_VERSIONS = 500;

const lineSelect = {
  id: true,
  number: true,
  name: true,
  reason: true,
  adoptedByCity: { select: { name: true, state: true } },
  madeAt: true,
  madeBy: { select: { name: true } },
  wordCount: true,
  hash: true,
  authors: {
    orderBy: { person: { name: "asc" } },
    select: {
      person: { select: { name: true } },
      city: { select: { name: true, state: true } },
    },
  },
} satisfies Prisma.DraftVersionSelect;

/**
 * The versions of a draft the actor may see. What was deleted stands in them, so those that nobody
 * named are for whoever may write; a name is given to what may be read. Refuses "notFound" like
 * the draft.
 */
export async function listVersions(
  ctx: ActorContext,
  draftId: string,
  { onlyNamed = false }: { onlyNamed?: boolean } = {},
): Promise<VersionList> {
  const { facts } = await authorize(ctx, "draft.view", draftId);
  const seesAll = can("draft.seeHistory", facts);
  const [draft, rows, latest] = await Promise.all([
    ctx.db.draft.findUniqueOrThrow({
      where: { id: draftId },
      select: { id: true, title: true, editedAt: true },
    }),
    ctx.db.draftVersion.findMany({
      where: { draftId, ...(seesAll && !onlyNamed ? {} : { name: { not: "" } }) },
      orderBy: { number: "desc" },
      take: MOST_VERSIONS,
      select: lineSelect,
    }),
    ctx.db.draftVersion.findFirst({
      where: { draftId },
      orderBy: { number: "desc" },
      select: { textEditedAt: true },
    }),
  ]);
  return {
    draft: { id: draft.id, title: draft.title },
    versions: rows.map(lineOf),
    seesAll,
    may: { keep: can("draft.keepVersion", facts), restore: can("draft.restore", facts) },
    hasNews: !latest || draft.editedAt > latest.textEditedAt,
  };
}

type LineRow = Prisma.DraftVersionGetPayload<{ select: typeof lineSelect }>;

function lineOf(row: LineRow): VersionLine {
  const byCity = new Map<string | null, string[]>();
  for (const { person, city } of row.authors) {
    const label = city ? cityLabel(city) : null;
    byCity.set(label, [...(byCity.get(label) ?? []), person.name]);
  }
  const authors = [...byCity].map(([city, names]) => ({ city, names }));
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    reason: row.reason,
    adoptedBy: row.adoptedByCity ? cityLabel(row.adoptedByCity) : null,
    madeAt: row.madeAt,
    madeBy: row.madeBy?.name ?? null,
    wordCount: row.wordCount,
    hash: Buffer.from(row.hash).toString("hex"),
    authors: authors.sort(
      (a, b) =>
        Number(a.city === null) - Number(b.city === null) ||
        (`${a.city}` < `${b.city}` ? -1 : 1),
    ),
  };
}

/** A text that was found, without what is only proposed in it, and what to call it. */
export interface FoundText {
  draft: { id: string; title: string };
  /** The version, or null for the text as it stands now. */
  version: VersionLine | null;
  text: ManuscriptJson;
}

/**
 * One text of a comparison. Refuses "notFound" when the actor may not see the draft today, or the
 * version is one that only those who write may see.
 */
export async function getText(ctx: ActorContext, ref: TextRef): Promise<FoundText> {
  if ("draftId" in ref) {
    await authorize(ctx, "draft.view", ref.draftId);
    const draft = await ctx.db.draft.findUniqueOrThrow({
      where: { id: ref.draftId },
      select: { id: true, title: true },
    });
    const state = await ctx.live.read(ref.draftId);
    return { draft, version: null, text: originalText(jsonFromState(state)) };
  }
  const row = await ctx.db.draftVersion.findUnique({
    where: { id: ref.versionId },
    select: { ...lineSelect, text: true, draft: { select: { id: true, title: true } } },
  });
  if (!row) throw notFound();
  const { facts } = await authorize(ctx, "draft.view", row.draft.id);
  if (row.name === "" && !can("draft.seeHistory", facts)) throw notFound();
  const text = originalText(await unpackText(row.text));
  return { draft: row.draft, version: lineOf(row), text };
}

/** What a text is called where several drafts meet: "Version 7", "Now". */
export function textTitle({ version }: Pick<FoundText, "version">): string {
  return version ? versionTitle(version) : "Now";
}
