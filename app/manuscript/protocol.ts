/**
 * What a browser and the room server agree on: address, codes, message numbers and the few
 * payloads that are ours. Messages 0, 1 and 3 belong to the y-websocket protocol and are
 * encoded by y-protocols. Messages from 100 on are sent only to a client that asked for them
 * in its handshake, so a stock y-websocket client never meets one it cannot read.
 *
 * A frame is a lib0 varUint with the message number, then the payload of that message. The
 * `encode…` functions give a whole frame; the `decode…` functions read on from a decoder
 * that stands behind the number, as y-websocket hands it to a message handler, and throw
 * when the frame is cut short.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { RIGHTS, type Right } from "#app/domain/rights.ts";
import { MANUSCRIPT_VERSION } from "./schema.ts";

/** The address of the rooms; a y-websocket provider adds "/" and the draft's id itself. */
export const ROOMS_PATH = "/collab";

/** The socket address of a draft's room, without its query. */
export function roomPath(draftId: string): string {
  return `${ROOMS_PATH}/${encodeURIComponent(draftId)}`;
}

const ROOM_PATH = new RegExp(`^${ROOMS_PATH}/([A-Za-z0-9_-]{1,64})$`);

/** The draft whose room has this path; null if it is no room's path. */
export function draftOfRoomPath(path: string): string | null {
  return ROOM_PATH.exec(path)?.[1] ?? null;
}

/**
 * Why the server hung up. y-websocket stops trying after 4400–4499, so these are the ends
 * that only a person or a new page can mend; 4500 asks for patience.
 */
export const CLOSE = {
  malformed: 4400,
  signIn: 4401,
  noRight: 4403,
  gone: 4404,
  reload: 4409,
  tooLarge: 4413,
  tryLater: 4500,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

/** True when coming back with the same page and session would end the same way. */
export function isFinalClose(code: number): boolean {
  return code >= 4400 && code < 4500;
}

/** The number each message begins with. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  acknowledgement: 100,
  hello: 101,
  refused: 102,
} as const;

/**
 * What is durable. `sequence` counts the sync update frames this connection has sent, from
 * 1: that many of them are stored, because a deletion moves no clock and a state vector alone
 * cannot tell. `stateVector` is the stored document's. `savedAt` is the server's clock in
 * milliseconds since 1970.
 */
export interface Acknowledgement {
  stateVector: Uint8Array;
  sequence: number;
  savedAt: number;
}

export function encodeAcknowledgement(acknowledgement: Acknowledgement): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.acknowledgement);
    encoding.writeVarUint(encoder, acknowledgement.sequence);
    encoding.writeVarUint(encoder, acknowledgement.savedAt);
    encoding.writeVarUint8Array(encoder, acknowledgement.stateVector);
  });
}

export function decodeAcknowledgement(decoder: decoding.Decoder): Acknowledgement {
  const sequence = decoding.readVarUint(decoder);
  const savedAt = decoding.readVarUint(decoder);
  return { sequence, savedAt, stateVector: decoding.readVarUint8Array(decoder) };
}

/**
 * The first message to a client that asked for acknowledgements: the Yjs client id its words
 * are to be written under, what it may do, the version the server reads, and whether what is
 * stored is damaged, so that only the last good part of it is shown.
 */
export interface Hello {
  clientId: number;
  right: Right;
  manuscriptVersion: number;
  isDamaged: boolean;
}

export function encodeHello(hello: Hello): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.hello);
    encoding.writeVarUint(encoder, hello.clientId);
    encoding.writeVarString(encoder, hello.right);
    encoding.writeVarUint(encoder, hello.manuscriptVersion);
    encoding.writeVarUint(encoder, hello.isDamaged ? 1 : 0);
  });
}

export function decodeHello(decoder: decoding.Decoder): Hello {
  const clientId = decoding.readVarUint(decoder);
  const word = decoding.readVarString(decoder);
  const right = RIGHTS.find((known) => known === word);
  if (!right) throw new RangeError(`Unknown right in hello: ${word}`);
  const manuscriptVersion = decoding.readVarUint(decoder);
  return {
    clientId,
    right,
    manuscriptVersion,
    isDamaged: decoding.readVarUint(decoder) === 1,
  };
}

/** Why an update was refused: who may, what fits, whose words, how much, how often. */
export const REFUSED_REASONS = ["right", "schema", "identity", "size", "rate"] as const;
export type RefusedReason = (typeof REFUSED_REASONS)[number];

/** The frame numbered `sequence`, and every one after it, was not taken. */
export interface Refused {
  sequence: number;
  reason: RefusedReason;
}

export function encodeRefused(refused: Refused): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.refused);
    encoding.writeVarUint(encoder, refused.sequence);
    encoding.writeVarString(encoder, refused.reason);
  });
}

export function decodeRefused(decoder: decoding.Decoder): Refused {
  const sequence = decoding.readVarUint(decoder);
  const word = decoding.readVarString(decoder);
  const reason = REFUSED_REASONS.find((known) => known === word);
  if (!reason) throw new RangeError(`Unknown reason in refused: ${word}`);
  return { sequence, reason };
}

/**
 * What a client says in the query of its address. `clientId` asks to go on under an id that
 * was issued to the same session before; the server decides whether that is so.
 * `manuscriptVersion` is null for a stock client, which says nothing.
 */
export interface Handshake {
  manuscriptVersion: number | null;
  acknowledge: boolean;
  clientId: number | null;
}

/** The query parameters our own editor sends, in the form y-websocket's `params` takes. */
export function handshakeParams(clientId: number | null = null): Record<string, string> {
  return {
    v: String(MANUSCRIPT_VERSION),
    ack: "1",
    ...(clientId === null ? {} : { client: String(clientId) }),
  };
}

/** Reads a handshake. A number that is none, or too large for Yjs, counts as not said. */
export function readHandshake(query: URLSearchParams): Handshake {
  return {
    manuscriptVersion: readUint32(query.get("v")),
    acknowledge: query.get("ack") === "1",
    clientId: readUint32(query.get("client")),
  };
}

function readUint32(word: string | null): number | null {
  if (word === null || !/^\d{1,10}$/.test(word)) return null;
  const number = Number(word);
  return number <= 0xffffffff ? number : null;
}

/** How many city colours the palette has; `colorIndex` counts from 1. */
export const PRESENCE_COLORS = 12;

/**
 * One person in a room, as the others see them. The server fills `user` from the session;
 * `cursor` is what the caret extension writes and is passed on as it is.
 */
export interface Presence {
  user: { name: string; city: string; colorIndex: number };
  cursor?: unknown;
}

/** Reads an awareness state; null when it does not say who it is. */
export function readPresence(state: unknown): Presence | null {
  if (!isRecord(state) || !isRecord(state.user)) return null;
  const { name, city, colorIndex } = state.user;
  if (typeof name !== "string" || typeof city !== "string") return null;
  const known =
    typeof colorIndex === "number" &&
    Number.isInteger(colorIndex) &&
    colorIndex >= 1 &&
    colorIndex <= PRESENCE_COLORS;
  const user = { name, city, colorIndex: known ? colorIndex : PRESENCE_COLORS };
  return state.cursor == null ? { user } : { user, cursor: state.cursor };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
