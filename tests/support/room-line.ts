import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import * as Y from "yjs";
import { MESSAGE } from "#app/manuscript/protocol.ts";

/** A bare socket: says exactly what a test wants said and remembers what it was told. */
export class BareLine {
  readonly socket: WebSocket;
  readonly opened: Promise<void>;
  readonly closed: Promise<number>;
  readonly frames: Uint8Array[] = [];
  code: number | null = null;

  constructor(url: string, headers: Record<string, string>) {
    this.socket = new WebSocket(url, { headers });
    this.socket.binaryType = "nodebuffer";
    this.opened = new Promise((resolve, reject) => {
      this.socket.once("open", resolve);
      this.socket.once("error", reject);
    });
    this.closed = new Promise((resolve) => {
      this.socket.once("close", (code) => {
        this.code = code;
        resolve(code);
      });
    });
    this.socket.on("error", () => {}); // told by `opened` and `closed`
    this.socket.on("message", (data: Buffer) => this.frames.push(new Uint8Array(data)));
  }

  send(bytes: Uint8Array | number[]): void {
    this.socket.send(Uint8Array.from(bytes));
  }

  sendUpdate(update: Uint8Array, step = 2): void {
    this.send(syncMessage(step, update));
  }

  sendStep1(doc = new Y.Doc()): void {
    this.send(syncMessage(0, Y.encodeStateVector(doc)));
  }

  sendPresence(entries: { client: number; clock: number; state: unknown }[]): void {
    this.send(presenceMessage(entries));
  }

  leave(): void {
    this.socket.terminate();
  }
}

/** A sync message: step 0 asks, 1 answers, 2 is an update. */
export function syncMessage(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

export function presenceMessage(
  entries: { client: number; clock: number; state: unknown }[],
): Uint8Array {
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, body);
  });
}
