import { joinBackward } from "@tiptap/pm/commands";
import { Node, type Slice } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { giveMissingIds } from "#app/features/drafts/editor/block-identity.ts";
import { blockIdsPlugin } from "#app/features/drafts/editor/block-ids.ts";
import {
  changeLevel,
  continueBlock,
  turnInto,
} from "#app/features/drafts/editor/manuscript-keys.ts";
import { ManuscriptUndo } from "#app/features/drafts/editor/manuscript-undo.ts";
import { isBlockNode } from "#app/manuscript/blocks.ts";
import { MANUSCRIPT_FRAGMENT, manuscriptSchema } from "#app/manuscript/schema.ts";
import { jsonFromFragment } from "#app/manuscript/state.ts";
import { manuscript, row, table } from "#app/manuscript/write.ts";
import { type BindingMemory, writeBlocks } from "#app/manuscript/write-blocks.ts";

type Command = (state: EditorState, dispatch: (tr: Transaction) => void) => boolean;

interface Placed {
  node: Node;
  pos: number;
}

const TURNS = ["section", "provision", "paragraph", "recital"] as const;

/**
 * The editor without a screen: its own schema, its commands and its keeping of ids, on a shared
 * document, bound the way y-tiptap binds it. It does at random what hands do.
 */
export class PaperEditor {
  state: EditorState;
  /** Ids of blocks this person deleted, or cut and has not pasted again, or undid. */
  readonly dropped = new Set<string>();
  /** Ids this person saw inside quoted code, which may be moved away around what is added to it. */
  readonly quoted = new Set<string>();
  /** Ids this person gave to blocks that an undo had left without one. */
  readonly given = new Set<string>();
  /** Words this person typed. */
  readonly words: string[] = [];
  readonly #doc: Y.Doc;
  readonly #fragment: Y.XmlFragment;
  readonly #random: () => number;
  readonly #nth: number;
  readonly #undo: ManuscriptUndo;
  readonly #memory: BindingMemory = { mapping: new Map(), isOMark: new Map() };
  #clipboard: Slice | null = null;

  /** `nth`: which of the people this is, from 0. */
  constructor(doc: Y.Doc, nth: number, random: () => number) {
    this.#doc = doc;
    this.#nth = nth;
    this.#random = random;
    this.#fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    this.state = EditorState.create({
      doc: this.#read(),
      plugins: [blockIdsPlugin()],
    });
    this.#undo = new ManuscriptUndo(this.#fragment, {
      trackedOrigins: new Set([this]),
      captureTimeout: 0,
    });
    doc.on("afterTransaction", (transaction: Y.Transaction) => {
      if (transaction.origin !== this && transaction.changed.size > 0) this.#hear();
    });
  }

  /**
   * Types, presses Enter, copies, adds tables: nothing that takes words out of the text, and only
   * where words stand. Yjs keeps the words on both sides of a reference or a line break as two
   * texts; who puts one there, or presses Enter before or right behind it, makes one of them anew, and takes with
   * it what others type there just then. The same is true where two begin an empty block at once.
   */
  stepGently(): void {
    const roll = this.#random();
    if (roll < 0.55) this.#type(true);
    else if (roll < 0.8) this.#enter(true);
    else if (roll < 0.9) this.#addTable();
    else this.#copyAndPaste();
  }

  step(): void {
    const roll = this.#random();
    if (roll < 0.22) this.#type();
    else if (roll < 0.32) this.#enter();
    else if (roll < 0.4) this.#join();
    else if (roll < 0.47) this.#refer();
    else if (roll < 0.55) this.#copyAndPaste();
    else if (roll < 0.63) this.#cut();
    else if (roll < 0.73) this.#paste();
    else if (roll < 0.79) this.#drag();
    else if (roll < 0.83)
      this.#run(turnInto(TURNS[this.#pick(TURNS.length)] ?? "section"));
    else if (roll < 0.87) this.#run(changeLevel(this.#random() < 0.5 ? 1 : -1));
    else if (roll < 0.9) this.#addTable();
    else if (roll < 0.95) this.#undoing(() => this.#undo.undo());
    else this.#undoing(() => this.#undo.redo());
  }

  /** The text as it is in Yjs now, without touching it: the library's reader joins texts. */
  #read(): Node {
    const doc = Node.fromJSON(manuscriptSchema, jsonFromFragment(this.#fragment));
    this.#memory.mapping.clear();
    this.#remember(this.#fragment, doc);
    return doc;
  }

  /** Which block each Yjs type is now, so that only those that change are written. */
  #remember(holder: Y.XmlFragment, node: Node): void {
    for (const [at, type] of holder.toArray().entries()) {
      const block = node.maybeChild(at);
      if (!(type instanceof Y.XmlElement) || !block) continue;
      this.#memory.mapping.set(type, block);
      if (block.type.name === "quotedCode") this.#remember(type, block);
    }
  }

  #hear(): void {
    const { tr, doc } = this.state;
    tr.replaceWith(0, doc.content.size, this.#read().content);
    tr.setMeta(ySyncPluginKey, { isChangeOrigin: true });
    this.state = this.state.apply(tr);
  }

  #dispatch(tr: Transaction): void {
    const next = this.state.applyTransaction(tr).state;
    const isChanged = next.doc !== this.state.doc;
    this.state = next;
    if (!isChanged) return;
    this.#noteQuoted();
    this.#doc.transact(() => {
      writeBlocks(this.#doc, this.#fragment, next.doc, this.#memory);
    }, this);
  }

  #pick(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #blocks(): Placed[] {
    const blocks: Placed[] = [];
    this.state.doc.descendants((node, pos) => {
      if (isBlockNode(node)) blocks.push({ node, pos });
    });
    return blocks;
  }

  /** The caret goes to a random place where one can write; answers false if there is none. */
  #place(): boolean {
    const lines: Placed[] = [];
    this.state.doc.descendants((node, pos) => {
      if (node.isTextblock) lines.push({ node, pos });
    });
    const line = lines[this.#pick(lines.length)];
    if (!line) return false;
    const at = line.pos + 1 + this.#pick(line.node.content.size + 1);
    const tr = this.state.tr.setSelection(TextSelection.create(this.state.doc, at));
    this.state = this.state.apply(tr);
    return true;
  }

  #run(command: Command): void {
    if (this.#place()) command(this.state, (tr) => this.#dispatch(tr));
  }

  #type(isGentle = false): void {
    if (!this.#place() || (isGentle && this.#isInEmpty)) return;
    const word = newWord(this.#nth, this.words.length);
    const { pos, parent } = this.state.selection.$from;
    const at = outsideWords(parent, pos - this.state.selection.$from.start());
    this.words.push(word);
    this.#dispatch(this.state.tr.insertText(word, pos + at));
  }

  #enter(isGentle = false): void {
    if (!this.#place()) return;
    const { $from } = this.state.selection;
    const after = $from.parent.slice($from.parentOffset).content.content;
    const isCell = $from.parent.type.name === "tableCell";
    const isBehindPart = $from.parentOffset > 0 && !$from.nodeBefore?.isText;
    if (isGentle && (isCell || isBehindPart || after.some((part) => !part.isText))) {
      return;
    }
    const at = $from.pos + outsideWords($from.parent, $from.parentOffset);
    const tr = this.state.tr.setSelection(TextSelection.create(this.state.doc, at));
    this.state = this.state.apply(tr);
    continueBlock(this.state, (change) => this.#dispatch(change));
  }

  #join(): void {
    if (!this.#place()) return;
    const start = this.state.selection.$from.start();
    const tr = this.state.tr.setSelection(TextSelection.create(this.state.doc, start));
    this.state = this.state.apply(tr);
    const before = this.#ids();
    joinBackward(this.state, (change) => this.#dispatch(change));
    // A block without words leaves nothing for references to follow.
    this.#noteDropped(before);
  }

  /** Whether no words stand beside the caret: the next letter begins a text of its own. */
  get #isInEmpty(): boolean {
    const { nodeBefore, nodeAfter } = this.state.selection.$from;
    return !nodeBefore?.isText && !nodeAfter?.isText;
  }

  #refer(): void {
    const blocks = this.#blocks();
    const target = blocks[this.#pick(blocks.length)]?.node.attrs.id;
    const type = manuscriptSchema.nodes.crossReference;
    if (!target || !type || !this.#place()) return;
    const { $from } = this.state.selection;
    const at = $from.pos + outsideWords($from.parent, $from.parentOffset);
    this.#dispatch(this.state.tr.insert(at, type.create({ target })));
  }

  #addTable(): void {
    const [made] = Node.fromJSON(
      manuscriptSchema,
      manuscript(table(row("", ""), row(""))),
    ).content.content;
    if (made) this.#dispatch(this.state.tr.insert(this.#between(), made));
  }

  /** A place between two blocks at the top. */
  #between(): number {
    let pos = 0;
    const at = this.#pick(this.state.doc.childCount + 1);
    for (let i = 0; i < at; i += 1) pos += this.state.doc.child(i).nodeSize;
    return pos;
  }

  /** One to three blocks at the top. */
  #some(): { from: number; to: number } {
    const from = this.#between();
    let to = from;
    for (let left = 1 + this.#pick(3); left > 0; left -= 1) {
      to += this.state.doc.nodeAt(to)?.nodeSize ?? 0;
    }
    return { from, to };
  }

  #copyAndPaste(): void {
    const { from, to } = this.#some();
    const slice = this.state.doc.slice(from, to);
    const at = this.#between();
    this.#dispatch(this.state.tr.replace(at, at, slice));
  }

  #cut(): void {
    const { from, to } = this.#some();
    if (to - from === this.state.doc.content.size) return;
    this.#clipboard = this.state.doc.slice(from, to);
    const before = this.#ids();
    this.#dispatch(this.state.tr.delete(from, to));
    this.#noteDropped(before);
  }

  #paste(): void {
    if (!this.#clipboard) return;
    const at = this.#between();
    this.#dispatch(this.state.tr.replace(at, at, this.#clipboard));
  }

  #drag(): void {
    const { from, to } = this.#some();
    const slice = this.state.doc.slice(from, to);
    const at = this.#between();
    if (at > from && at < to) return;
    const tr = this.state.tr.delete(from, to);
    const place = tr.mapping.map(at);
    this.#dispatch(tr.replace(place, place, slice));
  }

  #undoing(undo: () => void): void {
    const before = this.#ids();
    undo();
    const undone = this.#ids();
    const missing = giveMissingIds(this.state);
    if (missing) this.#dispatch(missing);
    for (const id of this.#ids()) if (!undone.includes(id)) this.given.add(id);
    this.#noteDropped(before);
  }

  #ids(): string[] {
    return this.#blocks().map(({ node }) => node.attrs.id);
  }

  #noteQuoted(): void {
    this.state.doc.forEach((block) => {
      if (block.type.name !== "quotedCode") return;
      block.forEach((inner) => void this.quoted.add(inner.attrs.id));
    });
  }

  /** Of two blocks that have one id for the moment, it may be the one that keeps it that goes. */
  #noteDropped(before: readonly string[]): void {
    const left = this.#ids();
    for (const id of before) {
      const at = left.indexOf(id);
      if (at < 0) this.dropped.add(id);
      else left.splice(at, 1);
    }
  }
}

/** Signs nobody else types: 0x4e00 and up, 2,000 for each person. */
const FIRST_SIGN = 0x4e00;

/**
 * A word of three signs that stand nowhere else, so that a comparison of texts can only find it
 * where it was typed. (In "[p1][p2]" it may find that "1][p" was put into "[p2]".)
 */
function newWord(person: number, count: number): string {
  const first = FIRST_SIGN + person * 2_000 + count * 4;
  return String.fromCharCode(first, first + 1, first + 2);
}

/** How far to go on from an offset so as not to stand inside one of the words people typed. */
function outsideWords(parent: Node, offset: number): number {
  const text = parent.textBetween(0, parent.content.size, "", "\ufffc");
  const wordAt = (at: number) => {
    const sign = text.charCodeAt(at);
    return sign >= FIRST_SIGN && sign < 0xf000
      ? Math.floor((sign - FIRST_SIGN) / 4)
      : null;
  };
  let on = 0;
  while (
    wordAt(offset + on) !== null &&
    wordAt(offset + on) === wordAt(offset + on - 1)
  ) {
    on += 1;
  }
  return on;
}
