import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Signature } from "./signatures.ts";

/** What one room accepted in one turn. */
export interface SpoolRecord {
  draftId: string;
  updates: readonly Uint8Array[];
  /** Client ids used for the first time in these updates. */
  signatures: readonly Signature[];
}

/** Says where a record lies; released when the ledger has it. */
export interface SpoolTicket {
  release(): void;
}

interface Segment {
  path: string;
  file: number;
  bytes: number;
  /** Bytes that are not committed yet. */
  waiting: number;
}

const MAGIC = 0x54_4c_53_31; // "TLS1"
const HEADER_BYTES = 12;
const REUSE_BYTES = 256 * 1024;

/**
 * The node's append-only file (C14, C16). A write ends in the page cache, which outlives the
 * process, not the machine: what must outlive that is acknowledged from the ledger. Segments
 * are opened for appending, removed when all in them is committed, and replayed at start.
 */
export class Spool {
  readonly #folder: string;
  readonly #segmentBytes: number;
  #current: Segment | null = null;
  #number = 0;
  #waiting = 0;

  constructor(folder: string, segmentBytes: number) {
    this.#folder = folder;
    this.#segmentBytes = segmentBytes;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of this.#names()) {
      this.#number = Math.max(this.#number, Number.parseInt(name, 10));
    }
  }

  /** Bytes written and not yet committed. */
  get waitingBytes(): number {
    return this.#waiting;
  }

  /**
   * Writes the records of a turn at once; one ticket a record. Throws when the file cannot be
   * written, and then leaves nothing of them behind.
   */
  append(records: readonly SpoolRecord[]): SpoolTicket[] {
    const parts = records.map(encodeRecord);
    const bytes = Buffer.concat(parts);
    const segment = this.#segment();
    try {
      let written = 0;
      while (written < bytes.length) {
        written += writeSync(segment.file, bytes, written);
      }
    } catch (error) {
      // A torn record in the middle would hide the good ones after it.
      ftruncateSync(segment.file, segment.bytes);
      throw error;
    }
    segment.bytes += bytes.length;
    return parts.map((part) => this.#ticket(segment, part.length));
  }

  /** The records an earlier process left, in the order it wrote them, segment by segment. */
  *left(): Generator<SpoolRecord> {
    for (const name of this.#names()) {
      yield* decodeRecords(readFileSync(join(this.#folder, name)));
    }
  }

  /** Removes what an earlier process left, once all of `left` is in the ledger. */
  forgetLeft(): void {
    for (const name of this.#names()) {
      const path = join(this.#folder, name);
      if (path !== this.#current?.path) rmSync(path);
    }
  }

  /** Closes the file; removes it when nothing in it is waiting. */
  close(): void {
    const segment = this.#current;
    if (!segment) return;
    this.#current = null;
    closeSync(segment.file);
    if (segment.waiting === 0) rmSync(segment.path);
  }

  #names(): string[] {
    return readdirSync(this.#folder)
      .filter((name) => /^\d{8}\.spool$/.test(name))
      .sort();
  }

  #segment(): Segment {
    const current = this.#current;
    if (current && current.waiting === 0 && current.bytes > REUSE_BYTES) {
      // All of it is committed: begin the same file anew, so that little is replayed twice.
      ftruncateSync(current.file, 0);
      current.bytes = 0;
    }
    if (current && current.bytes < this.#segmentBytes) return current;
    // The next file first: when it cannot be opened, the last one is still good for another try.
    const next = this.#next();
    if (current) {
      closeSync(current.file);
      if (current.waiting === 0) rmSync(current.path, { force: true });
    }
    this.#current = next;
    return next;
  }

  #next(): Segment {
    const path = join(this.#folder, `${String(this.#number + 1).padStart(8, "0")}.spool`);
    const file = openSync(path, "a", 0o600);
    this.#number += 1;
    return { path, file, bytes: 0, waiting: 0 };
  }

  /** Opens the file now, while there are handles; throws when it cannot be written to. */
  open(): void {
    this.#segment();
  }

  #ticket(segment: Segment, bytes: number): SpoolTicket {
    segment.waiting += bytes;
    this.#waiting += bytes;
    return new Ticket(this, segment, bytes);
  }

  /** The ledger has so many bytes of a segment. */
  committed(segment: Segment, bytes: number): void {
    segment.waiting -= bytes;
    this.#waiting -= bytes;
    if (segment.waiting === 0 && segment !== this.#current) {
      rmSync(segment.path, { force: true });
    }
  }
}

class Ticket implements SpoolTicket {
  readonly #spool: Spool;
  readonly #segment: Segment;
  #bytes: number;

  constructor(spool: Spool, segment: Segment, bytes: number) {
    this.#spool = spool;
    this.#segment = segment;
    this.#bytes = bytes;
  }

  release(): void {
    const bytes = this.#bytes;
    this.#bytes = 0;
    if (bytes > 0) this.#spool.committed(this.#segment, bytes);
  }
}

function encodeRecord(record: SpoolRecord): Buffer {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, record.draftId);
  encoding.writeVarUint(encoder, record.signatures.length);
  for (const { clientId, personId, sessionId } of record.signatures) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarString(encoder, personId ?? "");
    encoding.writeVarString(encoder, sessionId ?? "");
  }
  encoding.writeVarUint(encoder, record.updates.length);
  for (const update of record.updates) encoding.writeVarUint8Array(encoder, update);
  const body = encoding.toUint8Array(encoder);
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + body.length);
  bytes.writeUInt32BE(MAGIC, 0);
  bytes.writeUInt32BE(body.length, 4);
  bytes.writeUInt32BE(crc32(body), 8);
  bytes.set(body, HEADER_BYTES);
  return bytes;
}

/** Reads records until the end, or until one that was torn by the end of the process. */
function* decodeRecords(bytes: Buffer): Generator<SpoolRecord> {
  let at = 0;
  while (at + HEADER_BYTES <= bytes.length && bytes.readUInt32BE(at) === MAGIC) {
    const end = at + HEADER_BYTES + bytes.readUInt32BE(at + 4);
    if (end > bytes.length) return;
    const body = new Uint8Array(bytes.subarray(at + HEADER_BYTES, end));
    if (crc32(body) !== bytes.readUInt32BE(at + 8)) return;
    yield decodeRecord(decoding.createDecoder(body));
    at = end;
  }
}

function decodeRecord(decoder: decoding.Decoder): SpoolRecord {
  const draftId = decoding.readVarString(decoder);
  const signatures: Signature[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const clientId = decoding.readVarUint(decoder);
    const personId = decoding.readVarString(decoder) || null;
    const sessionId = decoding.readVarString(decoder) || null;
    signatures.push({ clientId, personId, sessionId });
  }
  const updates: Uint8Array[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    updates.push(decoding.readVarUint8Array(decoder));
  }
  return { draftId, updates, signatures };
}
