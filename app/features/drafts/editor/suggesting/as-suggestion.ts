/**
 * Suggesting: what somebody does to the text becomes a proposal to do it. Here a change is turned
 * into suggestions, and suggestions are decided; what the cards look like is beside it.
 *
 * A change is not caught key by key. Whatever command made it, the text before and the text after
 * are compared block by block, by ids, and what differs is proposed: so a paste, a replacement of
 * all, a drag or a command nobody has written yet become suggestions as typing does.
 *
 * The file is long because blocks and words are proposed under one id and by one person's rules,
 * which a class holds; what words are made of is in `signs.ts`.
 */
import { Fragment, Mark, type Node, type Schema } from "@tiptap/pm/model";
import { diffArrays } from "diff";
import { newBlockId } from "#app/manuscript/manuscript-json.ts";
import { RESTYLED } from "#app/manuscript/marks/suggestion.ts";
import {
  type Entry,
  entriesOf,
  wordsOfEntries,
} from "#app/manuscript/suggestions/entries.ts";
import {
  cleanSign,
  inWords,
  isInWord,
  isNoSuggestion,
  isSameSign,
  isSameWord,
  nodesOf,
  placeOf,
  proposalsOn,
  type Sign,
  signsOf,
  suggestionsOn,
  withEntries,
} from "./signs.ts";

/** Who suggests. */
export interface Suggester {
  /** A new id. */
  newId(): string;
  /** Whether a suggestion is one's own, to be changed and taken back freely. */
  isOwn(suggestionId: string): boolean;
}

/** A change that cannot be proposed: the sentence says what to do instead. */
export class CannotSuggest extends Error {
  override readonly name = "CannotSuggest";
}

/**
 * The text in which the change from `before` to `after` is proposed. Rejecting all that is new in it
 * gives `before`, accepting it gives `after`, sign for sign. Blocks that did not change stay the
 * nodes they are. Throws `CannotSuggest` for a change of something that has no proposal.
 */
export function asSuggestion(
  before: Node,
  after: Node,
  suggester: Suggester,
  replaced: ReplacedWords | null = null,
): Node {
  return new Proposal(before.type.schema, suggester, replaced).text(before, after);
}

/** Selected words of one block that others took the place of, by places in its content. */
export interface ReplacedWords {
  blockId: unknown;
  from: number;
  to: number;
}

class Proposal {
  readonly #schema: Schema;
  readonly #suggester: Suggester;
  readonly #replacedWords: ReplacedWords | null;
  /** In a block that is one's own suggestion words come and go as they do in editing. */
  #isInOwnBlock = false;
  /** One change is one suggestion, or goes on with the one it touches. */
  #id: string | null = null;

  constructor(schema: Schema, suggester: Suggester, replaced: ReplacedWords | null) {
    this.#schema = schema;
    this.#suggester = suggester;
    this.#replacedWords = replaced;
  }

  text(before: Node, after: Node): Node {
    const blocks = this.#blocks(childrenOf(before), childrenOf(after));
    return before.copy(Fragment.from(blocks));
  }

  #idNow(): string {
    this.#id ??= this.#suggester.newId();
    return this.#id;
  }

  /** The blocks of the text or of quoted code. */
  #blocks(before: readonly Node[], after: readonly Node[]): Node[] {
    const olds = new Map(before.map((node) => [node.attrs.id, node]));
    const youngs = new Map(after.map((node) => [node.attrs.id, node]));
    const stays = stayingOrder(before, after);
    const result: Node[] = [];
    let at = 0;
    /** What stood before a block that stays, and does not stand there any more. */
    const leave = (until: number) => {
      for (; at < until; at += 1) {
        const old = before[at];
        if (!old) continue;
        if (youngs.has(old.attrs.id)) {
          // It moved: it stays where it is, and its new place is marked.
          if (!this.#isOwnBlock(old))
            result.push(this.#changed(old, youngs.get(old.attrs.id)));
        } else result.push(...this.#removed(old));
      }
    };
    for (const young of after) {
      const old = olds.get(young.attrs.id);
      const place = old ? before.indexOf(old) : -1;
      if (!old) result.push(this.#added(young));
      else if (stays.has(old)) {
        leave(place);
        result.push(this.#changed(old, young));
        at = place + 1;
      } else result.push(this.#moved(old, young));
    }
    leave(before.length);
    return this.#withoutEmptyPlaces(result);
  }

  #isOwnBlock(node: Node): boolean {
    return entriesOf(node.attrs.suggestions).some(
      (entry) =>
        (entry.op === "ins" || entry.op === "put") && this.#suggester.isOwn(entry.id),
    );
  }

  #added(node: Node): Node {
    const entries: Entry[] = [{ op: "ins", id: this.#idNow() }];
    return this.#clean(node, entries);
  }

  /** A copy as it comes in: what was proposed about the words elsewhere is not proposed here. */
  #clean(node: Node, entries: readonly Entry[]): Node {
    if (node.isText) return node.mark(node.marks.filter(isNoSuggestion));
    const content: Node[] = [];
    node.forEach((child) => {
      if (child.marks.some(({ type }) => type.name === "deletion")) return;
      content.push(this.#clean(child, []));
    });
    const attrs = hasSuggestions(node)
      ? { ...node.attrs, suggestions: wordsOfEntries(entries) || null }
      : node.attrs;
    return node.type.create(
      attrs,
      Fragment.from(content),
      node.marks.filter(isNoSuggestion),
    );
  }

  #removed(node: Node): Node[] {
    if (this.#isOwnBlock(node)) return [];
    const entries = entriesOf(node.attrs.suggestions);
    if (entries.some(({ op, id }) => op === "del" && this.#suggester.isOwn(id)))
      return [node];
    return [withEntries(node, [...entries, { op: "del", id: this.#idNow() }])];
  }

  #moved(old: Node, young: Node): Node {
    if (this.#isOwnBlock(old)) return this.#changed(old, young);
    const place = this.#schema.nodes[old.isTextblock ? old.type.name : "paragraph"];
    if (!place) throw new Error("no kind of block to hold a place");
    const entry: Entry = { op: "put", id: this.#idNow(), block: String(old.attrs.id) };
    const level =
      place.spec.attrs && "level" in place.spec.attrs ? { level: old.attrs.level } : {};
    return place.create({
      id: newBlockId(),
      ...level,
      suggestions: wordsOfEntries([entry]),
    });
  }

  /** Of one's own places for one block only the last counts. */
  #withoutEmptyPlaces(blocks: readonly Node[]): Node[] {
    const last = new Map<string, Node>();
    for (const block of blocks) {
      for (const entry of entriesOf(block.attrs.suggestions)) {
        if (entry.op === "put" && this.#suggester.isOwn(entry.id))
          last.set(entry.block, block);
      }
    }
    return blocks.filter((block) =>
      entriesOf(block.attrs.suggestions).every(
        (entry) =>
          entry.op !== "put" ||
          !this.#suggester.isOwn(entry.id) ||
          last.get(entry.block) === block,
      ),
    );
  }

  #changed(old: Node, young: Node | undefined): Node {
    if (!young || old === young || old.eq(young)) return old;
    if (old.type.name === "table" || young.type.name === "table")
      return this.#table(old, young);
    if (old.type.name === "quotedCode" || young.type.name === "quotedCode") {
      return this.#code(old, young);
    }
    this.#isInOwnBlock = this.#isOwnBlock(old);
    const content = this.#words(old, young);
    this.#isInOwnBlock = false;
    const look = this.#look(old, young);
    return look.type.create(look.attrs, content, old.marks);
  }

  /** Kind, level and look of a block: as they are, with a proposal for what they shall be. */
  #look(old: Node, young: Node): { type: Node["type"]; attrs: Node["attrs"] } {
    const isSame =
      old.type === young.type &&
      old.attrs.level === young.attrs.level &&
      old.attrs.style === young.attrs.style;
    refuseOtherAttributes(old, young);
    const { suggestions } = old.attrs;
    if (isSame) return { type: old.type, attrs: old.attrs };
    if (this.#isOwnBlock(old)) {
      return { type: young.type, attrs: { ...young.attrs, suggestions } };
    }
    const others = entriesOf(suggestions).filter(
      ({ op, id }) => op !== "set" || !this.#suggester.isOwn(id),
    );
    const entry: Entry = {
      op: "set",
      id: this.#idNow(),
      type: young.type.name,
      level: Number(young.attrs.level ?? 0),
      style: String(young.attrs.style ?? ""),
    };
    return {
      type: old.type,
      attrs: { ...old.attrs, suggestions: wordsOfEntries([...others, entry]) },
    };
  }

  #code(old: Node, young: Node): Node {
    if (old.type !== young.type) throw new CannotSuggest(NOT_CODE);
    refuseOtherAttributes(old, young);
    return old.copy(Fragment.from(this.#blocks(childrenOf(old), childrenOf(young))));
  }

  /** Cell by cell where the table has the shape it had. */
  #table(old: Node, young: Node): Node {
    if (shapeOf(old) !== shapeOf(young)) throw new CannotSuggest(NOT_SHAPE);
    refuseOtherAttributes(old, young);
    const rows = childrenOf(old).map((row, nth) =>
      row.copy(
        Fragment.from(
          childrenOf(row).map((cell, place) => {
            const other = young.maybeChild(nth)?.maybeChild(place);
            return other ? cell.copy(this.#words(cell, other)) : cell;
          }),
        ),
      ),
    );
    return old.copy(Fragment.from(rows));
  }

  /** The words of a block or a cell. */
  #words(old: Node, young: Node): Fragment {
    const [before, after] = [signsOf(old), signsOf(young)];
    let start = 0;
    const most = Math.min(before.length, after.length);
    while (start < most && isSameSign(before[start], after[start])) start += 1;
    let tail = 0;
    while (tail < most - start && isSameSign(before.at(-1 - tail), after.at(-1 - tail)))
      tail += 1;
    // Of a word that is replaced all of it is, also where the new one begins or ends alike.
    if (start + tail < Math.min(before.length, after.length)) {
      while (isInWord(before, start) || isInWord(after, start)) start -= 1;
      while (
        isInWord(before, before.length - tail) ||
        isInWord(after, after.length - tail)
      ) {
        tail -= 1;
      }
    }
    if (this.#replacedWords && old.attrs.id === this.#replacedWords.blockId) {
      // What was selected was replaced, whatever the new words begin or end with.
      start = Math.min(start, placeOf(before, this.#replacedWords.from));
      tail = Math.min(tail, before.length - placeOf(before, this.#replacedWords.to));
    }
    const gone = before.slice(start, before.length - tail);
    const come = after.slice(start, after.length - tail);
    if (gone.length + come.length === 0) return old.content;
    this.#goOn(before, start, before.length - tail);
    return nodesOf(this.#schema, [
      ...before.slice(0, start),
      ...this.#replaced(gone, come),
      ...before.slice(before.length - tail),
    ]);
  }

  /** A change beside words of one's own suggestion is part of it. */
  #goOn(signs: readonly Sign[], start: number, end: number): void {
    if (this.#id) return;
    for (const sign of [signs[start - 1], ...signs.slice(start, end), signs[end]]) {
      const own = suggestionsOn(sign).find((id) => this.#suggester.isOwn(id));
      if (own) {
        this.#id = own;
        return;
      }
    }
  }

  #replaced(gone: readonly Sign[], come: readonly Sign[]): Sign[] {
    const pieces = diffArrays(inWords(gone), inWords(come), { comparator: isSameWord });
    return pieces.flatMap(({ value, added, removed }, nth) => {
      const signs = value.flat();
      if (removed) return this.#takenOut(signs);
      if (added) return this.#putIn(signs);
      // The library gives the later ones of what is the same; the earlier may look different.
      const at = pieces
        .slice(0, nth)
        .filter((piece) => !piece.added)
        .reduce((sum, piece) => sum + piece.value.flat().length, 0);
      return signs.map((sign, place) => this.#restyled(gone[at + place] ?? sign, sign));
    });
  }

  #takenOut(signs: readonly Sign[]): Sign[] {
    return signs.flatMap((sign) => {
      const proposed = proposalsOn(sign, "insertion");
      const isOwnProposal = proposed.some((id) => this.#suggester.isOwn(id));
      if (isOwnProposal || (this.#isInOwnBlock && proposed.length === 0)) return [];
      const isGone = proposalsOn(sign, "deletion").some((id) =>
        this.#suggester.isOwn(id),
      );
      return [isGone ? sign : this.#with(sign, "deletion")];
    });
  }

  #putIn(signs: readonly Sign[]): Sign[] {
    return signs.flatMap((sign) => {
      // A copy of words that somebody proposes to take out is no copy of the text.
      if (proposalsOn(sign, "deletion").length > 0) return [];
      const clean = cleanSign(sign);
      return [this.#isInOwnBlock ? clean : this.#with(clean, "insertion")];
    });
  }

  #with(sign: Sign, change: "insertion" | "deletion"): Sign {
    const id = this.#idNow();
    if (sign.leaf) {
      const entries = entriesOf(sign.leaf.attrs.suggestions);
      const op = change === "insertion" ? "ins" : "del";
      return { ...sign, leaf: withEntries(sign.leaf, [...entries, { op, id }]) };
    }
    const mark = this.#schema.marks[change]?.create({ id });
    return mark ? { ...sign, marks: mark.addToSet(sign.marks) } : sign;
  }

  /** The same words looking another way: comments are put on at once, the rest is proposed. */
  #restyled(old: Sign, young: Sign): Sign {
    if (old.leaf || Mark.sameSet(old.marks, young.marks)) return old;
    const proposed = proposalsOn(old, "insertion");
    const isOwnProposal =
      proposed.some((id) => this.#suggester.isOwn(id)) ||
      (this.#isInOwnBlock && proposed.length === 0);
    let marks: readonly Mark[] = old.marks.filter(({ type }) => type.name !== "comment");
    for (const mark of young.marks)
      if (mark.type.name === "comment") marks = mark.addToSet(marks);
    for (const name of RESTYLED) {
      const [was, is] = [old, young].map((sign) =>
        sign.marks.find(({ type }) => type.name === name),
      );
      if (was === is || (was && is && was.eq(is))) continue;
      if (isOwnProposal) {
        if (was) marks = was.removeFromSet(marks);
        if (is) marks = is.addToSet(marks);
      } else marks = this.#withRestyling(marks, name, is);
    }
    return { ...old, marks };
  }

  #withRestyling(
    marks: readonly Mark[],
    name: string,
    is: Mark | undefined,
  ): readonly Mark[] {
    // A second thought about one's own proposal takes the first one back.
    const others = marks.filter(
      ({ type, attrs }) =>
        type.name !== "restyling" ||
        String(attrs.change).slice(1) !== name ||
        !this.#suggester.isOwn(String(attrs.id)),
    );
    const isWanted =
      marks.some(({ type }) => type.name === name) !== Boolean(is) || is?.attrs.href;
    if (!isWanted) return others;
    const mark = this.#schema.marks.restyling?.create({
      id: this.#idNow(),
      change: `${is ? "+" : "-"}${name}`,
      href: String(is?.attrs.href ?? ""),
    });
    return mark ? mark.addToSet(others) : others;
  }
}

const NOT_CODE =
  "Whether a block is quoted code cannot be suggested. Say it in a comment, and whoever may edit changes it.";
const NOT_SHAPE =
  "Rows and columns cannot be suggested. Suggest the words of the cells, or say it in a comment.";
const NOT_THIS =
  "This cannot be suggested. Say it in a comment, and whoever may edit changes it.";

function hasSuggestions(node: Node): boolean {
  return node.type.spec.attrs?.suggestions !== undefined;
}

function childrenOf(node: Node): Node[] {
  return [...node.content.content];
}

function shapeOf(table: Node): string {
  const rows = childrenOf(table).map((row) => `${row.attrs.kind}${row.childCount}`);
  return `${table.type.name} ${rows.join(" ")}`;
}

/** Of a block only its kind, level, look and words can be proposed. */
function refuseOtherAttributes(old: Node, young: Node): void {
  for (const [name, value] of Object.entries(young.attrs)) {
    if (["id", "level", "style", "suggestions"].includes(name)) continue;
    if (name in old.attrs && old.attrs[name] !== value) throw new CannotSuggest(NOT_THIS);
  }
}

/** Those of the earlier blocks that stand in the later list in the order they had. */
function stayingOrder(before: readonly Node[], after: readonly Node[]): Set<Node> {
  const ids = before.map((node) => node.attrs.id);
  const stays = new Set<Node>();
  const known = new Set(ids);
  const order = after.map((node) => node.attrs.id).filter((id) => known.has(id));
  const left = ids.filter((id) => order.includes(id));
  for (const { value, added, removed } of diffArrays(left, order)) {
    if (added || removed) continue;
    for (const id of value) {
      const node = before[ids.indexOf(id)];
      if (node) stays.add(node);
    }
  }
  return stays;
}
