import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type Acknowledgement, encodeAcknowledgement } from "#app/manuscript/protocol.ts";
import type { Limits } from "./limits.ts";
import { frameOf } from "./wire.ts";

/**
 * What goes out to one socket (C29). Frames are written to the raw socket, because they are the
 * same bytes for everybody; `ws` itself only writes pings and the goodbye. When a reader is so slow
 * that its queue grows past the bound, nothing more is queued: once drained it gets what it
 * missed as one difference, which costs the server nothing meanwhile.
 */
export class Outbox {
  readonly #socket: Duplex;
  readonly #limits: Limits;
  /** Sends everything a seat missed since it knew this much. */
  readonly #catchUp: (stateVector: Uint8Array) => void;
  /** What the reader knew when it fell behind. */
  #lagsSince: Uint8Array | null = null;
  #doneBytes = 0;
  #progressMs = performance.now();
  #isEnded = false;
  #due: { acknowledgement: Acknowledgement; timer: NodeJS.Timeout | null } | null = null;
  #acknowledgedMs = 0;
  readonly #onDrain = () => this.#drained();

  constructor(
    socket: Duplex,
    limits: Limits,
    catchUp: (stateVector: Uint8Array) => void,
  ) {
    this.#socket = socket;
    this.#limits = limits;
    this.#catchUp = catchUp;
    socket.on("drain", this.#onDrain);
  }

  /** True while nothing is queued because the reader fell behind. */
  get isLagging(): boolean {
    return this.#lagsSince !== null;
  }

  send(frame: Buffer): void {
    if (!this.#isEnded && !this.isLagging) this.#socket.write(frame);
  }

  /** What is sent meanwhile leaves in one write. */
  together(send: () => void): void {
    this.#socket.cork();
    try {
      send();
    } finally {
      this.#socket.uncork();
    }
  }

  /** True when the reader is so slow that it must not be given more. */
  get isFull(): boolean {
    return this.#socket.writableLength > this.#limits.maxBufferBytes;
  }

  /** From here on nothing is queued; `stateVector` is what the reader will know once drained. */
  fallBehind(stateVector: Uint8Array): void {
    if (!this.#isEnded && !this.isLagging) this.#lagsSince = stateVector;
  }

  /**
   * How the queue is: "empty", "moving", or "stuck" when nothing of it went out for too long.
   * As long as it is not empty our pings wait in it too, and no answer can be expected.
   */
  progress(nowMs: number): "empty" | "moving" | "stuck" {
    const { writableLength } = this.#socket;
    const taken = this.#socket instanceof Socket ? this.#socket.bytesWritten : 0;
    const done = taken - writableLength;
    if (writableLength === 0 || done !== this.#doneBytes) this.#progressMs = nowMs;
    this.#doneBytes = done;
    if (writableLength === 0) return "empty";
    return nowMs - this.#progressMs >= this.#limits.maxLagMs ? "stuck" : "moving";
  }

  /** Presence is worth less than text: it is left out early, the next renewal brings it. */
  sendPresence(frame: Buffer): void {
    if (this.#socket.writableLength <= this.#limits.presenceBufferBytes) this.send(frame);
  }

  /** Says how much is durable, at most once every pause; the latest word counts. */
  acknowledge(acknowledgement: Acknowledgement): void {
    if (this.#isEnded) return;
    if (this.#due) {
      this.#due.acknowledgement = acknowledgement;
      return;
    }
    const since = performance.now() - this.#acknowledgedMs;
    const pause = this.#limits.acknowledgePauseMs - since;
    this.#due = { acknowledgement, timer: null };
    if (pause <= 0) this.flushAcknowledgement();
    else this.#due.timer = setTimeout(() => this.flushAcknowledgement(), pause);
  }

  /** Sends the acknowledgement that waits, if one does. */
  flushAcknowledgement(): void {
    const due = this.#due;
    if (!due) return;
    if (due.timer) clearTimeout(due.timer);
    this.#due = null;
    this.#acknowledgedMs = performance.now();
    if (!this.#isEnded) {
      this.#socket.write(frameOf(encodeAcknowledgement(due.acknowledgement)));
    }
  }

  end(): void {
    this.#isEnded = true;
    this.#socket.off("drain", this.#onDrain);
    if (this.#due?.timer) clearTimeout(this.#due.timer);
    this.#due = null;
  }

  #drained(): void {
    const since = this.#lagsSince;
    if (since === null || this.#isEnded) return;
    this.#lagsSince = null;
    this.#catchUp(since);
  }
}
