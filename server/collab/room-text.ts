import * as Y from "yjs";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { Answers } from "./answers.ts";
import { BlockIds, type Namesake, namedIn } from "./block-ids.ts";
import { Known } from "./known.ts";
import type { StoredText } from "./ledger-store.ts";
import type { Limits } from "./limits.ts";
import type { DeletedRange } from "./read-update.ts";
import { Size } from "./size.ts";
import { type Damage, openText, Unreadable } from "./sound-text.ts";
import { readStateVector, step2Frame } from "./wire.ts";

/** A draft's document and what is worked out from it. */
export interface OpenText {
  doc: Y.Doc;
  fragment: Y.XmlFragment;
  known: Known;
  size: Size;
  answers: Answers;
  /** What was stored when it was opened. */
  storedVector: Uint8Array;
  /** Set when only the last good part of what is stored is shown (C31). */
  damage: Damage | null;
}

/** An update the gate let through. */
export interface AcceptedUpdate {
  bytes: Uint8Array;
  /** It says nothing that was known before, so it can be passed on as it is. */
  isPlain: boolean;
}

/** What a document holds: of each client id the next clock. */
export type StateVector = ReadonlyMap<number, number>;

/** What Yjs made of one turn. */
export interface Applied {
  /** Null when everything in it was known. */
  update: Uint8Array | null;
  /** What the document holds after it. */
  state: StateVector;
  /** Blocks that were given the id of another block (C35). */
  namesakes: Namesake[];
}

/** Who is told when a sealed text is opened. */
export interface TextOwner {
  opened(): void;
  /** What was vouched for cannot be shown as it is. */
  unsound(why: string): void;
}

/** Reading this much takes less than a millisecond. */
const SMALL_BYTES = 48 * 1024;

/**
 * The text of a room (C33). A snapshot the ledger vouches for is *sealed*: it is sent as it is
 * stored, and its document is made when somebody first needs it, to write, to come back, to fold
 * it. So nobody waits for a document to be built to see the words, and who only reads costs the
 * bytes. Any other text is opened at once, so that what spoils it is found before it is shown.
 */
export class RoomText {
  readonly #limits: Limits;
  readonly #owner: TextOwner;
  #sealed: SealedText | null = null;
  #open: OpenText | null = null;
  #blockIds: BlockIds | null = null;
  /** What the turn that is being applied made. */
  #update: Uint8Array | null = null;

  /** Throws `Unreadable` when nothing of what is stored can be shown. */
  constructor(stored: StoredText, limits: Limits, owner: TextOwner) {
    this.#limits = limits;
    this.#owner = owner;
    if (stored.isVouched) this.#sealed = new SealedText(stored);
    else this.#open = opened(stored, limits);
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** Whether everything but writing can be answered without holding others up. */
  get isQuick(): boolean {
    return this.#sealed === null || this.#sealed.bytes.length <= SMALL_BYTES;
  }

  /** The document; made now if it was not yet. Throws `Unreadable`. */
  get open(): OpenText {
    if (this.#open) return this.#open;
    if (!this.#sealed) throw new Error("a text is sealed or open");
    try {
      const open = opened(this.#sealed.stored, this.#limits);
      if (open.damage) throw new Unreadable(open.damage.why);
      this.#open = open;
    } catch (error) {
      if (error instanceof Unreadable) this.#owner.unsound(error.message);
      throw error;
    }
    this.#sealed = null;
    this.#owner.opened();
    return this.#open;
  }

  get damage(): Damage | null {
    return this.#open?.damage ?? null;
  }

  /** All of it as one update, garbage collected. */
  get state(): Uint8Array {
    return this.#sealed?.bytes ?? Y.encodeStateAsUpdate(this.open.doc);
  }

  get stateVector(): Uint8Array {
    const sealed = this.isQuick ? this.#sealed : null;
    return sealed?.stateVector ?? Y.encodeStateVector(this.open.doc);
  }

  /** The vector of what was stored when the room was made. */
  get storedVector(): Uint8Array {
    const sealed = this.isQuick ? this.#sealed : null;
    return sealed?.stateVector ?? this.open.storedVector;
  }

  /** Whether the text holds words signed with this id; of a large sealed one it is not known yet. */
  hasWordsOf(client: number): boolean {
    if (this.#sealed) return this.isQuick && this.#sealed.hasWordsOf(client);
    return this.open.known.clockOf(client) > 0;
  }

  /** The step 2 for somebody who knows this much. Throws `Malformed`. */
  answerTo(stateVector: Uint8Array): Buffer {
    if (this.#sealed && readStateVector(stateVector).size === 0) {
      return this.#sealed.everything;
    }
    return this.open.answers.to(stateVector);
  }

  /** Whether everything in these ranges is known to be deleted, as far as that is quick to tell. */
  hasDeleted(ranges: readonly DeletedRange[]): boolean {
    if (ranges.length === 0) return true;
    return this.isQuick && (this.#sealed?.hasDeleted(ranges) ?? false);
  }

  /**
   * Puts a turn into the document, in one transaction. Of one plain update Yjs would make the same
   * bytes again, so it is not asked to write them.
   */
  apply(turn: readonly AcceptedUpdate[]): Applied {
    const { doc, known, answers } = this.open;
    const [first, ...others] = turn;
    const plain = others.length === 0 && first?.isPlain ? first.bytes : null;
    this.#update = plain;
    if (plain === null) doc.on("update", this.#keep);
    try {
      const transaction = Y.transact(doc, (own) => applyAll(own, turn), this, false);
      return {
        update: this.#update,
        state: transaction.afterState,
        namesakes: this.#namesakesIn(transaction),
      };
    } finally {
      doc.off("update", this.#keep);
      known.settle();
      answers.forget();
    }
  }

  /** Who has which id is worked out when somebody is first given one. */
  #namesakesIn(transaction: Y.Transaction): Namesake[] {
    const newcomers = namedIn(transaction);
    if (newcomers.length === 0) return [];
    if (this.#blockIds) return this.#blockIds.namesakesAmong(newcomers);
    this.#blockIds = new BlockIds(this.open.fragment, newcomers);
    return [...this.#blockIds.stored, ...this.#blockIds.namesakesAmong(newcomers)];
  }

  // Made once: a function with a name of its own costs the loader's naming of it every time.
  readonly #keep = (update: Uint8Array) => {
    this.#update = update;
  };

  end(): void {
    this.#open?.doc.destroy();
  }
}

function applyAll(transaction: Y.Transaction, turn: readonly AcceptedUpdate[]) {
  for (const { bytes } of turn) Y.applyUpdate(transaction.doc, bytes);
  return transaction;
}

function opened(stored: StoredText, limits: Limits): OpenText {
  const { doc, damage } = openText(stored);
  const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
  const bytes = stored.updates.reduce((sum, update) => sum + update.length, 0);
  return {
    doc,
    fragment,
    damage,
    known: new Known(doc),
    answers: new Answers(doc),
    storedVector: Y.encodeStateVector(doc),
    size: new Size(doc, fragment, bytes, limits),
  };
}

/** One snapshot nobody has changed since it was written. */
class SealedText {
  readonly stored: StoredText;
  readonly bytes: Uint8Array;
  #stateVector: Uint8Array | null = null;
  #clients: ReadonlyMap<number, number> | null = null;
  #everything: Buffer | null = null;

  constructor(stored: StoredText) {
    const [snapshot, ...others] = stored.updates;
    if (!snapshot || others.length > 0) throw new Error("only one snapshot is sealed");
    this.stored = stored;
    this.bytes = snapshot;
  }

  get stateVector(): Uint8Array {
    this.#stateVector ??= Y.encodeStateVectorFromUpdate(this.bytes);
    return this.#stateVector;
  }

  hasWordsOf(client: number): boolean {
    this.#clients ??= Y.decodeStateVector(this.stateVector);
    return this.#clients.has(client);
  }

  /** The step 2 for somebody who knows nothing. */
  get everything(): Buffer {
    this.#everything ??= step2Frame(this.bytes);
    return this.#everything;
  }

  hasDeleted(ranges: readonly DeletedRange[]): boolean {
    const deleted = Y.decodeUpdate(this.bytes).ds.clients;
    return ranges.every(({ client, clock, end }) =>
      deleted
        .get(client)
        ?.some((has) => has.clock <= clock && end <= has.clock + has.len),
    );
  }
}
