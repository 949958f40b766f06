import * as Y from "yjs";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { judge } from "#server/collab/gate.ts";
import { Known } from "#server/collab/known.ts";
import { DEFAULT_LIMITS } from "#server/collab/limits.ts";
import { readUpdate } from "#server/collab/read-update.ts";
import { Histogram } from "./histogram.ts";
import { ordinance, writersIn } from "./manuscripts.ts";
import type { Scenario } from "./scenario.ts";

const BLOCKS = 3_000;
const WRITERS = 5;
const KEYS = 1_000;
const WARM_KEYS = 300;

/** What judging one keystroke costs in a long text; measured here, without sockets. */
export function gateCost(): Scenario {
  return {
    name: "gate",
    title: `gate and schema check of a keystroke in ${BLOCKS} blocks`,
    contestants: ["ours"],
    async open() {
      const state = ordinance(BLOCKS);
      const writers = writersIn(state, WRITERS, KEYS);
      return {
        async measure() {
          const times = new Histogram();
          const room = new JudgedText(state);
          for (let key = 0; key < KEYS; key += 1) {
            for (const { updates } of writers) {
              const ms = room.take(updates[key] ?? new Uint8Array());
              if (key >= WARM_KEYS) times.add(ms);
            }
          }
          return { judgeP50: times.at(0.5), judgeP95: times.at(0.95) };
        },
        close() {},
      };
    },
  };
}

/** A text that takes edits as a room does: read, judged, applied. */
class JudgedText {
  readonly #doc = new Y.Doc();
  readonly #fragment = this.#doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
  readonly #known: Known;

  constructor(state: Uint8Array) {
    Y.applyUpdate(this.#doc, state);
    this.#known = new Known(this.#doc);
  }

  /** Milliseconds from the bytes to the verdict. */
  take(bytes: Uint8Array): number {
    const own = bytes.slice();
    const startedAt = performance.now();
    const update = readUpdate(own, DEFAULT_LIMITS);
    judge(update, this.#known, { maySign: () => true }, this.#fragment, DEFAULT_LIMITS);
    const ms = performance.now() - startedAt;
    this.#known.keep();
    Y.applyUpdate(this.#doc, own);
    this.#known.settle();
    return ms;
  }
}
