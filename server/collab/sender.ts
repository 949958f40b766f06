/** Whoever sends a frame, as the room passes them on: to the gate, and to what waits for storage. */
import { CLOSE } from "#app/manuscript/protocol.ts";
import type { Durability, Waiter } from "./durability.ts";
import type { Writer } from "./gate.ts";
import type { Seat } from "./seat.ts";
import type { Signatures } from "./signatures.ts";

/** A frame somebody sent, on its way to being acknowledged. */
export class SentFrame implements Waiter {
  readonly #seat: Seat;
  readonly #sequence: number;
  readonly #durability: Durability;

  constructor(seat: Seat, durability: Durability) {
    this.#seat = seat;
    this.#sequence = seat.framesTaken;
    this.#durability = durability;
  }

  durable(): void {
    this.#durability.acknowledge(this.#seat, this.#sequence);
  }

  lost(): void {
    this.#seat.close(CLOSE.tryLater, "cannot be stored");
  }
}

/** What may be signed by whoever sits there. */
export class SeatWriter implements Writer {
  readonly #signatures: Signatures;
  readonly #personId: string;

  constructor(signatures: Signatures, personId: string) {
    this.#signatures = signatures;
    this.#personId = personId;
  }

  maySign(client: number): boolean {
    return this.#signatures.maySign(client, this.#personId);
  }
}
