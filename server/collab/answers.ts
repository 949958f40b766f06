import * as Y from "yjs";
import { readStateVector, step2Frame } from "./wire.ts";

/** Answers kept for seats that come one after another and know the same. */
const MAX_KEPT = 8;

/**
 * What a seat does not know yet, as a frame. Encoding walks the whole document, so an answer
 * is kept until the text changes: when many come at once, all but the first cost nothing.
 */
export class Answers {
  readonly #doc: Y.Doc;
  readonly #kept = new Map<string, Buffer>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** The step 2 for somebody who knows this much. Throws `Malformed` when it is no state vector. */
  to(stateVector: Uint8Array): Buffer {
    const key = Buffer.from(stateVector).toString("latin1");
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const vector = Y.encodeStateVector(readStateVector(stateVector));
    const answer = step2Frame(Y.encodeStateAsUpdate(this.#doc, vector));
    if (this.#kept.size < MAX_KEPT) this.#kept.set(key, answer);
    return answer;
  }

  /** The text changed. */
  forget(): void {
    this.#kept.clear();
  }
}
