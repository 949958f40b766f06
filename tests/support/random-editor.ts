import * as Y from "yjs";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";

/** Random numbers that come again with the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The seed of a random test: SEED in the environment, or a new one. Print it on failure. */
export function chooseSeed(): number {
  return Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
}

const ANCHORS = ["comment--AAAAAAA=", "comment--BBBBBBB=", "comment--CCCCCCC="];

const KINDS = ["paragraph", "provision", "section", "quotedCode", "table"];

/** What holds no words itself but other parts that do. */
const HOLDERS = new Set(["quotedCode", "table", "tableRow"]);

/** The parts below that hold words. */
function wordHolders(parent: Y.XmlFragment): Y.XmlElement[] {
  return elementsIn(parent).flatMap((part) =>
    HOLDERS.has(part.nodeName) ? wordHolders(part) : [part],
  );
}

function elementsIn(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent.toArray().filter((part) => part instanceof Y.XmlElement);
}

function cellOf(text: Y.XmlText): Y.XmlElement {
  const cell = new Y.XmlElement("tableCell");
  cell.insert(0, [text]);
  return cell;
}

function rowOf(...texts: Y.XmlText[]): Y.XmlElement {
  const row = new Y.XmlElement("tableRow");
  row.insert(0, texts.map(cellOf));
  return row;
}

/**
 * Somebody who edits a manuscript at random, as an editor would leave it in Yjs: types, deletes,
 * splits and joins blocks, sets levels and marks, quotes code, breaks lines, changes their mind
 * within one step, undoes and redoes.
 */
export class RandomEditor {
  readonly doc: Y.Doc;
  readonly #fragment: Y.XmlFragment;
  readonly #random: () => number;
  readonly #undo: Y.UndoManager | null;

  constructor(doc: Y.Doc, random: () => number, hasUndo: boolean) {
    this.doc = doc;
    this.#random = random;
    this.#fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    this.#undo = hasUndo
      ? new Y.UndoManager(this.#fragment, { captureTimeout: 0 })
      : null;
  }

  step(): void {
    const roll = this.#random();
    if (this.#undo && roll < 0.12) {
      if (this.#random() < 0.6) this.#undo.undo();
      else this.#undo.redo();
      return;
    }
    this.doc.transact(() => {
      this.#edit();
      if (roll > 0.9) this.#edit();
    });
  }

  #edit(): void {
    const block = this.#block();
    const roll = this.#random();
    if (!block || roll < 0.08) this.#addBlock();
    else if (roll < 0.45) this.#type(block);
    else if (roll < 0.6) this.#cut(block);
    else if (roll < 0.68) this.#deleteBlock(block);
    else if (roll < 0.76) this.#split(block);
    else if (roll < 0.86) this.#mark(block);
    else if (roll < 0.92) this.#setLevel(block);
    else if (roll < 0.95) this.#breakLine(block);
    else if (roll < 0.98) this.#changeTable();
    else this.#changeMind(block);
  }

  #pick(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #block(): Y.XmlElement | null {
    const blocks = wordHolders(this.#fragment);
    return blocks[this.#pick(blocks.length)] ?? null;
  }

  #texts(block: Y.XmlElement): Y.XmlText[] {
    return block.toArray().filter((part) => part instanceof Y.XmlText);
  }

  #text(block: Y.XmlElement): Y.XmlText {
    const texts = this.#texts(block);
    const found = texts[this.#pick(texts.length)];
    if (found) return found;
    const text = new Y.XmlText();
    block.insert(block.length, [text]);
    return text;
  }

  #words(): string {
    return Array.from({ length: 1 + this.#pick(6) }, () =>
      String.fromCharCode(97 + this.#pick(26)),
    ).join("");
  }

  #newBlock(words: string): Y.XmlElement {
    const name = KINDS[this.#pick(KINDS.length)] ?? "paragraph";
    const block = new Y.XmlElement(name);
    // Stored as a number, whatever Yjs' types say.
    if (name === "provision") block.setAttribute("level", 1 as unknown as string);
    block.setAttribute("id", this.#words() + this.#words());
    const text = new Y.XmlText();
    text.insert(0, words);
    if (name === "quotedCode") {
      block.setAttribute("action", "amend");
      const inner = new Y.XmlElement("paragraph");
      inner.insert(0, [text]);
      block.insert(0, [inner]);
    } else if (name === "table") {
      block.insert(0, [rowOf(text), rowOf(new Y.XmlText("x"), new Y.XmlText("y"))]);
    } else {
      block.insert(0, [text]);
    }
    return block;
  }

  #addBlock(): void {
    const at = this.#pick(this.#fragment.length + 1);
    this.#fragment.insert(at, [this.#newBlock(this.#words())]);
  }

  #type(block: Y.XmlElement): void {
    const text = this.#text(block);
    text.insert(this.#pick(text.length + 1), this.#words());
  }

  #cut(block: Y.XmlElement): void {
    const text = this.#text(block);
    if (text.length === 0) return;
    const from = this.#pick(text.length);
    text.delete(from, 1 + this.#pick(Math.min(5, text.length - from)));
  }

  #deleteBlock(block: Y.XmlElement): void {
    const parent = block.parent;
    if (!(parent instanceof Y.XmlFragment)) return;
    if (parent === this.#fragment && parent.length < 3) return;
    parent.delete(parent.toArray().indexOf(block), 1);
  }

  #split(block: Y.XmlElement): void {
    const parent = block.parent;
    if (!(parent instanceof Y.XmlFragment)) return;
    const text = this.#text(block);
    const from = this.#pick(text.length + 1);
    const tail = plain(text).slice(from);
    if (tail) text.delete(from, tail.length);
    const isCell = block.nodeName === "tableCell";
    const next = new Y.XmlElement(isCell ? "tableCell" : "paragraph");
    const moved = new Y.XmlText();
    moved.insert(0, tail);
    next.insert(0, [moved]);
    parent.insert(parent.toArray().indexOf(block) + 1, [next]);
  }

  #mark(block: Y.XmlElement): void {
    const text = this.#text(block);
    if (text.length === 0) return;
    const from = this.#pick(text.length);
    const length = 1 + this.#pick(text.length - from);
    const anchor = ANCHORS[this.#pick(ANCHORS.length)] ?? "comment--AAAAAAA=";
    const isOff = this.#random() < 0.3;
    const marks: Record<string, object> = {
      bold: {},
      italic: {},
      [anchor]: { id: "t1" },
    };
    const names = Object.keys(marks);
    const name = names[this.#pick(names.length)] ?? "bold";
    text.format(from, length, { [name]: isOff ? null : marks[name] });
  }

  #setLevel(block: Y.XmlElement): void {
    if (block.nodeName !== "provision" && block.nodeName !== "paragraph") return;
    // Stored as a number, whatever Yjs' types say.
    block.setAttribute("level", (1 + this.#pick(6)) as unknown as string);
  }

  #breakLine(block: Y.XmlElement): void {
    const after = new Y.XmlText();
    after.insert(0, this.#words());
    block.insert(block.length, [new Y.XmlElement("hardBreak"), after]);
  }

  /** Adds or takes away a row or a column; rows that differ in length are left as they are. */
  #changeTable(): void {
    const tables = elementsIn(this.#fragment).filter(
      ({ nodeName }) => nodeName === "table",
    );
    const table = tables[this.#pick(tables.length)];
    if (!table) return;
    const at = this.#pick(3);
    const rows = elementsIn(table);
    switch (this.#pick(4)) {
      case 0:
        table.insert(Math.min(at, table.length), [rowOf(new Y.XmlText(this.#words()))]);
        break;
      case 1:
        for (const row of rows)
          row.insert(Math.min(at, row.length), [cellOf(new Y.XmlText())]);
        break;
      case 2:
        for (const row of rows) if (at < row.length) row.delete(at, 1);
        break;
      default:
        if (at < table.length) table.delete(at, 1);
    }
  }

  /** What comes and goes within one step is sent as garbage. */
  #changeMind(block: Y.XmlElement): void {
    const text = this.#text(block);
    const words = this.#words();
    text.insert(text.length, words);
    text.delete(text.length - words.length, words.length);
    this.#addBlock();
    this.#fragment.delete(this.#fragment.length - 1, 1);
    if (this.#fragment.length === 0) this.#addBlock();
  }
}

function plain(text: Y.XmlText): string {
  return text
    .toDelta()
    .map((run: { insert: string }) => run.insert)
    .join("");
}
