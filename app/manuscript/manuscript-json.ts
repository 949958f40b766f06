import { type AttributeValue, levelKind } from "./attributes.ts";

const anyLevel = levelKind(0, 6, 0);

/** A mark on a run of words. */
export interface MarkJson {
  type: string;
  attrs?: Record<string, AttributeValue>;
}

/**
 * A block or an inline part, in ProseMirror's JSON. `type` is a string and not a union,
 * because stored bytes are read as they are: what this version does not know is shown and
 * reported, never dropped.
 */
export interface PartJson {
  type: string;
  attrs?: Record<string, AttributeValue>;
  content?: PartJson[];
  text?: string;
  marks?: MarkJson[];
}

/** A block: a part that stands in the text itself or in quoted code. */
export type BlockJson = PartJson;

/** A whole manuscript. */
export interface ManuscriptJson {
  type: "doc";
  content: BlockJson[];
}

/** The part's id, or null while it has none. */
export function idOf(part: PartJson): string | null {
  const id = part.attrs?.id;
  return typeof id === "string" && id !== "" ? id : null;
}

/** A text attribute of the part, or "" when it is missing or no text. */
export function wordOf(part: PartJson, name: string): string {
  const word = part.attrs?.[name];
  return typeof word === "string" ? word : "";
}

/** The part's level, 0 to 6; 0 when it has none. */
export function levelOf(part: PartJson): number {
  return anyLevel.coerce(part.attrs?.level);
}

/** Every block in reading order; quoted code comes before the blocks inside it. */
export function* blocksOf(manuscript: {
  content?: readonly PartJson[];
}): Generator<BlockJson> {
  for (const block of manuscript.content ?? []) {
    yield block;
    if (block.type === "quotedCode") yield* blocksOf(block);
  }
}

/**
 * A copy in which every block has a fresh id and every cross-reference follows the block it
 * pointed at. Two manuscripts made from one starter therefore share no id.
 */
export function withFreshIds(
  manuscript: ManuscriptJson,
  makeId: () => string = newBlockId,
): ManuscriptJson {
  const renamed = new Map<string, string>();
  const fresh = [...blocksOf(manuscript)].map((block) => {
    const id = makeId();
    const old = idOf(block);
    if (old !== null) renamed.set(old, id);
    return [block, id] as const;
  });
  const ids = new Map(fresh);
  const copy = (part: PartJson): PartJson => {
    const id = ids.get(part);
    const attrs: NonNullable<PartJson["attrs"]> = { ...part.attrs };
    if (id !== undefined) attrs.id = id;
    if (part.type === "crossReference" && typeof attrs.target === "string") {
      attrs.target = renamed.get(attrs.target) ?? attrs.target;
    }
    return {
      ...part,
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(part.content ? { content: part.content.map(copy) } : {}),
    };
  };
  return { type: "doc", content: manuscript.content.map(copy) };
}

const idLetters = "0123456789abcdefghijklmnopqrstuv";

/** A new block id: twelve characters, 60 random bits, so that no two cities ever make the same. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => idLetters.charAt(byte & 31)).join("");
}
