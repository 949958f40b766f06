import * as Y from "yjs";
import { type Deed, type History, wordsIn } from "#tests/support/history.ts";
import { Desk } from "#tests/support/room-desk.ts";

export interface TypistOptions {
  /** "p2d0": the second person's first desk. No two have the same. */
  name: string;
  personId: string;
  draftId: string;
  /** `ws://127.0.0.1:<port>/collab` */
  address: string;
  headers: Record<string, string>;
  history: History;
  random: () => number;
}

interface Sent {
  deed: Deed;
  /** The socket it went out on; null while there was none. */
  socket: unknown;
  sequence: number;
}

const UNDOABLE = "words";

/**
 * Somebody who writes words nobody else writes, takes some back, undoes and redoes, sets marks
 * and adds paragraphs, and enters each deed into the history: when done, when acknowledged, and
 * what of the others' they see.
 */
export class Typist {
  readonly desk: Desk;
  readonly #options: TypistOptions;
  readonly #undo: Y.UndoManager;
  readonly #look: (words: Iterable<string>) => void;
  #count = 0;
  #own = new Set<string>();
  #unsaved: Sent[] = [];

  constructor(options: TypistOptions) {
    const { address, draftId, headers, history } = options;
    this.#options = options;
    this.desk = new Desk(address, draftId, headers, {});
    this.#look = history.onlooker(options.name);
    this.#undo = new Y.UndoManager(this.desk.fragment, {
      captureTimeout: 0,
      trackedOrigins: new Set([UNDOABLE]),
    });
  }

  get name(): string {
    return this.#options.name;
  }

  get personId(): string {
    return this.#options.personId;
  }

  /** Everything in this copy. */
  get state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.desk.doc);
  }

  /** Everything this typist did is acknowledged. */
  get isDone(): boolean {
    this.note();
    return this.desk.isSaved && this.#unsaved.length === 0;
  }

  /** One deed, once the text is here. */
  step(): void {
    if (this.desk.fragment.length === 0) return;
    const roll = this.#options.random();
    if (roll < 0.7) this.#type();
    else if (roll < 0.78) this.#takeBack();
    else if (roll < 0.84) this.#undoOrRedo();
    else if (roll < 0.9) this.#addBlock();
    else this.#mark();
  }

  /** Enters what was acknowledged since and what is seen now. */
  note(): void {
    const { desk } = this;
    if (desk.isSaved) {
      for (const { deed } of this.#unsaved)
        this.#options.history.isSaved(deed, "all saved");
      this.#unsaved = [];
    }
    const { ws } = desk.provider;
    const upTo = desk.acknowledgement?.sequence ?? 0;
    this.#unsaved = this.#unsaved.filter(({ deed, socket, sequence }) => {
      const isSaved = socket !== null && socket === ws && sequence <= upTo;
      if (isSaved) this.#options.history.isSaved(deed);
      return !isSaved;
    });
    const prefix = `${this.name}-`;
    this.#look(wordsIn(desk.text).filter((word) => !word.startsWith(prefix)));
  }

  leave(): void {
    this.note();
    this.desk.leave();
  }

  #pick(count: number): number {
    return Math.floor(this.#options.random() * count);
  }

  #block(): Y.XmlText {
    return this.desk.wordsOf(this.#pick(this.desk.fragment.length));
  }

  /** At the start of a block or behind one of its words, so that no word is torn. */
  #type(): void {
    const text = this.#block();
    const ends = endsOfWords(text);
    const at = this.#options.random() < 0.3 ? 0 : (ends[this.#pick(ends.length)] ?? 0);
    const word = `${this.name}-${String(this.#count++).padStart(6, "0")};`;
    this.desk.doc.transact(() => text.insert(at, word), UNDOABLE);
    this.#own.add(word);
    this.#did(word, true);
  }

  #takeBack(): void {
    const own = [...this.#own];
    const word = own[this.#pick(own.length)];
    if (!word) return;
    for (let block = 0; block < this.desk.fragment.length; block += 1) {
      const text = this.desk.wordsOf(block);
      const at = plain(text).indexOf(word);
      if (at < 0) continue;
      this.desk.doc.transact(() => text.delete(at, word.length), UNDOABLE);
      this.#own.delete(word);
      this.#did(word, false);
      return;
    }
  }

  #undoOrRedo(): void {
    if (this.#options.random() < 0.6) this.#undo.undo();
    else this.#undo.redo();
    const prefix = `${this.name}-`;
    const there = new Set(
      wordsIn(this.desk.text).filter((word) => word.startsWith(prefix)),
    );
    for (const word of this.#own) if (!there.has(word)) this.#did(word, false);
    for (const word of there) if (!this.#own.has(word)) this.#did(word, true);
    this.#own = there;
  }

  /** Not to be undone: what others wrote in it would go with it. */
  #addBlock(): void {
    if (this.desk.fragment.length < 12) this.desk.addBlock("", this.#pick(2));
  }

  /**
   * From the edge of a word to a later one. A mark that began inside a word would stay between its
   * letters when it is taken out; what another then types there tears the word when it comes back.
   */
  #mark(): void {
    const text = this.#block();
    const edges = [...new Set([0, ...endsOfWords(text), text.length])];
    if (edges.length < 2) return;
    const first = this.#pick(edges.length - 1);
    const last = first + 1 + this.#pick(edges.length - first - 1);
    const [from = 0, to = 0] = [edges[first], edges[last]];
    const isOff = this.#options.random() < 0.3;
    text.format(from, to - from, { bold: isOff ? null : {} });
  }

  #did(word: string, isThere: boolean): void {
    const { history, personId } = this.#options;
    const { provider, sent } = this.desk;
    const socket = this.desk.isOpen ? provider.ws : null;
    const deed = history.did(word, personId, isThere);
    this.#unsaved.push({ deed, socket, sequence: sent });
  }
}

const endsOfWords = (text: Y.XmlText) =>
  [...plain(text).matchAll(/;/g)].map(({ index }) => index + 1);

function plain(text: Y.XmlText): string {
  return text
    .toDelta()
    .map((run: { insert: string }) => run.insert)
    .join("");
}
