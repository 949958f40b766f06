import type { Decoder } from "lib0/decoding";
import * as Y from "yjs";
import type { Limits } from "./limits.ts";

/** A frame that is no frame: cut short, padded, or of a kind nobody sends. Closes its socket. */
export class Malformed extends Error {
  override readonly name = "Malformed";
}

export type Struct = Y.Item | Y.GC;

export interface DeletedRange {
  client: number;
  clock: number;
  /** First clock after the range. */
  end: number;
}

/** A Yjs update taken apart, in the order of its bytes. */
export interface ReadUpdate {
  structs: Struct[];
  deletes: DeletedRange[];
}

// Yjs' numbers of contents; 0 is a garbage-collected struct.
const DELETED = 1;
const STRING = 4;
const FORMAT = 6;
const TYPE = 7;
const ANY = 8;
const contentsOfManuscripts = new Set([0, DELETED, STRING, FORMAT, TYPE, ANY]);

const XML_ELEMENT = 3;
const XML_TEXT = 6;

const CONTENT_BITS = 0b1_1111;

/**
 * Takes an update (version 1) apart without applying it (C6, C8). Throws `Malformed` when the
 * bytes are no update, end early or late, hold more structs than allowed, or hold contents
 * that no manuscript has: those are refused while reading, because a sub-document costs its
 * sender ten bytes and the reader two thousand. `bytes` must be a copy of their own: Yjs
 * believes lengths and would read on into a pooled buffer.
 */
export function readUpdate(
  bytes: Uint8Array,
  limits: Pick<Limits, "maxStructs" | "maxStructLength">,
): ReadUpdate {
  const { structs, ds } = decode(bytes, limits.maxStructs);
  return { structs: structs.map((s) => checked(s, limits)), deletes: rangesOf(ds) };
}

/** Refuses while reading what no manuscript has. */
class ManuscriptDecoder extends Y.UpdateDecoderV1 {
  /** Yjs makes the decoder itself from its class, so this is how it hears of the limit. */
  static maxStructs = 0;
  static #latest: ManuscriptDecoder | null = null;
  readonly #reader: Decoder;
  readonly #clients = new Set<number>();
  #structs = 0;

  /** Where the decoder that was made last has come to. */
  static get position(): number {
    const latest = ManuscriptDecoder.#latest;
    return latest ? latest.#reader.pos : -1;
  }

  constructor(decoder: Decoder) {
    super(decoder);
    this.#reader = decoder;
    ManuscriptDecoder.#latest = this;
  }

  override readClient(): number {
    const client = super.readClient();
    // Yjs would apply only the last of two blocks of one client.
    if (this.#clients.has(client)) throw new Malformed("one id in two blocks");
    this.#clients.add(client);
    return client;
  }

  override readInfo(): number {
    this.#structs += 1;
    if (this.#structs > ManuscriptDecoder.maxStructs) {
      throw new Malformed("too many structs");
    }
    const info = super.readInfo();
    if (!contentsOfManuscripts.has(info & CONTENT_BITS)) {
      throw new Malformed("a content no manuscript has");
    }
    return info;
  }

  override readTypeRef(): number {
    const type = super.readTypeRef();
    if (type !== XML_ELEMENT && type !== XML_TEXT) {
      throw new Malformed("a type no manuscript has");
    }
    return type;
  }
}

function decode(bytes: Uint8Array, maxStructs: number) {
  ManuscriptDecoder.maxStructs = maxStructs;
  try {
    const update = Y.decodeUpdateV2(bytes, ManuscriptDecoder);
    if (ManuscriptDecoder.position === bytes.length) return update;
  } catch (error) {
    if (error instanceof Malformed) throw error;
    throw new Malformed("not an update", { cause: error });
  }
  throw new Malformed("bytes after the update");
}

function checked(
  struct: Y.Item | Y.GC | Y.Skip,
  limits: Pick<Limits, "maxStructLength">,
): Struct {
  const end = struct.id.clock + struct.length;
  if (struct instanceof Y.Skip) throw new Malformed("a gap inside the update");
  if (struct.length < 1 || struct.length > limits.maxStructLength) {
    throw new Malformed("a struct of impossible length");
  }
  if (!Number.isSafeInteger(end) || !isClientId(struct.id.client)) {
    throw new Malformed("an impossible clock");
  }
  return struct;
}

function rangesOf(deletes: ReturnType<typeof Y.createDeleteSet>): DeletedRange[] {
  const ranges: DeletedRange[] = [];
  for (const [client, items] of deletes.clients) {
    for (const { clock, len } of items) {
      const end = clock + len;
      if (!Number.isSafeInteger(end)) throw new Malformed("an impossible deletion");
      if (len > 0) ranges.push({ client, clock, end });
    }
  }
  return ranges;
}

/** Yjs takes 32 random bits for an id. */
export function isClientId(id: number): boolean {
  return Number.isInteger(id) && id >= 0 && id <= 0xffff_ffff;
}
