import {
  findSeatClaims,
  type SeatClaim,
  type SeatQuestion,
} from "#app/features/access/seat-claim.server.ts";
import type { ServerContext } from "#app/platform/context.server.ts";

interface Asked {
  question: SeatQuestion;
  answer(claim: SeatClaim | null): void;
  fail(error: unknown): void;
}

/** So many are asked about at once; more would make the first of them wait. */
const MOST_AT_ONCE = 100;

/**
 * What is asked of the database at the door. Who comes alone is asked about at once; those who
 * come while an answer is on its way are asked about together when it is there.
 */
export class DoorQuestions {
  readonly #ctx: Pick<ServerContext, "db" | "now">;
  #waiting: Asked[] = [];
  #isAsking = false;

  constructor(ctx: Pick<ServerContext, "db" | "now">) {
    this.#ctx = ctx;
  }

  /** Rejects when the database does not answer. */
  ask(question: SeatQuestion): Promise<SeatClaim | null> {
    return new Promise((answer, fail) => {
      this.#waiting.push({ question, answer, fail });
      if (!this.#isAsking) void this.#askAll();
    });
  }

  /** Asks about nobody, so that the first who comes does not wait for what is only slow once. */
  async prepare(): Promise<void> {
    await findSeatClaims(this.#ctx, []);
  }

  async #askAll(): Promise<void> {
    this.#isAsking = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, MOST_AT_ONCE);
      try {
        const claims = await findSeatClaims(
          this.#ctx,
          group.map(({ question }) => question),
        );
        for (const [index, asked] of group.entries()) asked.answer(claims[index] ?? null);
      } catch (error) {
        for (const asked of group) asked.fail(error);
      }
    }
    this.#isAsking = false;
  }
}
