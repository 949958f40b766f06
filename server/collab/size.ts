import * as Y from "yjs";
import { countParts } from "#app/manuscript/check.ts";
import { Refused } from "./gate.ts";
import type { Limits } from "./limits.ts";

/** How far past a limit the count may run before the text is measured again. */
const SLACK = 1 / 64;

/**
 * How large a text is (C10): an upper bound that grows with every update. Deletions make room,
 * so when the bound passes the limit the text is measured, which walks all of it; not more often
 * than the slack says, and therefore a text may grow past its limit by that much.
 */
export class Size {
  readonly #doc: Y.Doc;
  readonly #fragment: Y.XmlFragment;
  readonly #limits: Pick<Limits, "maxDocumentBytes" | "maxParts">;
  #bytes: number;
  #parts: number;
  #addedBytes = 0;
  #addedParts = 0;
  #hasShrunk = false;

  /** `bytes` is at least what the document takes when encoded. */
  constructor(
    doc: Y.Doc,
    fragment: Y.XmlFragment,
    bytes: number,
    limits: Pick<Limits, "maxDocumentBytes" | "maxParts">,
  ) {
    this.#doc = doc;
    this.#fragment = fragment;
    this.#limits = limits;
    this.#bytes = bytes;
    this.#parts = countParts(fragment);
  }

  /** Counts what an update adds; refuses "size" when the text is full. */
  grow(bytes: number, parts: number): void {
    const { maxDocumentBytes, maxParts } = this.#limits;
    const isOver =
      this.#bytes + this.#addedBytes + bytes > maxDocumentBytes ||
      this.#parts + this.#addedParts + parts > maxParts;
    if (isOver) {
      const isStale =
        this.#hasShrunk ||
        this.#bytes > maxDocumentBytes ||
        this.#addedBytes > maxDocumentBytes * SLACK ||
        this.#addedParts > maxParts * SLACK;
      if (isStale) this.#measure();
      if (this.#bytes + bytes > maxDocumentBytes || this.#parts + parts > maxParts) {
        throw new Refused("size", "the text is as large as it may be");
      }
    }
    this.#addedBytes += bytes;
    this.#addedParts += parts;
  }

  /** Something was deleted: at the limit it is worth measuring again. */
  shrink(): void {
    this.#hasShrunk = true;
  }

  #measure(): void {
    this.#hasShrunk = false;
    this.#bytes = Y.encodeStateAsUpdate(this.#doc).length;
    this.#parts = countParts(this.#fragment);
    this.#addedBytes = 0;
    this.#addedParts = 0;
  }
}
