import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { MESSAGE } from "#app/manuscript/protocol.ts";
import { Malformed } from "./read-update.ts";

/** What a seat may say, taken from its frame. */
export type SeatMessage =
  | { type: "step1"; stateVector: Uint8Array }
  /** `isAnswer` when it is a step 2: all the client has that our step 1 did not know. */
  | { type: "update"; bytes: Uint8Array; isAnswer: boolean }
  | { type: "presence"; bytes: Uint8Array }
  | { type: "askPresence" };

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** Reads a frame (C6). What it holds is copied out of it. Throws `Malformed`. */
export function readFrame(frame: Uint8Array): SeatMessage {
  const decoder = decoding.createDecoder(frame);
  try {
    const message = readMessage(decoder);
    if (decoder.pos === frame.length) return message;
  } catch (error) {
    if (error instanceof Malformed) throw error;
    throw new Malformed("a frame cut short", { cause: error });
  }
  throw new Malformed("bytes after the message");
}

function readMessage(decoder: decoding.Decoder): SeatMessage {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSync(decoder);
    case MESSAGE.awareness:
      return { type: "presence", bytes: readBytes(decoder) };
    case MESSAGE.queryAwareness:
      return { type: "askPresence" };
    default:
      throw new Malformed("a message nobody sends");
  }
}

function readSync(decoder: decoding.Decoder): SeatMessage {
  switch (decoding.readVarUint(decoder)) {
    case STEP_1:
      return { type: "step1", stateVector: readBytes(decoder) };
    case STEP_2:
      return { type: "update", bytes: readBytes(decoder), isAnswer: true };
    case UPDATE:
      return { type: "update", bytes: readBytes(decoder), isAnswer: false };
    default:
      throw new Malformed("a sync message nobody sends");
  }
}

/**
 * A copy with a buffer of its own, which `readUpdate` asks for. lib0 believes the length it
 * reads, and a frame of `ws` is a piece of a larger buffer that holds other people's.
 */
function readBytes(decoder: decoding.Decoder): Uint8Array {
  const length = decoding.readVarUint(decoder);
  const end = decoder.pos + length;
  if (end > decoder.arr.length) throw new Malformed("a frame cut short");
  const bytes = new Uint8Array(length);
  bytes.set(decoder.arr.subarray(decoder.pos, end));
  decoder.pos = end;
  return bytes;
}

/** A state vector of `client → next clock`. Throws `Malformed`. */
export function readStateVector(bytes: Uint8Array): Map<number, number> {
  const vector = new Map<number, number>();
  const decoder = decoding.createDecoder(bytes);
  try {
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const client = decoding.readVarUint(decoder);
      vector.set(client, decoding.readVarUint(decoder));
    }
  } catch (error) {
    throw new Malformed("not a state vector", { cause: error });
  }
  if (decoder.pos !== bytes.length) throw new Malformed("bytes after the state vector");
  return vector;
}

/** Sync step 1 as a frame on the wire. */
export const step1Frame = (stateVector: Uint8Array) => syncFrame(STEP_1, stateVector);

/** Sync step 2 as a frame on the wire. */
export const step2Frame = (update: Uint8Array) => syncFrame(STEP_2, update);

/** An update as a frame on the wire. */
export const updateFrame = (update: Uint8Array) => syncFrame(UPDATE, update);

function syncFrame(step: number, bytes: Uint8Array): Buffer {
  const messageBytes = 2 + varUintBytes(bytes.length) + bytes.length;
  const frame = Buffer.allocUnsafe(headerBytes(messageBytes) + messageBytes);
  let at = writeHeader(frame, messageBytes);
  frame[at++] = MESSAGE.sync;
  frame[at++] = step;
  at = writeVarUint(frame, bytes.length, at);
  frame.set(bytes, at);
  return frame;
}

/** lib0's way to write a number: seven bits a byte, the lowest first. */
function writeVarUint(frame: Buffer, number: number, at: number): number {
  let rest = number;
  let end = at;
  for (; rest > 0x7f; rest >>>= 7) frame[end++] = 0x80 | (rest & 0x7f);
  frame[end++] = rest;
  return end;
}

function varUintBytes(number: number): number {
  let bytes = 1;
  for (let rest = number; rest > 0x7f; rest >>>= 7) bytes += 1;
  return bytes;
}

/** One seat's state in a presence message, as JSON; `null` says that it left. */
export interface PresenceEntry {
  client: number;
  clock: number;
  state: string;
}

/** An entry's bytes, to be put into several presence frames. */
export function presenceBytes({ client, clock, state }: PresenceEntry): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  });
}

/** A presence message as a frame on the wire; without entries it only keeps the line up. */
export function presenceFrame(entries: readonly Uint8Array[]): Buffer {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, entries.length);
  for (const entry of entries) encoding.writeUint8Array(body, entry);
  return frameOf(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.awareness);
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
    }),
  );
}

/** Reads a presence message. `state` is JSON, not yet parsed. Throws `Malformed`. */
export function readPresenceEntries(bytes: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(bytes);
  const entries: PresenceEntry[] = [];
  try {
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      entries.push({ client, clock, state: decoding.readVarString(decoder) });
    }
  } catch (error) {
    throw new Malformed("not a presence message", { cause: error });
  }
  if (decoder.pos !== bytes.length) throw new Malformed("bytes after the presence");
  return entries;
}

const BINARY_FINAL = 0x82;

/**
 * A message as the WebSocket frame a server sends: not masked, so the same bytes serve every
 * socket and each costs one write. `ws` would make header and payload anew for each of them.
 */
export function frameOf(message: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(headerBytes(message.length) + message.length);
  frame.set(message, writeHeader(frame, message.length));
  return frame;
}

function headerBytes(length: number): number {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10;
}

/** Answers where the message goes. */
function writeHeader(frame: Buffer, length: number): number {
  frame[0] = BINARY_FINAL;
  if (length < 126) {
    frame[1] = length;
    return 2;
  }
  if (length < 65_536) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
    return 4;
  }
  frame[1] = 127;
  frame.writeBigUInt64BE(BigInt(length), 2);
  return 10;
}
