import type { Node } from "@tiptap/pm/model";
import { type initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";

/** What y-tiptap remembers between two writings: which node each Yjs type was last seen as. */
export type BindingMemory = ReturnType<typeof initProseMirrorDoc>["meta"];

/**
 * Makes a shared text read as a document, block by block, by their ids. y-tiptap by itself looks
 * for the block that reads most like the new one: of a block that is split it may keep the second
 * half, give it the new id and make the first half anew. Two people who split one block at once
 * then overwrite each other's new id, and what referred to it points at nothing; and who typed in
 * the first half typed in a block that is gone. Here the block with the id stays the block with the
 * id; what is inside it is written by the library. A block that becomes another kind is made anew,
 * because Yjs cannot rename an element.
 */
export function writeBlocks(
  doc: Y.Doc,
  fragment: Y.XmlFragment,
  text: Node,
  memory: BindingMemory,
): void {
  new BlockWriter(doc, memory).write(fragment, text);
}

class BlockWriter {
  readonly #doc: Y.Doc;
  readonly #memory: BindingMemory;

  constructor(doc: Y.Doc, memory: BindingMemory) {
    this.#doc = doc;
    this.#memory = memory;
  }

  /** `holder` is the text itself or quoted code. */
  write(holder: Y.XmlFragment, node: Node): void {
    const elements: unknown[] = holder.toArray();
    const blocks = [...node.content.content];
    const most = Math.min(elements.length, blocks.length);
    let start = 0;
    while (start < most && this.#isPair(elements[start], blocks[start])) start += 1;
    let tail = 0;
    while (
      tail < most - start &&
      this.#isPair(elements.at(-1 - tail), blocks.at(-1 - tail))
    ) {
      tail += 1;
    }
    const between = elements.slice(start, elements.length - tail);
    const wanted = blocks.slice(start, blocks.length - tail);
    this.#memory.mapping.set(holder, node);
    for (let at = 0; at < start; at += 1) this.#update(elements[at], blocks[at]);
    this.#writeBetween(holder, start, between, wanted);
    for (let at = tail; at > 0; at -= 1) {
      this.#update(elements.at(-at), blocks.at(-at));
    }
  }

  #writeBetween(
    holder: Y.XmlFragment,
    start: number,
    elements: readonly unknown[],
    blocks: readonly Node[],
  ): void {
    const held = new Set(elements.map(idOf).filter((id) => id !== null));
    // A block somebody left without an id may be the one that was just given its first.
    const isFirstId = (element: unknown, block: Node) =>
      element instanceof Y.XmlElement &&
      idOf(element) === null &&
      element.nodeName === block.type.name &&
      !held.has(block.attrs.id);
    const stays = longestCommon(
      elements,
      blocks,
      (element, block) => this.#isPair(element, block) || isFirstId(element, block),
    );
    for (let at = elements.length - 1; at >= 0; at -= 1) {
      if (!stays.has(at)) holder.delete(start + at, 1);
    }
    const kept = new Map([...stays].map(([element, block]) => [block, element]));
    for (const [at, block] of blocks.entries()) {
      const element = kept.get(at);
      if (element !== undefined) {
        this.#update(elements[element], block);
        continue;
      }
      const made = new Y.XmlElement(block.type.name);
      holder.insert(start + at, [made]);
      this.#update(made, block);
    }
  }

  /** Whether the element is this very block, as it was or changed. */
  #isPair(element: unknown, block: Node | undefined): boolean {
    if (!(element instanceof Y.XmlElement) || !block) return false;
    if (this.#memory.mapping.get(element) === block) return true;
    const id = idOf(element);
    return element.nodeName === block.type.name && id !== null && id === block.attrs.id;
  }

  #update(element: unknown, block: Node | undefined): void {
    if (!(element instanceof Y.XmlElement) || !block) return;
    if (this.#memory.mapping.get(element) === block) return;
    if (block.type.name !== "quotedCode") {
      updateYFragment(this.#doc, element, block, this.#memory);
      return;
    }
    for (const [name, value] of Object.entries(block.attrs)) {
      if (value === null) element.removeAttribute(name);
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    this.write(element, block);
  }
}

function idOf(element: unknown): string | null {
  const id: unknown = element instanceof Y.XmlElement ? element.getAttribute("id") : null;
  return typeof id === "string" && id !== "" ? id : null;
}

/**
 * Which of one list stand in the other, in the same order, as many as can: by place in the first,
 * the place in the second. Patience sorting over what matches; each place of the second matches
 * at most one of the first.
 */
function longestCommon<A, B>(
  first: readonly A[],
  second: readonly B[],
  isPair: (a: A, b: B) => boolean,
): Map<number, number> {
  const free = new Set(second.keys());
  const matches: { at: number; to: number; before: number }[] = [];
  /** For each length, the match with the lowest place that ends a run of it. */
  const ends: number[] = [];
  for (const [at, a] of first.entries()) {
    const to = [...free].find((place) => isPair(a, second[place] as B)); // a place of the list
    if (to === undefined) continue;
    free.delete(to);
    let length = ends.findIndex((end) => (matches[end]?.to ?? -1) > to);
    if (length < 0) length = ends.length;
    matches.push({ at, to, before: ends[length - 1] ?? -1 });
    ends[length] = matches.length - 1;
  }
  const found = new Map<number, number>();
  for (let match = matches[ends.at(-1) ?? -1]; match; match = matches[match.before]) {
    found.set(match.at, match.to);
  }
  return found;
}
