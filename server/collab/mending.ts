import type * as Y from "yjs";
import { type Namesake, renameIn } from "./block-ids.ts";
import { type Contested, settleContested } from "./suggesting.ts";
import { type Missigned, resign } from "./suggestion-names.ts";

const MENDING_PAUSE_MS = 50;

/** What has to be set right in a text: nobody did wrong who could have seen it. */
export interface ToMend {
  /** Blocks that wait for an id of their own (C35). */
  namesakes?: readonly Namesake[];
  /** Elements about which two people proposed something at once (C36). */
  contested?: readonly Contested[];
  /** Suggestions in another's name (C36). */
  missigned?: readonly Missigned[];
}

export interface MendingHost {
  /** Nothing can be stored now: it is looked at again when the text is next opened. */
  readonly isReadOnly: boolean;
  edit(change: (doc: Y.Doc) => void): Promise<void>;
  failed(error: unknown): void;
}

/**
 * Sets a text right for everybody at once, a little later, so that whoever makes it necessary again
 * and again costs one copy a while.
 */
export class Mending {
  readonly #host: MendingHost;
  #namesakes: Namesake[] = [];
  #contested: Contested[] = [];
  #missigned: Missigned[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(host: MendingHost) {
    this.#host = host;
  }

  get isDone(): boolean {
    return this.#namesakes.length + this.#contested.length + this.#missigned.length === 0;
  }

  later({ namesakes = [], contested = [], missigned = [] }: ToMend): void {
    this.#namesakes.push(...namesakes);
    this.#contested.push(...contested);
    this.#missigned.push(...missigned);
    if (this.isDone) return;
    this.#timer ??= setTimeout(() => this.now(), MENDING_PAUSE_MS);
  }

  now(): void {
    this.end();
    if (this.isDone) return;
    const [namesakes, contested, missigned] = [
      this.#namesakes,
      this.#contested,
      this.#missigned,
    ];
    this.#namesakes = [];
    this.#contested = [];
    this.#missigned = [];
    if (this.#host.isReadOnly) return;
    this.#host
      .edit((doc) => {
        renameIn(doc, namesakes);
        settleContested(doc, contested);
        resign(doc, missigned);
      })
      .catch((error) => this.#host.failed(error));
  }

  /** Stops waiting; what was not mended is found again. */
  end(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
