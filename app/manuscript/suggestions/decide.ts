import type {
  ManuscriptJson,
  MarkJson,
  PartJson,
} from "#app/manuscript/manuscript-json.ts";
import { SUGGESTION_MARKS } from "#app/manuscript/marks/suggestion.ts";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import { type Entry, entriesOn, wordsOfEntries } from "./entries.ts";

/** What becomes of a suggestion; "keep" leaves it a suggestion. */
export type Fate = "accept" | "reject" | "keep";

/** What becomes of each suggestion, by its id. */
export type FateOf = (suggestionId: string) => Fate;

/** The text without its suggestions: what has been agreed. */
export function originalText(text: ManuscriptJson): ManuscriptJson {
  return decideText(text, () => "reject");
}

/** The text as it would be if all were accepted. */
export function acceptedText(text: ManuscriptJson): ManuscriptJson {
  return decideText(text, () => "accept");
}

/**
 * The agreed text and the accepted one, for a redline in which each change is signed: words and
 * blocks still carry the suggestion that takes them out, or put them in or where they are.
 */
export function signedSides(text: ManuscriptJson): {
  before: ManuscriptJson;
  after: ManuscriptJson;
} {
  const decide = (fate: Fate) => decideText(text, () => fate, { isSigned: true });
  return { before: decide("reject"), after: decide("accept") };
}

/** The text after decisions. What holds no suggestion stays the object it is. */
export function decideText(
  text: ManuscriptJson,
  fateOf: FateOf,
  { isSigned = false } = {},
): ManuscriptJson {
  const decider = new Decider(fateOf, isSigned);
  decider.findMoved(text.content);
  return { type: "doc", content: decider.blocks(text.content) };
}

/** The same for blocks by themselves; nothing moves between them and others. */
export function decideBlocks(blocks: readonly PartJson[], fateOf: FateOf): PartJson[] {
  const decider = new Decider(fateOf);
  decider.findMoved(blocks);
  return decider.blocks(blocks);
}

class Decider {
  readonly #fateOf: FateOf;
  /** What is decided keeps its mark. */
  readonly #isSigned: boolean;
  /** Blocks that an accepted suggestion moves, by their ids. */
  readonly #moved = new Map<string, PartJson>();
  /** The same where they stand now. */
  readonly #leaving = new Set<PartJson>();

  constructor(fateOf: FateOf, isSigned = false) {
    this.#fateOf = fateOf;
    this.#isSigned = isSigned;
  }

  findMoved(blocks: readonly PartJson[]): void {
    const wanted = new Set<string>();
    const look = (part: PartJson): void => {
      const entries = entriesOn(part);
      // A place that is taken out moves nothing.
      const isGone = entries.some(
        ({ op, id }) => op === "del" && this.#fateOf(id) === "accept",
      );
      for (const entry of entries) {
        const isWanted = entry.op === "put" && this.#fateOf(entry.id) === "accept";
        if (isWanted && !isGone) wanted.add(entry.block);
      }
      if (part.type === "quotedCode") part.content?.forEach(look);
    };
    blocks.forEach(look);
    if (wanted.size === 0) return;
    const find = (part: PartJson): void => {
      const id = part.attrs?.id;
      const isPlace = entriesOn(part).some(({ op }) => op === "put");
      if (typeof id === "string" && wanted.has(id) && !isPlace && !this.#moved.has(id)) {
        this.#moved.set(id, part);
        this.#leaving.add(part);
      }
      if (part.type === "quotedCode") part.content?.forEach(find);
    };
    blocks.forEach(find);
  }

  blocks(blocks: readonly PartJson[]): PartJson[] {
    // What moves stands where it was put.
    return blocks.flatMap((block) =>
      this.#leaving.has(block) ? [] : this.#block(block),
    );
  }

  #block(block: PartJson): PartJson[] {
    const entries = entriesOn(block);
    const decided = this.#withoutDecided(block, entries);
    if (decided === null) return [];
    const put = entries.find((entry) => entry.op === "put");
    if (put?.op === "put" && this.#fateOf(put.id) !== "keep") {
      return this.#fateOf(put.id) === "accept" ? this.#put(put) : [];
    }
    if (!block.content) return [decided];
    if (block.type === "quotedCode") {
      const content = this.blocks(block.content);
      return [isSameList(content, block.content) ? decided : { ...decided, content }];
    }
    return [this.#words(decided)];
  }

  /** The block that moves here. Two people may put one in two places: the first has it. */
  #put({ id, block: blockId }: Extract<Entry, { op: "put" }>): PartJson[] {
    const block = this.#moved.get(blockId);
    if (!block) return [];
    this.#moved.delete(blockId);
    if (!this.#isSigned) return this.#block(block);
    const suggestions = wordsOfEntries([{ op: "put", id, block: blockId }]);
    return this.#block(block).map((one) => ({
      ...one,
      attrs: { ...one.attrs, suggestions },
    }));
  }

  /** The part with what is decided done to it; null when it goes. */
  #withoutDecided(part: PartJson, entries: readonly Entry[]): PartJson | null {
    if (entries.length === 0) return part;
    const left: Entry[] = [];
    let { type } = part;
    const attrs = { ...part.attrs };
    for (const entry of entries) {
      const fate = this.#fateOf(entry.id);
      if (fate === "keep") left.push(entry);
      else if (entry.op === "ins" && fate === "reject") return null;
      else if (entry.op === "del" && fate === "accept") return null;
      else if (entry.op === "set" && fate === "accept") {
        type = entry.type;
        setLook(attrs, entry);
      }
    }
    delete attrs.suggestions;
    if (this.#isSigned) left.push(...entries);
    if (left.length > 0) attrs.suggestions = wordsOfEntries(left);
    const { attrs: _, ...rest } = part;
    return { ...rest, type, ...(Object.keys(attrs).length > 0 ? { attrs } : {}) };
  }

  /** The words of a block; of a table the words in its cells. */
  #words(block: PartJson): PartJson {
    if (!block.content) return block;
    const content = block.content.flatMap((part) =>
      part.type === "tableRow" || part.type === "tableCell"
        ? [this.#words(part)]
        : this.#inline(part),
    );
    if (isSameList(content, block.content)) return block;
    const { content: _, ...rest } = block;
    return content.length > 0 ? { ...rest, content } : rest;
  }

  #inline(part: PartJson): PartJson[] {
    const decided = this.#withoutDecided(part, entriesOn(part));
    if (decided === null) return [];
    if (!decided.marks?.some(({ type }) => SUGGESTION_MARKS.has(type))) return [decided];
    let marks: MarkJson[] = [];
    const changes: MarkJson[] = [];
    for (const mark of decided.marks) {
      const fate = SUGGESTION_MARKS.has(mark.type)
        ? this.#fateOf(String(mark.attrs?.id))
        : "keep";
      if (fate === "keep") marks.push(mark);
      else if (mark.type === "insertion" && fate === "reject") return [];
      else if (mark.type === "deletion" && fate === "accept") return [];
      else if (mark.type !== "restyling" && this.#isSigned) marks.push(mark);
      else if (mark.type === "restyling" && fate === "accept") changes.push(mark);
    }
    for (const change of changes) marks = restyled(marks, change);
    const { marks: _, ...rest } = decided;
    return [marks.length > 0 ? { ...rest, marks } : rest];
  }
}

function setLook(
  attrs: NonNullable<PartJson["attrs"]>,
  { level, style }: Extract<Entry, { op: "set" }>,
): void {
  delete attrs.level;
  delete attrs.style;
  if (level > 0) attrs.level = level;
  if (style !== "") attrs.style = style;
}

function restyled(marks: readonly MarkJson[], { attrs = {} }: MarkJson): MarkJson[] {
  const change = String(attrs.change);
  const type = change.slice(1);
  const others = marks.filter((mark) => mark.type !== type);
  if (change.startsWith("-")) return others;
  const href = String(attrs.href ?? "");
  const hasAddress = type === "link" || type === "citation";
  const mark = { type, ...(hasAddress ? { attrs: { href } } : {}) };
  return [...others, mark].sort((a, b) => rankOf(a) - rankOf(b));
}

/** Marks stand in the order of the schema, wherever they come from. */
function rankOf({ type }: MarkJson): number {
  return MARK_ORDER.indexOf(type);
}

const MARK_ORDER = Object.keys(manuscriptSchema.marks);

function isSameList(one: readonly PartJson[], other: readonly PartJson[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}
