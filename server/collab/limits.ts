/**
 * The room server: one room an open draft, one seat a socket, one spool and one ledger a node. It
 * speaks the y-websocket protocol (`app/manuscript/protocol.ts`) and keeps the rules of
 * docs/collaboration.md. What a text may contain is the manuscript's business, who may do
 * what is the permission table's; nothing here knows a page.
 *
 * This file holds every bound and pause, so that one place can be read and tests can shrink them.
 * Pauses are measured on the clock that only goes forward (`performance.now`): somebody may set the other.
 */
import { MAX_PARTS } from "#app/manuscript/check.ts";

const KIB = 1024;
const MIB = 1024 * KIB;

export const DEFAULT_LIMITS = {
  // What one frame and one text may be.
  maxFrameBytes: MIB,
  maxStructs: 20_000,
  /** Longest struct, in clock ticks: a garbage-collected one claims its length without bytes. */
  maxStructLength: 1_000_000,
  /** Client ids that may bring new words in one update. */
  maxWriters: 64,
  maxDocumentBytes: 5 * MIB,
  maxParts: MAX_PARTS,

  // How fast one socket is read. Presence costs a small part of a frame.
  framesPerSecond: 60,
  frameBurst: 600,
  bytesPerSecond: 256 * KIB,
  byteBurst: 4 * MIB,
  maxPresenceBytes: 2 * KIB,
  presencePauseMs: 100,

  // How many sockets.
  socketsPerPerson: 10,
  socketsPerRoom: 200,
  socketsPerNode: 2_000,
  pendingUpgrades: 500,
  upgradeMs: 10_000,

  // A slow reader.
  presenceBufferBytes: MIB,
  maxBufferBytes: 4 * MIB,
  maxLagMs: 30_000,

  // Durability.
  spoolBytes: 64 * MIB,
  segmentBytes: 4 * MIB,
  commitPauseMs: 10,
  queryMs: 15_000,
  retryMs: 100,
  maxRetryMs: 5_000,
  acknowledgePauseMs: 100,
  editedAtPauseMs: 1_000,
  editMs: 15_000,

  // Life of a room.
  unloadMs: 30_000,
  quietMs: 30_000,
  compactRows: 2_000,
  /** Rows worth folding when the room falls quiet. */
  quietRows: 20,

  // Presence and rights over time.
  ghostMs: 2_500,
  heartbeatMs: 12_000,
  judgeMs: 55_000,
  stopMs: 8_000,
};

export type Limits = typeof DEFAULT_LIMITS;

/**
 * The limits with some of them set from outside. Throws with one sentence when a name is none,
 * for a bound that was meant and is not set would be missed too late.
 */
export function limitsWith(given: Readonly<Record<string, number>>): Limits {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(DEFAULT_LIMITS, name));
  if (unknown !== undefined) {
    const names = Object.keys(DEFAULT_LIMITS).join(", ");
    throw new Error(`ROOM_LIMITS has no limit "${unknown}". There are: ${names}.`);
  }
  return { ...DEFAULT_LIMITS, ...given };
}
