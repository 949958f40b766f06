import * as Y from "yjs";
import { reaches } from "#app/domain/rights.ts";
import { createDocument } from "#app/manuscript/document.ts";
import { CLOSE } from "#app/manuscript/protocol.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { clientOf } from "#app/manuscript/suggestions/entries.ts";
import type { Log } from "#app/platform/log.server.ts";
import { changeOnCopy } from "./copy.ts";
import { Durability, type Waiter } from "./durability.ts";
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
import type { StoredText } from "./ledger-store.ts";
import { Mending, type MendingHost } from "./mending.ts";
import { Presence } from "./presence.ts";
import { type ReadUpdate, readUpdate } from "./read-update.ts";
import type { RoomHost } from "./room-host.ts";
import { type AcceptedUpdate, type OpenText, RoomText } from "./room-text.ts";
import type { Seat } from "./seat.ts";
import { SeatWriter, SentFrame } from "./sender.ts";
import { type Signature, Signatures, type Signer } from "./signatures.ts";
import { type Damage, Unreadable } from "./sound-text.ts";
import type { SpoolRecord, SpoolTicket } from "./spool.ts";
import { contestedIn, type IsOwn, SuggestionGate } from "./suggesting.ts";
import { SuggestionNames } from "./suggestion-names.ts";
import { type SeatMessage, step1Frame, updateFrame } from "./wire.ts";

/** An update that was accepted and is not applied yet. */
interface Accepted extends AcceptedUpdate {
  from: Seat | null;
  signatures: Signature[];
  hasNewWords: boolean;
  waiters: Waiter[];
}

/** Nobody has come to a large text for so long: now it may be opened. */
const OPENING_PAUSE_MS = 300;

type UpdateMessage = Extract<SeatMessage, { type: "update" }>;

/**
 * A draft that is open here: its text, its seats, and what they sent in this turn. It is one long
 * class because every line of it is a step between a seat's message and the turn that applies it;
 * judging, storing, presence, mending and what suggestions need each have a file of their own.
 */
export class Room {
  readonly draftId: string;
  readonly seats = new Set<Seat>();
  readonly presence: Presence;
  readonly durability: Durability;
  readonly #text: RoomText;
  readonly #host: RoomHost;
  readonly #signatures: Signatures;
  /** Seats that wait to be asked what they have, until the text is open. */
  readonly #toAsk = new Set<Seat>();
  #askTimer: NodeJS.Timeout | null = null;
  /** Client ids that commands write under, one a person. */
  readonly #scribes = new Map<string | null, number>();
  #turn: Accepted[] = [];
  readonly #mending: Mending;
  readonly #suggesting: SuggestionGate;
  readonly #names: SuggestionNames;

  /** Throws `Unreadable` when nothing of what is stored can be shown. */
  constructor(draftId: string, stored: StoredText, host: RoomHost) {
    this.draftId = draftId;
    this.#host = host;
    this.#text = new RoomText(stored, host.limits, {
      opened: () => this.#refuseTaken(),
      unsound: (why) => host.distrust(why),
    });
    this.#signatures = new Signatures(stored.signatures, (client) =>
      this.#text.hasWordsOf(client),
    );
    this.#suggesting = new SuggestionGate(() => this.state);
    this.#names = new SuggestionNames(() => this.#open.doc);
    this.#mending = new Mending(this.#mendingHost());
    this.presence = new Presence(host.limits, this.#signatures, () => host.wake());
    // Of a damaged text nothing is folded: the rows are what it can be mended from.
    const rows = this.damage ? [] : stored.rows;
    this.durability = new Durability(draftId, this.#text, rows, host);
  }

  /** Set when only the last good part of what is stored is shown, and nothing can be added. */
  get damage(): Damage | null {
    return this.#text.damage;
  }

  get log(): Log {
    return this.#host.log;
  }

  get isReadOnly(): boolean {
    return this.damage !== null || this.#host.isReadOnly;
  }

  /** True when nothing of the room would be lost by forgetting it (C19). */
  get isAtRest(): boolean {
    return (
      this.seats.size === 0 &&
      this.#turn.length === 0 &&
      this.#mending.isDone &&
      this.durability.isComplete
    );
  }

  /** The text as it stands, garbage collected, as one update. */
  get state(): Uint8Array {
    return this.#text.state;
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
    if (![...this.seats].some(({ right }) => right === "suggest"))
      this.#suggesting.forget();
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
    const answer = this.#text.answerTo(stateVector);
    this.#whenShowable(() =>
      seat.outbox.together(() => {
        seat.outbox.send(answer);
        this.ask(seat);
      }),
    );
  }

  /** In strict mode what is in the document now is shown when all of it is stored (C32). */
  #whenShowable(show: () => void): void {
    if (this.#host.isStrict) this.durability.afterAll({ durable: show, lost() {} });
    else show();
  }

  /** Asks a seat that may write for what it has and we do not. */
  ask(seat: Seat): void {
    if (!reaches(seat.right, "comment") || this.isReadOnly) return;
    if (this.#text.isQuick) seat.outbox.send(step1Frame(this.#text.stateVector));
    else this.#askLater(seat);
  }

  /** A large text is opened for the question only when nobody else waits to see it. */
  #askLater(seat: Seat): void {
    this.#toAsk.add(seat);
    if (this.#askTimer) clearTimeout(this.#askTimer);
    this.#askTimer = setTimeout(() => this.#askAll(), OPENING_PAUSE_MS);
  }

  #askAll(): void {
    this.#askTimer = null;
    const seats = [...this.#toAsk];
    this.#toAsk.clear();
    try {
      this.#open;
    } catch (error) {
      if (error instanceof Unreadable) return; // the room has ended
      throw error;
    }
    for (const seat of seats) if (this.seats.has(seat)) this.ask(seat);
  }

  get #open(): OpenText {
    return this.#text.open;
  }

  /** Ids are given out at random before it can be seen which have words; one in millions has. */
  #refuseTaken(): void {
    this.#signatures.freeTaken();
    for (const seat of [...this.seats]) {
      const isTaken = seat.clientId !== null && !this.#signatures.ownerOf(seat.clientId);
      if (isTaken) seat.close(CLOSE.tryLater, "judged again");
    }
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
    const mayWrite = reaches(seat.right, "edit");
    const mayAnchor = reaches(seat.right, "comment");
    // What a commenter changes is measured on the text as it is, so all before must be in it.
    if (!mayWrite && this.#turn.length > 0) this.#host.flush();
    const frame = new SentFrame(seat, this.durability);
    const update = readUpdate(bytes, this.#host.limits);
    if (update.structs.length === 0 && this.#text.hasDeleted(update.deletes)) {
      this.#afterAll(frame);
      return;
    }
    const writer = mayAnchor ? new SeatWriter(this.#signatures, seat.personId) : viewer;
    const accepted = this.#judge(update, writer, (judged) => {
      if (!mayWrite && reaches(seat.right, "suggest")) {
        this.#refuseMoreThanSuggesting(seat, update, bytes, judged);
      } else if (!mayWrite) {
        const tryOut = () => this.#tryOut(seat, bytes);
        refuseWriting(update, judged, this.#open.known, mayAnchor, tryOut);
      }
      if (!mayAnchor || !bringsNews(update, judged, this.#open.known)) return null;
      this.#mending.later({ contested: contestedIn(judged) });
      if (mayWrite) {
        const isOwn = this.#isOwn(seat);
        this.#mending.later({ missigned: this.#names.missignedIn(judged, isOwn) });
      }
      if (this.isReadOnly) throw new Refused("rate", "nothing more can be stored now");
      if (judged.added.length > 0) this.#open.size.grow(bytes.length, partsIn(judged));
      if (update.deletes.length > 0) this.#open.size.shrink();
      return {
        bytes,
        // An answer repeats every deletion there ever was.
        isPlain: judged.isAllNew && !isAnswer,
        from: seat,
        signatures: this.#signatures.sign(judged.signers, seat),
        hasNewWords:
          reaches(seat.right, "suggest") &&
          changesWords(update, judged, this.#open.known),
        waiters: [frame],
      };
    });
    if (accepted) {
      seat.isActive = true;
      this.#accept(accepted);
    } else {
      this.#afterAll(frame);
    }
  }

  /** What neither adds nor takes away is no news, whoever sends it. */
  #refuseMoreThanSuggesting(
    seat: Seat,
    update: ReadUpdate,
    bytes: Uint8Array,
    judged: Judged,
  ): void {
    const { known, fragment } = this.#open;
    if (!bringsNews(update, judged, known)) return;
    const contested = this.#suggesting.refuseMore(fragment, bytes, this.#isOwn(seat));
    this.#mending.later({ contested });
    this.#names.missignedIn(judged, this.#isOwn(seat)); // all that are left are their own
  }

  /** Whether a suggestion was made under a client id of the seat's person. */
  #isOwn(seat: Seat): IsOwn {
    return (id) => {
      const client = clientOf(id);
      const owner = client === null ? undefined : this.#signatures.ownerOf(client);
      return owner?.personId === seat.personId;
    };
  }

  #mendingHost(): MendingHost {
    const isReadOnly = () => this.isReadOnly;
    return {
      get isReadOnly() {
        return isReadOnly();
      },
      edit: (change) => this.edit(change, null),
      failed: (error) =>
        this.log.warn("a text was not mended", { draftId: this.draftId, error }),
    };
  }

  /** Judges an update; whatever goes wrong, the room has learned nothing from it. */
  #judge<T>(update: ReadUpdate, writer: Writer, then: (judged: Judged) => T): T {
    const { known, fragment } = this.#open;
    try {
      const judged = judge(update, known, writer, fragment, this.#host.limits);
      const result = then(judged);
      known.keep();
      return result;
    } catch (error) {
      known.forget();
      throw error;
    }
  }

  /** A copy of the text with an update in it; dear, so whoever makes us do it is read slowly. */
  #tryOut(seat: Seat, bytes: Uint8Array): Y.Doc {
    seat.owe(this.#host.limits.framesPerSecond);
    const copy = createDocument();
    copy.getXmlFragment(MANUSCRIPT_FRAGMENT);
    Y.applyUpdate(copy, this.state);
    Y.applyUpdate(copy, bytes);
    return copy;
  }

  #accept(accepted: Accepted): void {
    this.#turn.push(accepted);
    this.#host.wake();
  }

  /** Tells the waiter when everything that was accepted so far is durable. */
  #afterAll(waiter: Waiter): void {
    const last = this.#turn.at(-1);
    if (last) last.waiters.push(waiter);
    else this.durability.afterAll(waiter);
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
      const lost = () => reject(new Error("the change could not be stored"));
      for (const bytes of updates) {
        const update = readUpdate(bytes, this.#host.limits);
        const writer = { maySign: (client: number) => client === clientId };
        this.#accept(
          this.#judge(update, writer, (judged) => ({
            bytes,
            isPlain: judged.isAllNew,
            from: null,
            signatures: this.#signatures.sign(judged.signers, signer),
            hasNewWords: changesWords(update, judged, this.#open.known),
            waiters: [],
          })),
        );
      }
      this.#afterAll({ durable: resolve, lost });
    });
  }

  /** Sets right what waits to be, at once. */
  mend(): void {
    this.#mending.now();
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
    this.#suggesting.forget(); // it has tried what is lost now
    this.#open.known.settle();
    for (const accepted of turn) {
      this.#signatures.unsign(accepted.signatures);
      for (const waiter of accepted.waiters) waiter.lost();
    }
  }

  /** Applies the turn in one transaction and hands it to the ledger; answers with what to tell. */
  apply(ticket: SpoolTicket | null): TextNews | null {
    if (!ticket) return null;
    const turn = this.#turn;
    this.#turn = [];
    let before: Uint8Array | null = null;
    for (const { outbox } of this.seats) {
      if (!outbox.isFull) continue;
      before ??= Y.encodeStateVector(this.#open.doc);
      outbox.fallBehind(before);
    }
    const applied = this.#text.apply(turn);
    this.#suggesting.follow(applied.update);
    this.durability.store(turn, applied, ticket);
    if (applied.namesakes.length > 0) this.#mending.later(applied);
    if (!applied.update) return null;
    return {
      frame: updateFrame(applied.update),
      author: turn.length === 1 ? (turn[0]?.from ?? null) : null,
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
      if (seat !== text.author) seat.outbox.send(text.frame);
    }
  }

  /** Tells every seat who is here, so that no line is quiet for long (C25). */
  renewPresence(): void {
    const renewal = this.presence.renewal();
    for (const seat of this.seats) seat.outbox.sendPresence(renewal(seat));
  }

  /** Sends a seat that fell behind what it must hear to know everything again (C29). */
  catchUp(seat: Seat, stateVector: Uint8Array): void {
    const missed = updateFrame(Y.encodeStateAsUpdate(this.#open.doc, stateVector));
    const greeting = this.presence.greeting(seat);
    if (greeting) seat.outbox.send(greeting);
    this.#whenShowable(() => seat.outbox.send(missed));
  }

  end(): void {
    this.durability.end();
    this.presence.end();
    if (this.#askTimer) clearTimeout(this.#askTimer);
    this.#mending.end();
    this.#suggesting.forget();
    this.#text.end();
  }
}

/** One turn's text. */
export interface TextNews {
  frame: Buffer;
  /** The only one who wrote in this turn, who knows it already. */
  author: Seat | null;
}
