import * as Y from "yjs";
import { reaches } from "#app/domain/rights.ts";
import { CLOSE } from "#app/manuscript/protocol.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import type { Log } from "#app/platform/log.server.ts";
import { Answers } from "./answers.ts";
import { changeOnCopy } from "./copy.ts";
import { type Applied, Durability } from "./durability.ts";
import { bringsNews, changesWords, refuseWriting } from "./effect.ts";
import {
  type Judged,
  judge,
  LeansOnUnknown,
  partsIn,
  Refused,
  viewer,
  type Writer,
} from "./gate.ts";
import { Known } from "./known.ts";
import type { StoredText } from "./ledger-store.ts";
import { Presence } from "./presence.ts";
import { type ReadUpdate, readUpdate } from "./read-update.ts";
import type { RoomHost } from "./room-host.ts";
import type { Seat } from "./seat.ts";
import { type Signature, Signatures, type Signer } from "./signatures.ts";
import { Size } from "./size.ts";
import { type Damage, openText } from "./sound-text.ts";
import type { SpoolRecord, SpoolTicket } from "./spool.ts";
import { type SeatMessage, step1Frame, updateFrame } from "./wire.ts";

/** An update that was accepted and is not applied yet. */
interface Accepted {
  bytes: Uint8Array;
  /** It says nothing twice, so it can be passed on as it is. */
  isPlain: boolean;
  from: Seat | null;
  signatures: Signature[];
  hasNewWords: boolean;
  whenDurable(): void;
  whenLost(): void;
}

type UpdateMessage = Extract<SeatMessage, { type: "update" }>;

/** A draft that is open here: its text, its seats, and what they sent in this turn. */
export class Room {
  readonly draftId: string;
  readonly seats = new Set<Seat>();
  readonly presence: Presence;
  readonly durability: Durability;
  /** Set when only the last good part of what is stored is shown, and nothing can be added. */
  readonly damage: Damage | null;
  readonly #doc: Y.Doc;
  readonly #fragment: Y.XmlFragment;
  readonly #host: RoomHost;
  readonly #known: Known;
  readonly #signatures: Signatures;
  readonly #size: Size;
  readonly #answers: Answers;
  /** Client ids that commands write under, one a person. */
  readonly #scribes = new Map<string | null, number>();
  #turn: Accepted[] = [];

  /** Throws `Unreadable` when nothing of what is stored can be shown. */
  constructor(draftId: string, stored: StoredText, host: RoomHost) {
    this.draftId = draftId;
    this.#host = host;
    const { doc, damage } = openText(stored);
    this.#doc = doc;
    this.damage = damage;
    this.#fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    this.#answers = new Answers(this.#doc);
    this.#known = new Known(this.#doc);
    this.#signatures = new Signatures(
      stored.signatures,
      (client) => this.#known.clockOf(client) > 0,
    );
    const bytes = stored.updates.reduce((sum, update) => sum + update.length, 0);
    this.#size = new Size(this.#doc, this.#fragment, bytes, host.limits);
    this.presence = new Presence(host.limits, this.#signatures, () => host.wake());
    // Of a damaged text nothing is folded: the rows are what it can be mended from.
    this.durability = new Durability(draftId, doc, damage ? [] : stored.rows, host);
  }

  get log(): Log {
    return this.#host.log;
  }

  get isReadOnly(): boolean {
    return this.damage !== null || this.#host.isReadOnly;
  }

  /** True when nothing of the room would be lost by forgetting it (C19). */
  get isAtRest(): boolean {
    return this.seats.size === 0 && this.#turn.length === 0 && this.durability.isComplete;
  }

  /** The text as it stands, garbage collected, as one update. */
  get state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }

  /** The id a client is to write under: the one it asks for if it is still its own (C5). */
  clientIdFor(asked: number | null, signer: Signer): number {
    const owner = asked === null ? undefined : this.#signatures.ownerOf(asked);
    const isOwn =
      owner?.personId === signer.personId && owner?.sessionId === signer.sessionId;
    if (asked === null || !isOwn) return this.#signatures.issue(signer);
    const holder = [...this.seats].find((seat) => seat.clientId === asked);
    if (!holder) return asked;
    // A second tab, or a first line that is dead without knowing it.
    this.presence.hide(holder);
    return this.#signatures.issue(signer);
  }

  add(seat: Seat): void {
    this.seats.add(seat);
    seat.hello();
    const greeting = this.presence.greeting(seat);
    if (greeting) seat.outbox.sendPresence(greeting);
  }

  remove(seat: Seat, code: number): void {
    this.seats.delete(seat);
    const isBroken = code === 1006 || code >= CLOSE.tryLater;
    this.presence.leave(seat, !isBroken);
    this.#host.rest();
  }

  /** Takes what a seat says. Throws `Refused` or `Malformed`; the seat then hangs up. */
  take(seat: Seat, message: SeatMessage): void {
    switch (message.type) {
      case "step1":
        this.#answer(seat, message.stateVector);
        return;
      case "update":
        if (message.isAnswer) seat.hasAnswered = true;
        this.#takeUnlessEarly(seat, message);
        return;
      case "presence":
        if (this.presence.hear(seat, message.bytes)) seat.isActive = true;
        return;
      case "askPresence": {
        const greeting = this.presence.greeting(seat);
        if (greeting) seat.outbox.sendPresence(greeting);
      }
    }
  }

  #answer(seat: Seat, stateVector: Uint8Array): void {
    const answer = this.#answers.to(stateVector);
    this.#whenShowable(() => {
      seat.outbox.send(answer);
      this.ask(seat);
    });
  }

  /** In strict mode what is in the document now is shown when all of it is stored (C32). */
  #whenShowable(show: () => void): void {
    if (this.#host.isStrict) this.durability.afterAll(show);
    else show();
  }

  /** Asks a seat that may write for what it has and we do not. */
  ask(seat: Seat): void {
    if (!reaches(seat.right, "comment") || this.isReadOnly) return;
    seat.outbox.send(step1Frame(Y.encodeStateVector(this.#doc)));
  }

  /**
   * A client that comes back writes on at once, before it has told what it wrote while away;
   * and Yjs tidies those words up before they are sent. Such an update leans on what only the
   * answer to our step 1 brings, and that answer brings the update as well: it is set aside (C12).
   */
  #takeUnlessEarly(seat: Seat, message: UpdateMessage): void {
    seat.framesTaken += 1;
    try {
      this.#takeUpdate(seat, message);
    } catch (error) {
      if (seat.hasAnswered || !(error instanceof LeansOnUnknown)) throw error;
    }
  }

  #takeUpdate(seat: Seat, { bytes, isAnswer }: UpdateMessage): void {
    const sequence = seat.framesTaken;
    const mayWrite = reaches(seat.right, "edit");
    const mayAnchor = reaches(seat.right, "comment");
    // What a commenter changes is measured on the text as it is, so all before must be in it.
    if (!mayWrite && this.#turn.length > 0) this.#host.flush();
    const acknowledge = () => this.durability.acknowledge(seat, sequence);

    const update = readUpdate(bytes, this.#host.limits);
    const writer = mayAnchor ? this.#writer(seat) : viewer;
    const accepted = this.#judge(update, writer, (judged) => {
      if (!mayWrite) {
        const tryOut = () => this.#tryOut(seat, bytes);
        refuseWriting(update, judged, this.#known, mayAnchor, tryOut);
      }
      if (!mayAnchor || !bringsNews(update, judged, this.#known)) return null;
      if (this.isReadOnly) throw new Refused("rate", "nothing more can be stored now");
      if (judged.added.length > 0) this.#size.grow(bytes.length, partsIn(judged));
      if (update.deletes.length > 0) this.#size.shrink();
      return {
        bytes,
        // An answer repeats every deletion there ever was.
        isPlain: judged.isAllNew && !isAnswer,
        from: seat,
        signatures: this.#signatures.sign(judged.signers, seat),
        hasNewWords: mayWrite && changesWords(update, judged, this.#known),
        whenDurable: acknowledge,
        whenLost: () => seat.close(CLOSE.tryLater, "cannot be stored"),
      };
    });
    if (accepted) {
      seat.isActive = true;
      this.#accept(accepted);
    } else {
      this.#afterAll(acknowledge);
    }
  }

  /** Judges an update; whatever goes wrong, the room has learned nothing from it. */
  #judge<T>(update: ReadUpdate, writer: Writer, then: (judged: Judged) => T): T {
    try {
      const judged = judge(
        update,
        this.#known,
        writer,
        this.#fragment,
        this.#host.limits,
      );
      const result = then(judged);
      this.#known.keep();
      return result;
    } catch (error) {
      this.#known.forget();
      throw error;
    }
  }

  /** A copy of the text with an update in it; dear, so whoever makes us do it is read slowly. */
  #tryOut(seat: Seat, bytes: Uint8Array): Y.Doc {
    seat.owe(this.#host.limits.framesPerSecond);
    const copy = new Y.Doc();
    copy.getXmlFragment(MANUSCRIPT_FRAGMENT);
    Y.applyUpdate(copy, this.state);
    Y.applyUpdate(copy, bytes);
    return copy;
  }

  #writer(seat: Seat): Writer {
    return { maySign: (client) => this.#signatures.maySign(client, seat.personId) };
  }

  #accept(accepted: Accepted): void {
    this.#turn.push(accepted);
    this.#host.wake();
  }

  /** Calls back when everything that was accepted so far is durable. */
  #afterAll(whenDurable: () => void): void {
    const last = this.#turn.at(-1);
    if (!last) {
      this.durability.afterAll(whenDurable);
      return;
    }
    const before = last.whenDurable;
    last.whenDurable = () => {
      before();
      whenDurable();
    };
  }

  /**
   * Runs a command's change on a copy and sends what it did the way of every edit (C21).
   * Resolves when it is durable. Throws what `change` throws, and when its result does not fit.
   */
  edit(change: (doc: Y.Doc) => void, personId: string | null): Promise<void> {
    this.#host.flush();
    const signer = { personId, sessionId: null };
    const clientId = this.#scribes.get(personId) ?? this.#signatures.issue(signer);
    this.#scribes.set(personId, clientId);
    const updates = changeOnCopy(this.state, clientId, change);
    return new Promise((resolve, reject) => {
      for (const bytes of updates) {
        const update = readUpdate(bytes, this.#host.limits);
        const writer = { maySign: (client: number) => client === clientId };
        this.#accept(
          this.#judge(update, writer, (judged) => ({
            bytes,
            isPlain: judged.isAllNew,
            from: null,
            signatures: this.#signatures.sign(judged.signers, signer),
            hasNewWords: changesWords(update, judged, this.#known),
            whenDurable: () => {},
            whenLost: () => reject(new Error("the change could not be stored")),
          })),
        );
      }
      this.#afterAll(resolve);
    });
  }

  /** What the spool must hold before this turn is applied; null when nothing was accepted. */
  seal(): SpoolRecord | null {
    if (this.#turn.length === 0) return null;
    return {
      draftId: this.draftId,
      updates: this.#turn.map((accepted) => accepted.bytes),
      signatures: this.#turn.flatMap((accepted) => accepted.signatures),
    };
  }

  /** The spool could not be written: as if nothing of this turn had been sent. */
  lose(): void {
    const turn = this.#turn;
    this.#turn = [];
    this.#known.settle();
    for (const accepted of turn) {
      this.#signatures.unsign(accepted.signatures);
      accepted.whenLost();
    }
  }

  /**
   * Applies the turn in one transaction and hands it to the ledger; answers with what the seats
   * are to hear of it. Yjs cleans up formats that mean nothing after a remote change: that is an
   * update of its own, which is spooled, stored and sent as well, so that the room is at all times
   * exactly what is on record, and viewers, who cannot send theirs, see the same.
   */
  apply(ticket: SpoolTicket | null): TextNews | null {
    if (!ticket) return null;
    const turn = this.#turn;
    this.#turn = [];
    let before: Uint8Array | null = null;
    for (const { outbox } of this.seats) {
      if (!outbox.isFull) continue;
      before ??= Y.encodeStateVector(this.#doc);
      outbox.fallBehind(before);
    }
    const { updates, state } = this.#applyTurn(turn);
    this.durability.store(turn, { updates, state }, ticket);
    const [main, ...cleanUps] = updates.map(updateFrame);
    if (!main) return null;
    return {
      all: cleanUps.length > 0 ? Buffer.concat([main, ...cleanUps]) : main,
      author: turn.length === 1 ? (turn[0]?.from ?? null) : null,
      forAuthor: cleanUps.length > 0 ? Buffer.concat(cleanUps) : null,
    };
  }

  /**
   * What Yjs makes of a turn. Of one plain update it makes the same bytes, so it is not asked
   * to write them, unless it began a second transaction to clean up after it.
   */
  #applyTurn(turn: readonly Accepted[]): Applied {
    const [first, second] = turn;
    const plain = first && !second && first.isPlain ? first.bytes : null;
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => void updates.push(update);
    let last: Y.Transaction | null = null;
    const begin = (transaction: Y.Transaction) => {
      if (last || !plain) this.#doc.on("update", keep);
      last = transaction;
    };
    this.#doc.on("beforeTransaction", begin);
    try {
      const applyAll = () => {
        for (const { bytes } of turn) Y.applyUpdate(this.#doc, bytes);
      };
      last = null;
      Y.transact(this.#doc, applyAll, this, false);
    } finally {
      this.#doc.off("beforeTransaction", begin);
      this.#doc.off("update", keep);
      this.#known.settle();
      this.#answers.forget();
    }
    return {
      updates: plain && updates.length === 0 ? [plain] : updates,
      state: (last as Y.Transaction | null)?.afterState ?? new Map(), // set while applying
    };
  }

  /** Sends what is new to every seat, text and presence in one go. */
  tell(text: TextNews | null): void {
    if (text) this.#whenShowable(() => this.#tellWords(text));
    const presence = this.presence.news(performance.now());
    if (!presence) return;
    for (const seat of this.seats) {
      const others = presence(seat);
      if (others) seat.outbox.sendPresence(others);
    }
  }

  #tellWords(text: TextNews): void {
    for (const seat of this.seats) {
      const words = seat === text.author ? text.forAuthor : text.all;
      if (words) seat.outbox.send(words);
    }
  }

  /** Tells every seat who is here, so that no line is quiet for long (C25). */
  renewPresence(): void {
    const renewal = this.presence.renewal();
    for (const seat of this.seats) seat.outbox.sendPresence(renewal(seat));
  }

  /** Sends a seat that fell behind what it must hear to know everything again (C29). */
  catchUp(seat: Seat, stateVector: Uint8Array): void {
    const missed = updateFrame(Y.encodeStateAsUpdate(this.#doc, stateVector));
    const greeting = this.presence.greeting(seat);
    if (greeting) seat.outbox.send(greeting);
    this.#whenShowable(() => seat.outbox.send(missed));
  }

  end(): void {
    this.durability.end();
    this.presence.end();
    this.#doc.destroy();
  }
}

/** One turn's text as frames. */
export interface TextNews {
  all: Buffer;
  /** The only one who wrote in this turn, who knows it already. */
  author: Seat | null;
  forAuthor: Buffer | null;
}
