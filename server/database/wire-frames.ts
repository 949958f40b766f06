/**
 * The folder of the database as a process: the embedded PostgreSQL with its thread, socket
 * and lock, and the choice between it and a real server. Tables and queries are not its
 * business (`prisma/`, `app/platform/`, `app/features/`).
 *
 * This file cuts a byte stream into messages of PostgreSQL's protocol 3 (manual, chapter
 * "Message Formats"): first an untyped packet, afterwards one letter, a length, a body.
 */

/** A first packet on a connection that asks for something other than a session. */
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;
/** PostgreSQL's own bound for a first packet. */
const MAX_OPENING_BYTES = 10_000;
/** Far above any row of ours; a length beyond it is not a length. */
const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

export type Opening =
  | { type: "encryption" }
  | { type: "cancel" }
  | { type: "session"; settings: ReadonlyMap<string, string> };

export interface Message {
  /** The letter: "Q" query, "P" parse, "B" bind, "S" sync, "X" terminate … */
  letter: string;
  /** The whole message, letter and length included. */
  bytes: Buffer;
}

/** The stream cannot be understood; the connection is of no more use. */
export class BrokenStream extends Error {}

/** Collects the bytes of one connection and hands out whole messages. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #length = 0;

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** The first packet, or null while it is incomplete. Throws BrokenStream. */
  takeOpening(): Opening | null {
    const head = this.#peek(8);
    if (!head) return null;
    const length = head.readInt32BE(0);
    if (length < 8 || length > MAX_OPENING_BYTES) {
      throw new BrokenStream("That is not PostgreSQL's protocol.");
    }
    if (this.#length < length) return null;
    const packet = this.#take(length);
    const code = packet.readInt32BE(4);
    if (code === SSL_REQUEST || code === GSS_REQUEST) return { type: "encryption" };
    if (code === CANCEL_REQUEST) return { type: "cancel" };
    if (code >> 16 !== 3) throw new BrokenStream("Only protocol 3 is spoken here.");
    return { type: "session", settings: readSettings(packet.subarray(8)) };
  }

  /** The next message, or null while it is incomplete. Throws BrokenStream. */
  takeMessage(): Message | null {
    const head = this.#peek(5);
    if (!head) return null;
    const length = head.readInt32BE(1);
    if (length < 4 || length > MAX_MESSAGE_BYTES) {
      throw new BrokenStream("A message of impossible length.");
    }
    if (this.#length < length + 1) return null;
    const bytes = this.#take(length + 1);
    return { letter: String.fromCharCode(bytes.readUInt8(0)), bytes };
  }

  /** The first bytes as one buffer, left where they are. */
  #peek(length: number): Buffer | null {
    if (this.#length < length) return null;
    const first = this.#chunks[0];
    if (first && first.length >= length) return first;
    this.#join();
    return this.#chunks[0] ?? null;
  }

  #take(length: number): Buffer {
    const first = this.#chunks[0];
    if (!first || first.length < length) this.#join();
    const whole = this.#chunks[0] ?? Buffer.alloc(0);
    if (whole.length === length) this.#chunks.shift();
    else this.#chunks[0] = whole.subarray(length);
    this.#length -= length;
    return whole.subarray(0, length);
  }

  #join(): void {
    this.#chunks = [Buffer.concat(this.#chunks, this.#length)];
  }
}

function readSettings(body: Buffer): ReadonlyMap<string, string> {
  const words = body.toString("utf8").split("\0");
  const settings = new Map<string, string>();
  for (let i = 0; i + 1 < words.length; i += 2) {
    const name = words[i];
    if (name) settings.set(name, words[i + 1] ?? "");
  }
  return settings;
}

/** An ErrorResponse in PostgreSQL's form, with a five-character code of its list. */
export function errorMessage(severity: "ERROR" | "FATAL", code: string, text: string) {
  const body = Buffer.from(`S${severity}\0V${severity}\0C${code}\0M${text}\0\0`);
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** ReadyForQuery, outside a transaction. */
export const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
export const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);

/** A simple query. */
export function queryMessage(sql: string): Buffer {
  const body = Buffer.from(`${sql}\0`);
  const head = Buffer.alloc(5);
  head.write("Q");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/**
 * The transaction status with which an answer ends: "I" idle, "T" in a transaction, "E" in
 * a failed one; null when the answer does not end ready for a query.
 */
export function statusAtEnd(tail: Uint8Array): "I" | "T" | "E" | null {
  if (tail.length < 6) return null;
  const end = tail.subarray(tail.length - 6);
  if (end[0] !== 0x5a || end[1] !== 0 || end[2] !== 0 || end[3] !== 0 || end[4] !== 5) {
    return null;
  }
  const status = String.fromCharCode(end[5] ?? 0);
  return status === "I" || status === "T" || status === "E" ? status : null;
}
