import * as Y from "yjs";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import { createDocument } from "#app/manuscript/document.ts";
import type { PartJson } from "#app/manuscript/manuscript-json.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { settledText } from "#app/manuscript/settled-text.ts";
import { jsonOfElement } from "#app/manuscript/state.ts";
import { decideBlocks } from "#app/manuscript/suggestions/decide.ts";
import {
  type Entry,
  entriesOf,
  entriesOn,
  wordsOfEntries,
} from "#app/manuscript/suggestions/entries.ts";
import { suggestionsIn } from "#app/manuscript/suggestions/listed.ts";
import { type Judged, Refused } from "./gate.ts";

/** Whether a suggestion is the seat's own: made under one of its person's client ids. */
export type IsOwn = (suggestionId: string) => boolean;

/**
 * An element about which two people proposed something at the same moment: of two values Yjs keeps
 * one, and what the other said is given back.
 */
export interface Contested {
  /** The element, by where Yjs keeps it: the same in every copy of the document. */
  item: Y.ID;
  /** What must stand. */
  words: string;
  /** What must not: it was decided before the seat could see it. */
  without: string;
}

/** The elements about which an update proposes something without having seen what was proposed. */
export function contestedIn(judged: Judged): Contested[] {
  return judged.added.flatMap(({ struct, place }) => {
    if (!(struct instanceof Y.Item) || place === "gone" || place.key !== "suggestions")
      return [];
    const { parent } = place;
    const present = parent._map.get("suggestions");
    if (!present || present.deleted || hasSeen(struct, present) || !parent._item)
      return [];
    const all = [...entriesOf(storedValue(present)), ...entriesOf(storedValue(struct))];
    return [{ item: parent._item.id, words: wordsOfEntries(all), without: "" }];
  });
}

function hasSeen(item: Y.Item, present: Y.Item): boolean {
  return item.origin !== null && Y.compareIDs(item.origin, present.lastId);
}

function storedValue(item: Y.Item): unknown {
  return item.content.getContent().at(-1);
}

/**
 * Judges what somebody does who may suggest and not edit (C7): the text with all of *their own*
 * suggestions taken back must be the same before and after. So neither a letter that was agreed nor a
 * suggestion of another can change, by whatever frame, and their own are theirs to change.
 *
 * An update is tried on a second document that is kept in step with the room's, and only the blocks
 * it touched are compared: a keystroke costs the same in a long text as in a short one.
 */
export class SuggestionGate {
  readonly #stateOf: () => Uint8Array;
  #shadow: Y.Doc | null = null;

  constructor(stateOf: () => Uint8Array) {
    this.#stateOf = stateOf;
  }

  /** Something came into the room's document. */
  follow(update: Uint8Array | null): void {
    if (this.#shadow && update) Y.applyUpdate(this.#shadow, update);
  }

  /** Nobody suggests here any more. */
  forget(): void {
    this.#shadow?.destroy();
    this.#shadow = null;
  }

  /**
   * Throws `Refused` when the update does more than suggest. The room must have applied all it
   * accepted. Answers with what must be put back of others' entries that were overwritten unseen.
   */
  refuseMore(text: Y.XmlFragment, update: Uint8Array, isOwn: IsOwn): Contested[] {
    const shadow = this.#shadowNow();
    const fragment = shadow.getXmlFragment(MANUSCRIPT_FRAGMENT);
    const touched = new Set<string>();
    const note = (transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys()) {
        const block = topBlockOf(type, fragment);
        if (block) touched.add(block);
      }
    };
    shadow.on("afterTransaction", note);
    try {
      Y.applyUpdate(shadow, update);
      return new Comparison(text, fragment, isOwn).run(touched);
    } catch (error) {
      this.forget(); // it holds what was refused
      throw error;
    } finally {
      shadow.off("afterTransaction", note);
    }
  }

  #shadowNow(): Y.Doc {
    if (this.#shadow) return this.#shadow;
    this.#shadow = createDocument();
    this.#shadow.getXmlFragment(MANUSCRIPT_FRAGMENT);
    Y.applyUpdate(this.#shadow, this.#stateOf());
    return this.#shadow;
  }
}

/** Lets elements say what they must, if they still stand. */
export function settleContested(doc: Y.Doc, contested: readonly Contested[]): void {
  for (const { item, words, without } of contested) {
    const found = Y.getItem(doc.store, item);
    const type =
      found instanceof Y.Item && !found.deleted && found.content instanceof Y.ContentType
        ? found.content.type
        : null;
    if (!(type instanceof Y.XmlElement)) continue;
    const present: unknown = type.getAttribute("suggestions");
    const gone = new Set(without.split(" "));
    const all = [...entriesOf(present), ...entriesOf(words)].filter(
      (entry) => !gone.has(wordsOfEntries([entry])),
    );
    const wanted = wordsOfEntries(all);
    if (wanted === (present ?? "")) continue;
    if (wanted === "") type.removeAttribute("suggestions");
    else type.setAttribute("suggestions", wanted);
  }
}

class Comparison {
  readonly #before: Map<string, Y.XmlElement>;
  readonly #after: Map<string, Y.XmlElement>;
  readonly #isOwn: IsOwn;
  readonly #lost: Contested[] = [];

  constructor(before: Y.XmlFragment, after: Y.XmlFragment, isOwn: IsOwn) {
    this.#before = elementsOf(before);
    this.#after = elementsOf(after);
    this.#isOwn = isOwn;
  }

  run(touched: ReadonlySet<string>): Contested[] {
    const come = [...this.#after].filter(([key]) => !this.#before.has(key));
    const gone = [...this.#before].filter(([key]) => !this.#after.has(key));
    this.#refuseUnlessOwn(
      come.map(([, element]) => jsonOfElement(element)),
      gone.map(([, element]) => jsonOfElement(element)),
    );
    const stayed = [...this.#before.keys()].filter((key) => this.#after.has(key));
    const order = [...this.#after.keys()].filter((key) => this.#before.has(key));
    // Yjs moves nothing: what stands in another order was made anew. This only makes sure.
    if (stayed.some((key, at) => key !== order[at])) throw beyond();
    for (const key of touched) {
      const [old, young] = [this.#before.get(key), this.#after.get(key)];
      if (old && young) this.#refuseChange(old, young);
    }
    return this.#lost;
  }

  /** A block may come and go that is one's own suggestion; one that becomes another kind does both. */
  #refuseUnlessOwn(come: readonly PartJson[], gone: readonly PartJson[]): void {
    if (this.#agreed([...come, ...gone]) !== "[]") throw beyond();
    this.#refuseSigning(gone, come);
  }

  #refuseChange(old: Y.XmlElement, young: Y.XmlElement): void {
    const before = jsonOfElement(old);
    const after = this.#withLost(before, jsonOfElement(young), old, young);
    if (this.#agreed([before]) !== this.#agreed([after])) throw beyond();
    this.#refuseSigning([before], [after]);
  }

  /**
   * What is proposed about a block by others stays what it was where the seat could not see it: it
   * may have written over a proposal that had just come, or brought back one that was just decided.
   */
  #withLost(
    before: PartJson,
    after: PartJson,
    old: Y.XmlElement,
    young: Y.XmlElement,
  ): PartJson {
    const [was, is] = [old._map.get("suggestions"), young._map.get("suggestions")];
    // Nobody had proposed anything about it: then nothing can have been overlooked.
    if (!is || !was || is === was || is.deleted || !old._item) return after;
    if (!was.deleted && hasSeen(is, was)) return after;
    const others = (part: PartJson) =>
      entriesOn(part).filter(({ id }) => !this.#isOwn(id));
    const own = entriesOn(after).filter(({ id }) => this.#isOwn(id));
    const [stand, said] = [others(before), others(after)];
    if (wordsOfEntries(stand) === wordsOfEntries(said)) return after;
    const without = said.filter((entry) => !wordsIn(stand).has(wordsOfEntries([entry])));
    this.#lost.push({
      item: old._item.id,
      words: wordsOfEntries([...stand, ...own]),
      without: wordsOfEntries(without),
    });
    const suggestions = wordsOfEntries([...stand, ...own]) || null;
    return { ...after, attrs: { ...after.attrs, suggestions } };
  }

  /** What stays when all one's own suggestions are taken back; comments are no part of it. */
  #agreed(blocks: readonly PartJson[]): string {
    const left = decideBlocks(blocks, (id) => (this.#isOwn(id) ? "reject" : "keep"));
    return canonicalJson(settledText({ type: "doc", content: left }).content);
  }

  /**
   * Inside what is only one's own suggestion others may suggest too. It goes when one takes one's own
   * back; but nothing may come to stand there in their name.
   */
  #refuseSigning(before: readonly PartJson[], after: readonly PartJson[]): void {
    const said = this.#ofOthers(before);
    for (const [id, { words, ops }] of this.#ofOthers(after)) {
      const known = said.get(id);
      const isKnown = known && isWithin(words, known.words);
      if (!isKnown || [...ops].some((op) => !known.ops.has(op))) throw beyond();
    }
  }

  #ofOthers(
    blocks: readonly PartJson[],
  ): Map<string, { words: string; ops: Set<string> }> {
    const said = new Map<string, { words: string; ops: Set<string> }>();
    for (const [id, pieces] of suggestionsIn({ type: "doc", content: [...blocks] })) {
      if (this.#isOwn(id)) continue;
      const words = pieces
        .map(({ op, text }) => (op === "insertion" ? text : ""))
        .join("");
      said.set(id, { words, ops: new Set(pieces.map(({ op }) => op)) });
    }
    return said;
  }
}

/** Whether all letters of one stand in the other, in their order. */
function isWithin(words: string, other: string): boolean {
  let at = 0;
  for (const letter of words) {
    at = other.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function elementsOf(fragment: Y.XmlFragment): Map<string, Y.XmlElement> {
  const elements = new Map<string, Y.XmlElement>();
  for (const child of fragment.toArray()) {
    const id = child instanceof Y.XmlElement ? child._item?.id : undefined;
    if (child instanceof Y.XmlElement && id)
      elements.set(`${id.client} ${id.clock}`, child);
  }
  return elements;
}

/** The top block something stands in; null for the text itself. */
function topBlockOf(
  type: { _item: Y.Item | null },
  fragment: Y.XmlFragment,
): string | null {
  let item = type._item;
  while (item && item.parent !== fragment) {
    item = item.parent instanceof Y.AbstractType ? item.parent._item : null;
  }
  return item ? `${item.id.client} ${item.id.clock}` : null;
}

function wordsIn(entries: readonly Entry[]): Set<string> {
  return new Set(entries.map((entry) => wordsOfEntries([entry])));
}

function beyond(): Refused {
  return new Refused("right", "would do more than suggest");
}
