import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import * as Y from "yjs";
import { databaseDate, dateIn } from "#app/domain/calendar-date.ts";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import type { VersionReason } from "#app/domain/version.ts";
import { countWords } from "#app/manuscript/count-words.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import { MANUSCRIPT_VERSION } from "#app/manuscript/schema.ts";
import { settledText } from "#app/manuscript/settled-text.ts";
import { jsonFromState } from "#app/manuscript/state.ts";
import { originalText } from "#app/manuscript/suggestions/decide.ts";
import { plainTextOf } from "#app/manuscript/words.ts";
import type { ServerContext } from "#app/platform/context.server.ts";
import type { Transaction } from "#app/platform/database.server.ts";

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** What is asked of a version that is about to be kept. */
export interface VersionWish {
  reason: VersionReason;
  name?: string;
  adoptedByCityId?: string | null;
  /** If that text has a name already, it will do. */
  keepsName?: boolean;
  /** Who asked for it; null when nobody did. */
  madeById: string | null;
}

/** A version as it stands after keeping; `isNew` is false when that text was kept already. */
export interface KeptVersion {
  id: string;
  number: number;
  /** In hexadecimal. */
  hash: string;
  isNew: boolean;
}

/** SHA-256 of what a text says, in hexadecimal; anchors of comments do not count. */
export function hashOf(text: ManuscriptJson): string {
  return createHash("sha256")
    .update(canonicalJson(settledText(text)))
    .digest("hex");
}

/** A text that was read, packed and ready to be kept. */
export interface TextToKeep {
  draftId: string;
  /** The last edit that is in it. */
  editedAt: Date;
  text: ManuscriptJson;
  hash: Buffer;
  packed: Buffer;
  stateVector: Uint8Array;
}

/** Reads a draft's text as it stands now. Nothing is kept yet. */
export async function readText(
  ctx: Pick<ServerContext, "db" | "live">,
  draftId: string,
): Promise<TextToKeep> {
  // Before the text is read: what is edited in between is in it, and asked about once more.
  const { editedAt } = await ctx.db.draft.findUniqueOrThrow({
    where: { id: draftId },
    select: { editedAt: true },
  });
  const state = await ctx.live.read(draftId);
  return packText({ draftId, editedAt, text: jsonFromState(state), state });
}

/** The same of a text and the Yjs state it was read from. */
export async function packText(read: {
  draftId: string;
  editedAt: Date;
  text: ManuscriptJson;
  state: Uint8Array;
}): Promise<TextToKeep> {
  const { draftId, editedAt, text, state } = read;
  return {
    draftId,
    editedAt,
    text,
    hash: createHash("sha256")
      .update(canonicalJson(settledText(text)))
      .digest(),
    packed: await deflate(JSON.stringify(text)),
    stateVector: Y.encodeStateVectorFromUpdate(state),
  };
}

/**
 * Keeps a text, unless the draft's latest version says the same: then that one is given the name
 * if it has none. A name it has already is kept, beside a version with the new one.
 */
export async function storeVersion(
  ctx: Pick<ServerContext, "now">,
  tx: Transaction,
  read: TextToKeep,
  wish: VersionWish,
): Promise<KeptVersion> {
  const { draftId, editedAt, text, hash, stateVector } = read;
  const called = { name: wish.name ?? "", adoptedByCityId: wish.adoptedByCityId ?? null };
  // One at a time for each draft, so that no number is given twice.
  await tx.$queryRaw`SELECT 1 FROM draft WHERE id = ${draftId}::uuid FOR UPDATE`;
  const last = await tx.draftVersion.findFirst({
    where: { draftId },
    orderBy: { number: "desc" },
    select: { id: true, number: true, name: true, hash: true, stateVector: true },
  });
  const isNamed = wish.reason === "named";
  const isKept = last !== null && hash.equals(last.hash);
  if (isKept && (!isNamed || last.name === "" || wish.keepsName)) {
    const naming =
      isNamed && last.name === "" ? { ...called, reason: "named" as const } : {};
    await tx.draftVersion.update({
      where: { id: last.id },
      data: { textEditedAt: editedAt, ...naming },
    });
    return { id: last.id, number: last.number, hash: hash.toString("hex"), isNew: false };
  }
  const number = (last?.number ?? 0) + 1;
  const { id } = await tx.draftVersion.create({
    data: {
      draftId,
      number,
      reason: wish.reason,
      ...called,
      text: new Uint8Array(read.packed),
      manuscriptVersion: MANUSCRIPT_VERSION,
      hash: new Uint8Array(hash),
      stateVector: new Uint8Array(stateVector),
      wordCount: countWords(plainTextOf(originalText(text))),
      textEditedAt: editedAt,
      madeById: wish.madeById,
      madeAt: ctx.now(),
    },
    select: { id: true },
  });
  const since = last ? Y.decodeStateVector(last.stateVector) : new Map<number, number>();
  await storeAuthors(ctx, tx, {
    id,
    draftId,
    since,
    until: Y.decodeStateVector(stateVector),
  });
  return { id, number, hash: hash.toString("hex"), isNew: true };
}

/** Whoever has put in a struct since: every Yjs client is bound to an account. */
async function storeAuthors(
  ctx: Pick<ServerContext, "now">,
  tx: Transaction,
  version: {
    id: string;
    draftId: string;
    since: ReadonlyMap<number, number>;
    until: ReadonlyMap<number, number>;
  },
): Promise<void> {
  const wrote = [...version.until]
    .filter(([client, clock]) => clock > (version.since.get(client) ?? 0))
    .map(([client]) => BigInt(client));
  const today = databaseDate(dateIn("UTC", ctx.now()));
  const people = await tx.person.findMany({
    where: {
      manuscriptClients: { some: { draftId: version.draftId, clientId: { in: wrote } } },
    },
    select: {
      id: true,
      offices: {
        where: {
          startsOn: { lte: today },
          OR: [{ endsOn: null }, { endsOn: { gte: today } }],
        },
        orderBy: { startsOn: "desc" },
        take: 1,
        select: { cityId: true },
      },
    },
  });
  await tx.versionAuthor.createMany({
    data: people.map(({ id, offices }) => ({
      versionId: version.id,
      personId: id,
      cityId: offices[0]?.cityId ?? null,
    })),
  });
}

/** The text in a version's bytes. */
export async function unpackText(packed: Uint8Array): Promise<ManuscriptJson> {
  // Written by `storeText` and unchangeable since.
  return JSON.parse((await inflate(packed)).toString("utf8")) as ManuscriptJson;
}
