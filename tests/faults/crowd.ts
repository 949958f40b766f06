import type { PoolConfig } from "pg";
import { startSession } from "#app/platform/session.server.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { disagreements, History } from "#tests/support/history.ts";
import { makersFor } from "#tests/support/makers.ts";
import { until } from "#tests/support/room.ts";
import { storedText } from "./stored-text.ts";
import { Typist } from "./typist.ts";

export interface CrowdOptions {
  db: TestDatabase["db"];
  count: number;
  random: () => number;
  /** The node's own address, `http://127.0.0.1:<port>`. */
  origin: string;
  /** Where the line of the i-th person leads; the node's port if not said. */
  portOf?: (i: number) => number;
}

const TICK_MS = 25;

/** People who write in one draft, each with an account and a history of every word. */
export class Crowd {
  readonly history = new History("First words.");
  readonly draftId: string;
  readonly typists: Typist[] = [];
  readonly #options: CrowdOptions;
  readonly #seats: { personId: string; cookie: string; desks: number }[] = [];

  /** Makes draft and people; they sit down, whether or not a node answers yet. */
  static async gather(options: CrowdOptions): Promise<Crowd> {
    const make = makersFor(options.db);
    const crowd = new Crowd(options, (await make.draft()).id);
    for (let i = 0; i < options.count; i += 1) {
      const { id: personId } = await make.official({ right: "edit" });
      const session = { personId, userAgent: "test", now: new Date() };
      const { token } = await startSession(options.db, session);
      crowd.#seats.push({ personId, cookie: `session=${token}`, desks: 0 });
      crowd.sitDown(i);
    }
    return crowd;
  }

  private constructor(options: CrowdOptions, draftId: string) {
    this.#options = options;
    this.draftId = draftId;
  }

  /** The i-th person opens the draft anew; an earlier desk of theirs is not closed. */
  sitDown(i: number): Typist {
    const { origin, portOf, random } = this.#options;
    const seat = this.#seats[i]!;
    const port = portOf?.(i) ?? Number(new URL(origin).port);
    const typist = new Typist({
      name: `p${i}d${seat.desks++}`,
      personId: seat.personId,
      draftId: this.draftId,
      address: `ws://127.0.0.1:${port}/collab`,
      headers: { origin, cookie: seat.cookie },
      history: this.history,
      random,
    });
    this.typists[i] = typist;
    return typist;
  }

  async synced(): Promise<void> {
    const { typists } = this;
    await until(
      () => typists.every(({ desk }) => desk.provider.synced),
      "all are in",
      () => this.state(),
    );
  }

  /** Everybody types until the answer is called. */
  type(): () => void {
    const { random } = this.#options;
    const typing = setInterval(() => {
      for (const typist of this.typists) if (random() < 0.6) typist.step();
      this.typists[Math.floor(random() * this.typists.length)]?.note();
    }, TICK_MS);
    return () => {
      clearInterval(typing);
      for (const typist of this.typists) typist.note();
    };
  }

  /** Waits until everything is acknowledged and all copies agree to the letter. */
  async agreed(): Promise<void> {
    const { typists } = this;
    const state = () => this.state();
    await until(() => typists.every((typist) => typist.isDone), "all is saved", state);
    const docs = typists.map(({ desk }) => desk.doc);
    await until(
      () => disagreements(docs).length === 0,
      "all agree",
      () => [disagreements(docs), state()],
    );
    for (const typist of typists) typist.note();
  }

  /** What is wrong with what is stored, and who was turned away; empty when all is good. */
  async faults(pool: PoolConfig): Promise<string[]> {
    const turnedAway = this.typists
      .filter(({ desk }) => desk.closedWith !== null || desk.refused)
      .map(({ name, desk }) => `${name} was turned away: ${desk.closedWith}`);
    const stored = await storedText(pool, this.draftId);
    return [...this.history.faultsOf(stored), ...turnedAway];
  }

  /** For a message when something was waited for in vain. */
  state(): unknown {
    return this.typists.map(({ name, desk }) => ({
      name,
      isSynced: desk.provider.synced,
      isSaved: desk.isSaved,
      right: desk.hello?.right,
      closes: desk.closes.slice(-5),
    }));
  }

  leave(): void {
    for (const typist of this.typists) typist.leave();
  }
}
