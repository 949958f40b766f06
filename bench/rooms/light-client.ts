import * as decoding from "lib0/decoding";
import WebSocket from "ws";
import { MESSAGE } from "#app/manuscript/protocol.ts";
import { type Dialect, SYNC_NUMBERS, syncMessage } from "./dialect.ts";

/** Where a client goes in, and as whom. */
export interface Entrance {
  url: string;
  headers: Record<string, string>;
  dialect: Dialect;
  draft: string;
}

/** What a client tells whoever drives it; `bytes` are an update or presence, not copied. */
export interface Listener {
  update?(bytes: Uint8Array): void;
  presence?(bytes: Uint8Array): void;
  acknowledged?(sequence: number): void;
}

const NOTHING = Uint8Array.of(0);
const NO_UPDATE = Uint8Array.of(0, 0);

/**
 * A client without a document: it says what a y-websocket provider says, and of what it hears
 * it reads no more than it must. So one process can be hundreds of people.
 */
export class LightClient {
  readonly opened: Promise<void>;
  /** Bytes of text that came as answers and updates. */
  textBytes = 0;
  readonly #socket: WebSocket;
  readonly #prefix: Uint8Array;
  readonly #listener: Listener;
  #isLeaving = false;
  #answer: (() => void) | null = null;

  constructor(entrance: Entrance, listener: Listener = {}) {
    this.#listener = listener;
    this.#prefix = entrance.dialect.prefix(entrance.draft);
    const socket = new WebSocket(entrance.url, {
      headers: entrance.headers,
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    this.#socket = socket;
    this.opened = new Promise((resolve, reject) => {
      socket.once("open", () => {
        for (const message of entrance.dialect.greeting) this.send(message);
        resolve();
      });
      socket.once("error", reject);
    });
    socket.on("error", () => {}); // told by `opened`, and by what is missed
    socket.on("close", (code) => {
      if (!this.#isLeaving) console.error(`A client was hung up on with ${code}.`);
    });
    socket.on("message", (data: Buffer) => this.#hear(data));
  }

  /** Bytes that wait to be sent. */
  get waitingBytes(): number {
    return this.#socket.bufferedAmount;
  }

  send(message: Uint8Array): void {
    if (this.#prefix.length === 0) this.#socket.send(message);
    else this.#socket.send(Buffer.concat([this.#prefix, message]));
  }

  sendUpdate(update: Uint8Array): void {
    this.send(syncMessage(2, update));
  }

  /** Asks for the text that is not in `stateVector` and waits for the answer. */
  async sync(stateVector: Uint8Array = NOTHING): Promise<void> {
    await this.opened;
    const answered = new Promise<void>((resolve) => {
      this.#answer = resolve;
    });
    this.send(syncMessage(0, stateVector));
    await answered;
  }

  #hear(data: Buffer): void {
    const at = this.#prefix.length;
    const number = data[at];
    if (number === MESSAGE.awareness) {
      this.#listener.presence?.(data.subarray(at + 1));
    } else if (number === MESSAGE.acknowledgement) {
      const decoder = decoding.createDecoder(data.subarray(at + 1));
      this.#listener.acknowledged?.(decoding.readVarUint(decoder));
    } else if (number !== undefined && SYNC_NUMBERS.includes(number)) {
      this.#hearSync(data[at + 1], data.subarray(at + 2));
    }
  }

  #hearSync(step: number | undefined, bytes: Uint8Array): void {
    if (step === 0) {
      this.send(syncMessage(1, NO_UPDATE));
      return;
    }
    this.textBytes += bytes.length;
    if (step === 2) {
      this.#listener.update?.(bytes);
    } else {
      this.#answer?.();
      this.#answer = null;
    }
  }

  leave(): void {
    this.#isLeaving = true;
    this.#socket.terminate();
  }
}
