import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Right } from "#app/domain/rights.ts";
import { CLOSE, encodeHello, encodeRefused } from "#app/manuscript/protocol.ts";
import { MANUSCRIPT_VERSION } from "#app/manuscript/schema.ts";
import type { Log } from "#app/platform/log.server.ts";
import type { Admitted } from "./admission.ts";
import type { Identity } from "./caret.ts";
import { Refused } from "./gate.ts";
import type { Limits } from "./limits.ts";
import { Outbox } from "./outbox.ts";
import { Pace } from "./pace.ts";
import { Malformed } from "./read-update.ts";
import type { Damage } from "./sound-text.ts";
import { frameOf, readFrame, type SeatMessage } from "./wire.ts";

/** What a seat needs of the room it is in. */
export interface SeatedIn {
  readonly draftId: string;
  readonly log: Log;
  readonly isReadOnly: boolean;
  readonly damage: Damage | null;
  readonly presence: { show(seat: Seat): void };
  /** Takes what the seat says. Throws `Refused` or `Malformed`. */
  take(seat: Seat, message: SeatMessage): void;
  /** Asks for what the seat has and the room does not. */
  ask(seat: Seat): void;
  /** Sends what the seat missed since it knew this much. */
  catchUp(seat: Seat, stateVector: Uint8Array): void;
  remove(seat: Seat, code: number): void;
}

export interface SeatOptions {
  ws: WebSocket;
  socket: Duplex;
  admitted: Admitted;
  room: SeatedIn;
  /** Asked for hello, acknowledgements and refusals. */
  wantsAcknowledgement: boolean;
  /** Issued in the hello; null for a stock client. */
  clientId: number | null;
  limits: Limits;
  onGone(): void;
}

const PROBE_MS = 5_000;
const SHORTEST_PAUSE_MS = 50;
const GOODBYE_MS = 2_000;

/** One socket in a room: reads frames, keeps to its pace, and says why it hangs up. */
export class Seat {
  readonly personId: string;
  readonly sessionId: string;
  readonly wantsAcknowledgement: boolean;
  readonly clientId: number | null;
  readonly outbox: Outbox;
  identity: Identity;
  right: Right;
  judgedMs: number;
  /** Wrote or moved since it was judged, so the session is in use. */
  isActive = false;
  /** Step 2 and update frames that came in on this connection. */
  framesTaken = 0;
  /** Has answered our step 1: whatever it wrote before, on this line or without one, is here. */
  hasAnswered = false;

  readonly #ws: WebSocket;
  readonly #room: SeatedIn;
  readonly #pace: Pace;
  readonly #limits: Limits;
  readonly #onGone: () => void;
  #isAlive = true;
  #isGone = false;
  #resume: NodeJS.Timeout | null = null;
  /** Frames that had been read when the pace said to stop; at most one piece of the stream. */
  #backlog: { data: Buffer; isBinary: boolean }[] = [];
  #probe: NodeJS.Timeout | null = null;

  constructor(options: SeatOptions) {
    const { ws, socket, admitted, room, limits } = options;
    this.personId = admitted.personId;
    this.sessionId = admitted.sessionId;
    this.identity = admitted.identity;
    this.right = admitted.right;
    this.judgedMs = performance.now();
    this.wantsAcknowledgement = options.wantsAcknowledgement;
    this.clientId = options.clientId;
    this.#ws = ws;
    this.#room = room;
    this.#limits = limits;
    this.#onGone = options.onGone;
    this.#pace = new Pace(limits, performance.now());
    this.outbox = new Outbox(socket, limits, (vector) => room.catchUp(this, vector));
    ws.on("message", (data: Buffer, isBinary) => {
      if (this.#resume) this.#backlog.push({ data, isBinary });
      else this.#take(data, isBinary);
    });
    ws.on("pong", () => this.#answered());
    ws.on("error", () => this.leave(1006)); // ws closes by itself and says why on the wire
    ws.on("close", (code) => this.leave(code));
  }

  get draftId(): string {
    return this.#room.draftId;
  }

  /** The node became read-only or is open again: says so, and asks for what was held back. */
  turn(): void {
    this.hello();
    this.#room.ask(this);
  }

  /** Tells a client that asked what it may do; the room says whether it is read-only. */
  hello(): void {
    if (!this.wantsAcknowledgement || this.clientId === null) return;
    const right = this.#room.isReadOnly ? "view" : this.right;
    this.outbox.send(
      frameOf(
        encodeHello({
          clientId: this.clientId,
          right,
          manuscriptVersion: MANUSCRIPT_VERSION,
          isDamaged: this.#room.damage !== null,
        }),
      ),
    );
  }

  #take(data: Buffer, isBinary: boolean): void {
    if (this.#isGone) return;
    try {
      if (data.length > this.#limits.maxFrameBytes) {
        this.framesTaken += 1;
        throw new Refused("size", "a frame too large");
      }
      if (!isBinary) throw new Malformed("a text frame");
      const message = readFrame(data);
      const pauseMs = this.#pace.take(message.type, data.length, performance.now());
      if (pauseMs > 0) this.#pause(pauseMs);
      this.#room.take(this, message);
    } catch (error) {
      this.#refuse(error);
    }
  }

  #refuse(error: unknown): void {
    if (this.#isGone) return; // its room ended over what it said, and told why
    if (error instanceof Refused) {
      const { reason } = error;
      if (this.wantsAcknowledgement) {
        const sequence = Math.max(1, this.framesTaken);
        this.outbox.send(frameOf(encodeRefused({ sequence, reason })));
      }
      const codes = { right: CLOSE.noRight, size: CLOSE.tooLarge, rate: CLOSE.tryLater };
      const code = reason in codes ? codes[reason as keyof typeof codes] : null; // narrowed by `in`
      this.close(code ?? CLOSE.malformed, reason, error.message);
    } else if (error instanceof Malformed) {
      this.close(CLOSE.malformed, "malformed", error.message);
    } else {
      this.#room.log.error("a frame could not be taken", { ...this.#who(), error });
      this.close(CLOSE.tryLater, "try again");
    }
  }

  /** What it sent was as much work as this many frames. */
  owe(frames: number): void {
    this.#pace.owe(frames);
  }

  /** Stops reading for a while; what the sender wrote waits here and in the kernel (C28). */
  #pause(ms: number): void {
    if (this.#isGone || this.#resume) return;
    this.#ws.pause();
    this.#resume = setTimeout(() => this.#readOn(), Math.max(ms, SHORTEST_PAUSE_MS));
  }

  #readOn(): void {
    this.#resume = null;
    const backlog = this.#backlog;
    this.#backlog = [];
    for (const frame of backlog) {
      if (this.#resume) this.#backlog.push(frame);
      else this.#take(frame.data, frame.isBinary);
    }
    if (this.#resume || this.#isGone) return;
    this.#ws.resume();
  }

  /** Hangs up with a code. From here on nothing is sent to the seat or taken from it. */
  close(code: number, reason: string, why?: string): void {
    if (this.#isGone) return;
    if (why) {
      this.#room.log.warn("seat refused", { ...this.#who(), code, reason: why });
    }
    this.leave(code);
    this.#ws.resume(); // a paused socket would never see the goodbye
    this.#ws.close(code, reason);
    setTimeout(() => this.#ws.terminate(), GOODBYE_MS).unref();
  }

  /** Ends a line that nobody seems to hold any more. */
  drop(why: string): void {
    if (this.#isGone) return;
    this.#room.log.info("seat dropped", { ...this.#who(), reason: why });
    this.leave(1006);
    this.#ws.terminate();
  }

  /** The seat is empty now. Safe to call again. */
  leave(code: number): void {
    if (this.#isGone) return;
    this.#isGone = true;
    if (this.#resume) clearTimeout(this.#resume);
    this.#backlog = [];
    if (this.#probe) clearTimeout(this.#probe);
    this.outbox.end();
    this.#onGone();
    this.#room.remove(this, code);
  }

  /** Asks whether anybody is there; a dead line is cut when no answer comes. */
  probe(): void {
    if (this.#isGone || this.#probe) return;
    this.#ws.ping();
    this.#probe = setTimeout(() => this.drop("no answer"), PROBE_MS);
  }

  #answered(): void {
    this.#isAlive = true;
    if (this.#probe) clearTimeout(this.#probe);
    this.#probe = null;
    if (!this.#isGone) this.#room.presence.show(this);
  }

  /** Called every heartbeat: cuts a line that is stuck or has not answered since the last. */
  beat(): void {
    const progress = this.outbox.progress(performance.now());
    if (progress === "stuck") this.drop("too slow");
    // No answer to expect: our ping waits in the queue, or what comes is not being read.
    if (progress !== "empty" || this.#resume) return;
    if (this.#isAlive) this.#ws.ping();
    else this.drop("no heartbeat");
    this.#isAlive = false;
  }

  #who() {
    return {
      draftId: this.#room.draftId,
      personId: this.personId,
      sessionId: this.sessionId,
    };
  }
}
