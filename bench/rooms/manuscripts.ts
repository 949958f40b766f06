/** Texts and keystrokes as people leave them: blocks of an ordinance, and somebody typing in one. */
import * as Y from "yjs";
import type { BlockJson } from "#app/manuscript/manuscript-json.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { docFromJson } from "#app/manuscript/state.ts";
import {
  bold,
  definition,
  longTitle,
  manuscript,
  named,
  paragraphAt,
  provision,
  section,
} from "#app/manuscript/write.ts";
import { seeded } from "#tests/support/random-editor.ts";

export const SEED = 2019;
/** Ten blocks a page, forty words a block. */
export const BLOCKS_PER_PAGE = 10;
const WORDS_PER_BLOCK = 40;
const WORDS =
  "city council shall not use resources staff or funds to ask hold share report unless a court order warrant or law requires each department head must publish policy notice within thirty days of passage every person who lives works or visits here has the right to services".split(
    " ",
  );

/** An ordinance of so many blocks, encoded, with its first words under client id 1. */
export function ordinance(blocks: number): Uint8Array {
  const random = seeded(SEED);
  const body = Array.from({ length: blocks - 1 }, (_, n) =>
    named(`block-${n}`, bodyBlock(n, proseOf(random, WORDS_PER_BLOCK))),
  );
  return docFromJson(manuscript(longTitle("An ordinance to be measured"), ...body), 1);
}

function bodyBlock(n: number, words: string): BlockJson {
  if (n % 12 === 0) return section(words.slice(0, 40));
  if (n % 12 === 1) return definition("Agency", words);
  if (n % 12 === 2) return paragraphAt(0, words, bold(" It takes effect at once."));
  return provision(1 + (n % 3), words);
}

function proseOf(random: () => number, words: number): string {
  return Array.from(
    { length: words },
    () => WORDS[Math.floor(random() * WORDS.length)],
  ).join(" ");
}

/** Everything one writer will send, with what tells that an edit has arrived. */
export interface Writer {
  clientId: number;
  updates: Uint8Array[];
  /** The edit after which the writer's clock has passed this one; -1 within an edit. */
  editOfClock: number[];
  /** The edit that deletes the character with this clock. */
  editOfDeletion: Map<number, number>;
}

/**
 * Keystrokes of several people, each in a block of their own: letters, now and then a letter taken
 * back, a word made bold, a new provision. The same list serves every server.
 */
export function writersIn(state: Uint8Array, writers: number, edits: number): Writer[] {
  return Array.from({ length: writers }, (_, nth) => {
    const typist = new Typist(
      state,
      100_000 + nth,
      (nth + 0.5) / writers,
      seeded(SEED + nth),
    );
    return typist.write(edits);
  });
}

class Typist {
  readonly #doc = new Y.Doc();
  readonly #fragment = this.#doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
  readonly #random: () => number;
  readonly #writer: Writer;
  #block: Y.XmlElement;
  #text: Y.XmlText;
  #caret: number;
  /** Letters typed in this block since it was opened. */
  #typed = 0;
  #made = 0;

  constructor(state: Uint8Array, clientId: number, where: number, random: () => number) {
    this.#random = random;
    Y.applyUpdate(this.#doc, state);
    this.#doc.clientID = clientId;
    const block = this.#fragment.get(Math.floor(where * this.#fragment.length));
    const text = block instanceof Y.XmlElement ? block.firstChild : null;
    if (!(block instanceof Y.XmlElement) || !(text instanceof Y.XmlText)) {
      throw new Error("A writer needs a block with words.");
    }
    this.#block = block;
    this.#text = text;
    this.#caret = text.length;
    this.#writer = { clientId, updates: [], editOfClock: [], editOfDeletion: new Map() };
    this.#doc.on("update", (update) => this.#note(update));
  }

  write(edits: number): Writer {
    while (this.#writer.updates.length < edits) this.#doc.transact(() => this.#step());
    return this.#writer;
  }

  #step(): void {
    const roll = this.#random();
    if (this.#typed > 120 || (this.#typed > 20 && roll < 0.01)) this.#openBlock();
    else if (this.#typed > 8 && roll < 0.09) this.#takeBack();
    else if (this.#typed > 12 && roll < 0.1) {
      this.#text.format(this.#caret - 6, 5, { bold: {} });
    } else this.#type();
  }

  #type(): void {
    const letter = String.fromCharCode(97 + Math.floor(this.#random() * 26));
    this.#text.insert(this.#caret, this.#random() < 0.17 ? " " : letter);
    this.#caret += 1;
    this.#typed += 1;
  }

  #takeBack(): void {
    this.#caret -= 1;
    this.#typed -= 1;
    this.#text.delete(this.#caret, 1);
  }

  #openBlock(): void {
    const block = new Y.XmlElement("provision");
    // Stored as a number, whatever Yjs' types say.
    block.setAttribute("level", 1 as unknown as string);
    block.setAttribute("id", `new-${this.#writer.clientId}-${this.#made++}`);
    const text = new Y.XmlText();
    block.insert(0, [text]);
    this.#fragment.insertAfter(this.#block, [block]);
    this.#block = block;
    this.#text = text;
    this.#caret = 0;
    this.#typed = 0;
  }

  #note(update: Uint8Array): void {
    const { clientId, updates, editOfClock, editOfDeletion } = this.#writer;
    const edit = updates.push(update) - 1;
    const clock = Y.getState(this.#doc.store, clientId);
    if (clock > editOfClock.length) {
      while (editOfClock.length < clock - 1) editOfClock.push(-1);
      editOfClock.push(edit);
      return;
    }
    for (const range of Y.decodeUpdate(update).ds.clients.get(clientId) ?? []) {
      editOfDeletion.set(range.clock, edit);
    }
  }
}
