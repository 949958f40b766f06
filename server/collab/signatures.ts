import { randomInt } from "node:crypto";

/** Somebody to whom client ids are bound. Null is the network itself. */
export interface Signer {
  personId: string | null;
  sessionId: string | null;
}

/** A client id as it is stored beside the words it signed. */
export interface Signature extends Signer {
  clientId: number;
}

/** Ids that were handed out or announced and never wrote; the oldest go first. */
const MAX_RESERVED = 10_000;

/**
 * Which account each client id of a draft belongs to (C8, C22). An id is *reserved* when it is
 * issued in a hello or announced in presence, so that nobody who saw it there can take it, and
 * *signed* once it wrote, which is for ever.
 */
export class Signatures {
  readonly #signed = new Map<number, Signer>();
  readonly #reserved = new Map<number, Signer>();
  readonly #hasWords: (client: number) => boolean;

  /** `hasWords` tells whether the document holds structs of an id. */
  constructor(stored: readonly Signature[], hasWords: (client: number) => boolean) {
    for (const { clientId, personId, sessionId } of stored) {
      this.#signed.set(clientId, { personId, sessionId });
    }
    this.#hasWords = hasWords;
  }

  /** Whose id it is; undefined while it is nobody's. */
  ownerOf(client: number): Signer | undefined {
    return this.#signed.get(client) ?? this.#reserved.get(client);
  }

  /** Takes back what was reserved and turns out to have words of nobody's. */
  freeTaken(): void {
    for (const client of [...this.#reserved.keys()]) {
      if (this.#hasWords(client)) this.#reserved.delete(client);
    }
  }

  /** May the person sign new words with it: their own id, or one that nobody has and that wrote nothing. */
  maySign(client: number, personId: string): boolean {
    const owner = this.ownerOf(client);
    return owner ? owner.personId === personId : !this.#hasWords(client);
  }

  /** Reserves an id for somebody; false when it is another account's or has words. */
  reserve(client: number, signer: Signer): boolean {
    const owner = this.ownerOf(client);
    if (owner) return owner.personId !== null && owner.personId === signer.personId;
    if (this.#hasWords(client)) return false;
    this.#reserved.set(client, copyOf(signer));
    if (this.#reserved.size > MAX_RESERVED) {
      const [oldest] = this.#reserved.keys();
      if (oldest !== undefined) this.#reserved.delete(oldest);
    }
    return true;
  }

  /** A fresh id, reserved for somebody. Random ids of 32 bits do collide, so it is looked up. */
  issue(signer: Signer): number {
    for (;;) {
      const client = randomInt(1, 0x1_0000_0000);
      if (!this.ownerOf(client) && this.reserve(client, signer)) return client;
    }
  }

  /** Binds the ids to the signer for good; answers with those that must now be stored. */
  sign(clients: Iterable<number>, signer: Signer): Signature[] {
    const fresh: Signature[] = [];
    for (const clientId of clients) {
      if (this.#signed.has(clientId)) continue;
      // An id keeps the session it was issued to: that one may ask for it again.
      const owner = this.#reserved.get(clientId) ?? copyOf(signer);
      this.#reserved.delete(clientId);
      this.#signed.set(clientId, owner);
      fresh.push({ clientId, ...owner });
    }
    return fresh;
  }

  /** Takes back what `sign` gave, when it could not be put on record. */
  unsign(signatures: readonly Signature[]): void {
    for (const { clientId, personId, sessionId } of signatures) {
      this.#signed.delete(clientId);
      this.#reserved.set(clientId, { personId, sessionId });
    }
  }
}

/** Whoever signs is more than a signer; only this much is kept. */
function copyOf({ personId, sessionId }: Signer): Signer {
  return { personId, sessionId };
}
