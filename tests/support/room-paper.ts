import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import type { Right } from "#app/domain/rights.ts";
import { createDocument } from "#app/manuscript/document.ts";
import { MESSAGE } from "#app/manuscript/protocol.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { Ledger, type PendingRow } from "#server/collab/ledger.ts";
import type { RoomStore } from "#server/collab/ledger-store.ts";
import { DEFAULT_LIMITS, type Limits } from "#server/collab/limits.ts";
import { Room } from "#server/collab/room.ts";
import type { RoomHost } from "#server/collab/room-host.ts";
import type { Seat } from "#server/collab/seat.ts";

/** A seat without a socket: a document that hears the room and is judged like any other. */
export class PaperSeat {
  readonly doc: Y.Doc;
  readonly fragment: Y.XmlFragment;
  readonly personId: string;
  readonly sessionId: string;
  readonly identity = { name: "Ada Quill", city: "Tacoma, WA", colorIndex: 3 };
  readonly wantsAcknowledgement = false;
  readonly clientId = null;
  right: Right;
  framesTaken = 0;
  hasAnswered = false;
  isActive = false;
  isOnline = true;
  acknowledged = 0;
  readonly outbox = {
    isFull: false,
    send: (frame: Buffer) => this.#hear(frame),
    together: (send: () => void) => send(),
    sendPresence: () => {},
    fallBehind: () => {},
    acknowledge: () => {},
  };
  readonly #room: PaperRoom;

  constructor(room: PaperRoom, personId: string, right: Right, doc: Y.Doc) {
    this.doc = doc;
    this.fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    this.#room = room;
    this.personId = personId;
    this.sessionId = personId;
    this.right = right;
    this.doc.on("update", (update, origin) => {
      if (origin !== room && this.isOnline) this.say(update);
    });
  }

  /** As the room knows it: everything it looks at is here. */
  get seat(): Seat {
    return this as unknown as Seat;
  }

  hello(): void {}
  close(): void {}
  probe(): void {}
  owe(): void {}

  say(update: Uint8Array, isAnswer = false): void {
    const bytes = update.slice();
    this.#room.room.take(this.seat, { type: "update", bytes, isAnswer });
  }

  /**
   * What a provider does after a break: both tell the other what it does not know. `early` is
   * what its person does before the first answer is there.
   */
  comeBack(early = () => {}): void {
    this.isOnline = true;
    this.hasAnswered = false;
    this.#room.room.seats.add(this.seat);
    early();
    this.#room.room.take(this.seat, {
      type: "step1",
      stateVector: Y.encodeStateVector(this.doc),
    });
  }

  goOffline(): void {
    this.isOnline = false;
    this.#room.room.seats.delete(this.seat);
  }

  #hear(frames: Buffer): void {
    for (const message of messagesIn(frames)) {
      const decoder = decoding.createDecoder(message);
      if (decoding.readVarUint(decoder) !== MESSAGE.sync) continue;
      const step = decoding.readVarUint(decoder);
      const bytes = decoding.readVarUint8Array(decoder);
      if (step === 0) this.say(Y.encodeStateAsUpdate(this.doc, bytes), true);
      else Y.applyUpdate(this.doc, bytes, this.#room);
    }
  }
}

/** A room without a node: what it hands to spool and ledger is kept in lists. */
export class PaperRoom {
  readonly room: Room;
  readonly rows: PendingRow[] = [];
  readonly complaints: string[] = [];
  #isMending = false;

  constructor(state: Uint8Array, limits: Partial<Limits> = {}) {
    const allLimits = { ...DEFAULT_LIMITS, ...limits };
    const complain = (message: string) => void this.complaints.push(message);
    const log = { info() {}, warn: complain, error: complain };
    const ledger = new Ledger({} as RoomStore, allLimits, log); // never asked
    ledger.add = (row) => {
      this.rows.push(row);
      row.stored(String(this.rows.length));
    };
    const host: RoomHost = {
      limits: allLimits,
      log,
      ledger,
      isStrict: false,
      isReadOnly: false,
      wake() {},
      flush: () => this.flush(),
      rest() {},
      compact() {},
      abandon() {},
      distrust() {},
    };
    const stored = {
      updates: [Buffer.from(state)],
      rows: [],
      signatures: [],
      isIntact: true,
      isVouched: true,
    };
    this.room = new Room("paper", stored, host);
  }

  /** `doc`: of a stock client, which cleans formats up by itself, a plain one. */
  seat(personId: string, right: Right = "edit", doc = createDocument()): PaperSeat {
    const seat = new PaperSeat(this, personId, right, doc);
    seat.comeBack();
    return seat;
  }

  /** The end of a turn. */
  flush(): void {
    const record = this.room.seal();
    this.room.tell(this.room.apply(record ? { release() {} } : null));
    if (this.#isMending) return;
    // What the room does a little later it does at once on paper.
    this.#isMending = true;
    this.room.mend();
    this.#isMending = false;
  }

  /** The text as the room has it, in a document of its own. */
  get copy(): Y.Doc {
    const doc = createDocument();
    doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    Y.applyUpdate(doc, this.room.state);
    return doc;
  }
}

/** The messages in server frames that stand one after another. */
export function messagesIn(frames: Buffer): Uint8Array[] {
  const messages: Uint8Array[] = [];
  for (let at = 0; at < frames.length; ) {
    const short = frames.readUInt8(at + 1);
    let start = at + 2;
    let length = short;
    if (short === 126) {
      length = frames.readUInt16BE(start);
      start += 2;
    } else if (short === 127) {
      length = Number(frames.readBigUInt64BE(start));
      start += 8;
    }
    messages.push(new Uint8Array(frames.subarray(start, start + length)));
    at = start + length;
  }
  return messages;
}
