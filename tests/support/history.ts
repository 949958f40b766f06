/**
 * The history of a test in which people write words nobody else writes, and the judge of
 * what became of it. Each word has a list, only ever added to, of when its author put it
 * there and took it away. What was acknowledged, and what somebody else saw, is firm: from
 * then on the word stands as it did then, or as its author left it later, in every copy.
 */
import * as Y from "yjs";
import { createDocument } from "#app/manuscript/document.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { jsonFromFragment } from "#app/manuscript/state.ts";

const WORD = /p\d+d\d+-\d{6};/g;

/** The words of a text, each as often as it stands there. */
export const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

interface Word {
  author: string;
  /** Whether it stood in its author's copy after each of the author's deeds. */
  states: boolean[];
  /** The last state that can no longer be taken back; -1 for none. */
  firm: number;
  /** Why it is firm. */
  because: string;
}

/** Somebody's deed, to be made firm when it is acknowledged. */
export interface Deed {
  word: string;
  state: number;
}

/** A text as stored, and which account each client id belongs to. */
export interface StoredText {
  updates: readonly Uint8Array[];
  owners: ReadonlyMap<number, string | null>;
}

export class History {
  readonly #words = new Map<string, Word>();
  /** Words somebody saw that nobody had typed. */
  readonly #strange = new Set<string>();
  readonly #start: string;

  /** `start`: what the text said before anybody wrote. */
  constructor(start: string) {
    this.#start = start;
  }

  /** Words typed so far. */
  get size(): number {
    return this.#words.size;
  }

  /** Words that somebody was told are saved, or saw from another's hand. */
  get firmWords(): number {
    return [...this.#words.values()].filter((word) => word.firm >= 0).length;
  }

  /** The author put the word into the text or took it out. */
  did(word: string, author: string, isThere: boolean): Deed {
    const known = this.#words.get(word) ?? {
      author,
      states: [],
      firm: -1,
      because: "nothing",
    };
    this.#words.set(word, known);
    known.states.push(isThere);
    return { word, state: known.states.length - 1 };
  }

  /** The deed was acknowledged. */
  isSaved({ word, state }: Deed, how = "acknowledged"): void {
    this.#settle(word, state, how);
  }

  /** Somebody who looks on: call with the words of their copy, again and again. */
  onlooker(name = "somebody"): (words: Iterable<string>) => void {
    const seen = new Map<string, number>();
    return (words) => {
      const there = new Set(words);
      for (const word of there) this.#saw(name, seen, word, true);
      for (const word of seen.keys()) {
        if (!there.has(word)) this.#saw(name, seen, word, false);
      }
    };
  }

  /** The state seen is the same as before, or the earliest after it that looks like this. */
  #saw(name: string, seen: Map<string, number>, word: string, isThere: boolean): void {
    const states = this.#words.get(word)?.states;
    const last = seen.get(word) ?? -1;
    if (!states) this.#strange.add(word);
    if (!states || states[last] === isThere) return;
    const state = states.indexOf(isThere, last + 1);
    if (state < 0) return;
    seen.set(word, state);
    this.#settle(word, state, `seen by ${name}`);
  }

  #settle(word: string, state: number, because: string): void {
    const known = this.#words.get(word);
    if (!known || known.firm >= state) return;
    known.firm = state;
    known.because = because;
  }

  /** Everything in which the stored text differs from what it must or may be; empty when good. */
  faultsOf(stored: StoredText): string[] {
    const doc = createDocument();
    const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    for (const update of stored.updates) Y.applyUpdate(doc, update);
    const faults = [...this.#strange].map((word) => `${word} was seen, typed by nobody`);
    if (doc.store.pendingStructs) faults.push("what is stored has a gap");
    const found = new Map<string, number>();
    let rest = "";
    for (const text of textsIn(fragment)) {
      const { words, clients } = signedWords(text);
      rest += words.replace(WORD, "");
      for (const match of words.matchAll(WORD)) {
        const [word] = match;
        found.set(word, (found.get(word) ?? 0) + 1);
        const signers = new Set(clients.slice(match.index, match.index + word.length));
        const authors = [...signers].map((client) => stored.owners.get(client));
        const author = this.#words.get(word)?.author;
        if (author && authors.some((owner) => owner !== author)) {
          faults.push(`${word} is signed by ${authors}, not by ${author}`);
        }
      }
    }
    if (rest !== this.#start) faults.push(`besides the words it says "${rest}"`);
    for (const word of found.keys()) {
      if (!this.#words.has(word)) faults.push(`${word} was typed by nobody`);
    }
    for (const [word, known] of this.#words) {
      const times = found.get(word) ?? 0;
      if (times > 1) faults.push(`${word} stands there ${times} times`);
      const possible =
        known.firm < 0 ? [false, ...known.states] : known.states.slice(known.firm);
      if (!possible.includes(times > 0)) {
        faults.push(`${word} is ${times > 0 ? "there" : "missing"}: ${deedsOf(known)}`);
      }
    }
    return faults;
  }
}

function deedsOf({ author, states, firm, because }: Word): string {
  const deeds = states.map(
    (isThere, i) => (isThere ? "in" : "out") + (i <= firm ? "!" : ""),
  );
  return `${author} ${deeds.join(" ")} (${because})`;
}

/** In what copies differ from the first of them; empty when all agree to the letter. */
export function disagreements(docs: readonly Y.Doc[]): string[] {
  const [first, ...others] = docs.map(canonical);
  const faults = docs.flatMap((doc, i) =>
    doc.store.pendingStructs || doc.store.pendingDs
      ? [`copy ${i} waits for something`]
      : [],
  );
  others.forEach((other, i) => {
    if (other.json !== first?.json) faults.push(`copy ${i + 1} reads differently`);
    if (other.clocks !== first?.clocks) faults.push(`copy ${i + 1} knows something else`);
  });
  return faults;
}

/** What a copy says, attributes in one order: Yjs keeps them in the order they came. */
function canonical(doc: Y.Doc): { json: string; clocks: string } {
  const json = JSON.stringify(
    jsonFromFragment(doc.getXmlFragment(MANUSCRIPT_FRAGMENT)),
    (key, value) =>
      key === "attrs" ? Object.fromEntries(Object.entries(value).sort()) : value,
  );
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(
    ([a], [b]) => a - b,
  );
  return { json, clocks: JSON.stringify(clocks) };
}

function* textsIn(parent: Y.XmlFragment): Generator<Y.XmlText> {
  for (const part of parent.toArray()) {
    if (part instanceof Y.XmlText) yield part;
    else if (part instanceof Y.XmlElement) yield* textsIn(part);
  }
}

/** A text's letters, and beside each the client id that signed it. */
function signedWords(text: Y.XmlText): { words: string; clients: number[] } {
  let words = "";
  const clients: number[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    words += item.content.str;
    for (let i = 0; i < item.length; i += 1) clients.push(item.id.client);
  }
  return { words, clients };
}
